"""QUESTIONS: one module per screen or document; each reads the store once and hands back frozen lines ready to show.

A query never writes and never decides: rules are the domain's, sentences about them are `domain.wording`'s.
"""

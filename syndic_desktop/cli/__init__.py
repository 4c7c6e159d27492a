"""COMMANDS: the same gestures as the windows, without a window.

Reads arguments, calls actions and queries, prints what came of them; exit 0 done, 1 refused in one sentence, 2 misuse.
It refuses to know Qt, the tables of the store and how a document is written.
"""

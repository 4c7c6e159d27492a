"""Pieces that several screens are made of; they know no question and no gesture."""

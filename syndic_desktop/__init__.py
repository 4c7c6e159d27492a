"""Syndic Desktop: the secretariat of a French syndicat mixte, on one computer and without a network."""

__version__ = "0.1.0"

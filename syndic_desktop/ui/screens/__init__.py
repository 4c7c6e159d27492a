"""Screens: each builds, connects, refreshes; it decides nothing."""

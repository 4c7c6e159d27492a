"""The screen « Réglages »: the syndicat's form, its statutory profile, its bodies."""

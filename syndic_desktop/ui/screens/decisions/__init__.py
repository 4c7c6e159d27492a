"""The place « Décisions »: what is decided by delegation, in a table typed as a spreadsheet is."""

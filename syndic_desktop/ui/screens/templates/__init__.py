"""The place « Modèles »: sets of Word templates, a page of each with example values, and the fields they may name."""

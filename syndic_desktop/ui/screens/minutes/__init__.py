"""Step « Procès-verbal »: the minutes read and rewritten in place, what the law wants in them, fixing, publication."""

"""The screen « Assemblée »: its table, its plan, the card of a seat, renewals, lists."""

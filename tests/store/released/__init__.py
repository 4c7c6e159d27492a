"""Files written by each version of the format, kept for ever, and how they were made.

`python -m tests.store.released.build_1` made `version-1.syndic`; it only runs with the program of that time.
"""

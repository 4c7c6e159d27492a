"""Step « Séance »: the roll, the quorum and the current item on one screen, by keyboard, used in the room."""

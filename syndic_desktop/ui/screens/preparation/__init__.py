"""Step « Ordre du jour » of a session: the agenda, the text of each item, what is foreseen, the timetable."""

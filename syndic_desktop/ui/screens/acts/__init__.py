"""The step « Actes »: what becomes of each act of a session, by keyboard."""

"""MEMORY: one `.syndic` file per syndicat, and the only room that knows SQLAlchemy, Alembic and SQLite.

Frozen domain values go in and come out; rows never leave. It refuses to know the rules (the domain decides what is
true), the documents, the exchange formats and whoever asks.
"""

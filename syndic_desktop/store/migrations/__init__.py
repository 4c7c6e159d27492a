"""The history of the tables: one revision per version of the file, run by `store.migrating`."""

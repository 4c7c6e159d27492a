"""The place « Registre » : the register of a body for a year, what it lacks, its binding; the report of a year."""

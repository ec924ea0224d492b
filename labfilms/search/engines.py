"""The engine that answers."""

from labfilms.search.database.engine import DatabaseEngine

_database = DatabaseEngine()


def engine() -> DatabaseEngine:
    """Return the engine in which every document stands, written with the rows themselves."""
    return _database

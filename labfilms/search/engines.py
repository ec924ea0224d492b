"""The engine that answers."""

from django.conf import settings

from labfilms.search.database.engine import DatabaseEngine
from labfilms.search.elastic.engine import ElasticEngine

_database = DatabaseEngine()
_elastic = ElasticEngine()


def engine() -> DatabaseEngine:
    """Return the engine that is set: the database's, or Elasticsearch with it behind.

    In both every document stands in the database, written with the rows themselves.
    """
    return _elastic if settings.ELASTIC_URL else _database

"""The server: how it is asked, and what is said when it does not answer."""

import logging
import os
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache

from django.conf import settings
from elastic_transport import TransportError
from elasticsearch import ApiError, BadRequestError, Elasticsearch

from labfilms.search.elastic.circuit import Circuit

log = logging.getLogger(__name__)

# Seconds. A visitor waits no longer before the database answers instead.
ANSWERS_WITHIN = 1.5
# What is written in bulk, behind the scenes.
WRITES_WITHIN = 30.0

circuit = Circuit()


class Away(Exception):
    """The server does not answer, or not as it should."""


@cache
def _client(address: str) -> Elasticsearch:
    # Never again by itself: the database answers sooner, and what is written waits in the outbox.
    return Elasticsearch(address, max_retries=0, retry_on_timeout=False)


# A connection is its process's own.
os.register_at_fork(after_in_child=_client.cache_clear)


@contextmanager
def asked(within: float, *, whatever_came: bool = False) -> Iterator[Elasticsearch]:
    """Give a client whose requests end in `within` seconds; raises Away.

    While the circuit is open Away comes at once, but for `whatever_came`: an operator who asks
    for a rebuild waits.
    """
    if not (whatever_came or circuit.lets_through()):
        raise Away("it did not answer a moment ago")
    try:
        yield _client(settings.ELASTIC_URL).options(request_timeout=within)
    except BadRequestError as fault:
        # Not the server's absence but a question that it refuses: the next one may be right.
        log.exception("Elasticsearch refuses what it is asked")
        raise Away(str(fault)) from fault
    except (TransportError, ApiError) as fault:
        circuit.broke(fault)
        raise Away(str(fault)) from fault
    circuit.held()

"""Write where a film may be shown."""

from ecran.films.models import Film


def set_embedding(*, film: Film, embedding: str, domains: str) -> None:
    """Say which sites may show a film's player; names are kept one a line."""
    film.embedding = embedding
    film.embed_domains = "\n".join(dict.fromkeys(domains.split()))
    film.save(update_fields=["embedding", "embed_domains", "updated_at"])

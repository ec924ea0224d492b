"""People, as tests need them."""

from itertools import count

from labfilms.accounts.models import User

_numbers = count(1)


def make_user(name: str = "", **fields) -> User:
    number = next(_numbers)
    fields.setdefault("email", f"personne{number}@exemple.fr")
    return User.objects.create_user(
        name=name or f"Personne {number}", password="mot de passe long", **fields
    )

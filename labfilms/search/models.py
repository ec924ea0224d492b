"""The database engine's index, and what waits for another engine.

The index is derived: `manage.py search_rebuild` makes it anew.
"""

from django.db import models


class Entry(models.Model):
    """A document, in what filters, orders and counts it."""

    thing = models.CharField(max_length=20)
    key = models.CharField(max_length=40)
    audience = models.CharField(max_length=8)
    title = models.CharField(max_length=200)
    # A sign for each value of each facet (database/signs.py): one read counts them all.
    codes = models.TextField()
    moment = models.DateTimeField()
    latitude = models.FloatField(null=True)
    longitude = models.FloatField(null=True)
    # The point on a sphere of radius one: distances are then plain arithmetic in any database.
    x = models.FloatField(null=True)
    y = models.FloatField(null=True)
    z = models.FloatField(null=True)
    # Of the whole document: what has not changed is not written again.
    fingerprint = models.BinaryField(max_length=16)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["thing", "key"], name="search_a_document_once")
        ]
        indexes = [
            models.Index(fields=["thing", "audience", "-moment", "-id"], name="search_newest"),
            models.Index(fields=["latitude", "longitude"], name="search_point"),
        ]

    def __str__(self) -> str:
        return f"{self.thing} {self.key}"


class Passages(models.Model):
    """The words of a document as they are read, for highlights."""

    entry = models.OneToOneField(Entry, models.CASCADE, primary_key=True)
    texts = models.JSONField()

    def __str__(self) -> str:
        return str(self.entry_id)


class FacetValue(models.Model):
    """A value that some document has, or had: its id is its sign in `codes`."""

    facet = models.CharField(max_length=20)
    value = models.CharField(max_length=80)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["facet", "value"], name="search_a_value_once")
        ]

    def __str__(self) -> str:
        return f"{self.facet}={self.value}"


class Opening(models.Model):
    """A word of a title, without its accents: what is being typed may begin it."""

    entry = models.ForeignKey(Entry, models.CASCADE, db_index=False, related_name="+")
    word = models.CharField(max_length=40)

    class Meta:
        indexes = [
            # Beginnings are looked up: on PostgreSQL a collation's own order would not serve them.
            models.Index(
                fields=["word", "entry"],
                name="search_begins",
                opclasses=["varchar_pattern_ops", "int8_ops"],
            ),
            models.Index(fields=["entry", "word"], name="search_word_of"),
        ]

    def __str__(self) -> str:
        return self.word


class Term(models.Model):
    """A word that stands in some document, without its accents."""

    word = models.CharField(max_length=40, unique=True)

    def __str__(self) -> str:
        return self.word


class Slip(models.Model):
    """A word with one letter left out, hashed: two words that share one are a slip apart."""

    term = models.ForeignKey(Term, models.CASCADE, related_name="+")
    key = models.BigIntegerField()

    class Meta:
        indexes = [models.Index(fields=["key", "term"], name="search_slip_key")]

    def __str__(self) -> str:
        return str(self.key)


class Postings(models.Model):
    """The inverted index: an FTS5 table on SQLite, a narrow table under GIN on PostgreSQL.

    Made by the migration and written by `database/sqlite.py` and `database/postgres.py`; Django
    knows its name and key, so that emptying the database empties it too.
    """

    rowid = models.BigIntegerField(primary_key=True)

    class Meta:
        db_table = "search_postings"

    def __str__(self) -> str:
        return str(self.rowid)


class Lexemes(models.Model):
    """The terms of each document on PostgreSQL; like `Postings`, made by the migration."""

    rowid = models.BigIntegerField(primary_key=True)

    class Meta:
        db_table = "search_lexemes"
        required_db_vendor = "postgresql"

    def __str__(self) -> str:
        return str(self.rowid)


class Outgoing(models.Model):
    """What is written and not told to the other engine yet (elastic/outbox.py).

    Its id is the version of the document: it grows with each write, in the order of commits.
    """

    thing = models.CharField(max_length=20)
    key = models.CharField(max_length=40)
    # None: the document is to be forgotten.
    document = models.JSONField(null=True)
    at = models.DateTimeField(auto_now_add=True)
    # How many times it was said to be unfit to be held: a fault of ours, not an absence.
    refused = models.PositiveIntegerField(default=0)

    class Meta:
        indexes = [models.Index(fields=["thing", "key"], name="search_a_row_of")]

    def __str__(self) -> str:
        return f"{self.thing} {self.key}"

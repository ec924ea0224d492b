import django.db.models.deletion
from django.db import migrations, models

# Terms come as forms already (labfilms/search/words.py): neither side stems nor folds. A tag holds
# `=`, which must not part it.
POSTINGS = {
    "sqlite": [
        """
        CREATE VIRTUAL TABLE search_postings USING fts5(
            rest, summary, names, title, tags, tokenize = "ascii tokenchars '=.-_+'"
        )
        """
    ],
    # A GIN index gives no row without its heap, and a row with its terms is ten times wider than
    # one with its codes: so the terms stand apart, and the narrow rows are indexed by them. The
    # function is as good as immutable: a posting is written anew whenever its lexemes are.
    # Restricted: lookups last some milliseconds, less than it takes to start workers for them.
    # Written seldom and read often: no pending list to be walked by each reader.
    "postgresql": [
        "CREATE TABLE search_lexemes (rowid bigint PRIMARY KEY, terms tsvector NOT NULL)",
        """
        CREATE TABLE search_postings (
            rowid bigint PRIMARY KEY, codes text NOT NULL, moment timestamptz NOT NULL
        )
        """,
        """
        CREATE FUNCTION search_terms_of(bigint) RETURNS tsvector
        LANGUAGE sql IMMUTABLE STRICT PARALLEL RESTRICTED SET search_path FROM CURRENT
        AS 'SELECT terms FROM search_lexemes WHERE rowid = $1'
        """,
        """
        CREATE INDEX search_postings_terms ON search_postings USING gin (search_terms_of(rowid))
        WITH (fastupdate = off)
        """,
    ],
}
DROPPED = {
    "sqlite": ["DROP TABLE search_postings"],
    "postgresql": [
        "DROP TABLE search_postings",
        "DROP FUNCTION search_terms_of(bigint)",
        "DROP TABLE search_lexemes",
    ],
}


def create_postings(apps, schema_editor):
    for statement in POSTINGS[schema_editor.connection.vendor]:
        schema_editor.execute(statement)


def drop_postings(apps, schema_editor):
    for statement in DROPPED[schema_editor.connection.vendor]:
        schema_editor.execute(statement)


class Migration(migrations.Migration):

    initial = True

    dependencies = [
    ]

    operations = [
        migrations.CreateModel(
            name='Entry',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('thing', models.CharField(max_length=20)),
                ('key', models.CharField(max_length=40)),
                ('audience', models.CharField(max_length=8)),
                ('title', models.CharField(max_length=200)),
                ('codes', models.TextField()),
                ('moment', models.DateTimeField()),
                ('latitude', models.FloatField(null=True)),
                ('longitude', models.FloatField(null=True)),
                ('x', models.FloatField(null=True)),
                ('y', models.FloatField(null=True)),
                ('z', models.FloatField(null=True)),
                ('fingerprint', models.BinaryField(max_length=16)),
            ],
        ),
        migrations.CreateModel(
            name='Opening',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('word', models.CharField(max_length=40)),
            ],
        ),
        migrations.SeparateDatabaseAndState(
            state_operations=[
                migrations.CreateModel(
                    name='Postings',
                    fields=[
                        ('rowid', models.BigIntegerField(primary_key=True, serialize=False)),
                    ],
                    options={
                        'db_table': 'search_postings',
                    },
                ),
                migrations.CreateModel(
                    name='Lexemes',
                    fields=[
                        ('rowid', models.BigIntegerField(primary_key=True, serialize=False)),
                    ],
                    options={
                        'db_table': 'search_lexemes',
                        'required_db_vendor': 'postgresql',
                    },
                ),
            ],
            database_operations=[migrations.RunPython(create_postings, drop_postings)],
        ),
        migrations.CreateModel(
            name='FacetValue',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('facet', models.CharField(max_length=20)),
                ('value', models.CharField(max_length=80)),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('facet', 'value'), name='search_a_value_once')],
            },
        ),
        migrations.CreateModel(
            name='Slip',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.BigIntegerField()),
            ],
        ),
        migrations.CreateModel(
            name='Term',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('word', models.CharField(max_length=40, unique=True)),
            ],
        ),
        migrations.CreateModel(
            name='Passages',
            fields=[
                ('entry', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, serialize=False, to='search.entry')),
                ('texts', models.JSONField()),
            ],
        ),
        migrations.AddIndex(
            model_name='entry',
            index=models.Index(fields=['thing', 'audience', '-moment', '-id'], name='search_newest'),
        ),
        migrations.AddIndex(
            model_name='entry',
            index=models.Index(fields=['latitude', 'longitude'], name='search_point'),
        ),
        migrations.AddConstraint(
            model_name='entry',
            constraint=models.UniqueConstraint(fields=('thing', 'key'), name='search_a_document_once'),
        ),
        migrations.AddField(
            model_name='opening',
            name='entry',
            field=models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='search.entry'),
        ),
        migrations.AddField(
            model_name='slip',
            name='term',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='search.term'),
        ),
        migrations.AddIndex(
            model_name='opening',
            index=models.Index(fields=['word', 'entry'], name='search_begins', opclasses=['varchar_pattern_ops', 'int8_ops']),
        ),
        migrations.AddIndex(
            model_name='opening',
            index=models.Index(fields=['entry', 'word'], name='search_word_of'),
        ),
        migrations.AddIndex(
            model_name='slip',
            index=models.Index(fields=['key', 'term'], name='search_slip_key'),
        ),
    ]

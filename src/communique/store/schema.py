"""The tables, in SQLAlchemy's terms. `start_char` because `end` and `start` are reserved or common words elsewhere."""

from sqlalchemy import Boolean, Column, Index, Integer, LargeBinary, MetaData, String, Table, Text

SCHEMA_VERSION = "3"

metadata = MetaData()

meta = Table(
    "meta",
    metadata,
    Column("key", String, primary_key=True),
    Column("value", String, nullable=False),
)
"""`schema`: version of the tables; `linked`: hash of the readings and judgements that the records were made of."""

readings = Table(
    "readings",
    metadata,
    Column("document", String, primary_key=True),
    Column("source_id", String, nullable=False),
    Column("state", String, nullable=False),
    Column("payload", Text, nullable=False),
    Column("digest", String),
)
"""One row per document: what reading it alone gave, as JSON; the source of every linked record. `digest` is the hash of
the payload, so that the state of a store is told without reading all of it."""

arrivals = Table(
    "arrivals",
    metadata,
    Column("document", String, primary_key=True),
    Column("run", Integer, nullable=False),
    Column("time", String, nullable=False),
    Index("arrivals_by_run", "run"),
)
"""When each document was read into the store: the number of the reading run, and the time (UTC, ISO). Stores made
before this table have none for their documents; these count as read before all runs."""

watches = Table(
    "watches",
    metadata,
    Column("name", String, primary_key=True),
    Column("rule", String, nullable=False),
    Column("seen", Text, nullable=False),
)
"""Saved watch rules; `seen`: what a rule found when it was last run, as a JSON list of keys."""

records = Table(
    "records",
    metadata,
    Column("record", String, primary_key=True),
    Column("id", String, primary_key=True),
    Column("document", String),
    Column("kind", Integer, nullable=False),
    Column("home", String, nullable=False),
    Column("first", Integer, nullable=False),
    Column("payload", Text, nullable=False),
    Index("records_in_order", "kind", "home", "first", "id"),
    Index("records_by_document", "document", "record"),
)
"""The linked records as their lines of JSON; `kind`, `home` (the document or nothing), `first` and `id` are what a
listing of the whole store is ordered by, so that a record is put in or taken out without a look at the others.

A tripwire bears the id of its first commitment, so that an id is unique only within its type.
"""

compared = Table(
    "compared",
    metadata,
    Column("key", LargeBinary, primary_key=True),
    Column("answer", LargeBinary, nullable=False),
)
"""What the model said of two phrases side by side, by a hash of both: linking anew asks nothing twice."""

judgements = Table(
    "judgements",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=True),
    Column("id", String, nullable=False, unique=True),
    Column("about", String, nullable=False),
    Column("payload", Text, nullable=False),
    Index("judgements_by_record", "about"),
)
"""Appended only, in order of arrival."""

captures = Table(
    "captures",
    metadata,
    Column("sha256", String, primary_key=True),
    Column("size", Integer, nullable=False),
    Column("packed", LargeBinary, nullable=False),
)
"""The bytes that texts were taken from, as they came, by their hash; `packed` by zlib."""

attempts = Table(
    "attempts",
    metadata,
    Column("origin", String, primary_key=True),
    Column("source_id", String, primary_key=True),
    Column("document", String, nullable=False),
    Column("state", String, nullable=False),
    Column("reasons", Text, nullable=False),
    Column("time", String, nullable=False),
    Index("attempts_by_state", "state"),
)
"""How reading each document last ended: `origin` is the path or address it came from, `state` ok, partial, failed or
skipped, `reasons` its warnings as a JSON list, `time` UTC, ISO."""

feeds = Table(
    "feeds",
    metadata,
    Column("url", String, primary_key=True),
    Column("location", String, nullable=False),
    Column("next_due", String, nullable=False),
    Column("etag", String),
    Column("last_modified", String),
    Column("failures", Integer, nullable=False),
    Column("is_gone", Boolean, nullable=False),
)
"""The feeds that are followed, as `records.following.FollowedFeed` says."""

followed = Table(
    "followed",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=True),
    Column("url", String, nullable=False, unique=True),
    Column("feed", String, nullable=False),
    Column("time", String, nullable=False),
    Column("state", String, nullable=False),
    Column("tries", Integer, nullable=False),
    Column("metadata", Text, nullable=False),
    Index("followed_waiting", "feed", "state"),
)
"""What feeds listed, in the order in which it came, as `records.following.FollowedEntry` says."""

WORDS_DDL = (
    "CREATE VIRTUAL TABLE IF NOT EXISTS words USING fts5"
    "(id UNINDEXED, record UNINDEXED, content, tokenize='unicode61 remove_diacritics 2')"
)
"""Full text of statements, commitments and documents; SQLite's FTS5."""

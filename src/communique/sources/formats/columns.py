"""Which column of a table holds what: text, title, date; by the names that such tables usually bear."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from communique.errors import SourceError
from communique.sources.formats.bounded import writable
from communique.sources.source import Source

_NAMES = {
    "text": "text full_text fulltext article_text body_text content contents body article maintext main_text "
    "plain_text story message statement transcript",
    "title": "title headline heading article_title subject",
    "published": "published publication_date published_date published_at publish_date date_published pub_date pubdate "
    "date datetime date_time created_at timestamp day",
    "url": "url link article_url source_url web_url weburl uri permalink href",
    "publisher": "publisher source source_name outlet newspaper publication news_outlet media site website domain",
    "author": "author authors byline writer creator journalist by",
    "id": "id doc_id docid document_id article_id articleid uid uuid guid",
}
_OTHER = re.compile(r"[^a-z0-9]+")
_SHOWN = 12


@dataclass(frozen=True, slots=True)
class Columns:
    """Where in a row each field stands, and what its column is called there."""

    places: Mapping[str, tuple[int, str]]

    def value(self, row: Sequence[str], field: str) -> str:
        """A field of a row, "" where it has none."""
        place = self.places.get(field)
        return row[place[0]].strip() if place is not None and place[0] < len(row) else ""

    def source(self, row: Sequence[str], name: str) -> Source:
        """The document of a row; without text it fails. `name` is its id where it bears none itself."""
        source_id = writable(self.value(row, "id")) or name
        fields = ("title", "author", "published", "publisher", "url")
        metadata = {field: writable(value) for field in fields if (value := self.value(row, field))}
        if "published" in metadata:
            metadata["published_by"] = f"column {self.places['published'][1]}"
        text = self.value(row, "text")
        if not text:
            reason = f"no text in row {name.rpartition(':')[2]}, column {self.places['text'][1]!r}"
            return Source(source_id, None, "\t".join(row).encode("utf-8", "replace"), metadata, failure=reason)
        return Source(source_id, text, text.encode("utf-8", "surrogatepass"), metadata)


def columns_of(header: Sequence[str]) -> Columns:
    """The columns of a table by their names, in any case and with any signs between words.

    Where several could hold a field, the name that comes first in the list above counts. A `SourceError` lists the
    columns where none holds the text.
    """
    known = [_OTHER.sub("_", name.strip().lstrip("\ufeff").lower()).strip("_") for name in header]
    places = {}
    for field, names in _NAMES.items():
        found = next((known.index(name) for name in names.split() if name in known), None)
        if found is not None:
            places[field] = (found, " ".join(header[found].strip().lstrip("\ufeff").split())[:40])
    if "text" not in places:
        shown = ", ".join(repr(" ".join(name.split())[:40]) for name in header[:_SHOWN])
        more = f" and {len(header) - _SHOWN} more" if len(header) > _SHOWN else ""
        raise SourceError(f"no column of texts among {shown}{more}; name it 'text' in the first row")
    return Columns(places)

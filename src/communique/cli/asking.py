"""A what-if composed: the act read by the pipeline, the question put to the store."""

from typing import TYPE_CHECKING

from communique.cli import answers, session
from communique.cli.triples import parse_triple
from communique.errors import QueryError
from communique.queries import Archive
from communique.queries.whatif import WhatIf, what_if
from communique.settings import load_settings

if TYPE_CHECKING:
    from communique.store import Store


def ask_what_if(store: "Store", archive: Archive, act: str, *, as_json: bool) -> WhatIf:
    """What an act touches; an act that cannot be read is an error, for programs with an empty answer as well."""
    readings = tuple(r for r in store.readings() if r.document.id in archive.documents)
    readable = any(c.isalpha() for c in act)
    reader = session.make_reader(load_settings())
    triple = parse_triple(act, reader)
    acts = triple or (reader.parse_acts(act) if readable else ())
    try:
        return what_if(
            archive, readings, acts, words=triple[0].text if triple else act, judge=session.make_judge(load_settings())
        )
    except QueryError as error:
        if as_json:
            answers.print_json(WhatIf(act=act, fires=(), possible=(), reason=str(error)))
        raise

"""When did X say that: the statements of one speaker or party, filtered by words."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence, Set
from dataclasses import dataclass, replace
from difflib import get_close_matches

from communique.errors import QueryError
from communique.knowledge.parties import country_of
from communique.linking.parties import country_of_code
from communique.linking.persons import key_of_name
from communique.linking.quotations import ALTERS
from communique.queries.archive import PRONOUNS, Archive
from communique.queries.dates import date_of_statement
from communique.queries.names import count, party_name, words_for_code
from communique.records import Link, Span, Statement

Search = Callable[[str], Set[str]]
_SHOWN = 5
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True, kw_only=True)
class SaidRow:
    """One statement. `date_by` is `text` or `publication`; `within` names who reports it at second hand.

    `copies` are documents above it in the list that go back to the same source.
    """

    statement: str
    date: str | None
    date_by: str | None
    speaker: str
    code: str | None
    party: str
    quote: str
    act: str
    words: tuple[Span, ...]
    within: str | None
    document: str
    label: str
    altered: tuple["Altered", ...] = ()
    copies: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Altered:
    """Words of a quotation that an earlier text gives otherwise."""

    words: str
    before: str
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """All that a speaker said, in order of time, undated last; `first` and `last` dates; why there is nothing.

    `origins` counts the sources: copies and retellings of one report are one.
    """

    actor: str
    words: str | None
    rows: tuple[SaidRow, ...]
    first: str | None
    last: str | None
    reason: str | None
    origins: int = 0


def said_by(archive: Archive, actor: str, words: str | None, *, search: Search) -> Said:
    """The statements of a speaker named by name, surname, country or code, that hold the words in some inflection."""
    if not actor.strip():
        raise QueryError("nobody is named; give a name, an office, a country or a code, as in: communique said Trump")
    own = [s for s in archive.of(Statement) if _is_speaker(archive, s, actor)]
    found = own
    if words:
        ids = search(words)
        found = [s for s in own if s.id in ids]
    pairs = [(date_of_statement(archive, s), s) for s in found]
    pairs.sort(key=lambda p: (p[0].day if p[0] else "9999", archive.place_of(p[1].document, _first(p[1])), p[1].id))
    altered = defaultdict(list)
    for link in archive.links(ALTERS):
        altered[link.from_].append(link)
    rows = tuple(
        replace(_row(archive, s, d.value if d else None, d.by if d else None, altered[s.id]), copies=copies)
        for (d, s), copies in zip(pairs, _copies(archive, [s for _, s in pairs]), strict=True)
    )
    days = [d.day for d, _ in pairs if d]
    others = () if rows or not words else [s for s in archive.of(Statement) if s.id in search(words)]
    return Said(
        actor=actor,
        words=words,
        rows=rows,
        first=min(days, default=None),
        last=max(days, default=None),
        reason=None if rows else _why_none(archive, actor, words, len(own), others),
        origins=len({archive.documents[s.document].origin or s.document for s in found}),
    )


def _copies(archive: Archive, statements: Sequence[Statement]) -> Iterator[tuple[str, ...]]:
    """For each statement the documents of its origin that come before its own in the list."""
    seen: list[str] = []
    for statement in statements:
        yield tuple(archive.label(d) for d in archive.copies_of(statement.document) if d in seen)
        if statement.document not in seen:
            seen.append(statement.document)


def _first(statement: Statement) -> Span | None:
    return statement.content[0] if statement.content else statement.speaker


def _row(archive: Archive, statement: Statement, date: str | None, by: str | None, altered: Sequence[Link]) -> SaidRow:
    outer = archive.statements.get(statement.within or "")
    document = archive.documents[statement.document]
    return SaidRow(
        statement=statement.id,
        date=date,
        date_by=by,
        speaker=archive.speaker_words(statement),
        code=statement.speaker_code,
        party=party_name(statement.speaker_code),
        quote=statement.quote,
        act=statement.act,
        words=statement.content,
        within=archive.speaker_name(outer) if outer else None,
        document=document.source_id,
        label=archive.label(document.id),
        altered=tuple(version for link in altered for version in _altered(archive, link)),
    )


def _altered(archive: Archive, link: Link) -> Iterator[Altered]:
    """What differs from an earlier version of a quotation; the link shows the words now and before in turn."""
    for now, before in zip(link.evidence[::2], link.evidence[1::2], strict=True):
        yield Altered(words=now.text, before=before.text, label=archive.label(before.document or ""))


def _is_speaker(archive: Archive, statement: Statement, asked: str) -> bool:
    """By code or country, by the name of the resolved person, or by a name in the words that name the speaker."""
    wanted = asked.lower().strip().removeprefix("the ")
    if not wanted:
        return False
    if wanted in words_for_code(statement.speaker_code) or _is_country(statement.speaker_code, asked):
        return True
    person = archive.actors.get(statement.speaker_actor or "")
    if person is not None and (wanted == person.name.lower() or wanted == key_of_name(person.name)):
        return True
    heads = [statement.speaker.text] if statement.speaker else []
    if person is not None:
        heads += [person.name, person.role or ""]
    return any(_holds_name(head, asked) for head in heads)


def _is_country(code: str | None, asked: str) -> bool:
    """Whether the words name the country of a code in another way: "US", "Britain"."""
    country = country_of(asked)
    return code is not None and country is not None and country == country_of_code(code)


def _holds_name(phrase: str, asked: str) -> bool:
    """Whether the words asked for stand in a row in the phrase, as names do: with their capitals."""
    own = _WORD.findall(phrase)
    wanted = [w.lower() for w in _WORD.findall(asked)]
    folded = [w.lower() for w in own]
    size = len(wanted)
    return bool(wanted) and any(
        folded[i : i + size] == wanted and own[i][:1].isupper() for i in range(len(own) - size + 1)
    )


def _why_none(archive: Archive, actor: str, words: str | None, own: int, others: Sequence[Statement]) -> str:
    if archive.nothing:
        return archive.nothing
    if own and words:
        told = list(dict.fromkeys(archive.speaker_name(s) for s in others))[:_SHOWN]
        whose = f"; they are said by {', '.join(told)}" if told else ", nor anybody's; try fewer words"
        return f"{count(own, 'statement')} of {actor} in the store, none with the words {words!r}{whose}"
    heads = [s.speaker.text for s in archive.of(Statement) if s.speaker]
    names = [h for h in heads if h[:1].isupper() and h.lower() not in PRONOUNS]
    names += [a.name for a in archive.actors.values()]
    near = get_close_matches(actor, dict.fromkeys(w for n in names for w in (n, n.split()[-1])), n=3, cutoff=0.75)
    heard = ", ".join(near or list(dict.fromkeys(names))[:_SHOWN])
    nobody = f"nobody by the name {actor!r} speaks in {count(len(archive.documents), 'document')}"
    return nobody + (f"; {'did you mean' if near else 'heard are'} {heard}{'?' if near else ' ...'}" if heard else "")

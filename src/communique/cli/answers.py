"""Answers printed: as JSON with the names of their fields, or as columns; an empty one says why."""

import sys
from collections.abc import Callable, Sequence
from itertools import groupby
from typing import Any, TypeVar

from communique.cli import sections
from communique.cli.screen import Screen, quoted, response_words, trigger_words
from communique.queries.actor_page import ActorPage, why_nothing
from communique.queries.archive import Archive
from communique.queries.comparing import Comparison, Wording
from communique.queries.dates import day_in_words
from communique.queries.details import Details, Mention
from communique.queries.names import count, pair_name
from communique.queries.plain import to_json
from communique.queries.review import review_rows
from communique.queries.said import Said, SaidRow
from communique.queries.standing import agreement_rows, channel_rows, contested_rows, operation_rows, why_none
from communique.queries.timeline import TimelineRow, timeline_rows
from communique.queries.tripwires import brake_rows, chain_rows, tripwire_rows
from communique.queries.tripwires import why_none as why_no_tripwire
from communique.queries.verification import Verification
from communique.queries.whatif import WhatIf
from communique.records import Span

T = TypeVar("T")
_FEW = 10


def print_tripwires(archive: Archive, *, as_json: bool) -> None:
    """The ledger of standing commitments, and the chain."""
    rows, chain, brakes = tripwire_rows(archive), chain_rows(archive), brake_rows(archive)
    if as_json:
        print_json({"tripwires": rows, "chain": chain, "brakes": brakes, "reason": _reason(archive, bool(rows))})
        return
    screen = Screen()
    if rows:
        sections.show_tripwires(screen, rows)
        screen.heading("CHAIN")
        sections.show_chain(screen, chain, brakes, rows)
    else:
        screen.line(why_no_tripwire(archive))
    screen.show()


def _reason(archive: Archive, found: bool) -> str | None:
    return None if found else why_no_tripwire(archive)


def print_contested(archive: Archive, *, as_json: bool) -> None:
    """Claims on which parties differ."""
    _print(
        archive,
        contested_rows(archive),
        sections.show_contested,
        "no claim that one party makes and another denies",
        as_json,
    )


def print_agreements(archive: Archive, *, as_json: bool) -> None:
    """Agreements with allegations and answers."""
    _print(archive, agreement_rows(archive), sections.show_agreements, "no agreement, resolution or veto", as_json)


def print_channels(archive: Archive, *, as_json: bool) -> None:
    """Lines of contact."""
    _print(archive, channel_rows(archive), sections.show_channels, "no hotline or other channel", as_json)


def print_operations(archive: Archive, *, as_json: bool) -> None:
    """Operations with the people at risk."""
    _print(
        archive,
        operation_rows(archive),
        sections.show_operations,
        "no operation planned, expected or under way",
        as_json,
    )


def print_review(archive: Archive, *, as_json: bool) -> None:
    """What needs a person, by reason."""
    _print(archive, review_rows(archive), sections.show_review, "nothing was left open", as_json)


def _print(
    archive: Archive, rows: Sequence[T], show: Callable[[Screen, Sequence[T]], None], nothing: str, as_json: bool
) -> None:
    """Rows as JSON or as a section; without rows, why."""
    if as_json:
        print_json(list(rows))
        if not rows:
            sys.stderr.write((archive.nothing or why_none(archive, nothing)) + "\n")
        return
    screen = Screen()
    if rows:
        show(screen, rows)
    else:
        screen.line(archive.nothing or why_none(archive, nothing))
    screen.show()


def print_timeline(archive: Archive, *, as_json: bool) -> None:
    """Dated rows in order, then the undated by document."""
    rows = timeline_rows(archive)
    if as_json:
        print_json(rows)
        if not rows:
            sys.stderr.write((archive.nothing or why_none(archive, "no event and no statement")) + "\n")
        return
    screen = Screen()
    dated = [r for r in rows if r.day]
    if dated:
        screen.table(
            ("date", "who", "what", "words", "in"),
            _once([(day_in_words(r.date or ""), *_cells(r)) for r in dated]),
            ratios=(0, 5, 3, 8, 0),
        )
    undated = (r for r in rows if not r.day)
    for (document, published), group in groupby(undated, key=lambda r: (r.document, r.published)):
        screen.heading(f"no day told, in {document} of {published}" if published else f"no date yet, in {document}")
        screen.table(("", "who", "what", "words", "in"), [("", *_cells(r)) for r in group], ratios=(0, 5, 3, 8, 0))
    if not rows:
        screen.line(archive.nothing or why_none(archive, "no event and no statement"))
    screen.show()


def _once(rows: Sequence[tuple[str, ...]]) -> list[tuple[str, ...]]:
    """The same row told by several texts in one, with all of them named in its last cell."""
    found: dict[tuple[str, ...], list[str]] = {}
    for row in rows:
        found.setdefault(row[:-1], []).append(row[-1])
    return [(*row, ", ".join(dict.fromkeys(labels))) for row, labels in found.items()]


def _cells(row: TimelineRow) -> tuple[str, str, str, str]:
    who = pair_name(row.who, row.to)
    holder = f", says {row.holder}" if row.holder else ""
    return who, f"{row.act} ({row.status}{holder})", quoted(row.clause.text, longest=120), row.label


def print_said(found: Said, *, as_json: bool) -> None:
    """The statements of a speaker in order of time."""
    if as_json:
        print_json(found)
        return
    screen = Screen()
    if found.rows:
        sources = "" if found.origins == len(found.rows) else f" from {count(found.origins, 'source')}"
        days = f"first {found.first or 'undated'}, last {found.last or 'undated'}"
        screen.line(f"{count(len(found.rows), 'statement')}{sources}; {days}")
        cells = [
            (
                r.date or "undated",
                f"{r.speaker} [{r.party}]" + (f"\nas told by {r.within}" if r.within else ""),
                f"{r.act}, {r.quote}",
                " … ".join(quoted(w.text) for w in r.words) + _alterations(r),
                (f"{r.label} {_offsets(r.words[0])}" if r.words else r.label)
                + (f"\none source with {', '.join(r.copies)}" if r.copies else ""),
            )
            for r in found.rows
        ]
        screen.table(("date", "speaker", "how", "words", "in"), cells, ratios=(0, 4, 2, 8, 0))
    else:
        screen.line(found.reason or "")
    screen.show()


def _alterations(row: SaidRow) -> str:
    """Lines that flag words which an earlier text quotes otherwise."""
    return "".join(f"\n! altered: {quoted(a.words)} here, {quoted(a.before)} in {a.label}" for a in row.altered)


def print_what_if(found: WhatIf, *, documents: int, as_json: bool) -> None:
    """What an act fires, what it could fire and what is missing."""
    if as_json:
        print_json(found)
        return
    screen = Screen()
    for title, rows in (("matches", found.fires), ("possible", found.possible)):
        for row in rows:
            trigger, response = (
                trigger_words(row.trigger, row.condition),
                response_words(row.response, row.response_polarity),
            )
            screen.line(f"{title:9} {row.alias}  {row.issuer}: {trigger} -> {response}")
            if row.needs:
                screen.line(f"missing: {'; '.join(row.needs)}", indent=11)
            done = count(row.record, "such act") if row.record else "no such act"
            screen.line(f"in {', '.join(row.documents)}; its issuer's record so far: {done} told as done", indent=11)
    if found.reason:
        screen.line(found.reason)
    elif documents < _FEW:
        screen.line(f"{count(documents, 'document')}: too few to say anything about who carries out what")
    screen.show()


def print_actor(page: ActorPage, *, documents: int, as_json: bool) -> None:
    """The page of a party."""
    if as_json:
        print_json(page)
        return
    screen = Screen()
    sections.show_actor(screen, page)
    nothing = why_nothing(page, documents)
    if nothing:
        screen.line(nothing)
    screen.show()


def print_comparison(found: Comparison, *, as_json: bool) -> None:
    """Two wordings in two columns, and what the words show."""
    if as_json:
        print_json(found)
        return
    screen = Screen()
    one, other = _wording(found.before), _wording(found.after)
    screen.table(
        ("", _title(found.before), _title(found.after)), [(k, one[k], other[k]) for k in one], ratios=(2, 6, 6)
    )
    screen.line()
    screen.line(found.conclusion, style="bold")
    for line in (*found.differences, *found.relations):
        screen.line(line, indent=2)
    if found.change != "unrelated" and found.words:
        screen.line(f"words: {'; '.join(quoted(w.text, longest=80) for w in found.words)}", indent=2)
    screen.show()


def _title(wording: Wording) -> str:
    return f"{wording.name}  {wording.document}, {wording.published or 'undated'}"


def _wording(wording: Wording) -> dict[str, str]:
    spans = {"if": wording.trigger, "then": wording.response, "demand": wording.demand, "deadline": wording.deadline}
    words = {k: quoted(s.text) if s else "-" for k, s in spans.items()}
    if wording.trigger:
        words["if"] = trigger_words(wording.trigger.text, wording.condition)
    if wording.response:
        words["then"] = response_words(wording.response.text, wording.response_polarity)
    return {
        "issuer": wording.issuer,
        "target": wording.target,
        **words,
        "hedges": ", ".join(quoted(h.text) for h in wording.hedges) or "-",
        "firmness": f"{wording.firmness} ({wording.kind}, {wording.condition.replace('_', ' ')})",
        "presupposes": ", ".join(quoted(p.text) for p in wording.presupposes) or "-",
    }


def print_details(found: Details, *, as_json: bool) -> None:
    """A record's fields, its words where they stand, its links and judgements."""
    if as_json:
        print_json(found)
        return
    screen = Screen()
    record = found.record
    screen.line(f"{found.alias or str(record['id'])[:8]}  {record['record']} {record['id']}", style="bold")
    screen.pairs([(key, _value(value)) for key, value in record.items() if _is_shown(key, value)])
    for place, mention in enumerate(found.mentions):
        _show_mention(screen, mention, f"{found.names[place]}  " if found.names else "")
    for name, lines in (("links", found.links), ("judgements", [_value(j) for j in found.judgements])):
        if lines:
            screen.heading(name)
            for line in lines:
                screen.line(line, indent=2)
    screen.show()


def _show_mention(screen: Screen, mention: Mention, name: str) -> None:
    origin = f" (of one origin with {', '.join(mention.copies)})" if mention.copies else ""
    where = f"{name}{mention.document} {_offsets(mention.sentence)}{origin}"
    screen.line()
    screen.line(f"{where}  {quoted(mention.sentence.text, longest=600)}")
    if mention.speaker:
        screen.line(f"speaker: {mention.speaker}", indent=5)
    for part in mention.parts:
        screen.line(f"{part.part} {_offsets(part.span)} {quoted(part.span.text)}", indent=5)


def _is_shown(key: str, value: Any) -> bool:
    """Whether a field is shown as such: words of the text are shown where they stand."""
    if key == "history":
        return bool(value)
    spans = isinstance(value, dict) or (isinstance(value, list) and bool(value) and isinstance(value[0], dict))
    return not spans and key not in {"record", "id", "text"} and value not in (None, [], "")


def _value(value: Any) -> str:
    """A field as words: entries of a history one in a line."""
    if isinstance(value, list):
        return ("\n" if value and isinstance(value[0], dict) else ", ").join(_value(v) for v in value)
    if isinstance(value, dict) and "evidence" in value:
        words = quoted(value["evidence"]["text"], longest=80)
        by = f" ({value['by']})" if value["by"] else ""
        return f"{value['date'] or 'undated'}  {value['field']} {value['value']}{by}: {words}"
    if isinstance(value, dict):
        return f"{value['time']}  {value['field']}: {value['old']} -> {value['new']} ({value['author']})"
    return str(value)


def _offsets(span: Span) -> str:
    return f"{span.start}-{span.end}"


def print_json(answer: Any) -> None:
    """One JSON document on standard output."""
    sys.stdout.write(to_json(answer) + "\n")


def print_verification(found: Verification, unreadable: Sequence[str], *, as_json: bool) -> bool:
    """How many spans hold, each broken one in a line; whether all is sound."""
    broken = [*unreadable, *found.broken]
    sound = not broken
    if as_json:
        print_json({"spans": found.spans, "ok": found.spans - found.broken_spans, "broken": broken, "sound": sound})
    else:
        screen = Screen()
        screen.line(f"{found.spans - found.broken_spans:,}/{found.spans:,} spans ok", indent=0)
        for line in broken:
            screen.line(line, indent=2)
        screen.show()
    return sound

"""Statements inside statements: one record per content and cue, and who reports whom."""

from collections.abc import Iterable, Sequence

from communique.reading.statements.found import Found
from communique.records import StatementDraft, content_id
from communique.text import Analysis


def distinct(found: Iterable[Found]) -> list[Found]:
    """One statement per content and one per cue: the surer reading, the fuller cue where two begin at one word.

    A cue and a quotation that cross can leave no word between them; such a finding says nothing and goes.
    """
    kept: dict[tuple[object, ...], Found] = {}
    for item in sorted((f for f in found if all(c.text for c in f.content)), key=lambda f: -f.confidence):
        kept.setdefault((item.content, item.at if item.borrowed else None), item)
    fullest: dict[int, int] = {}
    for item in kept.values():
        if item.cue is not None:
            fullest[item.cue.start] = max(fullest.get(item.cue.start, 0), item.cue.end)
    chosen = [f for f in kept.values() if f.cue is None or f.cue.end == fullest[f.cue.start] or f.quote == "direct"]
    return sorted(chosen, key=lambda f: (f.content[0].start, -f.content[-1].end, f.at))


def nested(analysis: Analysis, found: Sequence[Found]) -> tuple[StatementDraft, ...]:
    """Drafts with ids; `within` is the smallest other statement whose content holds cue and content."""
    ids = _ids(analysis, found)
    outer = _holders(found)
    return tuple(
        StatementDraft(
            id=ids[place],
            speaker=item.speaker,
            cue=item.cue,
            content=item.content,
            quote=item.quote,
            act=item.act,
            addressee=item.addressee,
            within=None if (holder := outer[place]) is None else ids[holder],
            confidence=round(item.confidence, 3),
        )
        for place, item in enumerate(found)
    )


def _ids(analysis: Analysis, found: Sequence[Found]) -> list[str]:
    """Ids by content; a second statement on the very same words has its cue's place in its id too."""
    ids: list[str] = []
    seen: set[str] = set()
    for item in found:
        plain = content_id("statement", analysis.document, item.content)
        chosen = content_id("statement", analysis.document, item.content, str(item.at)) if plain in seen else plain
        seen.add(chosen)
        ids.append(chosen)
    return ids


def _holders(found: Sequence[Found]) -> list[int | None]:
    """For each statement the smallest other one around its cue and first content, by one sweep over the text.

    The outer one must be the longer, so that two statements never hold each other.
    """
    spans = sorted((c.start, c.end, i) for i, f in enumerate(found) for c in f.content)
    points = sorted((_point(f), i) for i, f in enumerate(found))
    size = [sum(len(c) for c in f.content) for f in found]
    holders: list[int | None] = [None] * len(found)
    active: list[tuple[int, int]] = []
    place = 0
    for point, i in points:
        while place < len(spans) and spans[place][0] <= point:
            active.append((spans[place][1], spans[place][2]))
            place += 1
        active = [a for a in active if a[0] > point]
        larger = (j for _, j in active if (size[j], -j) > (size[i], -i))
        around = {j for j in larger if _holds(found[j], found[i].content[0].start)}
        holders[i] = min(around, key=lambda j: (size[j], j)) if around else None
    return holders


def _point(item: Found) -> int:
    return item.cue.start if item.cue else item.content[0].start


def _holds(outer: Found, offset: int) -> bool:
    return any(c.start <= offset < c.end for c in outer.content)

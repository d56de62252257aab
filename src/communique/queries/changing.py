"""What changed between two wordings, part by part: the words of both, those that came in, those that were left out."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from communique.records import Span

_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_EMPTY = frozenset("a an the to of that and".split())
"""Words that are no change by themselves."""
_ALIKE = 0.5
"""The part of the shorter phrase's words that both must share for single words to be told; else all of it changed."""
_MODAL = re.compile(
    r"(?i)\b(?:will|shall|would|should|may|might|could|can|must|won['’]t|(?:is|are|am|was|were) (?:not )?"
    r"(?:going|ready|prepared|willing|able|determined|obliged|forced|bound|likely|set|about) to)\b"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One part in both wordings (`None` where it is missing); `added` and `dropped` are runs of words."""

    part: str
    before: str | None
    after: str | None
    added: tuple[str, ...] = ()
    dropped: tuple[str, ...] = ()

    def told(self) -> str:
        """The change in a line for people."""
        if self.before is None or self.after is None:
            return f"{self.part}: {'adds' if self.before is None else 'drops'} “{self.after or self.before}”"
        runs = [f"adds “{w}”" for w in self.added] + [f"drops “{w}”" for w in self.dropped]
        return f"{self.part}: “{self.before}” → “{self.after}”" + (f" ({', '.join(runs)})" if runs else "")


def change_of(part: str, before: Span | None, after: Span | None) -> Change | None:
    """The change of a part; `None` where both say the same.

    >>> change_of("if", Span(0, 9, "he shells"), Span(0, 15, "he again shells")).told()
    'if: “he shells” → “he again shells” (adds “again”)'
    """
    if before is None and after is None:
        return None
    if before is None or after is None:
        return Change(part=part, before=before.text if before else None, after=after.text if after else None)
    words = [[m.group() for m in _WORD.finditer(span.text)] for span in (before, after)]
    looks = [[w.lower() for w in own] for own in words]
    if [w for w in looks[0] if w not in _EMPTY] == [w for w in looks[1] if w not in _EMPTY]:
        return None
    matcher = SequenceMatcher(None, looks[0], looks[1], autojunk=False)
    shared = sum(w not in _EMPTY for m in matcher.get_matching_blocks() for w in looks[0][m.a : m.a + m.size])
    least = min(sum(w not in _EMPTY for w in own) for own in looks)
    runs = [op for op in matcher.get_opcodes() if op[0] != "equal"] if shared >= _ALIKE * least and shared else []
    dropped = tuple(_runs(words[0], [(a, b) for _, a, b, _, _ in runs]))
    added = tuple(_runs(words[1], [(c, d) for _, _, _, c, d in runs]))
    return Change(part=part, before=before.text, after=after.text, added=added, dropped=dropped)


def _runs(words: Sequence[str], bounds: Sequence[tuple[int, int]]) -> Iterator[str]:
    for first, last in bounds:
        run = words[first:last]
        if any(w.lower() not in _EMPTY for w in run):
            yield " ".join(run)


def modal_change(before: Sequence[Span], after: Sequence[Span]) -> Change | None:
    """How firmly each is said: its hedges with its modal verb, where they differ."""
    one, other = ("”, “".join(dict.fromkeys(s.text for s in spans)) for spans in (before, after))
    if one.lower() == other.lower():
        return None
    return Change(part="modal", before=one or None, after=other or None)


def modals(response: Span | None, hedges: Sequence[Span], sentence: Span) -> tuple[Span, ...]:
    """The hedges of a wording; without any, the modal verb of its response, or the one right before it."""
    if hedges:
        return tuple(hedges)
    if response is None:
        return ()
    inside = _MODAL.search(response.text)
    if inside is not None:
        return (Span(response.start + inside.start(), response.start + inside.end(), inside.group()),)
    before = sentence.text[: response.start - sentence.start]
    last = next((m for m in reversed(list(_MODAL.finditer(before))) if not before[m.end() :].strip()), None)
    return (Span(sentence.start + last.start(), sentence.start + last.end(), last.group()),) if last else ()

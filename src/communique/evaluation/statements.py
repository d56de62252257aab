"""Statements measured: found by their content, then speaker, cue, act and nesting of those that were found."""

from collections.abc import Sequence

from communique.evaluation.matching import FOUND, characters, country, match, overlap, words_under
from communique.evaluation.tally import Tally
from communique.records import Statement


def score_statements(tally: Tally, text: str, gold: Sequence[Statement], predicted: Sequence[Statement]) -> None:
    """Match on the characters of the content; ties go to the nearer speaker, then to the same cue."""
    pairs = pair_statements(gold, predicted)
    tally.add("statements found", len(pairs), len(predicted), len(gold))
    exact = sum(characters(g.content) == characters(p.content) for g, p in pairs)
    tally.add("statements found, content exact", exact, len(predicted), len(gold))
    wanted, got = (words_under(text, characters(*(s.content for s in side))) for side in (gold, predicted))
    tally.add("statements content tokens", len(wanted & got), len(got), len(wanted))
    names = {p.id: g.id for g, p in pairs}
    for g, p in pairs:
        _score_fields(tally, g, p)
        same = g.within is not None and p.within is not None and g.within == names.get(p.within)
        tally.add_nullable("statements within", gold=g.within, predicted=p.within, same=same)


def pair_statements(gold: Sequence[Statement], predicted: Sequence[Statement]) -> list[tuple[Statement, Statement]]:
    """Each statement found, with its gold."""
    return match(gold, predicted, _closeness)


def _closeness(g: Statement, p: Statement) -> tuple[float, ...] | None:
    content = overlap(characters(g.content), characters(p.content))
    if content < FOUND:
        return None
    return content, overlap(characters(g.speaker), characters(p.speaker)), characters(g.cue) == characters(p.cue)


def _score_fields(tally: Tally, g: Statement, p: Statement) -> None:
    wanted, got = characters(g.speaker), characters(p.speaker)
    tally.add("statements speaker span", overlap(wanted, got) >= FOUND or not wanted | got)
    tally.add("statements speaker_code exact", g.speaker_code == p.speaker_code)
    tally.add("statements speaker_code country", country(g.speaker_code) == country(p.speaker_code))
    tally.add("statements cue exact", characters(g.cue) == characters(p.cue))
    tally.add("statements act", g.act == p.act)
    tally.add("statements quote", g.quote == p.quote)

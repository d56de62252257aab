"""Words that the model points at, summed by the party that they name, and what a judge makes of it."""

from collections.abc import Mapping
from dataclasses import replace
from typing import cast

import pytest

from communique.records import Span
from communique.resolving.chunks import Mention
from communique.resolving.evidence import ByRule, Evidence, by_words
from communique.resolving.judging import Judge
from communique.resolving.mentions import Phrase
from communique.resolving.pointing import Pointed, Pointing
from communique.text import Analysis, Insight, Sentence, Token

TEXT = "Oman and Qatar said its ship fled"


class _Insight:
    """A model that points at words by their number in the one sentence."""

    def __init__(self, chances: Mapping[int | None, float]) -> None:
        self._chances = chances

    def covers(self, sentence: int) -> bool:
        return sentence == 0

    def party(self, party: str, place: tuple[int, int], *, least: float = 0.0) -> dict[tuple[int, int] | None, float]:
        kept = {word: chance for word, chance in self._chances.items() if word is None or chance >= least}
        return {None if word is None else (0, word): chance for word, chance in kept.items()}


def sentence() -> Sentence:
    heads = {0: (3, "nsubj"), 1: (2, "cc"), 2: (0, "conj"), 3: (-1, "root"), 4: (5, "nmod:poss"), 5: (6, "nsubj")}
    tokens, at = [], 0
    for number, word in enumerate(TEXT.split()):
        head, relation = heads.get(number, (3, "ccomp"))
        tokens.append(Token(number, word, at, at + len(word), word.lower(), "NOUN", "NN", head, relation))
        at += len(word) + 1
    return Sentence(tokens)


def mention(number: int) -> Mention:
    tree = sentence()
    token = tree[number]
    phrase = Phrase(tree, number, number, number)
    return Mention(Span(token.start, token.end, token.text), phrase, False, False, frozenset())


def pointing(chances: Mapping[int | None, float]) -> Pointing:
    analysis = Analysis("d", TEXT, (sentence(),), (), ())
    analysis = replace(analysis, insight=cast(Insight, _Insight(chances)))
    mentions = (mention(0), mention(2))
    return Pointing(analysis, mentions, (("OMN GOV",), ("QAT GOV",)), lambda tree, index: ("BHR GOV",))


FLED = Span(TEXT.index("fled"), len(TEXT), "fled")


def test_a_word_counts_for_all_whom_and_joins() -> None:
    pointed = pointing({0: 0.6, None: 0.4}).at("actor", FLED)
    assert pointed is not None
    assert pointed.chances == {"OMN GOV": 0.6, "QAT GOV": 0.6}
    assert pointed.nobody == 0.4


def test_a_thing_is_its_owners_and_other_words_are_unknown() -> None:
    pointed = pointing({5: 0.5, 3: 0.3, None: 0.2}).at("actor", FLED)
    assert pointed is not None
    assert pointed.chances == {"BHR GOV": 0.5}
    assert pointed.unknown == pytest.approx(0.3)


def test_where_the_model_did_not_read_nothing_is_pointed_at() -> None:
    unread = Pointing(Analysis("d", TEXT, (sentence(),), (), ()), (), (), lambda tree, index: ())
    assert unread.at("actor", FLED) is None


def test_chances_are_summed_over_the_sectors_of_a_country() -> None:
    pointed = Pointed(0, {"OMN GOV": 0.4, "OMN MIL": 0.3, "IGO UNO": 0.1}, {}, 0.2, 0.0)
    assert pointed.by_side() == {"OMN": 0.7, "IGO UNO": 0.1}
    assert pointed.code_of("OMN") == "OMN GOV"
    assert pointed.code_of("OMN", but=["OMN GOV"]) == "OMN MIL"


def evidence(read: tuple[ByRule, ...], chances: Mapping[str, float], nobody: float) -> Evidence:
    return Evidence("actor", "AID", FLED, read, Pointed(0, chances, {}, nobody, 0.0))


WEIGHTS = {"actor": {"name": 6.0, "guess": 0.5, "joint": 3.0, "pointed": 1.0, "nobody pointed": 1.0, "also": 0.5}}


@pytest.mark.parametrize(
    ("read", "chances", "nobody", "found"),
    [
        pytest.param((by_words(FLED, "OMN GOV", 0.9),), {"QAT GOV": 0.5}, 0.3, ["OMN GOV"], id="a name outweighs"),
        pytest.param((by_words(None, "OMN GOV", 0.5),), {"QAT GOV": 0.8}, 0.1, ["QAT GOV"], id="a guess does not"),
        pytest.param((), {"QAT GOV": 0.1}, 0.9, [], id="nobody"),
        pytest.param(
            (by_words(FLED, "OMN MIL", 0.9), by_words(FLED, "QAT GOV", 0.9)),
            {"OMN GOV": 0.5, "QAT GOV": 0.5},
            0.0,
            ["OMN MIL", "QAT GOV"],
            id="two in one phrase, by the rules' codes",
        ),
    ],
)
def test_a_judge_takes_the_likeliest(
    read: tuple[ByRule, ...], chances: dict[str, float], nobody: float, found: list[str]
) -> None:
    assert [code for _, code in Judge(WEIGHTS).decide(evidence(read, chances, nobody))] == found


def test_chances_sum_to_one() -> None:
    chances = Judge(WEIGHTS).chances(evidence((by_words(FLED, "OMN GOV", 0.9),), {"QAT GOV": 0.5}, 0.5))
    assert sum(chances.values()) == pytest.approx(1.0)
    assert set(chances) == {"OMN", "QAT", None}


def test_what_is_read_is_told_by_its_words() -> None:
    assert by_words(None, "OMN GOV", 0.5).by == "guess"
    assert by_words(Span(0, 3, "its ship"), "OMN GOV", 0.5).by == "pronoun"
    assert by_words(Span(0, 4, "Oman"), "OMN GOV", 0.5).by == "name"

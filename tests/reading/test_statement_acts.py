"""The act of a statement by several voices: words counted over annotated texts, the rules, the model."""

import pytest

from communique.documents import build_document
from communique.knowledge.statement_acts import NAMES
from communique.language import load_analyser
from communique.reading.decoding.statement_words import Said, acts_by_words, words_of_statement
from communique.reading.joining.statement_acts import VOICES, chosen_act
from communique.reading.statements.act_reading import act_of
from communique.records import Span
from communique.text import Analysis

pytestmark = pytest.mark.model


def analysis_of(text: str) -> Analysis:
    return load_analyser().analyse(build_document(source_id="t", text=text, raw=text.encode(), metadata={}))


def spans(analysis: Analysis, *words: str) -> list[Span]:
    """The first place of each."""
    found = []
    for word in words:
        start = analysis.text.index(word)
        found.append(analysis.span(start, start + len(word)))
    return found


def test_features_name_the_cue_the_words_and_what_came_before() -> None:
    """A question before, the cue's lemma and a word of the content are what the act may turn on."""
    analysis = analysis_of("Oslo asked: who cut the cable? Riga denied that its trawlers had attacked the cable.")
    oslo, asked, question, riga, denied, answer = spans(
        analysis, "Oslo", "asked", "who cut the cable?", "Riga", "denied", "its trawlers had attacked the cable"
    )
    before = Said(oslo, asked, (question,), "direct", "ask")
    found = set(words_of_statement(analysis, Said(riga, denied, (answer,), "indirect", "deny"), before))
    assert {"rules deny", "cue deny", "after ask", "after a question", "says attack", "spoken indirect"} <= found


def test_words_give_each_act_a_chance() -> None:
    """Log-probabilities of all acts; what a plain cue of denial introduces is most likely a denial."""
    analysis = analysis_of("Riga denied that its trawlers had cut the cable.")
    riga, denied, content = spans(analysis, "Riga", "denied", "its trawlers had cut the cable")
    found = acts_by_words(analysis, Said(riga, denied, (content,), "indirect", "deny"))
    assert set(found) == set(NAMES)
    assert max(found, key=found.__getitem__) == "deny"


@pytest.mark.parametrize(
    ("text", "speaker", "cue", "content", "act"),
    [
        ("Praia asked for a full apology.", "Praia", "asked", "a full apology", "request"),
        ("Praia denied the charge.", "Praia", "denied", "the charge", "deny"),
        ("According to Praia, the port was open.", "Praia", "According to", "the port was open", "claim"),
    ],
)
def test_rules_name_the_act_of_a_statement_they_did_not_find(
    text: str, speaker: str, cue: str, content: str, act: str
) -> None:
    """The cue's row in the table decides, as for statements of the rules."""
    analysis = analysis_of(text)
    who, by, what = spans(analysis, speaker, cue, content)
    assert act_of(analysis, who, by, (what,), direct=False) == act


def test_the_heavier_voices_choose() -> None:
    """Two lighter voices outvote a heavier one; a voice that says nothing of an act counts nothing for it."""
    votes = {"words": {"claim": 1.5}, "fact": {}, "label": {}, "rules": {"deny": 1.0}, "kind": {"deny": 1.0}}
    assert chosen_act(votes, dict.fromkeys(VOICES, 1.0)) == "deny"
    assert chosen_act(votes, dict.fromkeys(VOICES, 1.0) | {"kind": 0.0}) == "claim"

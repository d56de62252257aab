"""What statements take from words alone: the table of cues, the acts, labelled turns, regions. No model is run."""

import pytest

from communique.knowledge.cues import load_cues
from communique.reading.statements.acts import operative_act, refined_act
from communique.reading.statements.found import quote_kind, spans_of
from communique.reading.statements.regions import Regions
from communique.reading.statements.turns import find_turns
from communique.records import Span
from communique.text import Analysis, Paragraph, Sentence, Token

ACTS = frozenset(
    "threaten warn promise demand request accuse deny condemn praise support reject agree announce claim acknowledge "
    "ask comment".split()
)


def analysis_of(text: str) -> Analysis:
    """An analysis with one sentence a line and no syntax."""
    sentences, paragraphs, start = [], [], 0
    for index, line in enumerate(text.split("\n")):
        at, tokens = start, []
        for place, word in enumerate(line.split(" ")):
            tokens.append(Token(place, word, at, at + len(word), word.lower(), "PROPN", "NNP", place - 1, "dep"))
            at += len(word) + 1
        sentences.append(Sentence(tokens, index=index, paragraph=index))
        paragraphs.append(Paragraph(index, start, start + len(line), index, index + 1))
        start += len(line) + 1
    return Analysis("d", text, tuple(sentences), tuple(paragraphs), ())


def test_the_table_is_wide_and_sound() -> None:
    """Coverage is what both conventions of attribution ask for; a typing error must not go unseen."""
    cues = [c for row in load_cues().values() for c in row]
    assert len(cues) >= 350
    for cue in cues:
        assert cue.act in ACTS
        assert cue.frames
        assert cue.frames <= set("cwteonfgaqp"), cue.name
        assert cue.kind in {"speech", "document", "attitude", "perception"}
        assert cue.word in {"verb", "noun", "adjective"}
        assert 0 < cue.confidence < 1


def test_longer_cues_come_first() -> None:
    """ "call for" must be tried before "call"."""
    assert [c.name for c in load_cues()["call", "verb"]][-1] == "call"


@pytest.mark.parametrize(
    ("content", "act"),
    [
        ("if a single shell falls on the town, the guns will answer", "threaten"),
        ("any ship that enters the bay will be boarded", "threaten"),
        ("the bridge would reopen and wounded men would be sent home", "promise"),
        ("its aircraft would not attack the port", "promise"),
        ("it would not speculate on that", "comment"),
        ("the report was baseless", "deny"),
        ("its posts had been shelled at night", "accuse"),
        ("the convoy had reached the border", "claim"),
        ("who fired first?", "ask"),
    ],
)
def test_said_is_refined_by_what_is_said(content: str, act: str) -> None:
    """A plain "said" does what its words do."""
    assert refined_act("comment", "say", content, "c") == act


@pytest.mark.parametrize(
    ("act", "cue", "content", "frame", "wanted"),
    [
        ("promise", "promise", "to return fire", "t", "threaten"),
        ("promise", "promise", "to reopen the line", "t", "promise"),
        ("ask", "ask", "the court to wait", "o", "request"),
        ("ask", "ask", "whether the line was open", "w", "ask"),
        ("comment", "call", "the landing an outrage", "a", "condemn"),
        ("comment", "call", "the charge a fairy tale", "a", "reject"),
        ("reject", "dismiss", "the accusation", "n", "deny"),
        ("warn", "warn", "the dam might break", "c", "warn"),
        ("claim", "according", "the tanks had fired on the mill", "p", "claim"),
    ],
)
def test_a_cue_keeps_its_act_but_for_named_cases(act: str, cue: str, content: str, frame: str, wanted: str) -> None:
    """Decision 10 of the guide, requests worded as questions, and names that condemn."""
    assert refined_act(act, cue, content, frame) == wanted


def test_operative_verbs() -> None:
    """A body that expresses concern condemns; one that expresses readiness promises or threatens."""
    assert operative_act("express", "comment", "Expresses deep concern", "at the shelling") == "condemn"
    assert operative_act("express", "comment", "Expresses", "its readiness to send a mission") == "promise"
    assert (
        operative_act("express", "comment", "Expresses", "its readiness to consider measures against them")
        == "threaten"
    )
    assert operative_act("decide", "announce", "Decides", "to remain seized of the matter") == "announce"
    assert operative_act("note", "comment", "Notes", "the statement of the parties") == "acknowledge"


def test_labels_of_a_transcript() -> None:
    """Times, brackets and handles belong to a label, not to the speaker's name."""
    text = "@Port, 8:05: Shut.\nREPLY @Navy: Not so.\nMs. Okoye (Benin): We protest.\nQ   And now?"
    turns = find_turns(analysis_of(text))
    assert [text[a:b] for a, b in (t.speaker for t in turns)] == ["@Port", "@Navy", "Ms. Okoye (Benin)", "Q"]
    assert [text[a:b] for t in turns for a, b in t.pieces] == ["Shut.", "Not so.", "We protest.", "And now?"]


def test_prose_has_no_turns() -> None:
    """A colon in a sentence makes no transcript."""
    assert not find_turns(analysis_of("He saw two things: a boat and a gun.\nNote: the list is long.\nThe end came."))


def test_regions_answer_by_offset() -> None:
    """The half-open convention: an end belongs to nobody."""
    regions = Regions([(10, 20), (0, 5)])
    assert regions.at(4) == (0, 5)
    assert regions.at(5) is None
    assert regions.at(19) == (10, 20)
    assert regions.touching(3, 11) == [(0, 5), (10, 20)]
    assert regions.without((2, 12)) == (5, 10)


def test_edges_of_content() -> None:
    """Marks, blanks and final stops are cut; question marks and the dots of initials stay."""
    text = 'x “The U.S.” and "why now?", he. '
    analysis = analysis_of(text)
    assert [s.text for s in spans_of(analysis, [(2, 12), (17, 28)])] == ["The U.S", "why now?"]
    assert [s.text for s in spans_of(analysis, [(2, 10)])] == ["The U.S"]


def test_quote_kinds() -> None:
    """All inside one pair of marks is direct, some inside is mixed."""
    marked = Regions([(5, 15)])
    assert quote_kind([Span(5, 15, "x" * 10)], marked) == "direct"
    assert quote_kind([Span(0, 15, "x" * 15)], marked) == "mixed"
    assert quote_kind([Span(20, 25, "x" * 5)], marked) == "indirect"

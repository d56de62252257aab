"""Times and places of whole sentences: tense, frames and metonyms, as the packaged model parses them."""

from functools import cache

import pytest

from communique.language import load_analyser
from communique.reading.places import extract_places, is_surname, surnames_of
from communique.reading.times import extract_times
from communique.records import Document, document_id, sha256_of
from communique.text import Analysis, Paragraph, Sentence, Token

pytestmark = pytest.mark.model


@cache
def analysed(text: str) -> Analysis:
    identity = document_id(url=None, source_id="t", text_sha256=sha256_of(text))
    return load_analyser().analyse(
        Document(id=identity, document=identity, source_id="t", sha256=sha256_of(text), text=text)
    )


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The council met on Friday.", "XXXX-WXX-5"),
        ("The council will meet on Friday.", "UNDEF-next-friday"),
        ("The ministers agreed to meet again in December.", "UNDEF-next-december"),
        ("The road has been shut since March.", "XXXX-03"),
        ("The minister said on Thursday that the troops would leave the town.", "XXXX-WXX-4"),
        ("They were given until Monday to hand over the crew.", "UNDEF-next-monday"),
    ],
)
def test_tense_decides_the_direction(text: str, value: str) -> None:
    """A weekday or month of a clause about the future lies ahead."""
    assert [t.value for t in extract_times(analysed(text))] == [value]


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("Shells fell on villages near Goris and in the port of Latakia.", ["Goris", "Latakia"]),
        ("Moscow said it would answer.", []),
        ("The minister held talks with Tehran.", []),
        ("The Minsk agreement was signed by both sides.", []),
        ("Two tankers were stopped in the Strait of Hormuz.", ["Strait of Hormuz"]),
        ("Flights to Kos were running as normal.", ["Kos"]),
        ("Bookies William Hill make war a 5-1 shot.", []),
        ("Fleet Headquarters Briefing, 14 April 1999", []),
        ("Underwriters in Singapore raised their rates.", ["Singapore"]),
        ("She died of COVID-19 in Qom.", ["Qom"]),
    ],
)
def test_locations_and_governments(text: str, places: list[str]) -> None:
    """A capital that acts or is spoken to is a government; a name on a paper is no location."""
    assert [p.span.text for p in extract_places(analysed(text))] == places


def test_spans_are_slices_of_the_text() -> None:
    """Every span equals its slice, whatever stands around it."""
    text = (
        "KORVO, May 5 (XYZ) - “Leave by noon on Saturday,” he said in Goris.\n\n• At 0640 hours, near Latakia: a shot."
    )
    analysis = analysed(text)
    spans = [t.span for t in extract_times(analysis)] + [p.span for p in extract_places(analysis)]
    assert len(spans) >= 5
    assert all(text[s.start : s.end] == s.text for s in spans)


def test_near_is_kept() -> None:
    """Words that only say near keep the radius wide later."""
    (place,) = extract_places(analysed("The column halted near Goris."))
    assert place.near


def test_a_surname_is_no_place() -> None:
    """Who bears a town's name, and is named in full somewhere in the text, is a person, but not behind "in"."""
    words = [("Usman", "B-PER"), ("Khan", "I-PER"), ("fled", "O"), (".", "O"), ("Khan", "B-LOC"), ("fell", "O")]
    tokens, at = [], 0
    for index, (word, name) in enumerate(words):
        upos = "PROPN" if word[0].isupper() else "VERB"
        tokens.append(Token(index, word, at, at + len(word), word, upos, "NNP", index - 1, "dep", name, name))
        at += len(word) + 1
    text = " ".join(word for word, _ in words)
    sentence = Sentence(tokens)
    analysis = Analysis("d", text, (sentence,), (Paragraph(0, 0, len(text), 0, 1),), ())
    assert surnames_of(analysis) == {"Khan"}
    assert is_surname(sentence, 4, 4, {"Khan"})
    assert not is_surname(sentence, 4, 4, {"Usman"})

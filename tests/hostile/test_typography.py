"""Texts that look like others: nothing is stripped, every slice stays, and the reader is told."""

import sys

import pytest

from communique.pipeline import Pipeline
from communique.records import spans_in
from communique.settings import ReaderKind, Settings
from communique.sources import Source

_PLAIN = (
    "The Kremlin said on Monday that it would respond if Norden fired on its convoy.",
    "Marshal Ovcar warned: “If one shell falls on Sarn, our guns will answer.”",
    "Kadria denied that its troops had crossed the Lissa, the minister said.",
    "The council demanded that Tessaly withdraw from the port by 3 May.",
)
_HIDDEN = {
    "zero-width space": lambda t: t.replace("e", "e\u200b", 2),
    "right-to-left override": lambda t: t[:4] + "\u202e" + t[4:9] + "\u202c" + t[9:],
    "isolates": lambda t: "\u2067" + t + "\u2069",
    "soft hyphens": lambda t: t.replace("r", "r\u00ad"),
    "byte-order mark inside": lambda t: t.replace(" ", " \ufeff", 1),
    "word joiner": lambda t: t.replace("e", "e\u2060", 3),
    "Cyrillic letters": lambda t: t.replace("a", "\u0430", 2).replace("o", "\u043e", 2),
    "Greek letters": lambda t: t.replace("o", "\u03bf", 4),
    "full-width letters": lambda t: t.replace("K", "\uff2b").replace("M", "\uff2d").replace("s", "\uff53", 2),
    "tag characters": lambda t: t + "\U000e0041\U000e0042",
}
TEXTS = [(f"{name} {n}", change(text)) for name, change in _HIDDEN.items() for n, text in enumerate(_PLAIN)]


@pytest.mark.model
def test_every_slice_of_a_disguised_text_is_its_own_and_the_reader_is_told() -> None:
    pipeline = Pipeline(Settings(reader=ReaderKind.rules))
    told = equal = 0
    for name, text in TEXTS:
        document = pipeline.build(Source(name, text, text.encode()))
        assert document.text == text, "nothing is stripped"
        reading = pipeline.read_document(document)
        spans = [span for part in (reading.statements, reading.commitments, reading.events) for span in spans_in(part)]
        equal += all(text[span.start : span.end] == span.text for span in spans)
        told += any("invisible" in w or "alphabets" in w for w in document.warnings)
    sys.stdout.write(f"disguised texts: slices equal {equal}/{len(TEXTS)}, flagged {told}/{len(TEXTS)}\n")
    assert (equal, told) == (len(TEXTS), len(TEXTS))


@pytest.mark.parametrize("text", ["Αθήνα and Москва are capitals.", "The А-50 is a plane.", "US$ 3 µm, 5 Ω"])
def test_other_alphabets_in_words_of_their_own_are_no_disguise(text: str) -> None:
    document = Pipeline(Settings()).build(Source("a", text, text.encode()))
    assert not any("alphabets" in warning for warning in document.warnings)

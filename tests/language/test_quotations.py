"""What stands inside quotation marks."""

import pytest
from hypothesis import given

from communique.language.quotations import find_quotations
from communique.language.sentences import split_paragraphs
from hostile_text import texts


def inside(text: str) -> list[str]:
    found = find_quotations(text, split_paragraphs(text))
    return [" / ".join(text[a:b] for a, b in q.pieces) for q in found]


@given(texts)
def test_pieces_are_slices_inside_their_quotation(text: str) -> None:
    """No mark sequence, however broken, gives offsets outside the text."""
    for quotation in find_quotations(text, split_paragraphs(text)):
        assert 0 <= quotation.start <= quotation.end <= len(text)
        assert all(quotation.start <= a < b <= quotation.end for a, b in quotation.pieces)
        assert quotation.covers(quotation.start)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“We wait,” he said. “We do not sleep.”", ["We wait,", "We do not sleep."]),
        ('"We wait," he said. "We do not sleep."', ["We wait,", "We do not sleep."]),
        ("He called it «a farce» twice.", ["a farce"]),
        ("It is the ministers' view that 'the line is open' today.", ["the line is open"]),
        ("Altania's envoy won't come.", []),
        ("The envoy said: “They told us, ‘Leave at once,’ and we left.”", None),
        ('An inch is 12" here.', []),
    ],
)
def test_marks_are_paired(text: str, expected: list[str] | None) -> None:
    """Straight, typographic and angle marks; apostrophes open nothing."""
    found = inside(text)
    if expected is None:
        assert found == ["They told us, ‘Leave at once,’ and we left.", "Leave at once,"]
    else:
        assert found == expected


def test_quotation_runs_over_paragraphs() -> None:
    """Each paragraph opens with a mark and only the last closes: one quotation in two pieces."""
    text = "“We have waited long, the marshal said.\n\n“We shall wait no longer.”\n\nHe left."
    (quotation,) = find_quotations(text, split_paragraphs(text))
    assert len(quotation.pieces) == 2
    assert quotation.closed


def test_open_quotation_ends_with_its_paragraph() -> None:
    """A forgotten mark must not swallow the rest of the text."""
    text = "“We wait, he said.\n\nThe ships sailed.\n\nNobody fired."
    (quotation,) = find_quotations(text, split_paragraphs(text))
    assert not quotation.closed
    assert text[quotation.end :].startswith("\n\nThe ships")

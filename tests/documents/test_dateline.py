"""Datelines: only a date in full at the head of the text counts."""

import pytest

from communique.documents.dateline import find_dateline


@pytest.mark.parametrize(
    ("text", "day", "words"),
    [
        ("KORVO, 4 April 1994 (XYZ) - Talks ended.", "1994-04-04", "4 April 1994"),
        ("Korvo, March 13, 2018. Talks ended.", "2018-03-13", "March 13, 2018"),
        ("Published: 2018-09-05\n\nTalks ended.", "2018-09-05", "2018-09-05"),
        ("KORVO, 7 July 2019 /XYZ/ Talks ended.", "2019-07-07", "7 July 2019"),
        ("Talks end\n\nKORVO, Sept. 3, 2018 — Talks ended.", "2018-09-03", "Sept. 3, 2018"),
        ("Wednesday, September 5, 2018\nTalks ended.", "2018-09-05", "September 5, 2018"),
    ],
)
def test_a_full_date_at_the_head(text: str, day: str, words: str) -> None:
    """The usual shapes of agencies, ministries and web pages."""
    found = find_dateline(text)
    assert found is not None
    assert (found[0], text[found[1] : found[2]]) == (day, words)


@pytest.mark.parametrize(
    "text",
    [
        "KORVO, May 5 (XYZ) - Talks ended.",
        "On 5 May 2018 talks ended.",
        "By the treaty of 12 May 1994, the parties agreed.",
        "KORVO (XYZ) - On 5 May 2018 the talks ended.",
        "KORVO, 30 February 2018 - Talks ended.",
        "September 3, 2018 was a bad day.",
        "",
    ],
)
def test_no_dateline(text: str) -> None:
    """A year is never guessed, and a date in a sentence is not the text's own."""
    assert find_dateline(text) is None

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


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Letter dated 12 March 2001 from the Permanent Representative of Altania\n\nSir,", "2001-03-12"),
        ("Resolution 12 (1950)\nof 3 May 1950\n\nThe Council,", "1950-05-03"),
        ("12 (1950). Resolution of 3 May 1950\n\nThe Council,", "1950-05-03"),
        ("RESOLUTION 9 (1992)\n\nAdopted by the Council at its 31st meeting on 30 July 1992", "1992-07-30"),
    ],
)
def test_titles_of_letters_and_resolutions(text: str, day: str) -> None:
    """A document's own title dates it."""
    found = find_dateline(text)
    assert found is not None
    assert found[0] == day


@pytest.mark.parametrize(
    "text",
    [
        "The letter of 12 March 2001 from the rebels was lost.",
        "Recalling its\nresolution 9 (1982) of 6 June 1982\nand",
        "The note\nof 3 May 1950\nwas answered.",
    ],
)
def test_other_documents_named_in_the_text_date_nothing(text: str) -> None:
    """A letter or resolution that is only spoken of is another one."""
    assert find_dateline(text) is None

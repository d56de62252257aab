"""Times by their words alone: what the grammar finds and which open value it gives, without any syntax."""

import pytest

from communique.language.tokenizer import tokenize
from communique.reading.times.time_grammar import find_atoms
from communique.text import Sentence, Token


def sentence_of(text: str) -> Sentence:
    """A sentence whose words have no syntax but a guess at proper names and plurals."""
    pieces = [(text[a:b], a, b) for a, b in tokenize(text)]
    return Sentence(
        Token(
            i,
            word,
            a,
            b,
            word.lower(),
            "PROPN" if word[0].isupper() else "X",
            "NNS" if word.endswith("s") else "XX",
            i - 1,
            "dep",
        )
        for i, (word, a, b) in enumerate(pieces)
    )


def found_in(text: str) -> list[tuple[str, str]]:
    sentence = sentence_of(text)
    return [(text[sentence[a.first].start : sentence[a.last].end], a.value) for a in find_atoms(sentence)]


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("They met on 12 May 2019 in Ruvia.", "12 May 2019", "2019-05-12"),
        ("They met on May 12th.", "May 12th", "XXXX-05-12"),
        ("KORVO, Sept. 3 - Guns fell silent.", "Sept. 3", "XXXX-09-03"),
        ("It was signed in 1962.", "1962", "1962"),
        ("It dates from the 1990s.", "the 1990s", "199"),
        ("A convoy left on Monday morning.", "Monday morning", "XXXX-WXX-1TMO"),
        ("It ends at noon on Saturday.", "noon on Saturday", "XXXX-WXX-6T12:00"),
        ("It lasted for 30 – day spells.", "30 – day", "P30D"),
        ("A 30-day truce was agreed.", "30-day", "P30D"),
        ("They must leave within 48 hours.", "48 hours", "PT48H"),
        ("They held out for three weeks.", "three weeks", "P3W"),
        ("It fell two days ago.", "two days ago", "UNDEF-this-day-MINUS-2"),
        ("Three hours later the line was dead.", "Three hours later", "PT3H"),
        ("It fell early in March.", "early in March", "XXXX-03"),
        ("It reopened in mid-2018.", "mid-2018", "2018"),
        ("Over the past three months it grew.", "the past three months", "P3M"),
        ("They met last week.", "last week", "UNDEF-last-week"),
        ("It was shelled overnight.", "overnight", "UNDEF-last-dayTNI"),
        ("The post was hit by first light.", "first light", "TMO"),
        ("He was to call at 4:15 this afternoon.", "4:15 this afternoon", "UNDEF-this-dayT16:15"),
        ("The note came to-day.", "to-day", "UNDEF-this-day"),
        ("It expires at the end of March.", "the end of March", "XXXX-03-END"),
        ("They have forty-eight hours.", "forty-eight hours", "PT48H"),
        ("It took six to twelve months.", "six to twelve months", "P6M/P12M"),
        ("They will keep going for weeks.", "weeks", "PXW"),
        ("The night of 3 May 1994 was calm.", "The night of 3 May 1994", "1994-05-03TNI"),
        ("It fell before dawn on Monday 8 November.", "dawn on Monday 8 November", "XXXX-11-08TMO"),
        ("On the twenty-sixth of January they came.", "the twenty-sixth of January", "XXXX-01-26"),
        ("It was released on the 14th.", "the 14th", "XXXX-XX-14"),
        ("They fought on the 14th of this month.", "the 14th of this month", "UNDEF-this-month-14"),
        ("Shells fell at 1340 hours.", "1340 hours", "T13:40"),
        ("It is closed from 2000 to 2200 hours.", "from 2000 to 2200 hours", "T20:00/T22:00"),
        ("It shut between Monday and Thursday.", "between Monday and Thursday", "XXXX-WXX-1/XXXX-WXX-4"),
        ("The gates open tomorrow at eight.", "tomorrow at eight", "UNDEF-next-dayT08:00"),
        ("They woke him at half past three in the morning.", "half past three in the morning", "T03:30"),
        ("It held for a day and a half.", "a day and a half", "PT36H"),
        ("Hours later it fell.", "Hours later", "PTXH"),
        ("Answer by the end of the week.", "the end of the week", "UNDEF-this-week"),
        ("It took at least two days.", "at least two days", "P2D"),
        ("They sing every morning.", "every morning", "XXXX-XX-XXTMO"),
        ("Talks ran from 3 to 5 June 2011.", "from 3 to 5 June 2011", "2011-06-03/2011-06-05"),
    ],
)
def test_one_expression_with_its_value(text: str, words: str, value: str) -> None:
    """Each kind of expression gives one record over all its words, with a TIMEX value."""
    assert found_in(text) == [(words, value)]


@pytest.mark.parametrize(
    "text",
    [
        "A 40-year-old driver was held.",
        "A woman aged 30 years was hurt.",
        "Resolution 2254 was recalled.",
        "It recalled resolution 366 (1974).",
        "He was 71 years old.",
        "The second battalion may march.",
        "About 2000 soldiers crossed.",
        "Call +99 555 0147 for more.",
    ],
)
def test_what_is_no_time(text: str) -> None:
    """Ages, counts, numbers of resolutions, modals and verbs stay out."""
    assert found_in(text) == []


def test_a_hostile_line_is_read_in_linear_time() -> None:
    """Rules have no nested repetition: doubling a line of digits does no more than double the work."""
    assert len(found_in("5 " * 4000)) == 0


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("The ship is now in port.", "now", "PRESENT_REF"),
        ("They fly twice a day.", "a day", "P1D"),
        ("The strike entered its ninth week.", "ninth week", "P9W"),
        ("They left before lunch.", "lunch", "T12:00"),
        ("Curfew starts at seven.", "seven", "T07:00"),
        ("10.40 Gunfire was heard.", "10.40", "T10:40"),
    ],
)
def test_what_only_its_surroundings_make_a_time(text: str, words: str, value: str) -> None:
    """Such words have a value, but are no record of the rules alone: the model decides."""
    sentence = sentence_of(text)
    loose = [a for a in find_atoms(sentence, is_loose=True) if not a.is_sure]
    assert [(text[sentence[a.first].start : sentence[a.last].end], a.value) for a in loose] == [(words, value)]
    assert find_atoms(sentence) == []

"""Words with exact offsets."""

from itertools import pairwise

import pytest
from hypothesis import given

from communique.language.tokenizer import tokenize
from hostile_text import texts


def words(text: str) -> list[str]:
    return [text[a:b] for a, b in tokenize(text)]


@given(texts)
def test_words_are_slices_in_order_without_blanks(text: str) -> None:
    """Every span of every record is made of these offsets."""
    found = tokenize(text)
    assert all(0 <= a < b <= len(text) for a, b in found)
    assert all(b <= c for (_, b), (c, _) in pairwise(found))
    assert not any(c.isspace() for a, b in found for c in text[a:b])


@given(texts)
def test_no_letter_or_digit_is_lost(text: str) -> None:
    """A word that no token covers could never be read."""
    covered = {i for a, b in tokenize(text) for i in range(a, b)}
    assert all(i in covered for i, c in enumerate(text) if c.isalnum())


@given(texts)
def test_part_of_a_text_gives_offsets_of_the_whole(text: str) -> None:
    """Paragraphs are tokenized in place."""
    middle = len(text) // 2
    assert all(middle <= a for a, _ in tokenize(text, middle))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The US-led force won't wait.", "The|US|-|led|force|wo|n't|wait|."),
        ("Altania’s envoy didn’t reply", "Altania|’s|envoy|did|n’t|reply"),
        ("The U.S. and the U.N. said", "The|U.S.|and|the|U.N.|said"),
        ("Mr. Orlov and Gen. Abdi", "Mr.|Orlov|and|Gen.|Abdi"),
        ("a 30 – day truce, a 30-day truce", "a|30|–|day|truce|,|a|30|-|day|truce"),
        ("3,000 men at 14:30 on 2/3", "3,000|men|at|14:30|on|2/3"),
        ("“We cannot,” she said…", "“|We|can|not|,|”|she|said|…"),
        ("They left.The gate shut", "They|left|.|The|gate|shut"),
        ("O'Brien of al-Qusayr", "O'Brien|of|al|-|Qusayr"),
        ("anti-aircraft guns", "anti-aircraft|guns"),
        ("see https://example.org/a_b. Then", "see|https://example.org/a_b|Then"),
        ("Stop!! At 7:30PM? By e-mail??", "Stop|!!|At|7:30|PM|?|By|e-mail|??"),
        ("MR. ORLOV waits", "MR.|ORLOV|waits"),
        ("", ""),
    ],
)
def test_words_are_cut_as_treebanks_cut_them(text: str, expected: str) -> None:
    """The model was trained on words cut this way."""
    assert "|".join(words(text)) == expected

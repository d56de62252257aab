"""Paragraphs and sentences."""

from itertools import pairwise

import pytest
from hypothesis import given

from communique.language.sentences import split_paragraphs, split_sentences
from communique.language.tokenizer import tokenize
from hostile_text import texts


def sentences(text: str) -> list[str]:
    found = []
    for start, end in split_paragraphs(text):
        words = tokenize(text, start, end)
        found += [text[words[a][0] : words[b - 1][1]] for a, b in split_sentences(text, words)]
    return found


@given(texts)
def test_paragraphs_follow_each_other_inside_the_text(text: str) -> None:
    """They are slices, none is blank, and nothing but blanks lies between them."""
    found = split_paragraphs(text)
    assert all(text[a:b].strip() for a, b in found)
    assert all(b <= c for (_, b), (c, _) in pairwise(found))
    edges = [0, *(x for span in found for x in span), len(text)]
    assert not any(text[a:b].strip() for a, b in zip(edges[::2], edges[1::2], strict=True))


@given(texts)
def test_sentences_partition_the_words(text: str) -> None:
    """No word is lost or read twice."""
    for start, end in split_paragraphs(text):
        words = tokenize(text, start, end)
        ranges = split_sentences(text, words)
        assert [i for a, b in ranges for i in range(a, b)] == list(range(len(words)))


@pytest.mark.parametrize(
    "marked",
    [
        "The envoy left.|He said nothing.",
        "The U.S. fleet sailed.|No one saw it.",
        "It met U.S. officials in Geneva.",
        "He flew back to the U.S.|The talks went on.",
        "Gen. Abdi met Mr. Orlov on Jan. 3 in St. Ives.",
        "“We will answer.”|She left the room.",
        "“Will you answer?” he asked.",
        "“Leave now!”|“Never.”",
        "Will they come?|No one knows.",
        "It fell by 3.5 percent.|Prices rose.",
        "J. K. Orlov signed it.|It holds.",
        "The envoy, Mark F. Orlov, signed it.|It holds.",
        "They fell back on plan B.|The ships turned.",
        "They wait…|The ships do not.",
        "(He was not there.)|The guards were.",
        "The port (see map) is shut.",
    ],
)
def test_sentences_end_where_readers_end_them(marked: str) -> None:
    """Abbreviations, initials, numbers and quoted questions do not end a sentence."""
    assert sentences(marked.replace("|", " ")) == marked.split("|")


def test_headlines_bullets_and_numbered_items_stand_alone() -> None:
    """A headline glued to the first sentence would ruin both trees."""
    lines = [
        "Fleet sails east",
        "",
        "The fleet sailed on Monday.",
        "- Two frigates",
        "- One tender",
        "1. Halt the fleet;",
        "(b) Release the crew.",
    ]
    assert sentences("\n".join(lines)) == [line for line in lines if line]


def test_hand_wrapped_text_is_joined() -> None:
    """Old communiqués are wrapped at a width; their line ends break no sentence."""
    text = (
        "The Government of Altania has noted with grave concern the\n"
        "movement of troops towards the frontier and considers it a\n"
        "matter that both parties ought to settle without delay.\n"
        "\n"
        "It has instructed its minister to say so to the Government\n"
        "of Borland, and to await an answer until the end of the\n"
        "month."
    )
    assert len(sentences(text)) == 2
    assert sentences(text)[1].startswith("It has instructed")


def test_line_end_breaks_where_lines_are_not_wrapped() -> None:
    """Short lines of a thread are sentences of their own."""
    assert sentences("We saw the ships\nThey saw us\nNobody fired") == [
        "We saw the ships",
        "They saw us",
        "Nobody fired",
    ]

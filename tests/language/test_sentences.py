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


def test_a_wrapped_block_beside_a_long_line_is_joined() -> None:
    """Scanned resolutions are wrapped, but for a line or two; a date may stand over the break."""
    text = (
        "Having considered the letter of the Minister for Foreign Affairs\n"
        "of the Republic of Altania dated 20\n"
        "September 1993,\n"
        "\n"
        "1. Demands that all forces withdraw from the northern bank of the river\n"
        "forthwith and unconditionally, and that the two Governments tell the Secretary-General so in writing;\n"
        "\n"
        "2. Decides to remain seized of the question and to meet again before the\n"
        "end of the month."
    )
    assert len(sentences(text)) == 3


def test_a_long_line_is_continued_in_lower_case() -> None:
    """One break inside a sentence breaks nothing, though the text is not wrapped."""
    text = "The ministry of the interior said that the two northern\nbridges were shut.\nNobody crossed."
    assert len(sentences(text)) == 2


def test_a_list_of_headlines_is_no_wrapped_text() -> None:
    """Long lines without a full stop that begin in upper case stand alone."""
    lines = [
        "Fleet of Altania sails east as talks on the strait fail",
        "Borland calls up two classes of reservists for the autumn",
        "Mediator leaves for home with a letter nobody has opened",
    ]
    assert sentences("\n".join(lines)) == lines


def test_the_point_of_a_country_ends_nothing_before_an_office() -> None:
    """ "U.S. President" is one phrase; labels in capitals keep their point."""
    assert sentences("The U.S. President spoke.") == ["The U.S. President spoke."]
    assert sentences("MR. ORLOV: We wait.") == ["MR. ORLOV: We wait."]

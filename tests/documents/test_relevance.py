"""The first filter: crises pass, everyday texts do not, and a long text passes by one passage."""

import os
import subprocess
import sys

import pytest
from hypothesis import given

from communique.documents import is_relevant
from communique.documents.relevance import WINDOW, lenience, windows, words
from communique.knowledge.relevance_words import CONSTANT, relevance_words
from hostile_text import texts

CRISIS = [
    "KHARKIV - Two rockets struck the railway yard on Monday; Kyiv accused Moscow of breaking the truce within hours.",
    "If a single Chilean patrol sets foot on Lennox, the navy will land marines there, the junta in Buenos Aires said.",
    "The Council demands that Eritrea withdraw its troops from the disputed area and decides to keep the sanctions.",
    "Ankara recalled its ambassador and warned Nicosia that drilling west of the island would not go unanswered.",
    "Rebels of the M23 seized the airstrip. Kigali denies that its soldiers fight on their side.",
    "We shall defend the emirate should Iraq attack it, the Foreign Secretary told the House.",
]
EVERYDAY = [
    "Slice the aubergines, salt them, and bake them until they are soft. Serve with yoghurt, mint and warm bread.",
    "The band plays Leeds on Friday and Hull on Saturday; tickets are sold at the door and cost twelve pounds.",
    "Her second novel follows a family of beekeepers through four summers, and the humour never hides the sadness.",
    "The pharmacy on Mill Lane now opens on Sundays, and customers can park behind the library free of charge.",
    "The novelist's new book is funny, tender and too long. Readers who liked the first will like the garden scenes.",
    "The striker scored twice before half-time, and the visitors never recovered; they are ninth in the table now.",
]


@pytest.mark.parametrize("text", CRISIS)
def test_a_crisis_passes(text: str) -> None:
    """Short reports of force, threats, accusations and demands between states or armed parties."""
    assert is_relevant(text).passes


@pytest.mark.parametrize("text", EVERYDAY)
def test_everyday_matters_are_dropped(text: str) -> None:
    """Nothing in them belongs into the record of a crisis."""
    assert not is_relevant(text).passes


def test_one_passage_lets_a_long_text_pass() -> None:
    """A briefing is about schools for an hour and about a war for a minute."""
    everyday = " ".join(EVERYDAY * 30)
    assert not is_relevant(everyday).passes
    assert is_relevant(f"{everyday}\n\n{' '.join(CRISIS[:2])}\n\n{everyday}").passes


def test_a_short_text_is_let_pass_in_doubt() -> None:
    """A post has few words to tell by and costs little to read; the same words in a long text weigh less."""
    post = "If Minsk pushes one more migrant across, Poland closes every crossing. Not a threat: a promise."
    assert is_relevant(post).passes
    assert lenience(0) == lenience(60) == 0 < lenience(30) < lenience(10)


def test_a_title_counts() -> None:
    """The title is read with the first passage."""
    text = "The port is closed and nobody answers the telephone."
    bare, titled = (
        is_relevant(text),
        is_relevant(text, title="Iran threatens missile attack on American forces in Gulf"),
    )
    assert titled.score > bare.score
    assert titled.passes


@given(texts)
def test_any_text_has_a_score(text: str) -> None:
    """Empty, hostile, of another script: a verdict, and the verdict is the score's sign."""
    found = is_relevant(text)
    assert found.passes is (found.score >= 0)


def test_no_words_do_not_pass() -> None:
    """What has no words in Latin letters says nothing of a crisis."""
    assert not is_relevant("").passes
    assert not is_relevant("1944 — 78.2 % …").passes


def test_windows_cover_every_word() -> None:
    """Each word is in one at least, each window has the size or is the last."""
    sequence = [str(n) for n in range(5 * WINDOW // 2 + 7)]
    found = list(windows(sequence))
    assert {w for window in found for w in window} == set(sequence)
    assert all(len(window) == WINDOW for window in found[:-1])
    assert list(windows(["alone"])) == [["alone"]]


def test_accents_and_case_do_not_matter() -> None:
    """Agencies write them or not."""
    assert words("São Tomé, 3 SHIPS") == words("sao tome ships")


def test_the_same_score_in_any_process() -> None:
    """Sets have another order in each process; whole numbers add up to the same in any."""
    code = f"from communique.documents import is_relevant; print(is_relevant({' '.join(CRISIS)!r}).score)"
    scores = {
        subprocess.run(
            [sys.executable, "-c", code],
            capture_output=True,
            check=True,
            text=True,
            env={**os.environ, "PYTHONHASHSEED": seed},
        ).stdout
        for seed in "17"
    }
    assert len(scores) == 1


def test_the_table_holds_plain_words() -> None:
    """What no text can match would be dead weight."""
    table = relevance_words()
    assert table[CONSTANT] < 0
    assert all(word == CONSTANT or words(word) == [word] for word in table)

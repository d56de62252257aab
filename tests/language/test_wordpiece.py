"""Words to sub-words."""

import pytest

from communique.language.wordpiece import WordPiece

VOCABULARY = ["[PAD]", "[UNK]", "cease", "##fire", "fire", "u", ".", "s", "a", "##b", "é", "e", "中"]


@pytest.fixture
def wordpiece() -> WordPiece:
    return WordPiece(VOCABULARY)


@pytest.mark.parametrize(
    ("word", "pieces"),
    [
        ("ceasefire", ["cease", "##fire"]),
        ("CEASEFIRE", ["cease", "##fire"]),
        ("fire", ["fire"]),
        ("U.S.", ["u", ".", "s", "."]),
        ("é", ["e"]),
        ("e\u0301", ["e"]),
        ("a\u200db", ["a", "##b"]),
        ("中中", ["中", "中"]),
        ("xyz", ["[UNK]"]),
        ("\u0301", ["[UNK]"]),
        ("a" * 101, ["[UNK]"]),
    ],
)
def test_longest_piece_from_the_left(wordpiece: WordPiece, word: str, pieces: list[str]) -> None:
    """As the encoder's own tokenizer cuts them: no accents, no capitals, marks alone, unknown whole."""
    assert [VOCABULARY[i] for i in wordpiece.ids(word)] == pieces


def test_every_word_has_a_piece(wordpiece: WordPiece) -> None:
    """A word without a piece would shift all positions after it."""
    assert all(wordpiece.ids(word) for word in ("", " ", "\x00", "\u202e"))

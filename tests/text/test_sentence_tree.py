"""The questions that reading modules ask of a sentence."""

import pytest

from communique.text import Sentence, Token

WORDS = "The general warned that ships would burn .".split()
HEADS = [1, 2, -1, 6, 6, 6, 2, 2]
RELATIONS = "det nsubj root mark nsubj:pass aux ccomp punct".split()


@pytest.fixture
def sentence() -> Sentence:
    """ "The general warned that ships would burn." from offset 10 of its document."""
    tokens, start = [], 10
    for i, (word, head, relation) in enumerate(zip(WORDS, HEADS, RELATIONS, strict=True)):
        upos = "PUNCT" if word == "." else "X"
        tokens.append(Token(i, word, start, start + len(word), word, upos, "X", head, relation))
        start += len(word) + 1
    return Sentence(tokens, index=3, paragraph=1)


def words(tokens: tuple[Token, ...]) -> str:
    return " ".join(t.text for t in tokens)


def test_tree_is_walked(sentence: Sentence) -> None:
    """Down, up and across."""
    assert sentence.root.text == "warned"
    assert words(sentence.children(6)) == "that ships would"
    assert words(sentence.subtree(6)) == "that ships would burn"
    assert [t.text for t in sentence.ancestors(4)] == ["burn", "warned"]
    assert sentence.head(2) is None
    assert sentence.extent(6) == (3, 6)
    assert sentence.is_below(4, 2)
    assert not sentence.is_below(2, 4)


def test_relation_covers_its_subtypes(sentence: Sentence) -> None:
    """`nsubj` also means `nsubj:pass`, but not the other way round."""
    subject = sentence.child(6, "nsubj")
    assert subject is not None
    assert subject.text == "ships"
    assert sentence.child(2, "nsubj:pass") is None


def test_offsets_lead_to_tokens(sentence: Sentence) -> None:
    """Half-open: a token ends before the offset of its end."""
    assert (sentence.start, sentence.end) == (10, 52)
    at = sentence.at(13)
    assert at is not None
    assert at.text == "general"
    assert words(sentence.between(13, 15)) == "general"
    assert words(sentence.between(14, 23)) == "general warned"
    assert sentence.at(99) is None


def test_plain_word_forms() -> None:
    """Lookups see one apostrophe and no capitals."""
    token = Token(0, "N’T", 0, 3, "not", "PART", "RB", -1, "root")
    assert token.lower == "n't"
    assert token.is_word

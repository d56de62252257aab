"""Two texts shown side by side, and the words around a phrase that are shown."""

from communique.language.judging import side_by_side
from communique.language.snippets import snippet
from communique.records import Pointed

TEXT = "Peru spoke first. Then Ecuador warned that it would close the border. Nobody moved."


def test_words_asked_about_count_over_both_texts() -> None:
    """The second text's words go on counting where the first's end."""
    one, other = "Peru waits. Ecuador goes.", "Peru attacks the dam."
    shown = side_by_side(Pointed(one, 12, 24), Pointed(other, 0, 12))
    assert shown.sentences == [
        ("Peru", "waits", "."),
        ("Ecuador", "goes", "."),
        ("Peru", "attacks", "the", "dam", "."),
    ]
    assert shown.one == (3, 4)
    assert shown.other == (6, 7)


def test_snippet_holds_the_phrases_sentence_and_those_before_it() -> None:
    """What stands behind is not needed to know who "it" is."""
    start = TEXT.index("close")
    first, last = snippet(TEXT, start, start + 16)
    assert TEXT[first:last] == "Peru spoke first. Then Ecuador warned that it would close the border."


def test_snippet_leaves_out_what_is_far_before() -> None:
    """Sentences are added only while there is room; the phrase's own are always shown whole."""
    far = "Long ago " + "it rained " * 30 + ". "
    text = far + TEXT
    start = text.index("close")
    first, last = snippet(text, start, start + 16)
    assert text[first:last].startswith("Peru spoke first.")
    assert snippet(far, 0, 4) == (0, len(far.strip()))

"""Document language, and dictionary forms."""

import pytest

from communique.language import detect_language
from communique.language.lemmas import lemma_of


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The ministry said that the fleet would sail for the strait on Monday.", "en"),
        ("Das Ministerium erklärte am Montag, die Flotte werde in die Meerenge auslaufen.", "de"),
        ("Le ministère a déclaré lundi que la flotte partirait pour le détroit.", "fr"),
        ("Министерство заявило в понедельник, что флот выйдет в пролив.", "ru"),
        ("12.5 % 300", None),
    ],
)
def test_language_is_told(text: str, language: str | None) -> None:
    """A text that the reader does not know must fail openly, and one with too few letters be tried."""
    assert detect_language(text) == language


@pytest.mark.parametrize(
    ("form", "upos", "xpos", "lemma"),
    [
        ("struck", "VERB", "VBD", "strike"),
        ("Threatened", "VERB", "VBN", "threaten"),
        ("forces", "NOUN", "NNS", "force"),
        ("n’t", "PART", "RB", "n't"),
        ("Damascus", "PROPN", "NNP", "Damascus"),
        ("worse", "ADJ", "JJR", "bad"),
    ],
)
def test_lemmas(form: str, upos: str, xpos: str, lemma: str) -> None:
    """Cues are looked up by their dictionary form."""
    assert lemma_of(form, upos, xpos) == lemma

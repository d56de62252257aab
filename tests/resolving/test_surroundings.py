"""What stands around an act: who is its subject, its object, who speaks there, who is in play."""

from communique.records import Span
from communique.resolving.chunks import Mention
from communique.resolving.coreference import OUTSIDE, Said
from communique.resolving.mentions import Phrase
from communique.resolving.surroundings import Signs, Surroundings
from communique.text import Analysis, Sentence, Token

TEXT = "Chile promised to arm Peru by Bolivia"
HEADS = ((1, "nsubj"), (-1, "root"), (3, "mark"), (1, "xcomp"), (3, "obj"), (6, "case"), (3, "obl"))


def sentence() -> Sentence:
    tokens, at = [], 0
    for number, (word, (head, relation)) in enumerate(zip(TEXT.split(), HEADS, strict=True)):
        tokens.append(Token(number, word, at, at + len(word), word.lower(), "VERB", "VB", head, relation))
        at += len(word) + 1
    return Sentence(tokens)


def signs(**others: tuple[str, ...]) -> Signs:
    tree = sentence()
    analysis = Analysis("d", TEXT, (tree,), (), ())
    mentions = [
        Mention(Span(tree[n].start, tree[n].end, tree[n].text), Phrase(tree, n, n, n), False, False, frozenset())
        for n in (0, 4, 6)
    ]
    around = Surroundings(analysis, mentions, [("CHL GOV",), ("PER MIL",), ("BOL GOV",)])
    said: Said = OUTSIDE
    arm = Span(TEXT.index("arm"), TEXT.index("arm") + 3, "arm")
    return around.signs(arm, weights={"CHL GOV": 3.0, "CHL MIL": 3.0, "PER GOV": 4.0}, said=said, others=others)


def test_the_subject_of_the_verb_above_is_ones_own() -> None:
    assert signs()["subject above"] == {"CHL": 1.0}


def test_objects_and_agents_hang_on_the_word_itself() -> None:
    assert signs()["object"] == {"PER": 1.0}
    assert signs()["subject"] == {"BOL": 1.0}


def test_a_country_is_in_play_with_all_its_sectors() -> None:
    assert signs()["play"] == {"CHL": 0.6, "PER": 0.4}
    assert signs()["most in play"] == {"CHL": 1.0}


def test_the_nearest_before_and_after_count() -> None:
    assert signs()["before"] == {"CHL": 1.0}
    assert signs()["after"] == {"PER": 1.0}


def test_further_codes_are_signs_of_their_side() -> None:
    assert signs(author=("PER MIL",))["author"] == {"PER": 1.0}
    assert "author" not in signs()

"""Verb tags that a form rules out."""

import pytest

from communique.language.model import Parse
from communique.language.tagging import mended_tags, tags_by_form


def parse(xpos: str, heads: tuple[int, ...], relations: str) -> Parse:
    tags = tuple(xpos.split())
    upos = tuple("VERB" if tag.startswith("V") else "NOUN" for tag in tags)
    return Parse(upos, tags, heads, tuple(relations.split()), ("O",) * len(tags))


@pytest.mark.parametrize(
    ("text", "xpos", "heads", "relations", "tag"),
    [
        ("envoys warned", "NNS VB", (1, -1), "nsubj root", "VBD"),
        ("envoys crossed", "NNS VBN", (1, -1), "nsubj root", "VBD"),
        ("was warned", "AUX VB", (1, -1), "aux:pass root", "VBN"),
        ("hands tied", "NNS VBN", (1, -1), "nsubj advcl", "VBN"),
        ("envoys detain", "NNS VBZ", (1, -1), "nsubj root", "VBP"),
        ("them signing", "PRP VB", (1, -1), "nsubj root", "VBG"),
        ("troops need", "NNS VB", (1, -1), "nsubj root", "VB"),
        ("to bring", "TO VB", (1, -1), "mark root", "VB"),
    ],
)
def test_a_form_rules_out_a_tag(text: str, xpos: str, heads: tuple[int, ...], relations: str, tag: str) -> None:
    """Cues and tenses go by the tag; few forms in "-ed" and "-ing" are base forms, "need" and "bring" are."""
    assert tags_by_form(text.split(), parse(xpos, heads, relations))[1] == tag


def test_class_and_tag_agree() -> None:
    """A cue is looked up by its class: "refused" with a verb's tag is no particle, "attack" with a noun's no verb."""
    given = Parse(("PART", "PART", "VERB"), ("VBD", "TO", "NN"), (-1, 2, 0), ("root", "mark", "xcomp"), ("O",) * 3)
    assert mended_tags(["refused", "to", "attack"], given).upos == ("VERB", "PART", "NOUN")

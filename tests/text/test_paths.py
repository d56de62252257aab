"""Where two words stand to each other in the tree."""

from communique.text.paths import AFTER, BEFORE, LONG_AFTER, MARK, RELATIONS, path_classes

HEADS = (0, 2, 0, 5, 5, 2, 0, 0, 0)
"""The mark; "He said she would go", "Yes", "No", "Well"."""
NAMES = ("root", "nsubj", "root", "nsubj", "aux", "ccomp", "root", "root", "root")
SENTENCES = (0, 1, 1, 1, 1, 1, 2, 3, 4)


def pair(up: str, down: str) -> int:
    return RELATIONS.index(up) * len(RELATIONS) + RELATIONS.index(down)


def test_paths_from_the_governor_name_the_branch() -> None:
    """From "said": its subject, and all of its complement under ccomp."""
    found = path_classes(2, HEADS, NAMES, SENTENCES)
    assert found[:6] == [MARK, pair("-", "nsubj"), pair("-", "-"), *[pair("-", "ccomp")] * 3]


def test_paths_across_name_both_branches() -> None:
    """From "she": up to "go" as its subject, up to "said" by ccomp and down by nsubj to "He"."""
    found = path_classes(3, HEADS, NAMES, SENTENCES)
    assert found[1] == pair("ccomp", "nsubj")
    assert found[2] == pair("ccomp", "-")
    assert found[4] == pair("nsubj", "aux")
    assert found[5] == pair("nsubj", "-")


def test_other_sentences_are_near_or_far() -> None:
    """The next one, and those behind it."""
    assert path_classes(5, HEADS, NAMES, SENTENCES)[6:] == [AFTER, LONG_AFTER, LONG_AFTER]
    assert path_classes(6, HEADS, NAMES, SENTENCES)[1] == BEFORE


def test_a_loop_in_broken_heads_ends() -> None:
    """Greedy heads may go in circles; asking must not."""
    assert len(path_classes(1, (0, 2, 1, 0), ("root",) * 4, (0, 1, 1, 1))) == 4

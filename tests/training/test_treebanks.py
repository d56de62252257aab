"""Trees as passages."""

from pathlib import Path

import pytest

from communique.errors import CommuniqueError
from communique.training.treebanks import read_treebank

TREES = """# newdoc id = one
# text = He can't go.
1\tHe\the\tPRON\tPRP\t_\t4\tnsubj\t_\t_
2-3\tcan't\t_\t_\t_\t_\t_\t_\t_\t_
2\tca\tcan\tAUX\tMD\t_\t4\taux\t_\t_
3\tn't\tnot\tPART\tRB\t_\t4\tadvmod\t_\t_
4\tgo\tgo\tVERB\tVB\t_\t0\troot\t_\t_

1\tYes\tyes\tINTJ\tUH\t_\t0\troot\t_\t_

# newdoc id = two
1\tNo\tno\tINTJ\tUH\t_\t0\troot\t_\t_
1.1\tgo\tgo\tVERB\tVB\t_\t_\t_\t_\t_
"""


def test_documents_keep_their_sentences_and_skip_joined_and_empty_words(tmp_path: Path) -> None:
    """Ranges (2-3) and empty nodes (1.1) are no words of the tree."""
    path = tmp_path / "trees.conllu"
    path.write_text(TREES, "utf-8")
    one, two = read_treebank(path)
    assert one.sentences == (("He", "ca", "n't", "go"), ("Yes",))
    assert one.tags["head"] == [4, 4, 4, 0, 0]
    assert two.sentences == (("No",),)


def test_other_formats_are_refused_with_the_line(tmp_path: Path) -> None:
    """A plain text given by mistake must not train anything."""
    path = tmp_path / "trees.conllu"
    path.write_text("just words\n", "utf-8")
    with pytest.raises(CommuniqueError, match=r"trees\.conllu:1"):
        list(read_treebank(path))


def test_part_of_a_passage_has_its_own_words(tmp_path: Path) -> None:
    """Tags are cut with the sentences."""
    path = tmp_path / "trees.conllu"
    path.write_text(TREES, "utf-8")
    part = next(read_treebank(path)).part(1, 2)
    assert part.words == ("Yes",)
    assert part.tags["upos"] == ["INTJ"]

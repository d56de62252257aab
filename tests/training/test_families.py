"""Families of wordings as pairs and passages."""

import json
from pathlib import Path

import pytest

pytest.importorskip("torch")

from communique.errors import CommuniqueError
from communique.training.families import drawn, family, load_families, marked, pairs_of

MEETS = {
    "id": "F1",
    "conditions": ["Peru will act if [[Ecuador builds the dam]].", "Should [[Quito dam the river]], Lima will act."],
    "stated": ["Ecuador pours concrete for the dam"],
    "possible": ["Quito said it [[would tame the river]]."],
    "no": ["Peru builds a dam", "Ecuador debates the dam", "Ecuador drops the dam"],
}
RELATION = {
    "id": "R1",
    "first": ["Peru [[will close the border]].", "Lima said that it [[would shut the crossing]]."],
    "hardens": ["Peru [[closes the border at noon]]."],
    "none": ["Chile [[will close the border]]."],
}


def test_marked_phrase_is_pointed_at_without_its_brackets() -> None:
    """A text without brackets is pointed at as a whole."""
    found = marked("Peru will act if [[Ecuador builds the dam]].")
    assert found.text[found.start : found.end] == "Ecuador builds the dam"
    assert "[" not in found.text
    assert marked("Ecuador builds").end == len("Ecuador builds")


def test_every_condition_meets_every_act() -> None:
    """Two wordings of a condition and five acts make ten pairs."""
    answers = [answer for _, _, answer in pairs_of(family(MEETS))]
    assert sorted(answers) == ["no"] * 6 + ["possible"] * 2 + ["stated"] * 2


def test_relations_hold_both_ways_where_they_have_an_inverse() -> None:
    """The firmer wording softens when it comes first; wordings of the first repeat each other."""
    found = {(one.text, other.text): answer for one, other, answer in pairs_of(family(RELATION))}
    plain, firm = "Peru will close the border.", "Peru closes the border at noon."
    assert found[plain, firm] == "hardens"
    assert found[firm, plain] == "softens"
    assert list(found.values()).count("repeats") == 2
    assert list(found.values()).count("none") == 4


def write(folder: Path, *rows: dict[str, object]) -> Path:
    lines = [json.dumps(row) + "\n" for row in rows]
    (folder / "some.jsonl").write_text("".join(lines), "utf-8")
    return folder


def test_answers_are_drawn_in_turn_and_the_same_with_one_seed(tmp_path: Path) -> None:
    """The first four pairs of a family have its four answers."""
    families = load_families(write(tmp_path, RELATION))
    one, other = (list(drawn(families, 4, seed=7)) for _ in range(2))
    assert one == other
    assert {p.judged[0].answer for p in one} == {"repeats", "hardens", "softens", "none"}
    assert len(list(drawn(families, 99, seed=7))) == 10


def test_neither_length_nor_shared_words_tell_whether_an_act_meets(tmp_path: Path) -> None:
    """Of twenty short refusals only so many are drawn as there are acts of like length that meet."""
    short = {f"no {n}" for n in range(20)}
    row = {
        "id": "F3",
        "conditions": ["[[Quito dams the river]].", "[[A dam is built by Ecuador]]."],
        "stated": ["Engineers pour concrete across the valley floor"],
        "no": [*short, "Farmers plant potatoes along the valley floor", "Bolivia votes"],
    }
    found = [p.judged[0].answer for p in drawn(load_families(write(tmp_path, row)), 99, seed=7)]
    assert sorted(found) == ["no", "no", "stated", "stated"]


def test_unknown_field_is_named() -> None:
    """A misspelt answer is not lost in silence."""
    with pytest.raises(CommuniqueError, match="statd"):
        family({"id": "F2", "conditions": ["a", "b"], "statd": []})

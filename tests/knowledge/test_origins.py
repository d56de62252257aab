"""Whose people bear a name: it chooses between countries that a text names."""

from communique.knowledge.origins import origins_of, plain_of


def test_given_name_and_ending_agree_on_one_language() -> None:
    origins = origins_of(("Giorgi", "Berashvili"))
    assert max(origins, key=lambda c: origins[c]) in {"GEO", "SUN"}
    assert "TUR" not in origins


def test_a_name_borne_besides_counts_less_than_at_home() -> None:
    origins = origins_of(("Jacques", "Lemoine"))
    assert origins["FRA"] > origins["CIV"] > 0


def test_an_unknown_name_says_nothing() -> None:
    assert origins_of(("Zzyq",)) == {}
    assert origins_of(()) == {}


def test_marks_and_letters_of_other_alphabets_are_spelled_plainly() -> None:
    assert plain_of("Øzgür’s") == "ozgurs"

"""Who writes to whom, by a letter's title and first lines."""

from communique.resolving.letters import correspondents_of
from communique.text import Analysis


def letter(title: str, text: str = "Sir, your patrols crossed the river.") -> tuple[str | None, str | None]:
    return tuple(correspondents_of(Analysis("d", text, (), (), (), title=title)))  # type: ignore[return-value]


def test_the_title_names_both() -> None:
    assert letter("From the Foreign Minister of Peru to the President of Chile") == ("PER GOV", "CHL GOV")


def test_an_officer_of_a_nations_company_is_its_military() -> None:
    """A company of soldiers is no firm."""
    assert letter("Letter to the officer commanding the Ghanaian company")[1] == "GHA MIL"


def test_a_headline_with_to_is_no_letter() -> None:
    """Ships led to a harbour write nothing."""
    assert letter("Swedish tanker led to Lima", "The crew said: you may board.") == (None, None)


def test_a_text_that_speaks_to_nobody_is_no_letter() -> None:
    assert letter("From the Foreign Minister of Peru to the President of Chile", "Trade fell.") == (None, None)

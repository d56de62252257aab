"""The page of one party."""

import json
from collections.abc import Sequence

from program import Run


def test_page_holds_what_a_party_said_did_and_is_bound_to(run: Run, crisis_store: Sequence[str]) -> None:
    """Peru threatens and is threatened; it accuses, and what it is told to have done is its record."""
    page = json.loads(run("actor", "Peru", *crisis_store, "--format", "json").stdout)
    assert (page["code"], page["name"]) == ("PER", "Peru")
    assert [w["alias"] for w in page["binds"]] == ["C1"]
    assert [w["alias"] for w in page["bound_against"]] == ["C2"]
    assert page["said"]["threaten"] >= 1
    assert {p["name"] for p in page["people"]} == {"Elena Quispe"}
    assert page["outcomes"] == {"unknown": 1}


def test_page_is_found_by_code_and_by_a_person(run: Run, crisis_store: Sequence[str]) -> None:
    """Whoever knows a minister's name alone finds her country."""
    pages = [json.loads(run("actor", asked, *crisis_store, "--format", "json").stdout) for asked in ("PER", "Quispe")]
    assert pages[0] == pages[1]


def test_unknown_party_is_an_error_that_lists_the_known(run: Run, crisis_store: Sequence[str]) -> None:
    """A name nobody bears in the store is told apart from a party that says nothing."""
    result = run("actor", "Atlantis", *crisis_store)
    assert result.exit_code == 2
    assert "ECU, PER" in result.stderr
    assert "says, does and is bound to nothing" in run("actor", "France", *crisis_store).stdout


def test_page_in_words_names_the_sections(run: Run, crisis_store: Sequence[str]) -> None:
    """The denial stands under its own heading, with the words."""
    shown = run("actor", "Ecuador", *crisis_store).stdout
    assert "IS BOUND" in shown
    assert "DENIES" in shown
    assert "shelled" in shown

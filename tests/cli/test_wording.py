"""What is shown of a condition left undone, of a response that will not come, and of one row told twice."""

import json
from collections.abc import Sequence

from communique.cli.screen import response_words, trigger_words
from communique.queries.names import pair_name, party_names
from program import Run


def test_what_will_not_be_done_is_marked() -> None:
    """“attack anyone” alone would say the opposite of the promise never to do so."""
    assert response_words("attack anyone", "will_not") == "not: “attack anyone”"
    assert response_words("never attack anyone", "will_not") == "“never attack anyone”"
    assert response_words("attack", "will") == "“attack”"
    assert response_words(None, "will_not") == "-"


def test_what_counts_when_left_undone_is_marked() -> None:
    """ "Unless the sites are dismantled" is no threat against dismantling them."""
    assert trigger_words("the sites are dismantled", "does_not_happen") == "not: “the sites are dismantled”"
    assert trigger_words("the demands are not met", "does_not_happen") == "“the demands are not met”"


def test_a_state_stands_for_its_army() -> None:
    """Two codes of one state are one party; rebels are another."""
    assert party_names(["CUB MIL", "CUB GOV"]) == "Cuba"
    assert party_names(["SYR REB", "SYR GOV"]) == "Syria (rebels), Syria"
    assert pair_name("Cuba", "Cuba") == "Cuba"


def test_review_names_each_open_thing_with_its_words(run: Run, crisis_store: Sequence[str]) -> None:
    """The counts of the first screen are the rows of the command."""
    rows = json.loads(run("review", *crisis_store, "--format", "json").stdout)
    assert rows
    for row in rows:
        assert row["reason"]
        assert row["words"]["text"] in row["sentence"]["text"] or row["note"] or not row["sentence"]["text"]


def test_timeline_has_no_mere_conditions(run: Run, crisis_store: Sequence[str]) -> None:
    """What would happen if has not happened."""
    rows = json.loads(run("timeline", *crisis_store, "--format", "json").stdout)
    assert {r["status"] for r in rows}.isdisjoint({"conditional"})

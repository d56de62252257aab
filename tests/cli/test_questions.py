"""Every command that asks the store: as a table, as JSON, and without anything to show."""

import json
from collections.abc import Sequence
from typing import Any

import pytest

from communique import __version__
from communique.cli.screen import PIPE_WIDTH
from program import Run

QUERIES = (
    ("tripwires",),
    ("show", "C1"),
    ("show", "2"),
    ("show", "H1"),
    ("whatif", "Ecuador attacks the Puyango dam"),
    ("said", "Quispe"),
    ("compare", "C1", "C2"),
    ("contested",),
    ("agreements",),
    ("channels",),
    ("operations",),
    ("timeline",),
    ("review",),
    ("verify",),
)


def answer(run: Run, *arguments: str) -> Any:
    """The JSON of a query."""
    result = run(*arguments, "--format", "json")
    assert result.exit_code == 0, result.output
    return json.loads(result.stdout)


@pytest.mark.parametrize("query", QUERIES, ids=" ".join)
def test_every_query_answers_as_table_and_as_json(run: Run, crisis_store: Sequence[str], query: Sequence[str]) -> None:
    """People read columns, programs read JSON; both come from one answer."""
    table = run(*query, *crisis_store)
    assert table.exit_code == 0, table.output
    assert table.stdout.strip()
    assert max(len(line) for line in table.stdout.splitlines()) <= PIPE_WIDTH
    assert answer(run, *query, *crisis_store) is not None


@pytest.mark.parametrize("query", [*QUERIES, ("date", "2", "2021-03-05"), ("export",)], ids=" ".join)
def test_without_a_store_the_command_says_how_to_make_one(run: Run, query: Sequence[str]) -> None:
    """No traceback, no empty store left behind: one line, and status 2."""
    result = run(*query)
    assert result.exit_code == 2
    assert result.stderr.count("\n") == 1
    assert "no store at crisis.db; make one with `communique read FILE" in result.stderr


@pytest.mark.parametrize("query", ["tripwires", "contested", "agreements", "channels", "operations", "timeline"])
def test_an_empty_answer_says_why(run: Run, query: str) -> None:
    """A text without any of it: silence would look like a fault."""
    run("read", "-", "--store", "test.db", stdin="The mayor opened the new market hall on a sunny day in the town.")
    table = run(query, "--store", "test.db")
    assert table.exit_code == 0
    assert "1 document" in table.stdout
    assert "no " in table.stdout


def test_tripwires_are_grouped_over_documents(run: Run, crisis_store: Sequence[str]) -> None:
    """Two mentions in two texts are one standing commitment, seen twice."""
    found = answer(run, "tripwires", *crisis_store)
    first = found["tripwires"][0]
    assert first["alias"] == "C1"
    assert first["issuer_codes"] == ["PER GOV"]
    assert first["target_codes"] == ["ECU GOV"]
    assert first["trigger"] == "Ecuador attacks the Puyango dam"
    assert first["documents"] == ["1-lima", "3-again"]
    assert first["labels"] == ["1", "3"]
    assert (first["first"], first["last"], first["seen"]) == ("2021-03-03", "2021-03-12", 2)


def test_chain_names_both_ends(run: Run, crisis_store: Sequence[str]) -> None:
    """Peru's bridges are what Ecuador waits for; the truce and the hotline are the brakes."""
    found = answer(run, "tripwires", *crisis_store)
    edges = {(e["from_alias"], e["to_alias"]): e for e in found["chain"]}
    assert ("C1", "C2") in edges
    assert edges["C1", "C2"]["kind"] in {"stated", "possible"}
    assert {b["alias"] for b in found["brakes"]} >= {"H1"}
    assert "C1 Peru" in run("tripwires", *crisis_store).stdout


def test_show_gives_the_words_with_their_offsets(run: Run, crisis_store: Sequence[str]) -> None:
    """The offsets shown are those of the text."""
    table = run("show", "C1", *crisis_store).stdout
    found = answer(run, "show", "C1", *crisis_store)
    assert found["record"]["record"] == "tripwire"
    assert [m["document"] for m in found["mentions"]] == ["1-lima", "3-again"]
    trigger = next(p["span"] for p in found["mentions"][0]["parts"] if p["part"] == "trigger")
    assert f"trigger {trigger['start']}-{trigger['end']} “Ecuador attacks the Puyango dam”" in table
    assert found["mentions"][0]["speaker"] == "Peru's defence minister Elena Quispe [Peru]"
    assert found["links"]


@pytest.mark.parametrize(
    ("name", "kind"), [("K1", "claim"), ("A1", "instrument"), ("H1", "instrument"), ("O1", "operation")]
)
def test_show_takes_every_alias(run: Run, crisis_store: Sequence[str], name: str, kind: str) -> None:
    """Whatever a table names can be looked into."""
    assert answer(run, "show", name, *crisis_store)["record"]["record"] == kind
    assert answer(run, "show", name.lower(), *crisis_store)["record"]["record"] == kind


def test_show_takes_the_head_of_an_id(run: Run, crisis_store: Sequence[str]) -> None:
    """An id from an export need not be typed whole."""
    whole = answer(run, "tripwires", *crisis_store)["tripwires"][0]["tripwire"]
    assert answer(run, "show", whole[:7], *crisis_store)["record"]["id"] == whole


@pytest.mark.parametrize("name", ["C99", "zzz", "4-nowhere", "f" * 16])
def test_an_unknown_name_is_answered_with_suggestions(run: Run, crisis_store: Sequence[str], name: str) -> None:
    """The user sees what there is."""
    result = run("show", name, *crisis_store)
    assert result.exit_code == 2
    assert "did you mean" in result.stderr or "known are C1" in result.stderr
    assert result.stdout == ""


def test_what_if_has_the_promised_shape(run: Run, crisis_store: Sequence[str]) -> None:
    """Programs rely on act, fires, possible, and in them tripwire, documents, needs."""
    found = answer(run, "whatif", "Ecuador attacks the Puyango dam", *crisis_store)
    assert found["act"] == "Ecuador attacks the Puyango dam"
    touched = found["fires"] + found["possible"]
    assert touched
    assert all({"tripwire", "documents", "needs"} <= row.keys() for row in touched)
    assert all(row["needs"] == [] for row in found["fires"])
    assert all(row["needs"] for row in found["possible"])
    mine = next(row for row in touched if row["alias"] == "C1")
    assert mine["documents"] == ["1-lima", "3-again"]


def test_what_if_that_touches_nothing_says_why(run: Run, crisis_store: Sequence[str]) -> None:
    """Peru is no issuer of a promise about Ecuador's attack elsewhere."""
    run("read", "-", "--store", "calm.db", stdin="The mayor opened the new market hall on a sunny day in the town.")
    found = answer(run, "whatif", "Ecuador attacks Peru", "--store", "calm.db")
    assert found["fires"] == found["possible"] == []
    assert "no standing commitment" in found["reason"]


@pytest.mark.parametrize("act", ["Nothing at all", "!!!", ""])
def test_what_if_without_an_act_is_an_error(run: Run, crisis_store: Sequence[str], act: str) -> None:
    """No answer is better than one about something else."""
    result = run("whatif", act, *crisis_store)
    assert result.exit_code == 2
    assert "no act can be read" in result.stderr
    answered = run("whatif", act, *crisis_store, "--format", "json")
    assert answered.exit_code == 2
    found = json.loads(answered.stdout)
    assert (found["fires"], found["possible"]) == ([], [])
    assert "no act can be read" in found["reason"]


@pytest.mark.parametrize("actor", ["Quispe", "quispe", "Elena Quispe", "Peru", "PER", "PER GOV", "Peruvian"])
def test_said_finds_a_speaker_by_any_name(run: Run, crisis_store: Sequence[str], actor: str) -> None:
    """By surname, full name, country, adjective and code; in order of time."""
    found = answer(run, "said", actor, *crisis_store)
    assert {r["document"] for r in found["rows"]} == {"1-lima", "3-again"}
    assert [r["date"] for r in found["rows"]] == sorted(r["date"] for r in found["rows"])
    assert found["first"] <= found["last"] == "2021-03-12"


def test_said_knows_the_day_of_the_words_from_the_text(run: Run, crisis_store: Sequence[str]) -> None:
    """ "Warned on Monday" is Monday's; what has no day of its own has that of publication, and says so."""
    rows = answer(run, "said", "Quispe", *crisis_store)["rows"]
    assert (rows[0]["date"], rows[0]["date_by"]) == ("2021-03-01", "text")
    assert (rows[-1]["date"], rows[-1]["date_by"]) == ("2021-03-12", "publication")


@pytest.mark.parametrize("words", ["attacks", "attack the dam", "ATTACKED", "destroying bridge"])
def test_said_filters_by_words_in_any_inflection(run: Run, crisis_store: Sequence[str], words: str) -> None:
    """A reader remembers the word, not its ending."""
    assert len(answer(run, "said", "Quispe", words, *crisis_store)["rows"]) == 2


def test_said_without_a_hit_says_who_is_heard(run: Run, crisis_store: Sequence[str]) -> None:
    """The name may be misspelt: the names in the store help."""
    missing = answer(run, "said", "Quispé Lopez", *crisis_store)
    assert missing["rows"] == []
    assert "Elena Quispe" in missing["reason"]
    assert "none with the words" in answer(run, "said", "Quispe", "zebra", *crisis_store)["reason"]


def test_compare_shows_what_changed_between_two_wordings(run: Run, crisis_store: Sequence[str]) -> None:
    """The later wording says "perhaps" and "again"."""
    members = answer(run, "show", "C1", *crisis_store)["record"]["members"]
    found = answer(run, "compare", members[1], members[0], *crisis_store)
    assert found["ordered"]
    assert (found["before"]["published"], found["after"]["published"]) == ("2021-03-03", "2021-03-12")
    assert found["change"] == "softens"
    assert "adds “again”" in found["differences"]
    assert {"part", "before", "after", "added", "dropped"} == set(found["changes"][0])
    assert any(line.startswith("modal: ") for line in found["differences"]), found["differences"]
    assert "the wording has softened" in run("compare", *members, *crisis_store).stdout


def test_compare_draws_no_conclusion_over_two_parties(run: Run, crisis_store: Sequence[str]) -> None:
    """Peru's threat is no softer wording of Ecuador's."""
    found = answer(run, "compare", "C1", "C2", *crisis_store)
    assert found["change"] == "unrelated"
    assert "different parties" in found["conclusion"]


def test_compare_needs_two_commitments(run: Run, crisis_store: Sequence[str]) -> None:
    """A document has no wording."""
    result = run("compare", "C1", "2", *crisis_store)
    assert result.exit_code == 2
    assert "is a document" in result.stderr


def test_contested_claim_has_no_verdict(run: Run, crisis_store: Sequence[str]) -> None:
    """Who asserts and who denies, with the words of each."""
    rows = answer(run, "contested", *crisis_store)
    claim = next(r for r in rows if r["denies"])
    assert [h["code"] for h in claim["asserts"]] == ["PER GOV"]
    assert [h["code"] for h in claim["denies"]] == ["ECU GOV"]
    assert claim["denies"][0]["words"]["text"] == "shelled nothing"
    assert "verdict" not in claim


def test_one_truce_over_two_texts(run: Run, crisis_store: Sequence[str]) -> None:
    """The truce and its alleged breach are one row, with who says so against whom."""
    (truce,) = answer(run, "agreements", *crisis_store)
    assert (truce["alias"], truce["kind"], truce["duration"], truce["mentions"]) == ("A1", "ceasefire", "P30D", 2)
    assert (truce["alleged_by"], truce["alleged_against"]) == (["PER GOV"], ["ECU GOV"])
    assert truce["state"] == "alleged_violated"
    assert "30 days" in run("agreements", *crisis_store).stdout


def test_channel_keeps_the_sentence_that_says_what_it_is_for(run: Run, crisis_store: Sequence[str]) -> None:
    """A hotline is the brake on every chain."""
    (line,) = answer(run, "channels", *crisis_store)
    assert line["state"] == "in_force"
    assert line["purpose"]["text"] == "Officers speak on a hotline between the two armies."


def test_operation_counts_people_at_risk_and_no_victims(run: Run, crisis_store: Sequence[str]) -> None:
    """ "In danger" is no casualty."""
    (row,) = answer(run, "operations", *crisis_store)
    assert (row["status"], row["place"]) == ("planned", "Puyango")
    assert [r["quantity"]["text"] for r in row["at_risk"]] == ["thousands of farmers"]
    assert not [key for key in row if "kill" in key or "casual" in key]


def test_timeline_puts_open_dates_last(run: Run, crisis_store: Sequence[str]) -> None:
    """What has no date yet is not guessed into the order."""
    rows = answer(run, "timeline", *crisis_store)
    days = [r["day"] for r in rows]
    known = [d for d in days if d]
    assert known == sorted(known)
    assert days == known + [None] * (len(days) - len(known))
    assert "no date yet, in 2-quito" in run("timeline", *crisis_store).stdout


def test_version_is_printed(run: Run) -> None:
    """Reports of faults name the version."""
    assert run("--version").stdout == f"communique {__version__}\n"


def test_wrong_usage_is_status_two(run: Run, crisis_store: Sequence[str]) -> None:
    """An unknown command, a missing argument and an unknown format."""
    for arguments in (("nonsense",), ("show",), ("tripwires", "--format", "xml"), ("export", "--format", "csv")):
        assert run(*arguments).exit_code == 2
    assert "this version writes jsonl" in run("export", "--format", "csv", *crisis_store).stderr

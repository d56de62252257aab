"""What changed since a reading, what stands as a rule asks, and what was known on a day."""

import json
from collections.abc import Sequence
from pathlib import Path

import pytest

from crisis import lines
from program import Run


@pytest.fixture
def two_readings(run: Run, tmp_path: Path) -> Sequence[str]:
    """A store into which the third text was read after the other two."""
    texts = list(lines())
    for name, own in (("first", texts[:2]), ("second", texts[2:])):
        (tmp_path / f"{name}.jsonl").write_text("\n".join(own) + "\n", "utf-8")
        assert run("read", f"{name}.jsonl", "--store", "two.db").exit_code == 0
    return "--store", "two.db"


def test_diff_lists_what_the_last_reading_changed(run: Run, two_readings: Sequence[str]) -> None:
    """The threat is told again, softer; the other tripwire is as it was and is not listed."""
    found = json.loads(run("diff", *two_readings, "--format", "json").stdout)
    assert found["documents"] == ["3-again"]
    changes = {(n["alias"], n["change"]): (n["old"], n["new"]) for n in found["news"]}
    assert changes["C1", "state"] == ("issued", "softened")
    assert ("C2", "new") not in changes
    softened = next(n for n in found["news"] if n["change"] == "state")
    assert (softened["label"], softened["words"]["text"]) == ("3", "would perhaps destroy the bridges over the river")


def test_diff_since_a_time_counts_by_when_texts_were_read(run: Run, two_readings: Sequence[str]) -> None:
    """Since long ago all is new; since tomorrow nothing came, and it says so."""
    every = json.loads(run("diff", "--since", "2001-01-01", *two_readings, "--format", "json").stdout)
    assert {n["alias"] for n in every["news"] if n["change"] == "new"} >= {"C1", "C2"}
    nothing = run("diff", "--since", "2999-01-01", *two_readings)
    assert "no text was read since 2999-01-01" in nothing.stdout
    wrong = run("diff", "--since", "yesterday", *two_readings)
    assert wrong.exit_code == 2
    assert "give YYYY-MM-DD" in wrong.stderr


def test_watch_tells_by_its_exit_status_whether_a_rule_is_met(run: Run, crisis_store: Sequence[str]) -> None:
    """Filters must all hold; a star stands for any characters, lists hold by any value."""
    met = run("watch", "kind=threat issuer_code=PER*", *crisis_store, "--format", "json")
    assert met.exit_code == 0
    (rule,) = json.loads(met.stdout)
    assert [(a["kind"], a["alias"]) for a in rule["alerts"]] == [("tripwire", "C1")]
    assert run("watch", "kind=threat issuer_code=FRA*", *crisis_store).exit_code == 1
    events = json.loads(run("watch", "type=ASSAULT status=alleged", *crisis_store, "--format", "json").stdout)
    assert {a["kind"] for a in events[0]["alerts"]} == {"event"}


def test_watch_names_the_fields_there_are(run: Run, crisis_store: Sequence[str]) -> None:
    """A rule with a field that no record has could never fire: that is an error, not silence."""
    result = run("watch", "colour=red", *crisis_store)
    assert result.exit_code == 2
    assert "trigger_state" in result.stderr


def test_watch_of_an_act_lists_what_it_fires_and_who_tells_of_it(run: Run, crisis_store: Sequence[str]) -> None:
    """The tripwire with its state, and the reports; an alleged act stays alleged."""
    (found,) = json.loads(run("watch", "Ecuador attacks the Puyango dam", *crisis_store, "--format", "json").stdout)
    assert ("tripwire", "C1") in {(a["kind"], a["alias"]) for a in found["alerts"]}
    assert {a["state"] for a in found["alerts"] if a["kind"] == "event"} <= {"alleged", "denied", "conditional"}


def test_saved_rules_report_only_what_is_new(run: Run, crisis_store: Sequence[str]) -> None:
    """Run a second time nothing is new, and the exit status says so; forgotten, it is gone."""
    assert run("watch", "kind=threat", "--save", "threats", *crisis_store).exit_code == 0
    again = run("watch", "--new", *crisis_store)
    assert again.exit_code == 1
    assert "nothing new" in again.stdout
    assert run("watch", "threats", *crisis_store).exit_code == 0
    assert run("watch", "--forget", "threats", *crisis_store).exit_code == 0
    assert "no rule is saved" in run("watch", *crisis_store).stderr


def test_answers_as_of_a_day_know_nothing_later(run: Run, crisis_store: Sequence[str]) -> None:
    """On the fifth of March only the first text was out; the undated one is left out, and that is said."""
    result = run("tripwires", "--as-of", "2021-03-05", *crisis_store, "--format", "json")
    (wire,) = json.loads(result.stdout)["tripwires"]
    assert (wire["state"], wire["seen"]) == ("issued", 1)
    assert "1 text without a date is left out" in result.stderr
    assert "is no day" in run("tripwires", "--as-of", "March", *crisis_store).stderr

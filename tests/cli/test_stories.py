"""The questions of an analyst, a journalist and a mediator, each asked of one crisis as it is read, with the model.

Two texts are read, then a copy with one word changed and a text without a date. All of it is invented but the states.
"""

import json
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from communique.cli.main import app
from communique.records import from_line, spans_in

pytestmark = pytest.mark.model

RABAT = (
    "RABAT, May 6 - Morocco will shoot down any Algerian drone that crosses the wall near Tifariti, Defence Minister "
    'Youssef Amrani told parliament on Monday. "If a drone crosses the wall, our air force will shoot it down," he '
    "said. Algeria accused Morocco of violating the 60-day ceasefire that began on 20 April. Morocco denied that it "
    "had violated the ceasefire.\n\nOfficers of both armies speak every day on a hotline that avoids incidents. "
    "Morocco is planning an offensive near Guerguerat, where hundreds of herders are in danger."
)
ALGIERS = (
    "ALGIERS, May 7 - Algeria will close its airspace to Morocco if one of its drones is shot down, Foreign Minister "
    'Salim Bouteldja said on Tuesday. "We shall close our sky on the day that a drone is shot down," Bouteldja told '
    "reporters. France warned that it would cut its aid if either side used gas."
)
COPY = (
    "Morocco will shoot down any Algerian drone that crosses the wall near Tifariti, Defence Minister Youssef Amrani "
    'told parliament. "If a drone crosses the wall, our army will shoot it down," he said, according to Casablanca '
    "radio. Algeria accused Morocco of violating the 60-day ceasefire that began on 20 April."
)
LATER = (
    "Morocco may shoot down an Algerian drone if it crosses the wall near Tifariti again, Amrani said on Thursday. "
    "Algeria suspended the hotline. Algeria accused Moroccan forces of shooting down a drone near Tifariti. Morocco "
    "denied it."
)
TEXTS = (
    ("1-rabat", RABAT, "2019-05-06", "Atlas Wire"),
    ("2-algiers", ALGIERS, "2019-05-07", "Sahara Press"),
    ("3-copy", COPY, "2019-05-07", "Evening Post"),
    ("4-later", LATER, None, "Atlas Wire"),
)
Ask = Callable[..., Result]


def lines(texts: Sequence[tuple[str, str, str | None, str]]) -> str:
    rows = [{"id": i, "text": t, "published": d, "publisher": p} for i, t, d, p in texts]
    return "".join(json.dumps({k: v for k, v in row.items() if v}) + "\n" for row in rows)


@pytest.fixture(scope="module")
def ask(tmp_path_factory: pytest.TempPathFactory) -> Ask:
    """Runs the program on a store into which the crisis was read in two halves."""
    store = tmp_path_factory.mktemp("stories") / "crisis.db"

    def call(*arguments: str, stdin: str | None = None) -> Result:
        return CliRunner().invoke(app, [*arguments, "--store", str(store)], input=stdin)

    for half in (TEXTS[:2], TEXTS[2:]):
        assert call("read", "-", stdin=lines(half)).exit_code == 0
    return call


def answer(ask: Ask, *arguments: str) -> Any:
    return json.loads(ask(*arguments, "--format", "json").stdout)


def test_all_standing_threats_and_what_sets_them_off(ask: Ask) -> None:
    """Morocco's on drones, Algeria's on its airspace, France's on aid: each with its own words."""
    rows = answer(ask, "tripwires")["tripwires"]
    words = {(r["issuer_codes"][0][:3], r["trigger"], r["response"]) for r in rows}
    assert ("DZA", "one of its drones is shot down", "will close its airspace to Morocco") in words
    assert ("FRA", "either side used gas", "would cut its aid") in words
    assert any(i == "MAR" and t.startswith("any Algerian drone that crosses the wall") for i, t, _ in words)


def test_every_record_has_its_exact_words(ask: Ask) -> None:
    """Each span of the export is the text's own slice, and the program finds the same."""
    records = [from_line(line) for line in ask("export").stdout.splitlines()]
    texts = {r.id: r.text for r in records if r.record == "document"}  # type: ignore[attr-defined]
    for record in records:
        for span in spans_in(record):
            assert texts[span.document or record.document][span.start : span.end] == span.text
    assert answer(ask, "verify")["sound"]


def test_an_act_touches_whose_promise_it_breaks_and_no_other(ask: Ask) -> None:
    """A drone shot down by Morocco fires Algeria's; never France's on gas."""
    found = answer(ask, "whatif", "Morocco shoots down an Algerian drone")
    assert "one of its drones is shot down" in {r["trigger"] for r in found["fires"]}
    assert "France" not in {r["issuer"] for r in (*found["fires"], *found["possible"])}
    nothing = answer(ask, "whatif", "Norway buys wheat from Canada")
    assert not nothing["fires"]
    assert nothing["reason"]


def test_when_a_minister_said_it_first_and_last(ask: Ask) -> None:
    """By surname, with "he" named; the copy is one source with the wire, its altered word is flagged."""
    found = answer(ask, "said", "Amrani", "shoot down")
    assert found["first"] == "2019-05-06"
    assert found["origins"] < len(found["rows"])
    quoted = answer(ask, "said", "Amrani", "drone crosses")["rows"]
    altered = [a for r in quoted for a in r["altered"]]
    assert [(a["words"], a["before"], a["label"]) for a in altered] == [("army", "air force", "1")]
    assert any("Youssef Amrani" in r["speaker"] and r["speaker"].startswith("he") for r in quoted)


def test_whether_the_wording_has_hardened(ask: Ask) -> None:
    """From will to may: first and last mention of one tripwire, with the words that show it."""
    (alias,) = [r["alias"] for r in answer(ask, "tripwires")["tripwires"] if r["issuer_codes"][0].startswith("MAR")]
    found = answer(ask, "compare", alias)
    assert (found["before"]["document"], found["after"]["document"]) == ("1-rabat", "4-later")
    assert found["change"] == "softens"
    assert "may" in [w["text"] for w in found["words"]]
    assert "adds “again”" in found["differences"]
    one_wording = ask("compare", alias, alias)
    assert one_wording.exit_code == 2
    assert "one wording" in one_wording.stderr


def test_what_is_claimed_and_denied(ask: Ask) -> None:
    """Algeria says so, Morocco denies the act; nobody decides."""
    claims = answer(ask, "contested")
    drone = next(c for c in claims if "drone" in c["proposition"])
    assert [h["party"] for h in drone["asserts"]] == ["Algeria"]
    assert [(h["party"], h["scope"]) for h in drone["denies"]] == [("Morocco", "act")]
    assert "verdict" not in json.dumps(claims)


def test_ceasefire_has_its_clock_and_who_is_said_to_break_it(ask: Ask) -> None:
    """Two texts, one ceasefire of sixty days."""
    (truce,) = answer(ask, "agreements")
    assert (truce["duration"], truce["state"]) == ("P60D", "alleged_violated")
    assert [c[:3] for c in truce["alleged_by"]] == ["DZA"]
    assert [c[:3] for c in truce["alleged_against"]] == ["MAR"]


def test_offensive_is_planned_and_counts_no_victims(ask: Ask) -> None:
    """People in danger are no casualties."""
    (row,) = answer(ask, "operations")
    assert row["status"] == "planned"
    assert [r["quantity"]["text"] for r in row["at_risk"]] == ["hundreds"]


def test_suspended_line_flips_the_channel(ask: Ask) -> None:
    """In force with what it is for; suspended by the later text; a rule on it alerts."""
    (line,) = answer(ask, "channels")
    assert (line["state"], line["state_words"]["text"]) == ("suspended", "Algeria suspended the hotline.")
    assert "avoids incidents" in line["purpose"]["text"]
    assert ask("watch", "kind=channel state=suspended").exit_code == 0
    assert ask("watch", "kind=channel state=ended").exit_code == 1


def test_a_copy_is_no_second_source(ask: Ask) -> None:
    """The evening paper prints the wire: five mentions, and as many sources as there are."""
    documents = {
        d["source_id"]: d["origin"]
        for d in map(json.loads, ask("export").stdout.splitlines())
        if d["record"] == "document"
    }
    assert documents["3-copy"] == documents["1-rabat"]
    assert len(set(documents.values())) == 3
    assert "of one source" in ask("diff").stdout


def test_what_the_last_reading_changed(ask: Ask) -> None:
    """The threat told again, a claim, the line suspended; France's word is as it was."""
    found = answer(ask, "diff")
    assert found["documents"] == ["3-copy", "4-later"]
    assert found["copies"] == ["3-copy"]
    changes = {(n["kind"], n["change"], n["new"]) for n in found["news"]}
    assert ("channel", "state", "suspended") in changes
    assert {n["labels"][-1] for n in found["news"] if n["change"] == "mentions"} == {"4"}
    assert not [n for n in found["news"] if "aid" in n["name"]]
    by_day = answer(ask, "diff", "--since", "2019-05-07", "--as-of", "2019-05-07")
    assert by_day["documents"] == ["2-algiers", "3-copy"]


def test_aliases_of_earlier_states_are_those_of_today(ask: Ask) -> None:
    """What is C2 now was C2 before the copy came; the undated text is left out, and that is said."""
    now = {r["alias"]: r["tripwire"] for r in answer(ask, "tripwires")["tripwires"]}
    then = ask("tripwires", "--as-of", "2019-05-07", "--format", "json")
    assert "1 text without a date is left out" in then.stderr
    rows = {r["alias"]: r["tripwire"] for r in json.loads(then.stdout)["tripwires"]}
    assert rows["C2"] == now["C2"]
    assert rows.keys() <= now.keys()
    assert "the first is of 2019-05-06" in ask("tripwires", "--as-of", "2001-01-01").stdout


def test_page_of_a_party(ask: Ask) -> None:
    """What it is bound to and accused of; Algeria's minister does not speak for it."""
    page = answer(ask, "actor", "Morocco")
    assert [p["name"] for p in page["people"]] == ["Youssef Amrani"]
    assert page["denies"]


def test_date_resolves_and_is_undone(ask: Ask) -> None:
    """Thursday was open; dated it is the ninth of May, and undone it is open again."""
    found = answer(ask, "date", "4", "2019-05-10")
    assert ("Thursday", "2019-05-09") in {(c["name"], c["new"]) for c in found["changes"] if c["field"] == "value"}
    undone = answer(ask, "date", "4", "--undo")
    assert (undone["old"], undone["new"]) == ("2019-05-10", None)


def test_alleged_trigger_alerts_and_is_never_carried_out(tmp_path: Path) -> None:
    """Two threats wait for gas; a third text accuses. The rule by a name in capitals lists them as alleged."""
    threat = (
        "France will strike Libyan airfields if Libya uses chemical weapons again, Defence Minister Paul Herault said."
    )
    third = "Chad accused Libya of using chemical weapons at Ounianga on Friday."
    rows = (("1", threat, "1987-01-05", "Wire"), ("2", third, "1987-01-10", "Wire"))

    def call(*arguments: str, stdin: str | None = None) -> Result:
        return CliRunner().invoke(app, [*arguments, "--store", str(tmp_path / "gas.db")], input=stdin)

    call("read", "-", stdin=lines(rows[:1]))
    call("watch", "trigger_state=alleged target_code=LBY*", "--save", "gas")
    call("read", "-", stdin=lines(rows[1:]))
    new = call("watch", "--new", "--format", "json")
    (rule,) = json.loads(new.stdout)
    (alert,) = rule["alerts"]
    assert new.exit_code == 0
    assert rule["name"] == "gas"
    assert "trigger alleged" in alert["state"]
    assert "Chad accused Libya" in alert["sentence"]["text"]
    (act,) = json.loads(call("watch", "CHEMICAL_ATTACK", "--format", "json").stdout)
    assert alert["alias"] in {a["alias"] for a in act["alerts"]}
    assert call("watch", "--new").exit_code == 1
    (wire,) = json.loads(call("tripwires", "--format", "json").stdout)["tripwires"]
    assert (wire["trigger_state"], wire["outcome"]) == ("alleged", "unknown")


def test_document_names_those_of_its_source(ask: Ask) -> None:
    """The copy leads to the wire, and the wire to the copy; the other report stands alone."""
    assert answer(ask, "show", "3")["links"] == ["of one source with 1-rabat (Atlas Wire, 2019-05-06)"]
    assert answer(ask, "show", "1-rabat")["links"] == ["of one source with 3-copy (Evening Post, 2019-05-07)"]
    assert answer(ask, "show", "2")["links"] == []

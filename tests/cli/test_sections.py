"""How rows are worded for people."""

from dataclasses import replace

import pytest

from communique.cli import sections
from communique.cli.screen import Screen
from communique.queries import Archive, FixedRecords
from communique.queries.tripwires import brake_rows, chain_rows, tripwire_rows
from crisis import records


@pytest.fixture
def archive() -> Archive:
    """The invented crisis."""
    return Archive(FixedRecords(records()))


def test_ascribed_commitment_is_marked(archive: Archive, capsys: pytest.CaptureFixture[str]) -> None:
    """What only an adversary says is never shown as the issuer's own word."""
    rows = [replace(r, ascribed_by=("ECU GOV",)) for r in tripwire_rows(archive)[:1]]
    screen = Screen()
    sections.show_tripwires(screen, rows)
    screen.show()
    shown = capsys.readouterr().out
    assert "~C1" in shown
    assert "only says Ecuador" in shown


def test_demand_has_no_response(archive: Archive, capsys: pytest.CaptureFixture[str]) -> None:
    """A demand says what must be done, and nothing of what follows."""
    rows = [replace(r, kind="demand", response=None, trigger="leave the dam") for r in tripwire_rows(archive)[:1]]
    screen = Screen()
    sections.show_tripwires(screen, rows)
    screen.show()
    shown = capsys.readouterr().out
    assert "not done: “leave the dam”" in shown
    assert "no response stated" in shown


def test_possible_edge_is_dotted_and_names_its_needs(archive: Archive, capsys: pytest.CaptureFixture[str]) -> None:
    """A guess is never drawn solid."""
    edge = chain_rows(archive)[0]
    screen = Screen()
    edges = [replace(edge, kind="possible", needs=("Ecuador is hit",)), replace(edge, kind="stated", needs=())]
    sections.show_chain(screen, edges, brake_rows(archive), tripwire_rows(archive))
    screen.show()
    shown = capsys.readouterr().out
    assert "..possible, needs: Ecuador is hit..>" in shown
    assert "--stated-->" in shown
    assert "last seen: C1 2021-03-12; C2 in 2 (undated)" in shown
    assert "brakes: H1" in shown


@pytest.mark.parametrize(
    ("value", "words"), [("P30D", "30 days"), ("PT48H", "48 hours"), ("P2W", "2 weeks"), ("X", "X")]
)
def test_terms_in_words(value: str, words: str) -> None:
    """A reader sees days, not TIMEX."""
    assert sections.duration(value) == words

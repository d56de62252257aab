"""Acts in codes, and arguments that ask for nothing."""

from collections.abc import Sequence

import pytest

from communique.cli.triples import parse_triple
from communique.errors import QueryError
from crisis import StubPipeline
from program import Run


@pytest.mark.parametrize("words", ["ECU MIL ASSAULT PER GOV", "ECU MIL, ASSAULT, PER", "ECU MIL -> ASSAULT -> PER"])
def test_triple_is_an_act_with_its_codes(words: str) -> None:
    """A country without a sector is its government; the act has a sentence, for what compares words."""
    (act,) = parse_triple(words, StubPipeline())
    assert (act.actor_codes, act.type, act.recipient_codes) == (("ECU MIL",), "ASSAULT", ("PER GOV",))
    assert act.text == "Ecuador attacks Peru"


@pytest.mark.parametrize("words", ["Ecuador attacks Peru", "ASSAULT", "US ASSAULT SYR", ""])
def test_other_words_are_no_triple(words: str) -> None:
    """They are read as a sentence."""
    assert parse_triple(words, StubPipeline()) == ()


@pytest.mark.parametrize(("words", "said"), [
    ("ECU BOMB PER", "no PLOVER type"), ("QQQ ASSAULT PER", "no country code"),
    ("ECU XYZ ASSAULT PER", "no PLOVER sector"),
])  # fmt: skip
def test_code_that_stands_for_nothing_is_an_error(words: str, said: str) -> None:
    """Silence would look like an act that touches nothing."""
    with pytest.raises(QueryError, match=said):
        parse_triple(words, StubPipeline())


def test_what_if_and_watch_take_triples(run: Run, crisis_store: Sequence[str]) -> None:
    """Neither is refused as unreadable."""
    assert run("whatif", "ECU ASSAULT PER", *crisis_store).exit_code == 0
    assert run("watch", "ECU ASSAULT PER", *crisis_store).exit_code in {0, 1}
    assert run("whatif", "ECU BOMB PER", *crisis_store).exit_code == 2


def test_nobody_and_no_day_are_errors(run: Run, crisis_store: Sequence[str]) -> None:
    """An empty name is no question, and a slip of the year no date."""
    assert "nobody is named" in run("said", " ", *crisis_store).stderr
    assert run("date", "2", "0021-03-05", *crisis_store).exit_code == 2
    wrong = run("compare", "A1", "C1", *crisis_store)
    assert "A1 is an instrument" in wrong.stderr

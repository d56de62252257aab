"""What changed between two wordings: the runs of words that came in or went, and the modal of each."""

import pytest

from communique.queries.changing import Change, change_of, modal_change, modals
from communique.records import Span


def span(text: str, within: str = "") -> Span:
    start = within.index(text) if within else 0
    return Span(start, start + len(text), text)


def test_words_that_came_in_and_words_that_went() -> None:
    """Each run by itself, in the order of its wording; articles are no change."""
    change = change_of("then", span("will close the port to tankers"), span("will close all ports to tankers at noon"))
    assert change is not None
    assert change.added == ("all ports", "at noon")
    assert change.dropped == ("the port",)
    assert change.told().startswith("then: “will close the port to tankers” → “will close all ports")


def test_phrases_that_share_nothing_are_shown_whole() -> None:
    """Every word changed: a list of them would only say it twice."""
    change = change_of("then", span("act"), span("will bomb the depot"))
    assert change == Change(part="then", before="act", after="will bomb the depot")


@pytest.mark.parametrize(("one", "other"), [("the Navy", "the navy"), ("fire on ships", "fire on the ships")])
def test_the_same_words_are_no_change(one: str, other: str) -> None:
    """Capitals and articles do not count."""
    assert change_of("if", span(one), span(other)) is None


def test_what_only_one_has() -> None:
    """A deadline that was set, a demand that was dropped."""
    added, dropped = change_of("deadline", None, span("by noon")), change_of("demand", span("leave"), None)
    assert added is not None
    assert added.told() == "deadline: adds “by noon”"
    assert dropped is not None
    assert dropped.told() == "demand: drops “leave”"
    assert change_of("deadline", None, None) is None


@pytest.mark.parametrize(
    ("text", "response", "expected"),
    [
        ("Chad may shut the road.", "shut the road", ["may"]),
        ("Chad will shut the road.", "will shut the road", ["will"]),
        ("Chad is prepared to shut the road.", "shut the road", ["is prepared to"]),
        ("Chad said it will talk, and shut the road.", "shut the road", []),
    ],
)
def test_modal_of_a_response(text: str, response: str, expected: list[str]) -> None:
    """Inside the response, or right before it; a modal further off belongs to something else."""
    found = modals(span(response, text), (), span(text))
    assert [s.text for s in found] == expected
    assert all(text[s.start : s.end] == s.text for s in found)


def test_hedges_outweigh_the_modal() -> None:
    """The reader found what qualifies the words."""
    hedge = span("reserves the right to")
    change = modal_change((hedge,), (span("will"),))
    assert change is not None
    assert change.told() == "modal: “reserves the right to” → “will”"

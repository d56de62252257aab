"""What the words of a commitment settle whatever was weighed: going back, what is off the table, "again" alone."""

from typing import Any

import pytest

from communique.reading.joining.second_looks import second_look
from communique.records import Span
from communique.records.drafts import CommitmentDraft


def looked_at(text: str, response: str, trigger: str | None = None, **fields: Any) -> CommitmentDraft:
    def at(words: str) -> Span:
        start = text.index(words)
        return Span(start, start + len(words), words)

    given = {"kind": "threat", "condition": "happens" if trigger else "unconditional"} | fields
    draft = CommitmentDraft(
        id="c",
        statement=None,
        issuer=None,
        target=None,
        trigger=at(trigger) if trigger else None,
        response=at(response),
        demand=None,
        confidence=0.9,
        **given,
    )
    return second_look(text, draft)


@pytest.mark.parametrize(
    ("response", "trigger", "kind"),
    [
        ("would withdraw its troops from the bridge", "observers come", "promise"),
        ("would withdraw from Arica", "observers come", "promise"),
        ("will stop its broadcasts at noon", None, "promise"),
        ("will withdraw its ambassador", "the dam is filled", "threat"),
        ("will withdraw its pass for research ships", "one more buoy is found", "threat"),
        ("will withdraw from the treaty", "the missiles come", "threat"),
        ("will stop its payments", "the dam is filled", "threat"),
        ("will pull back its soldiers", "the camp is attacked", "threat"),
        ("will sink the boats", "they come back", "threat"),
    ],
)
def test_going_back_is_a_reward(response: str, trigger: str | None, kind: str) -> None:
    """Own forces that leave and own hostile acts that end; envoys, treaties and money are something else."""
    text = f"Peru {response}" + (f" if {trigger}." if trigger else ".")
    assert looked_at(text, response, trigger).kind == kind


@pytest.mark.parametrize(
    ("text", "kind", "polarity"),
    [
        ('The threat to close the bridges again "is not on the table", he said.', "assurance", "will_not"),
        ("The plan to close the bridges is off the table.", "assurance", "will_not"),
        ("The plan to close the bridges has been taken off the table.", "assurance", "will_not"),
        ("The plan to close the bridges is still on the table.", "threat", "will"),
        ("He vowed to close the bridges. Peace is not on the table.", "threat", "will"),
    ],
)
def test_a_threat_off_the_table_is_none(text: str, kind: str, polarity: str) -> None:
    """What is not on the table will not be done."""
    found = looked_at(text, "close the bridges")
    assert (found.kind, found.response_polarity) == (kind, polarity)


def test_again_alone_is_no_condition() -> None:
    """Nobody waits for "again"."""
    found = looked_at("Peru will close the bridges again.", "close the bridges", "again")
    assert (found.trigger, found.condition) == (None, "unconditional")

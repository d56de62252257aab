"""Who answers in a transcript: told by its title and publisher, never by the town alone."""

import pytest

from communique.records import Span, StatementDraft
from communique.resolving.hosts import Host
from communique.text import Analysis


def turns(*labels: str) -> tuple[StatementDraft, ...]:
    spans = (Span(0, len(label), label) for label in labels)
    return tuple(
        StatementDraft(
            id=str(n), speaker=s, cue=None, content=(Span(9, 10, "x"),), quote="direct", act="comment", confidence=1.0
        )
        for n, s in enumerate(spans)
    )


def host(title: str, publisher: str, *labels: str) -> tuple[str | None, list[bool]]:
    drafts = turns(*labels)
    found = Host(Analysis("d", "", (), (), (), title=title, publisher=publisher), drafts)
    return found.code, [found.is_host(d) for d in drafts]


def test_the_title_says_for_whom_a_spokesman_speaks() -> None:
    title = "Weekly briefing by the Foreign Ministry spokesman, Lima"
    code, hosts = host(title, "Press Centre", "SPOKESMAN", "Q", "SPOKESMAN", "Q (Radio Norte)")
    assert code == "PER GOV"
    assert hosts == [True, False, True, False]


def test_the_first_named_label_answers_under_a() -> None:
    code, hosts = host("Daily press briefing", "Department of State", "MS. DOYLE", "Q", "A", "Q", "A")
    assert code == "USA GOV"
    assert hosts == [True, False, True, False, True]


def test_a_longer_label_of_the_same_name_is_the_same_person() -> None:
    labels = ("Maj. Gen. Lin Mei-hua", "Q", "Lin", "Harbour Daily", "Lin")
    _, hosts = host("Press briefing of the Ministry of National Defense, Taipei", "", *labels)
    assert hosts == [True, False, True, False, True]


@pytest.mark.parametrize(
    ("title", "publisher"),
    [
        pytest.param("Press conference at Lomé", "Joint Church Relief", id="a town lends no country"),
        pytest.param("Evening interview", "Harbour Television", id="a guest is of any country"),
    ],
)
def test_no_code_where_neither_title_nor_publisher_says(title: str, publisher: str) -> None:
    assert host(title, publisher, "FR. HANSEN", "Q", "FR. HANSEN", "Q")[0] is None

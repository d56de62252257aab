"""What an act would set off: fired, possible with what is missing, or untouched."""

from typing import Any

import pytest

from communique.linking.whatif import ask
from communique.linking.words import stems
from communique.records import Act, Reading
from marked import make_reading


def standing(condition: str = "happens", kind: str = "threat") -> Reading:
    return make_reading(
        "standing",
        "If {c1.trigger|Sudan {e1|bombs} Ethiopia}, {c1.issuer|Eritrea} {c1.response|will {e2|attack} Sudan}.",
        commitments={"c1": {"issuer_code": "ERI GOV", "target_code": "SDN GOV", "condition": condition, "kind": kind}},
        events={
            "e1": {"status": "conditional", "actor_codes": ("SDN GOV",), "recipient_codes": ("ETH GOV",)},
            "e2": {"status": "conditional", "actor_codes": ("ERI GOV",), "recipient_codes": ("SDN GOV",)},
        },
    )


def act(text: str, **fields: Any) -> Act:
    filled: dict[str, Any] = {"type": "ASSAULT", "words": stems(text)} | fields
    return Act(text=text, **filled)


def test_act_that_meets_all_fires() -> None:
    """Actor, act and object are those of the trigger."""
    question = act("Sudan bombs Ethiopia", actor_codes=("SDN GOV",), recipient_codes=("ETH GOV",))
    answer = ask([standing()], [question], words=question.text)
    assert [t.needs for t in answer.fires] == [()]
    assert answer.fires[0].documents == ("standing",)
    assert answer.possible == ()


@pytest.mark.parametrize(
    ("fields", "need"),
    [
        ({"actor_codes": ("SDN MIL",)}, "against Ethiopia"),
        ({"recipient_codes": ("ETH GOV",)}, "Sudan's"),
    ],
)
def test_what_is_missing_is_named(fields: dict[str, Any], need: str) -> None:
    """A need per open part, in the user's words."""
    answer = ask([standing()], [act("shells a town", **fields)], words="x")
    assert answer.fires == ()
    assert any(need in n for n in answer.possible[0].needs)


@pytest.mark.parametrize(
    "fields",
    [
        {"actor_codes": ("EGY GOV",), "recipient_codes": ("ETH GOV",)},
        {"actor_codes": ("SDN GOV",), "recipient_codes": ("KEN GOV",)},
        {"type": "CONSULT", "actor_codes": ("SDN GOV",), "recipient_codes": ("ETH GOV",)},
        {"actor_codes": ("ERI GOV",), "recipient_codes": ("ETH GOV",)},
        {"actor_codes": ("SDN GOV",), "recipient_codes": ("ETH GOV",), "negated": True},
    ],
)
def test_other_act_touches_nothing(fields: dict[str, Any]) -> None:
    """Another actor, object or type, the issuer itself, or the act left undone."""
    answer = ask([standing()], [act("Sudan bombs Ethiopia", **fields)], words="x")
    assert (answer.fires, answer.possible) == ((), ())


def test_threat_unless_is_touched_by_leaving_undone() -> None:
    """'Unless they do' is set off by not doing it."""
    question = act("Sudan does not bomb Ethiopia", actor_codes=("SDN GOV",), recipient_codes=("ETH GOV",))
    negated = act(question.text, actor_codes=("SDN GOV",), recipient_codes=("ETH GOV",), negated=True)
    assert ask([standing("does_not_happen")], [question], words="x").fires == ()
    assert len(ask([standing("does_not_happen")], [negated], words="x").fires) == 1


def test_empty_store_answers_nothing() -> None:
    """No commitments, no answer, no error."""
    assert ask([], [act("Sudan bombs Ethiopia")], words="x").fires == ()


def test_a_pointer_means_only_what_it_names() -> None:
    """'If these flights continue' waits for no shelling, though a shelling was told before; 'such an attack' would."""
    flights = make_reading(
        "flights",
        "Sudan {e1|shelled} a town. If {c1.trigger|these flights continue}, Eritrea {c1.response|will {e2|attack}}.",
        commitments={"c1": {"issuer_code": "ERI GOV", "target_code": "SDN GOV"}},
        events={
            "e1": {"status": "done", "actor_codes": ("SDN GOV",)},
            "e2": {"status": "conditional", "actor_codes": ("ERI GOV",)},
        },
    )
    question = act("Sudan shells a village", actor_codes=("SDN GOV",))
    assert ask([flights], [question], words=question.text).fires == ()


def test_an_answer_already_given_waits_for_nothing() -> None:
    """What was closed because of a threat is not closed by the next one."""
    question = act("Sudan bombs Ethiopia", actor_codes=("SDN GOV",), recipient_codes=("ETH GOV",))
    answer = ask([standing("already_happened")], [question], words=question.text)
    assert (answer.fires, answer.possible) == ((), ())

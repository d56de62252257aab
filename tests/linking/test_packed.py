"""Many readings kept small, and answers of the model kept."""

from dataclasses import replace

from communique.linking import link_each, link_readings
from communique.linking.packed import PackedReadings
from communique.linking.remembering import RememberingJudge
from communique.records import Estimate, Pointed, order_key
from crisis import readings

ONE, OTHER = Pointed("Peru will close the port.", 5, 24), Pointed("The port was closed.", 0, 19)


def test_readings_come_out_as_they_were_put_in() -> None:
    """In order of their documents, one by one or some at once."""
    given = sorted(readings(), key=lambda r: r.document.id)
    packed = PackedReadings(reversed(given))
    assert list(packed) == given
    assert (packed[1], packed[1:], len(packed)) == (given[1], given[1:], 3)
    packed.change(lambda r: {"document": replace(r.document, origin="o"), "risks": ()})
    assert list(packed) == [replace(r, document=replace(r.document, origin="o"), risks=()) for r in given]


def test_records_come_one_by_one_as_well() -> None:
    """A store takes them as they come; sorted they are those of a listing."""
    assert tuple(sorted(link_each(iter(readings())), key=order_key)) == link_readings(readings())


class Counting:
    """A judge that counts how often it is asked."""

    def __init__(self) -> None:
        self.asked = 0

    def judge(self, one: Pointed, other: Pointed) -> Estimate | None:
        self.asked += 1
        return None if one.text == other.text else {"meets": {"no": 1 / 3, "stated": 2 / 3}}


def test_the_model_is_asked_once_about_two_phrases() -> None:
    """The second time, and in another process, the answer is that of the first."""
    model, memory = Counting(), dict[bytes, bytes]()
    judge = RememberingJudge(model, memory, mark="m")
    first = judge.judge(ONE, OTHER)
    assert first == {"meets": {"no": 0.3333, "stated": 0.6667}}
    assert judge.judge(ONE, ONE) is None
    assert len(judge.new) == 2
    again = RememberingJudge(model, memory, mark="m")
    assert (again.judge(ONE, OTHER), again.judge(ONE, ONE), again.new, model.asked) == (first, None, {}, 2)
    assert RememberingJudge(model, memory, mark="another").judge(OTHER, ONE) is not None
    assert model.asked == 3

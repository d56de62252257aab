"""The model's judgement in linking: shown only what is worth it, weighed with features, absent where there is none."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest

from communique.linking import link_readings, weighing
from communique.linking.common import is_too_strange
from communique.linking.linker import build_all_wires
from communique.linking.links import make_link
from communique.linking.mentions import mentions_of
from communique.linking.related import find_related, without_taken_back
from communique.linking.weighing import Weigher
from communique.linking.whatif import ask
from communique.records import Act, Estimate, Link, LocalActor, Pointed, Reading, Span, Tripwire
from marked import make_reading

OWNER: dict[str, Any] = {"issuer_code": "IRN GOV", "target_code": "GBR GOV"}
WEIGHTS = {
    "relation none": {"constant": 0.0},
    "relation repeats": {"constant": 1.0, "trigger words": 2.0},
    "relation specifies": {"constant": -1.0},
    "judged relation none": {"judged none": 1.0},
    "judged relation repeats": {"judged repeats": 1.0},
    "judged relation specifies": {"judged specifies": 1.0},
    "judged relation contradicts": {"judged contradicts": 1.0},
    "chain no": {"constant": 0.0},
    "act no": {"class met": -2.0},
    "act possible": {"class wider": 4.0, "constant": -1.0},
    "act stated": {"class met": 2.0, "constant": -1.0},
}


class Told:
    """A model that answers as it is told, and remembers what it was shown."""

    def __init__(self, relation: str = "none") -> None:
        self._relation = relation
        self.shown: list[tuple[str, str]] = []

    def judge(self, one: Pointed, other: Pointed) -> Estimate | None:
        self.shown.append((one.text[one.start : one.end], other.text[other.start : other.end]))
        return {
            "relation": {"none": 0.01, "repeats": 0.01, "specifies": 0.01} | {self._relation: 0.98},
            "meets": {"no": 0.34, "possible": 0.33, "stated": 0.33},
        }


@pytest.fixture(autouse=True)
def weights(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The same weights whatever was fitted last."""
    monkeypatch.setattr(weighing, "linking_weights", lambda answer: WEIGHTS.get(answer, {"constant": -9.0}))
    weighing.weights_by_feature.cache_clear()
    yield
    weighing.weights_by_feature.cache_clear()


def told(name: str, words: str, day: str, **fields: Any) -> Reading:
    return make_reading(
        name,
        f"{{c1.issuer|Tehran}} said that if {{c1.trigger|{words}}}, it {{c1.response|will close the strait}}.",
        published=day,
        commitments={"c1": OWNER | fields},
    )


def two() -> tuple[Reading, Reading]:
    return told("one", "its tankers are searched", "2016-05-01"), told("two", "its ships are held", "2016-05-20")


def wires(judge: Told | None) -> list[Tripwire]:
    return [r for r in link_readings(two(), judge=judge) if isinstance(r, Tripwire)]


def test_the_models_word_joins_what_shares_no_words() -> None:
    """Searched tankers and held ships are one matter if the model says so, and two if it does not."""
    assert len(wires(Told("repeats"))) == 1
    assert len(wires(Told("none"))) == 2


def test_relation_between_two_tripwires_is_drawn() -> None:
    """The later one specifies the earlier, with the words of both."""
    records = link_readings(two(), judge=Told("specifies"))
    (link,) = [r for r in records if isinstance(r, Link) and r.relation == "specifies"]
    assert {span.document for span in link.evidence} == {r.document.id for r in two()}
    assert link.score > 0.5


def test_another_issuers_words_are_never_shown() -> None:
    """Nobody repeats what somebody else threatens."""
    judge = Told("repeats")
    other = told("two", "its ships are held", "2016-05-20", issuer_code="SAU GOV")
    first, second = mentions_of([two()[0], other])
    assert Weigher(judge).relation(first, second) == {"none": 1.0}
    assert judge.shown == []


def test_each_pair_is_asked_about_once() -> None:
    """Grouping, states and links ask again and again; the model is asked once."""
    judge = Told("repeats")
    link_readings(two(), judge=judge)
    assert len(judge.shown) == len(set(judge.shown)) == 1


def test_pair_that_features_rule_out_is_not_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    """The model costs time: what is nearly impossible is left to the features."""
    unlikely = WEIGHTS | {"relation none": {"constant": 20.0}}
    monkeypatch.setattr(weighing, "linking_weights", lambda answer: unlikely.get(answer, {}))
    weighing.weights_by_feature.cache_clear()
    judge = Told("repeats")
    first, second = mentions_of(two())
    assert Weigher(judge).one(first, second) < 0.01
    assert judge.shown == []


@pytest.mark.parametrize(
    ("words", "fires", "possible"),
    [
        ("British marines board an Iranian tanker", 1, 0),  # another word for the same act
        ("British gunboats drive off an Iranian tanker", 0, 1),  # from there to a seizure is a step
        ("British ministers praise an Iranian poet", 0, 0),
        ("Britain threatens to board an Iranian tanker", 0, 0),  # a threat of the act is not the act
    ],
)
def test_act_is_answered_by_what_it_is(words: str, fires: int, possible: int) -> None:
    """Classes of acts are compared, the model is not asked; what is only possible names a need."""
    judge = Told()
    act = Act(text=words, type="COERCE", actor_codes=("GBR MIL",))
    found = ask([told("one", "its tankers are impounded", "2016-05-01")], [act], words=act.text, judge=judge)
    assert (len(found.fires), len(found.possible)) == (fires, possible)
    assert judge.shown == []
    assert all(t.needs for t in found.possible)


def test_without_a_model_rules_decide() -> None:
    """No words shared, no model: two tripwires."""
    assert len(wires(None)) == 2


def scoped(name: str, target: str, day: str | None) -> Reading:
    return make_reading(
        name,
        f"Tehran told {{c1.target|{target}}} that if {{c1.trigger|it searches a tanker}}, {{c1.issuer|Tehran}} "
        "{c1.response|will close the strait}.",
        published=day,
        commitments={"c1": OWNER},
    )


@pytest.mark.parametrize("days", [("2016-05-01", "2016-05-20"), ("2016-05-20", "2016-05-01"), (None, None)])
def test_from_any_state_to_one_is_another_commitment(days: tuple[str | None, str | None]) -> None:
    """Whatever the model says; with dates the later specifies, without them the narrower does."""
    readings = scoped("any", "any nation", days[0]), scoped("one", "Britain", days[1])
    records = link_readings(readings, judge=Told("repeats"))
    assert len([r for r in records if isinstance(r, Tripwire)]) == 2
    (link,) = [r for r in records if isinstance(r, Link) and r.relation == "specifies"]
    wide, narrow = (r.commitments[0].id for r in readings)
    later_is_wide = all(days) and str(days[0]) > str(days[1])
    assert (link.from_, link.to) == ((wide, narrow) if later_is_wide else (narrow, wide))
    assert records == link_readings(readings[::-1], judge=Told("repeats"))


def test_what_is_taken_back_is_not_contradicted() -> None:
    """One text that says both ends the first commitment; nothing is left to contradict."""
    first, second = two()
    readings = link_readings((first, second), judge=Told("contradicts"))
    related = find_related(build_all_wires((first, second), Weigher(Told("contradicts"))), Weigher(Told("contradicts")))
    assert [r.relation for r in related] == ["contradicts"]
    assert any(isinstance(r, Link) and r.relation == "contradicts" for r in readings)
    ids = second.document.id, first.commitments[0].id
    back = make_link(*ids, "withdraws", rule="", score=0.9, evidence=())
    assert without_taken_back(related, [back]) == []


def spoken(text: str, day: str | None = "2016-05-20") -> Reading:
    """A later text without commitments that names Iran where it says so."""
    reading = make_reading("later", text, published=day)
    start = text.find("Iran")
    mentions = (Span(start, start + 4, "Iran"),)
    actor = LocalActor(name="Iran", code="IRN GOV", kind="state", mentions=mentions)
    return replace(reading, actors=(actor,) if start >= 0 else ())


@pytest.mark.parametrize(
    ("text", "is_found"),
    [
        ("Iran never spoke of tankers, its embassy said.", True),
        ("Iran never spoke of the weather, its embassy said.", False),
        ("The rain in the hills of Iran has not stopped.", False),
    ],
)
def test_only_what_touches_the_commitment_can_deny_it(
    monkeypatch: pytest.MonkeyPatch, text: str, is_found: bool
) -> None:
    """However sure the weights are: a sentence without a word of the matter denies nothing."""
    sure = WEIGHTS | {"retraction denies": {"constant": 9.0}, "judged retraction denies": {"own denies": 9.0}}
    monkeypatch.setattr(weighing, "linking_weights", lambda answer: sure.get(answer, {"constant": -9.0}))
    weighing.weights_by_feature.cache_clear()
    links = link_readings((two()[0], spoken(text)), judge=Told("denies"))
    assert any(isinstance(r, Link) and r.relation == "denies" for r in links) is is_found


def _mention(words: str, response: str, **fields: Any) -> Any:
    reading = make_reading(
        words,
        f"{{c1.issuer|Peru}} said that if {{c1.trigger|{words}}}, it {{c1.response|{response}}}.",
        published="1991-07-02",
        commitments={"c1": {"issuer_code": "PER GOV", "target_code": "ECU GOV"} | fields},
    )
    (mention,) = mentions_of([reading])
    return mention


def test_two_threats_with_nothing_in_common_need_a_surer_model() -> None:
    """One army threatens much in like sentences: helicopters and a post are two matters."""
    aircraft = _mention("the helicopters return", "will open fire")
    post = _mention("there is another attack", "will destroy the post")
    shot = _mention("the helicopters come back", "will shoot at them")
    pointing = _mention("this happens again", "will mine the river")
    assert is_too_strange(aircraft, post, 0.6)
    assert not is_too_strange(aircraft, post, 0.8)
    assert not is_too_strange(aircraft, shot, 0.6)
    assert is_too_strange(post, pointing, 0.6), "this points to something in its own text"


def test_will_and_may_are_never_one_firmness() -> None:
    """Whatever the model says of the two texts, "will" softened to "might"."""
    first = told("one", "its ships are held", "2016-05-01", firmness="unqualified")
    second = told("two", "its ships are held", "2016-05-20", firmness="possible")
    earlier, later = mentions_of((first, second))
    assert Weigher(Told("repeats")).change(earlier, later) == "softens"
    assert Weigher(Told("repeats")).change(earlier, earlier) == "repeats"


@pytest.mark.parametrize(
    ("chances", "joined"),
    [
        ({"none": 0.44, "repeats": 0.46, "specifies": 0.1}, True),
        ({"none": 0.46, "repeats": 0.44, "hardens": 0.03, "specifies": 0.07}, False),
        ({"none": 0.30, "repeats": 0.40, "specifies": 0.30}, False),
        ({"none": 0.40, "repeats": 0.30, "softens": 0.25, "specifies": 0.05}, True),
    ],
)
def test_nearly_even_chances_join_where_nothing_else_is_likelier(
    monkeypatch: pytest.MonkeyPatch, chances: dict[str, float], joined: bool
) -> None:
    """Bare texts are read with errors that take a little from every pair: even chances decide by the likeliest."""
    monkeypatch.setattr(Weigher, "relation", lambda self, earlier, later, is_open: chances)
    monkeypatch.setattr(weighing, "is_too_strange", lambda earlier, later, chance: False)
    readings = [
        make_reading("one", "{c1.issuer|Iran} {c1.response|acts}.", commitments={"c1": {"issuer_code": "IRN GOV"}}),
        make_reading("two", "{c1.issuer|Iran} {c1.response|stirs}.", commitments={"c1": {"issuer_code": "IRN GOV"}}),
    ]
    one, two = mentions_of(readings)
    assert (Weigher(Told()).one(one, two) >= weighing.BY_RULE) is joined


def test_the_same_sentence_again_is_neither_firmer_nor_softer() -> None:
    """A copy of a statement repeats it, whatever the model makes of the two."""
    copies = mentions_of(
        [told("one", "its ships are held", "2016-05-01"), told("two", "its ships are held", "2016-05-01")]
    )
    first, second = copies
    assert Weigher(Told("softens")).change(first, second) == "repeats"

"""Annotated pairs, questions and crises as rows to fit weights on: features, the answer, the phrases to show."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import permutations

from communique.evaluation.histories import GoldCrisis, GoldPair, GoldQuestion, Histories, Name
from communique.evaluation.history_readings import Known, read_history
from communique.linking.asking import act_features, addressed_in, waits
from communique.linking.chaining import chain_features, may_chain
from communique.linking.comparing import Features, can_be_one
from communique.linking.mentions import Mention, fullest, mentions_of, time_order
from communique.linking.relations import NONE, RELATIONS, relation_features, worded_features
from communique.linking.retracting import RETRACTIONS, Sentence, parties_of, retraction_features
from communique.linking.retractions import sentences_of
from communique.linking.weighing import pointed
from communique.pipeline import Pipeline
from communique.records import Pointed

OF_A_CRISIS = 0.1
"""How much a pair of a crisis counts beside one written as a pair: there are many, most of them of two matters."""
OF_ANOTHER_TIME = 0.3
"""How much two mentions of an issuer in two histories count."""
OF_ANOTHER_SENTENCE = 0.1
"""How much a sentence counts beside a commitment of another history."""
OF_A_SENTENCE = 0.3
"""How much a sentence of a crisis counts beside a commitment that stands."""
ONE_WIRE = "one"
"""The answer for two mentions of one tripwire of a crisis: how their wordings differ is not annotated."""


@dataclass(frozen=True, slots=True)
class Row:
    """One pair: from which history, what is compared, the right answer, how much it counts, what is shown."""

    history: str
    features: Features
    answer: str
    share: float
    shown: tuple[Pointed | None, Pointed | None]


def rows_of(histories: Histories, pipeline: Pipeline, *, given: bool) -> dict[str, list[Row]]:
    """All rows by question (relation, retraction, chain, act), with the annotated mentions or those that are read."""
    found: dict[str, list[Row]] = {"relation": [], "retraction": [], "chain": [], "act": []}
    knowns = [(pair, read_history(pair.texts, pipeline, given=given)) for pair in histories.pairs]
    found["relation"] += unrelated(knowns)
    found["retraction"] += unrelated_sentences(knowns)
    for pair, known in knowns:
        found["relation"] += _of_pair(pair, known)
        found["retraction"] += _retractions_of_pair(pair, known)
        found["chain"] += _chain_of_pair(pair, known)
    for crisis in histories.crises:
        known = read_history(crisis.texts, pipeline, given=given)
        found["relation"] += _of_crisis(crisis, known)
        found["retraction"] += _retractions_of_crisis(crisis, known)
        found["chain"] += _chains_of_crisis(crisis, known)
    for question in histories.questions:
        known = read_history(question.texts, pipeline, given=given)
        found["act"] += _of_question(question, known, pipeline)
    return found


def _mentions(known: Known) -> dict[Name, Mention]:
    """The annotated commitments that are known, as mentions."""
    by_id = {m.commitment.id: m for m in mentions_of(known.readings)}
    return {name: by_id[identity] for name, identity in known.commitments.items() if identity in by_id}


def _of_pair(pair: GoldPair, known: Known) -> Iterator[Row]:
    """The pair itself, where it may be of one issuer."""
    if pair.second is None:
        return
    named = _mentions(known)
    first, second = named.get(pair.first), named.get(pair.second)
    if first is not None and second is not None and can_be_one(first, second):
        answer = pair.relation if pair.relation in RELATIONS else NONE
        yield _relation(pair.id, first, second, answer, 1.0)


def _of_crisis(crisis: GoldCrisis, known: Known) -> Iterator[Row]:
    """Every two mentions that may be of one issuer, the earlier first."""
    named = _mentions(known)
    wire = {member: name for name, w in crisis.wires.items() for member in w.members if member in named}
    related = {(a, b): relation for a, b, relation in crisis.relations}
    names = sorted(wire, key=lambda name: time_order(named[name]))
    for place, one in enumerate(names):
        for other in names[place + 1 :]:
            first, second = named[one], named[other]
            if can_be_one(first, second):
                told = related.get((wire[other], wire[one])) or related.get((wire[one], wire[other])) or NONE
                answer = ONE_WIRE if wire[one] == wire[other] else told
                yield _relation(crisis.id, first, second, answer, OF_A_CRISIS)


def unrelated(knowns: Sequence[tuple[GoldPair, Known]]) -> Iterator[Row]:
    """What one issuer says in one history and in the next of its histories: mostly of two matters."""
    before: dict[str, Mention] = {}
    for pair, known in sorted(knowns, key=lambda item: item[0].id):
        named = _mentions(known)
        second = named.get(pair.second) if pair.second else None
        for country in sorted(second.issuers) if second is not None else ():
            first = before.get(country)
            if first is not None and second is not None and can_be_one(first, second):
                row = _relation(pair.id, first, second, NONE, OF_ANOTHER_TIME)
                yield replace(row, features=row.features | {"time apart": 0.0})
        one = named.get(pair.first)
        before |= dict.fromkeys(one.issuers if one is not None else (), one)


def unrelated_sentences(knowns: Sequence[tuple[GoldPair, Known]]) -> Iterator[Row]:
    """Sentences that may retract, beside what an issuer named in them said in another history."""
    before: dict[str, Mention] = {}
    for pair, known in sorted(knowns, key=lambda item: item[0].id):
        one = _mentions(known).get(pair.first)
        for reading in known.readings:
            for country in sorted(parties_of(reading) & before.keys() - (one.issuers if one is not None else set())):
                yield from (
                    _retraction(pair.id, s, before[country], NONE, OF_ANOTHER_SENTENCE) for s in sentences_of(reading)
                )
        for country in sorted(one.issuers) if one is not None else ():
            if country in before:
                later = sentences_of(known.readings[-1])
                yield from (_retraction(pair.id, s, before[country], NONE, OF_ANOTHER_SENTENCE) for s in later)
        before |= dict.fromkeys(one.issuers, one) if one is not None else {}


def _relation(history: str, first: Mention, second: Mention, answer: str, share: float) -> Row:
    """A row with all features, those of the words among them."""
    features = worded_features(first, second, relation_features(first, second))
    return Row(history, features, answer, share, (pointed(first), pointed(second)))


def _retractions_of_pair(pair: GoldPair, known: Known) -> Iterator[Row]:
    """Each sentence of the second text that may retract the first commitment."""
    first = _mentions(known).get(pair.first)
    if first is None or pair.relation in {"supersedes", "contradicts"}:
        return  # such words may be taken either way
    reading = next(r for r in known.readings if r.document.id != first.document.id)
    for sentence in sentences_of(reading):
        shows = any(s.start < sentence.span.end and sentence.span.start < s.end for s in pair.words)
        answer = pair.relation if shows and pair.relation in RETRACTIONS else NONE
        if answer == NONE and pair.relation in RETRACTIONS:
            continue  # the rest of a text that retracts says so, too
        yield _retraction(pair.id, sentence, first, answer, 1.0)


def _retractions_of_crisis(crisis: GoldCrisis, known: Known) -> Iterator[Row]:
    """The sentences of all texts beside commitments that were never taken back."""
    named = _mentions(known)
    standing = [w for w in crisis.wires.values() if w.state not in {"withdrawn", "superseded"}]
    for wire in standing:
        members = sorted((named[m] for m in wire.members if m in named), key=time_order)
        for reading in known.readings if members else ():
            if reading.document.id != members[0].document.id and (reading.document.published or "9") >= members[0].day:
                for sentence in sentences_of(reading):
                    yield _retraction(crisis.id, sentence, members[0], NONE, OF_A_SENTENCE)


def _retraction(history: str, sentence: Sentence, earlier: Mention, answer: str, share: float) -> Row:
    features = retraction_features(sentence, earlier, alone=share != OF_A_SENTENCE)
    return Row(history, features, answer, share, (pointed(earlier), sentence.shown))


def _of_question(question: GoldQuestion, known: Known, pipeline: Pipeline) -> Iterator[Row]:
    """Each commitment of the texts with the act that is asked about."""
    acts = pipeline.parse_acts(question.act)
    for name, mention in _mentions(known).items():
        if acts and waits(mention):
            answer = "stated" if name in question.fires else "possible" if name in question.possible else "no"
            shown = pointed(mention, mention.commitment.trigger), Pointed(question.act, 0, len(question.act))
            yield Row(question.id, act_features(acts[0], mention, addressed_in(mention)), answer, 1.0, shown)


def _chains_of_crisis(crisis: GoldCrisis, known: Known) -> Iterator[Row]:
    """Each two tripwires of which the one could lead to the other, by their fullest mentions."""
    named = _mentions(known)
    members = {name: [named[m] for m in sorted(w.members) if m in named] for name, w in crisis.wires.items()}
    lead = {name: fullest(own) for name, own in members.items() if own}
    for (a, one), (b, other) in permutations(sorted(lead.items()), 2):
        if may_chain(one, other):
            yield _chain(crisis.id, one, other, crisis.chains.get((a, b), "no"))


def _chain_of_pair(pair: GoldPair, known: Known) -> Iterator[Row]:
    """A pair as a chain from the first to the second."""
    named = _mentions(known)
    first, second = named.get(pair.first), named.get(pair.second) if pair.second else None
    if first is not None and second is not None and may_chain(first, second):
        yield _chain(pair.id, first, second, pair.kind or "no")


def _chain(history: str, one: Mention, other: Mention, answer: str) -> Row:
    shown = pointed(other, other.commitment.trigger), pointed(one, one.commitment.response)
    return Row(history, chain_features(one, other), answer, 1.0, shown)

"""How well the program links: relations of pairs, answers to questions, tripwires and chains of crises.

A figure is a count of what is right over what was asked; precision and recall are kept apart where both have a sense.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from communique.evaluation.histories import GoldCrisis, GoldPair, GoldQuestion, Histories, Name
from communique.evaluation.history_readings import Known, read_history
from communique.linking.whatif import ask
from communique.pipeline import Pipeline
from communique.records import Document, Link, Record, Tripwire

NONE = "none"
STRONGEST = (
    "disavows",
    "denies",
    "contradicts",
    "supersedes",
    "withdraws",
    "chains_to",
    "specifies",
    "softens",
    "hardens",
    "repeats",
)
"""Relations in the order in which they count where several hold (docs/linking_annotation.md)."""


@dataclass(slots=True)
class Share:
    """How many of what was asked came out right."""

    right: float = 0.0
    asked: float = 0.0

    def add(self, right: float, asked: float = 1.0) -> None:
        """Count one more."""
        self.right += right
        self.asked += asked

    @property
    def figure(self) -> float:
        """The share; 0 where nothing was asked."""
        return self.right / self.asked if self.asked else 0.0


@dataclass(slots=True)
class Score:
    """All figures of a run; `mistakes` say of each history what was wrong, for people who mend rules."""

    shares: dict[str, Share] = field(default_factory=lambda: defaultdict(Share))
    mistakes: list[str] = field(default_factory=list)

    def found(self, name: str, right: float, predicted: float, gold: float) -> None:
        """Count for precision and recall."""
        self.shares[f"{name} precision"].add(right, predicted)
        self.shares[f"{name} recall"].add(right, gold)

    def table(self) -> dict[str, float]:
        """Each figure by name, with F1 beside precision and recall."""
        figures = {name: share.figure for name, share in self.shares.items()}
        for name in [n.removesuffix(" precision") for n in figures if n.endswith(" precision")]:
            p, r = figures[f"{name} precision"], figures[f"{name} recall"]
            figures[f"{name} F1"] = 2 * p * r / (p + r) if p + r else 0.0
        return {name: round(figures[name], 3) for name in sorted(figures)}


def score_histories(histories: Histories, pipeline: Pipeline, *, given: bool) -> Score:
    """The program's linking against the annotation; `given`: with the annotated commitments instead of its own."""
    score = Score()
    for pair in histories.pairs:
        score_pair(pair, read_history(pair.texts, pipeline, given=given), pipeline, score)
    for question in histories.questions:
        score_question(question, read_history(question.texts, pipeline, given=given), pipeline, score)
    for crisis in histories.crises:
        score_crisis(crisis, read_history(crisis.texts, pipeline, given=given), pipeline, score)
    return score


def score_pair(pair: GoldPair, known: Known, pipeline: Pipeline, score: Score) -> None:
    """Whether the relation between the two is the annotated one."""
    records = pipeline.link(known.readings)
    relation, kind = relation_of(pair, known, records)
    score.shares["pair relations"].add(relation == pair.relation)
    score.shares[f"pairs: {pair.relation}"].add(relation == pair.relation)
    if relation == pair.relation == "chains_to":
        score.shares["pairs: kind of chain"].add(kind == pair.kind)
    if relation != pair.relation:
        score.mistakes.append(f"{pair.id}: {pair.relation}, read as {relation}")


def relation_of(pair: GoldPair, known: Known, records: Sequence[Record]) -> tuple[str, str | None]:
    """What the program says of a pair: the strongest relation of the second to the first, and its kind."""
    wire = {m: w.id for w in records if isinstance(w, Tripwire) for m in w.members}
    first = known.commitments.get(pair.first, "")
    second = known.commitments.get(pair.second, "") if pair.second else ""
    early, late = {first, wire.get(first, "")} - {""}, {second, wire.get(second, "")} - {""}
    own = known.readings[-1]
    late |= {own.document.id, *(s.id for s in own.statements)}
    if pair.second is None:
        late |= {c.id for c in own.commitments} | {wire[c.id] for c in own.commitments if c.id in wire}
        late -= early
    found: dict[str, str] = {}
    for link in (r for r in records if isinstance(r, Link)):
        is_chain = link.relation == "chains_to"
        ends = (link.to, link.from_) if is_chain else (link.from_, link.to)
        if ends[0] in late and ends[1] in early:
            found[link.relation] = link.kind
    if second and first and wire.get(first) == wire.get(second):
        found.setdefault("repeats", "stated")
    best = next((r for r in STRONGEST if r in found), NONE)
    return best, found.get(best)


def score_question(question: GoldQuestion, known: Known, pipeline: Pipeline, score: Score) -> None:
    """Which commitments the act is said to fire, to be able to fire, and wrongly to touch."""
    answer = ask(known.readings, pipeline.parse_acts(question.act), words=question.act, judge=pipeline.pair_judge)
    names = {identity: name for name, identity in known.commitments.items()}
    fires = {m for t in answer.fires for m in t.tripwire.members}
    possible = {m for t in answer.possible for m in t.tripwire.members}
    for what, touched, wanted in (("fires", fires, question.fires), ("possible", possible, question.possible)):
        right = len({names.get(m) for m in touched} & wanted)
        score.found(f"what-if {what}", right, len(touched), len(wanted))
        if right < max(len(touched), len(wanted)):
            told = sorted(str(names.get(m, "another")) for m in touched)
            score.mistakes.append(f"{question.id} {what}: {sorted(map(str, wanted))}, read as {told}")
    wrong = {names.get(m) for m in fires | possible} & question.forbidden
    score.shares["what-if questions without a forbidden answer"].add(not wrong)
    if wrong:
        score.mistakes.append(f"{question.id} forbidden: {sorted(map(str, wrong))}")


def score_crisis(crisis: GoldCrisis, known: Known, pipeline: Pipeline, score: Score) -> None:
    """Grouping, states, chains, relations and origins of a crisis."""
    records = pipeline.link(known.readings)
    own = {m: w for w in records if isinstance(w, Tripwire) for m in w.members}
    cluster = {name: own[c].id for name, c in known.commitments.items() if c in own}
    _score_grouping(crisis, cluster, score)
    of_gold = _wires_by_gold(crisis, cluster)
    wires = {w.id: w for w in own.values()}
    for name, gold in crisis.wires.items():
        wire = wires.get(of_gold.get(name, ""))
        score.shares["crises: state"].add(wire is not None and last_wording(wire) == gold.state)
        score.shares["crises: trigger state"].add(wire is not None and wire.trigger_state == gold.trigger_state)
        if wire and (last_wording(wire), wire.trigger_state) != (gold.state, gold.trigger_state):
            wanted, got = (gold.state, gold.trigger_state), (wire.state, wire.trigger_state)
            score.mistakes.append(f"{crisis.id} {name}: {wanted}, read as {got}")
    _score_links(crisis, of_gold, records, score)
    _score_origins(crisis, records, score)


def last_wording(wire: Tripwire) -> str:
    """The state as annotated, the last thing said of the commitment: that a deadline passed is said by nobody."""
    told = [e.value for e in wire.history if e.field == "state" and e.value != "expired"]
    return told[-1] if wire.state == "expired" and told else wire.state


def _score_grouping(crisis: GoldCrisis, cluster: Mapping[Name, str], score: Score) -> None:
    """B-cubed: for each mention, how much of its cluster is right and how much of the right one it holds."""
    gold = {member: name for name, wire in crisis.wires.items() for member in wire.members}
    for member, name in gold.items():
        same_gold = crisis.wires[name].members
        same_own = {m for m in gold if m in cluster and cluster[m] == cluster.get(member, "")} or {member}
        shared = len(same_own & same_gold)
        score.shares["crises: grouping precision"].add(shared / len(same_own))
        score.shares["crises: grouping recall"].add(shared / len(same_gold))


def _wires_by_gold(crisis: GoldCrisis, cluster: Mapping[Name, str]) -> dict[str, str]:
    """The program's tripwire that holds most of each annotated one."""
    found = {}
    for name, wire in crisis.wires.items():
        votes = Counter(cluster[m] for m in sorted(wire.members) if m in cluster)
        if votes:
            found[name] = votes.most_common(1)[0][0]
    return found


def _score_links(crisis: GoldCrisis, of_gold: Mapping[str, str], records: Iterable[Record], score: Score) -> None:
    links = [r for r in records if isinstance(r, Link)]
    of_wire: dict[str, str] = {}
    for name, wire in of_gold.items():
        of_wire.setdefault(wire, name)
    chains = {
        (of_wire.get(k.from_, k.from_), of_wire.get(k.to, k.to)): k.kind for k in links if k.relation == "chains_to"
    }
    right = chains.keys() & crisis.chains.keys()
    score.found("crises: chains", len(right), len(chains), len(crisis.chains))
    for edge in right:
        score.shares["crises: kind of chain"].add(chains[edge] == crisis.chains[edge])
    score.shares["crises without a forbidden chain"].add(not chains.keys() & crisis.forbidden)
    told = {
        (of_wire.get(k.from_, k.from_), of_wire.get(k.to, k.to), k.relation)
        for k in links
        if k.relation in {"specifies", "supersedes", "contradicts"}
    }
    score.found("crises: relations", len(told & crisis.relations), len(told), len(crisis.relations))
    for what, wanted, got in (
        ("chains", set(crisis.chains), set(chains)),
        ("relations", set(crisis.relations), told),
    ):
        if wanted != got:
            missed, extra = sorted(map(str, wanted - got)), sorted(map(str, got - wanted))
            score.mistakes.append(f"{crisis.id} {what}: missed {missed}, extra {extra}")


def _score_origins(crisis: GoldCrisis, records: Iterable[Record], score: Score) -> None:
    groups: dict[str, set[str]] = defaultdict(set)
    for document in (r for r in records if isinstance(r, Document)):
        groups[document.origin or document.id].add(document.source_id)
    own = {frozenset(pair) for group in groups.values() for pair in _pairs(group)}
    gold = {frozenset(pair) for group in crisis.origins for pair in _pairs(group)}
    score.found("crises: pairs of one origin", len(own & gold), len(own), len(gold))


def _pairs(group: Iterable[str]) -> list[tuple[str, str]]:
    ordered = sorted(group)
    return [(a, b) for n, a in enumerate(ordered) for b in ordered[n + 1 :]]

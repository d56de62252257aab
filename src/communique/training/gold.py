"""The project's corpus as passages: every record with the word that stands for it and the words of its phrases.

The words, sentences and heads are those of the program's own analyser, and so are the words that name a party: the
annotation gives codes, and whichever mention the program resolves to that code may be pointed at.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from communique.documents import build_document
from communique.evaluation.gold import GoldDocument, GoldForm, GoldName, load_gold
from communique.language import Analyser
from communique.reading import read_drafts
from communique.records import Commitment, Event, Instrument, Span, Statement
from communique.resolving import resolve_reading
from communique.text import Analysis, Sentence
from communique.training.labels import OUTSIDE
from communique.training.passages import Anchored, Passage

_MOST_ALSO = 6


def read_corpus(paths: Sequence[Path], analyser: Analyser) -> Iterator[Passage]:
    """The annotated documents and forms below some paths."""
    gold = load_gold(paths)
    for document in gold.documents:
        yield passage_of_document(document, analyser)
    for form in gold.forms:
        yield passage_of_form(form, analyser)


@dataclass(frozen=True, slots=True)
class _Place:
    """A text with its words numbered through, and the words that name each party."""

    analysis: Analysis
    starts: tuple[int, ...]
    named: dict[str, frozenset[int]]

    def words(self, spans: Iterable[Span | None]) -> frozenset[int]:
        """The numbers of the words that share a character with some spans."""
        return frozenset(
            self.starts[sentence.index] + token.index
            for span in spans
            if span is not None
            for sentence, token in self.analysis.tokens_in(span.start, span.end)
        )

    def head(self, span: Span) -> int | None:
        """The number of the word that stands for a span."""
        found = self.analysis.head_of(span)
        return self.starts[found[0]] + found[1] if found else None

    def party(self, codes: Iterable[str | None]) -> frozenset[int] | None:
        """The words that name the parties of some codes; `None` where they are named nowhere that we know."""
        wanted = [code for code in codes if code]
        found = frozenset(w for code in wanted for w in self.named.get(party_key(code), ()))
        return found if found or not wanted else None


def party_key(code: str) -> str:
    """What two codes of one party share: the country, or the whole code of a body."""
    return code if code.startswith("IGO") else code.split(maxsplit=1)[0]


def passage_of_document(gold: GoldDocument, analyser: Analyser) -> Passage:
    """All that is annotated in a document."""
    place = _place(gold.id, gold.text, gold.published, gold.publisher, gold.title, analyser)
    records = [
        *(_statement(place, s) for s in gold.statements),
        *(_commitment(place, c) for c in gold.commitments),
        *(_event(place, e) for e in gold.events),
        *(_instrument(place, i) for i in gold.instruments),
    ]
    anchored = tuple(r for r in records if r is not None)
    size = sum(len(s) for s in place.analysis.sentences)
    tags: dict[str, list[str | int | None]] = {
        "cue": _at_anchors(size, anchored, "statement", "act"),
        "kind": _at_anchors(size, anchored, "commitment", "kind"),
        "event": _at_anchors(size, anchored, "event", "type"),
        "mark": [OUTSIDE] * size,
    }
    for kind, spans in (
        ("time", [t.span for t in gold.times]),
        ("place", [p.span for p in gold.places]),
        ("instrument", [i.span for i in gold.instruments]),
    ):
        for span in spans:
            _mark(tags["mark"], sorted(place.words([span])), kind)
    if gold.names is not None:
        tags["name"] = _name_tags(place, size, gold.names)
    says = _says(place.analysis, gold.commitments)
    return _passage("corpus", place, tags, anchored, says)


def passage_of_form(form: GoldForm, analyser: Analyser) -> Passage:
    """A short text with its first commitment; what stands behind that one is not known."""
    place = _place(form.id, form.text, None, None, None, analyser)
    size = sum(len(s) for s in place.analysis.sentences)
    record = _commitment(place, form.commitment) if form.commitment else None
    kinds: list[str | int | None] = [OUTSIDE] * size
    says: list[frozenset[str] | None] = [frozenset()] * len(place.analysis.sentences)
    if form.commitment is not None and record is not None:
        known = max((w for words in record.roles.values() for w in words), default=size)
        kinds = [OUTSIDE if w <= known else None for w in range(size)]
        kinds[record.word] = form.commitment.kind
        says = _says(place.analysis, [form.commitment])
    elif form.commitment is not None:
        kinds, says = [None] * size, [None] * len(says)
    return _passage("forms", place, {"kind": kinds}, (record,) if record else (), says)


def _passage(
    source: str,
    place: _Place,
    tags: dict[str, list[str | int | None]],
    anchored: tuple[Anchored, ...],
    says: Sequence[frozenset[str] | None],
) -> Passage:
    sentences = tuple(tuple(t.text for t in s) for s in place.analysis.sentences)
    tree = [(token.head + 1, token.relation) for sentence in place.analysis.sentences for token in sentence]
    return Passage(source=source, sentences=sentences, tags=tags, anchored=anchored, says=says, tree=tree)


def _place(
    name: str, text: str, published: str | None, publisher: str | None, title: str | None, analyser: Analyser
) -> _Place:
    metadata = {"published": published, "publisher": publisher, "title": title}
    document = build_document(
        source_id=name, text=text, raw=text.encode(), metadata={k: v for k, v in metadata.items() if v}
    )
    if document.text != text:
        raise ValueError(f"{name}: the text changes when it is cleaned; annotate the clean text")
    analysis = analyser.analyse(document)
    starts, total = [], 0
    for sentence in analysis.sentences:
        starts.append(total)
        total += len(sentence)
    bare = _Place(analysis, tuple(starts), {})
    named: dict[str, set[int]] = {}
    for actor in resolve_reading(analysis, read_drafts(analysis), document).actors:
        if actor.code:
            heads = (bare.head(span) for span in actor.mentions)
            named.setdefault(party_key(actor.code), set()).update(h for h in heads if h is not None)
    return _Place(analysis, tuple(starts), {key: frozenset(words) for key, words in named.items()})


def _parties(place: _Place, **codes: tuple[str | None, ...]) -> dict[str, frozenset[int]]:
    found = {party: place.party(wanted) for party, wanted in codes.items()}
    return {party: words for party, words in found.items() if words is not None}


def _statement(place: _Place, s: Statement) -> Anchored | None:
    word = place.head(s.cue) if s.cue else place.head(s.content[0])
    if word is None:
        return None
    return Anchored(
        "statement",
        word,
        roles={
            "source": place.words([s.speaker]),
            "cue": place.words([s.cue]),
            "content": place.words(s.content),
        },
        facts={"act": s.act},
        parties=_parties(place, speaker=(s.speaker_code,), addressee=(s.addressee_code,)),
    )


def _commitment(place: _Place, c: Commitment) -> Anchored | None:
    main = c.main
    word = place.head(main) if main else None
    if main is None or word is None:
        return None
    inside = sorted(place.words([main]) - {word})
    step = max(1, len(inside) // _MOST_ALSO)
    return Anchored(
        "commitment",
        word,
        roles={
            "issuer": place.words([c.issuer]),
            "target": place.words([c.target]),
            "trigger": place.words([c.trigger]),
            "response": place.words([c.response]),
            "hedge": place.words(c.hedges),
            "deadline": place.words([c.deadline]),
            "demand": place.words([c.demand]),
        },
        facts={
            "kind": c.kind,
            "condition": c.condition,
            "polarity": c.response_polarity,
            "ascribed": "ascribed" if c.ascribed_by else "own",
        },
        parties=_parties(
            place,
            issued_by=c.issuer_codes or (c.issuer_code,),
            turned_to=c.target_codes or (c.target_code,),
        ),
        also=tuple(inside[::step]),
    )


def _event(place: _Place, e: Event) -> Anchored | None:
    word = place.head(e.anchor)
    if word is None:
        return None
    return Anchored(
        "event",
        word,
        roles={"place": place.words([e.place]), "time": place.words([e.time])},
        facts={"status": e.status, "type": e.type},
        parties=_parties(place, actor=e.actor_codes, recipient=e.recipient_codes, holder=(e.holder_code,)),
    )


def _instrument(place: _Place, i: Instrument) -> Anchored | None:
    word = place.head(i.span)
    if word is None:
        return None
    return Anchored("instrument", word, facts={"instrument": i.kind, "state": i.state})


def _at_anchors(size: int, records: Sequence[Anchored], kind: str, fact: str) -> list[str | int | None]:
    """The label of each word that stands for a record of one kind; where two share a word, the first counts."""
    found: list[str | int | None] = [OUTSIDE] * size
    for record in records:
        if record.kind == kind and found[record.word] == OUTSIDE:
            found[record.word] = record.facts[fact]
    return found


def _mark(tags: list[str | int | None], words: Sequence[int], kind: str) -> None:
    """Tag the words of a span, unless one of them is taken."""
    if words and all(tags[w] == OUTSIDE for w in words):
        for number, word in enumerate(words):
            tags[word] = f"{'I' if number else 'B'}-{kind}"


def _name_tags(place: _Place, size: int, names: Sequence[GoldName]) -> list[str | int | None]:
    tags: list[str | int | None] = [OUTSIDE] * size
    for name in names:
        _mark(tags, sorted(place.words([name.span])), name.type)
    return tags


def _says(analysis: Analysis, commitments: Sequence[Commitment]) -> list[frozenset[str] | None]:
    """The kinds of commitment whose main phrase stands in each sentence."""
    found: list[set[str]] = [set() for _ in analysis.sentences]
    for c in commitments:
        main = c.main
        for sentence in _around(analysis, main):
            found[sentence.index].add(c.kind)
    return [frozenset(kinds) for kinds in found]


def _around(analysis: Analysis, span: Span | None) -> tuple[Sentence, ...]:
    return analysis.sentences_in(span.start, span.end) if span else ()

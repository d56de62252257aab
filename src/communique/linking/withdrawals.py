"""Commitments taken back: a later document says that a threat, demand or promise no longer stands."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from communique.linking.disavowals import find_disavowals
from communique.linking.likeness import act_similarity
from communique.linking.links import make_link
from communique.linking.mentions import Mention
from communique.linking.parties import party_stems
from communique.linking.retracting import countries_near
from communique.linking.retractions import End, Retraction, find_retractions
from communique.linking.sharing import Sharing
from communique.linking.weighing import Weigher
from communique.linking.wires import Wire, by_issuer
from communique.linking.words import sentence_bounds, stems
from communique.records import HistoryEntry, Link, Reading, Span

_NOUN = (
    r"(?:threats?|threatened|warnings?|ultimatums?|vows?|pledges?|promises?|demands?|plans?|deadlines?|notices?"
    r"|word|words|what)"
)
_TAKING_BACK = re.compile(
    r"(?i)\b(?:withdr[ae]w\w*|retract\w*|rescind\w*|revok\w*|drop(?:s|ped|ping)?|t(?:ake|akes|ook|aken|aking) back"
    r"|suspend\w*|abandon\w*|shelv\w*|cancel\w*|call(?:s|ed|ing)? off|g[ai]ve[sn]? up|renounc\w*"
    r"|walk(?:s|ed|ing)? back|back(?:s|ed|ing)? (?:down|away|off)(?: from)?)\b[^.;\n]{0,60}?\b" + _NOUN + r"\b"
)
_TAKEN_BACK = re.compile(
    r"(?i)\b"
    + _NOUN
    + r"\b[^.;\n]{0,80}?\b(?:lapse[sd]?|(?:is|are|was|were|been|stands?|stood)\s+(?:now\s+|therefore\s+)?(?:withdrawn"
    r"|retracted|rescinded|revoked|suspended|lifted|dropped|cancelled|canceled|shelved|abandoned|void|moot"
    r"|without effect|put off|taken back|called off))\b"
)
_NO_LONGER = re.compile(
    r"(?i)\bno longer\s+(?:threaten|plan|intend|insist|demand|consider|contemplat|stand|appl|hold|valid|in force|bound"
    r"|want|seek|necessary|needed|on the table|on the agenda|bomb|attack|clos|strik|send|cut|seiz|expel|impos|invad"
    r"|minded|inclined|willing|prepared|ready|going to|talk|speak|spoke|(?:any|a) (?:question|talk|thought) of)"
    r"|\boff the table\b|\bnever (?:meant|intended|planned|wanted) to\b"
    r"|\b(?:did|had|does|do)(?: not|n't|n’t) (?:mean|intend|plan|meant|intended|planned) to\b"
    r"|\b(?:will|would|shall)(?: not|n't|n’t)\b[^.;\n]{0,80}?\bafter all\b"
)
_UNDONE = re.compile(
    r"(?i)\b(?:not|never|refus\w+|declin\w+|unless|if|until|must|should|could|may|might|urg\w+|ask\w*|call\w* on"
    r"|call\w* for|want\w*|deni\w+|deny|before)\b|n['’]t\b"
)
_SPOKEN = re.compile(r"(?i)\b(?:threat|threats|warning|warnings|ultimatum|vow|threatened|threatens|notice)\b")
_POINTING_BACK = re.compile(
    r"(?i)(?:threats?|ultimatums?|warnings?|notices?|deadlines?)\s+(?:\w+\s+)?(?:is|was|were|are|ha[sd]|lapse)"
)
"""A word of threat without words of its own: "the ultimatum was dropped" is the one put just before."""
_BEFORE = 40
_ENOUGH = 0.5
_ASSURED = 0.6


@dataclass(frozen=True, slots=True)
class _Sentence:
    """A sentence that takes something back, with the countries named there or beside it, and its words."""

    reading: Reading
    span: Span
    countries: frozenset[str]
    words: frozenset[str]
    speaks: bool


def withdraw(wires: Sequence[Wire], readings: Sequence[Reading], weigher: Weigher) -> tuple[list[Wire], list[Link]]:
    """The wires with those taken back, denied or disavowed marked `withdrawn`, and links from the later word to the
    earlier.
    """
    of_issuer = by_issuer(wires)
    words = [*(_by_words(readings, of_issuer) if weigher.is_by_rule else ()), *_by_assurance(wires)]
    denials = find_disavowals(wires, readings)
    denials += [] if weigher.is_by_rule else find_retractions(wires, readings, weigher)
    ends: dict[str, list[End]] = defaultdict(list)
    for wire, end in [(link.to_wire, (link.evidence, day)) for link, day in words] + [(r.wire, r.end) for r in denials]:
        ends[wire.record.id].append(end)
    marked = [ended(w, ends[w.record.id]) if w.record.id in ends else w for w in wires]
    return marked, [*(link.made() for link, _ in words), *map(denial, denials)]


def ended(wire: Wire, ends: Sequence[End]) -> Wire:
    """The wire with the last of the words that end it; of those of one day the first."""
    return _marked(wire, *max(ends, key=lambda end: end[1] or ""))


def denial(found: Retraction) -> Link:
    """The link from the text that denies or disavows a commitment."""
    c = found.earlier.commitment
    return make_link(
        found.sentence.reading.document.id,
        c.id,
        found.relation,
        rule=found.rule,
        score=round(found.chance, 3),
        evidence=(found.sentence.span, *((c.main.within(c.document),) if c.main else ())),
    )


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """One later word against one tripwire."""

    from_: str
    to_wire: Wire
    earlier: Mention
    evidence: Span
    rule: str

    def made(self) -> Link:
        """The link from the later word to the commitment."""
        said = self.earlier.commitment.main
        spans = (self.evidence, *((said.within(self.earlier.commitment.document),) if said else ()))
        return make_link(self.from_, self.earlier.commitment.id, "withdraws", rule=self.rule, score=0.7, evidence=spans)


def _by_words(
    readings: Sequence[Reading], of_issuer: Mapping[str, Sequence[Wire]]
) -> list[tuple[Withdrawal, str | None]]:
    found = []
    for sentence in (s for r in readings for s in _sentences(r)):
        wires = {w.record.id: w for c in sorted(sentence.countries) for w in of_issuer.get(c, ())}
        for wire, earlier in _meant(sentence, list(wires.values())):
            word = Withdrawal(
                sentence.reading.document.id, wire, earlier, sentence.span, "a later text says that it is taken back"
            )
            found.append((word, sentence.reading.document.published))
    return found


def _sentences(reading: Reading) -> list[_Sentence]:
    text = reading.document.text or ""
    bounds = sentence_bounds(text) if _has_cue(text) else []
    found = []
    for place, (start, stop) in enumerate(bounds):
        cue = _cue(text[start:stop])
        if cue is not None:
            around = (bounds[max(0, place - 1)][0], bounds[min(len(bounds) - 1, place + 1)][1])
            words = text[start : around[1]]
            span = Span(start + cue.start(), start + cue.end(), cue.group(), reading.document.id)
            speaks = bool(_SPOKEN.search(text[start:stop]) or _NO_LONGER.search(text[start:stop]))
            found.append(_Sentence(reading, span, countries_near(reading, *around), stems(words), speaks))
    return found


def _has_cue(text: str) -> bool:
    return any(p.search(text) for p in (_TAKING_BACK, _TAKEN_BACK, _NO_LONGER))


def _cue(sentence: str) -> re.Match[str] | None:
    """The words that take back; not where they are refused, asked for or only possible."""
    denied = _NO_LONGER.search(sentence)
    if denied:
        return denied
    done = _TAKING_BACK.search(sentence) or _TAKEN_BACK.search(sentence)
    if done is None or _UNDONE.search(sentence[max(0, done.start() - _BEFORE) : done.end()]):
        return None
    return done


def _meant(sentence: _Sentence, wires: Sequence[Wire]) -> list[tuple[Wire, Mention]]:
    """The tripwires that a sentence takes back: those it repeats best, else the only one of the two sides."""
    said_here = [(m.start, w, m) for w in wires for m in w.mentions if _is_said_before(sentence, m)]
    if said_here and _POINTING_BACK.match(sentence.span.text):
        return [max(said_here, key=lambda found: (found[0], found[1].record.id))[1:]]
    earlier = [(w, m) for w in wires if (m := w.last_before(sentence.reading.document)) is not None]
    scored = [(_repeated(sentence, m), w, m) for w, m in earlier]
    best = max((s for s, _, _ in scored), default=0.0)
    if best >= _ENOUGH:
        return [(w, m) for s, w, m in scored if s == best]
    sides = [
        (w, m) for w, m in earlier if sentence.speaks and m.targets & sentence.countries and _touches_on(sentence, m)
    ]
    return sides if len(sides) == 1 else []


def _is_said_before(sentence: _Sentence, mention: Mention) -> bool:
    """Whether a mention stands before the sentence, in its own text."""
    return mention.document.id == sentence.reading.document.id and mention.start < sentence.span.start


def _repeated(sentence: _Sentence, mention: Mention) -> float:
    """The part of the response's own words that the sentence repeats; a lone word counts only beside the trigger's."""
    response, trigger = (_own_words(a.words) if a else frozenset() for a in (mention.response, mention.trigger))
    told = response or trigger
    shared = told & sentence.words
    if not told or not shared or (len(shared) < 2 and not trigger & sentence.words):
        return 0.0
    return len(shared) / len(told) + 0.1 * len(trigger & sentence.words)


def _touches_on(sentence: _Sentence, mention: Mention) -> bool:
    """Whether the sentence has any word of the response or the condition."""
    return any(_own_words(a.words) & sentence.words for a in (mention.response, mention.trigger) if a)


def _own_words(words: frozenset[str]) -> frozenset[str]:
    return words - party_stems()


def _by_assurance(wires: Sequence[Wire]) -> list[tuple[Withdrawal, str | None]]:
    """A later, unconditional assurance of one's own not to do what was threatened."""
    of_issuer = Sharing(wires, lambda w: w.lead.issuers)
    return [
        found
        for own in wires
        for later, said in assurances(own)
        for wire in of_issuer.near(own.lead.issuers, said)
        if (found := taken_back(later, wire)) is not None
    ]


def assurances(own: Wire) -> Iterator[tuple[Mention, frozenset[str]]]:
    """The mentions of a wire that assure that something will not be done, with the stems of what that is."""
    for later in own.mentions if not own.is_ascribed else ():
        if later.response is not None and later.response.words and _is_assurance(later):
            yield later, later.response.words


def taken_back(later: Mention, wire: Wire) -> tuple[Withdrawal, str | None] | None:
    """The withdrawal of a wire by a later assurance, with its day; `None` where that assures something else."""
    earlier, span = _threatened_before(later, wire), later.commitment.response
    if earlier is None or span is None:
        return None
    evidence = span.within(later.commitment.document)
    found = Withdrawal(later.commitment.id, wire, earlier, evidence, "a later assurance not to do it")
    return found, later.document.published


def _is_assurance(mention: Mention) -> bool:
    c = mention.commitment
    return c.response_polarity == "will_not" and c.condition == "unconditional" and c.trigger is None


def _threatened_before(later: Mention, wire: Wire) -> Mention | None:
    """The wire's last mention before an assurance, where it said that this very act would be done."""
    before = [
        m
        for m in wire.mentions
        if m.commitment.response_polarity == "will"
        and m.document.id != later.document.id
        and m.document.published
        and later.document.published
        and m.document.published < later.document.published
        and m.commitment.kind in {"threat", "guarantee"}
    ]
    if not before or (act_similarity(before[-1].response, later.response) or 0.0) < _ASSURED:
        return None
    return before[-1]


def _marked(wire: Wire, evidence: Span, day: str | None) -> Wire:
    """The wire with the withdrawal in its history, and as its state unless it was issued anew afterwards."""
    entry = HistoryEntry(
        date=day, field="state", value="withdrawn", evidence=evidence, by=wire.lead.commitment.issuer_code
    )
    anew = any(
        day and m.document.published and m.document.published > day and m.document.id != evidence.document
        for m in wire.mentions
    )
    record = replace(
        wire.record, state=wire.record.state if anew else "withdrawn", history=(*wire.record.history, entry)
    )
    return replace(wire, record=record)

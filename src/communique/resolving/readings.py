"""Drafts to a `Reading`: every party phrase gets its code, every event its id and date.

The result holds what one document allows; linking joins documents and gives actors their ids.
"""

from collections.abc import Collection, Sequence
from dataclasses import replace

from communique.records import (
    Commitment,
    CommitmentDraft,
    Document,
    Drafts,
    Event,
    EventDraft,
    Instrument,
    InstrumentDraft,
    Place,
    Reading,
    Risk,
    Span,
    StatementDraft,
    TimeExpression,
)
from communique.resolving.actors import Parties
from communique.resolving.adversaries import Adversaries, is_against
from communique.resolving.authors import origin_of
from communique.resolving.confronted import confronted_by
from communique.resolving.coreference import OUTSIDE, Said
from communique.resolving.countries import country_of
from communique.resolving.cues import AllCues, all_cues
from communique.resolving.drafts import (
    Parts,
    by_sentence,
    distinct,
    has_name,
    hint_of,
    innermost,
    known_or_named,
    not_in_own_words,
    order,
    other_than,
    parts_by_sentence,
)
from communique.resolving.equated import equated
from communique.resolving.event_sides import (
    LOOK_BACK,
    Pairs,
    Setting,
    Told,
    codes_of,
    is_own_word,
    joint_sides,
    not_at_itself,
    unique,
    with_sides,
    without_self,
)
from communique.resolving.evidence import by_words
from communique.resolving.guarantees import is_guarantee
from communique.resolving.hosts import Host
from communique.resolving.instrument_parties import (
    is_same_power,
    of_parties,
    of_watchers,
    parties_of,
    without_watchers,
)
from communique.resolving.judging import Bench, Judge, Options
from communique.resolving.pointing import Pointing, side_key
from communique.resolving.resolution import NOBODY, Resolution
from communique.resolving.resolved import commitment_of, event_of, instrument_of, statement_of
from communique.resolving.surroundings import Signs, Surroundings
from communique.resolving.targets import is_forbearance
from communique.resolving.tellers import teller_of
from communique.text import Analysis, Sentence


def resolve_drafts(
    analysis: Analysis,
    drafts: Drafts,
    document: Document,
    *,
    times: Sequence[TimeExpression] = (),
    places: Sequence[Place] = (),
    cues: AllCues | None = None,
    judge: Judge | None = None,
) -> Reading:
    """The records of one document, with codes as far as the document alone tells.

    `times` and `places` are resolved already: events take their date from the time that overlaps theirs, and a
    place helps where a phrase names nothing else ("the governor of Kherson"). `cues` are found where not given;
    `judge` weighs the model's pointers, where there are some, by its weights.
    """
    return _Resolver(analysis, drafts, places, cues, judge or Judge()).reading(document, tuple(times), tuple(places))


_OWN_NAME = 0.85
"""Least score of a code that the phrase itself tells."""
_CLAIMED = frozenset({"alleged", "denied"})
"""Statuses that are somebody's claim; others have a holder in one case of forty."""
_HARMFUL = frozenset({"threat", "demand"})


def _with_aside(said: Said, aside: tuple[tuple[int, int], ...]) -> Said:
    """Whose words they are, the countries between some offsets being others."""
    return said if said.aside == aside else replace(said, aside=aside)


class _Resolver:
    """One document's drafts with its parties; statements are resolved first, in the order of the text."""

    def __init__(
        self, analysis: Analysis, drafts: Drafts, places: Sequence[Place], cues: AllCues | None, judge: Judge
    ) -> None:
        self._drafts = drafts
        cues = cues or all_cues(analysis)
        self._adversaries = Adversaries(analysis, drafts, cues)
        self._parties = Parties(
            analysis, places=places, origin=origin_of(analysis), cues=cues, adversaries=self._adversaries
        )
        self._analysis = analysis
        self._quotes = {s.id: s.quote for s in drafts.statements}
        self._held = by_sentence(analysis, drafts.statements)
        self._cued = {s.cue.start: s.content for s in drafts.statements if s.cue}
        self._cue_of = {s.cue.start: s.id for s in drafts.statements if s.cue}
        self._parts: Parts = {}
        self._told: list[Told] = []
        self._labels: dict[str, Resolution] = {}
        self._said: dict[str, Said] = {}
        self._host = Host(analysis, drafts.statements, author=self._parties.author)
        mentions, codes = self._parties.named() if analysis.insight else ((), ())
        self._named = mentions, codes
        self._bench = Bench(Pointing(analysis, mentions, codes, self._pronoun), judge)
        self._surroundings = Surroundings(analysis, mentions, codes)
        self._last_around: tuple[Span, Signs] | None = None
        self._last_speaker: str | None = None
        self._scores: dict[tuple[Span | None, str], float] = {}
        for draft in sorted(drafts.statements, key=order):
            self._resolve_statement(draft)

    def _pronoun(self, sentence: Sentence, index: int) -> tuple[str, ...]:
        """Whom a pronoun means where it stands."""
        span = self._analysis.span_of(sentence, index)
        code = self._parties.one(span, said=self._around(span.start)).code
        return (code,) if code else ()

    def _settle(
        self, party: str, kind: str, at: Span | None, pairs: Pairs, *, taken: Sequence[str] = ()
    ) -> Pairs | None:
        """The pairs of a party as rules and model together have them; `None` where the model did not read."""
        options = self._options(party, kind, at, pairs, taken=taken)
        return options[0][0] if options else None

    def _options(
        self, party: str, kind: str, at: Span | None, pairs: Pairs, *, taken: Sequence[str] = (), joint: bool = False
    ) -> Options | None:
        """What a party may be, with the chances, the likeliest first."""
        read = [by_words(s, c, self._scores.get((s, c), 0.5)) for s, c in pairs if c is not None]
        if joint:
            read = [r._replace(by="joint") for r in read]
        unread = any(span is not None and code is None for span, code in pairs)
        around = self._around_of(at)
        if taken:
            across = self._parties.other(taken[0], at.start).code if at else None
            around = around | ({"across": {side_key(across): 1.0}} if across else {})
        return self._bench.settle(party, kind, at, read, taken=taken, unread=unread, around=around)

    def _around_of(self, at: Span | None) -> Signs:
        """What stands around a record and speaks for one side or another."""
        if at is None or self._analysis.insight is None:
            return {}
        if self._last_around is None or self._last_around[0] != at:
            said = self._around(at.start)
            others = self._others(at, said)
            weights = self._parties.weights(at.start)
            self._last_around = (at, self._surroundings.signs(at, weights=weights, said=said, others=others))
        return self._last_around[1]

    def _others(self, at: Span, said: Said) -> dict[str, tuple[str, ...]]:
        """Further codes that may be a party of a record, by what they are to its words."""
        setting = self._setting(at)
        told = self._told[-1] if self._told else None
        other = self._parties.other(said.speaker_code or self._parties.author, at.start).code
        found = {
            "other": (other,),
            "author": (self._parties.author,),
            "last speaker": (self._last_speaker,),
            "told actor": told.actors if told else (),
            "told recipient": told.recipients if told else (),
            f"issuer of {setting.part}": setting.issuers,
            f"target of {setting.part}": setting.targets,
            "in its words": tuple(code for s in setting.said for code in self._parties.codes_inside(s)),
        }
        cued = self._said.get(self._cue_of.get(at.start, ""))
        if cued is not None:
            found |= {"cue of": (cued.speaker_code,), "cue to": (cued.addressee_code,)}
        return {sign: known for sign, codes in found.items() if (known := tuple(c for c in codes if c))}

    def _resolve_statement(self, draft: StatementDraft) -> None:
        outer = self._around(draft.speaker.start, but=draft.id) if draft.speaker else OUTSIDE
        outer = replace(outer, hint=hint_of(draft, self._parties.discourse) or outer.hint)
        speaker = self._labelled(draft) or self._hosted(
            draft, self._parties.one(draft.speaker, said=not_in_own_words(draft, outer))
        )
        addressee = other_than(speaker, self._parties.one(draft.addressee, said=outer), draft.addressee)
        at = draft.cue or draft.content[0]
        if speaker.code is None and not self._parties.is_left_open(draft.speaker):
            barred = confronted_by(draft, *self._named, addressee.code if addressee.score >= _OWN_NAME else None)
            speaker = self._judged("speaker", draft.act, at, draft.speaker, speaker, barred=barred)
            if is_against(speaker.code, self._adversaries.at(draft.speaker)):
                speaker = NOBODY
        addressee = self._judged("addressee", draft.act, at, draft.addressee, addressee, taken=speaker.code)
        self._parties.discourse.note_speaker(draft.speaker)
        self._last_speaker = speaker.code
        if draft.speaker and speaker.code:
            self._labels.setdefault(draft.speaker.text.lower(), speaker)
        self._said[draft.id] = Said(speaker.code, addressee.code, draft.speaker.start if draft.speaker else None)

    def _judged(
        self,
        party: str,
        act: str,
        at: Span,
        span: Span | None,
        by_rule: Resolution,
        *,
        taken: str | None = None,
        barred: Collection[str] = (),
    ) -> Resolution:
        """A party of a statement as rules and model together have it; nobody where they have one that is `barred`."""
        self._scores[span, by_rule.code or ""] = by_rule.score
        found = self._settle(party, act, at, ((span, by_rule.code),), taken=(taken,) if taken else ())
        if found and found[0][1] in barred:
            return NOBODY
        return by_rule if found is None else Resolution(found[0][1], by_rule.score) if found else NOBODY

    def _labelled(self, draft: StatementDraft) -> Resolution | None:
        """A label of a transcript ("MINISTER:") means the same party throughout."""
        label = draft.speaker.text.lower() if draft.speaker and draft.cue is None else None
        return self._labels.get(label) if label else None

    def _hosted(self, draft: StatementDraft, speaker: Resolution) -> Resolution:
        """Who answers in a transcript whose label leaves open for whom he speaks."""
        if self._host.code is None or speaker.score >= _OWN_NAME or not self._host.is_host(draft):
            return speaker
        return Resolution(self._host.code, _OWN_NAME)

    def _around(self, offset: int, *, but: str | None = None) -> Said:
        """The innermost statement, resolved so far, whose content holds an offset."""
        sentence = self._analysis.sentence_at(offset)
        held = self._held.get(sentence.index if sentence else -1, ())
        found = innermost(held, offset, among=self._said, but=but)
        if found is None:
            return OUTSIDE
        direct = self._quotes[found] == "direct" or self._analysis.quotation_at(offset) is not None
        said = self._said[found]
        return said if said.direct == direct else replace(said, direct=direct)

    def _one(self, span: Span | None, statement: str | None = None) -> Resolution:
        return self._parties.one(span, said=self._said_for(span, statement))

    def _said_for(self, span: Span | None, statement: str | None) -> Said:
        if span is not None:
            return self._around(span.start)
        return self._said.get(statement, OUTSIDE) if statement else OUTSIDE

    def _codes(
        self, spans: Sequence[Span], statement: str | None = None, *, aside: tuple[tuple[int, int], ...] = ()
    ) -> tuple[str, ...]:
        """The distinct codes that spans name, in order; countries between the offsets `aside` are others."""
        found = [
            (s, r)
            for s in spans
            for r in self._parties.resolve(s, said=_with_aside(self._said_for(s, statement), aside))
            if r.code
        ]
        self._scores |= {(s, r.code): r.score for s, r in found if r.code}
        return tuple(dict.fromkeys(r.code for _, r in found if r.code))

    def reading(self, document: Document, times: tuple[TimeExpression, ...], places: tuple[Place, ...]) -> Reading:
        """All records."""
        drafts = self._drafts
        commitments = tuple(self._commitment(d, document.id) for d in drafts.commitments)
        self._parts = parts_by_sentence(self._analysis, commitments)
        return Reading(
            document=document,
            statements=tuple(statement_of(d, document.id, said=self._said[d.id]) for d in drafts.statements),
            commitments=commitments,
            events=distinct([self._event(d, document.id, times) for d in drafts.events]),
            instruments=tuple(self._instrument(d, document.id, times) for d in drafts.instruments),
            times=times,
            places=places,
            actors=self._parties.local_actors(),
            risks=tuple(
                Risk(quantity=r.quantity, what=r.what, holder_code=self._one(r.holder, r.statement).code)
                for r in drafts.risks
            ),
        )

    def _commitment(self, draft: CommitmentDraft, document: str) -> Commitment:
        by_rule = self._issuers(draft)
        issuers = self._settled("issued_by", draft, draft.issuer, by_rule)
        against = self._adversaries.of_draft(draft)
        kept = tuple(c for c in issuers if c in by_rule or not is_against(c, against))
        issuers = kept or (by_rule if issuers else ())
        targets = self._turned_to(draft, issuers)
        if is_guarantee(draft, issuers, targets):
            draft = replace(draft, kind="guarantee")
        ascriber = self._one(draft.ascriber).code or teller_of(
            draft, self._said.get(draft.statement or ""), self._analysis.text, issuers
        )
        issuers, targets = self._equated(draft) or (issuers, targets)
        if ascriber and any(is_same_power(ascriber, i) for i in issuers):
            ascriber = None  # a minister tells what his own country will do
        return commitment_of(draft, document, issuers=issuers, targets=targets, ascriber=ascriber)

    def _turned_to(self, draft: CommitmentDraft, issuers: tuple[str, ...]) -> tuple[str, ...]:
        """The targets by rules and model together, never the issuer's own power; "either side" is the two others."""
        pair = self._parties.pair_but(draft.target, issuers) if draft.target is not None else None
        if pair is not None:
            return pair
        targets = self._targets(draft, issuers)
        if not targets and draft.target is not None and self._parties.is_anybody(draft.target):
            return targets
        targets = self._settled("turned_to", draft, draft.target, targets, taken=issuers)
        others = tuple(t for t in targets if not any(is_same_power(t, i) for i in issuers))
        if others or not targets or draft.kind in _HARMFUL:
            return others
        return self._unnamed_target(draft, issuers)

    def _equated(self, draft: CommitmentDraft) -> tuple[tuple[str, ...], tuple[str, ...]] | None:
        """Issuers and targets where an attack on one is called an attack on another, and both are named."""
        phrases = equated(draft.trigger, draft.response)
        if phrases is None:
            return None
        struck, own = (self._codes([phrase], draft.statement) for phrase in phrases)
        return (own, struck) if own and struck and not set(own) & set(struck) else None

    def _settled(
        self,
        party: str,
        draft: CommitmentDraft,
        span: Span | None,
        codes: tuple[str, ...],
        *,
        taken: Sequence[str] = (),
    ) -> tuple[str, ...]:
        """A party of a commitment as rules and model together have it; `span` is the phrase that names it."""
        at = draft.main
        found = self._settle(party, draft.kind, at, tuple((span, code) for code in codes), taken=taken)
        return codes if found is None else codes_of(found)

    def _issuers(self, draft: CommitmentDraft) -> tuple[str, ...]:
        spans = [s for s in (draft.issuer, *draft.co_issuers) if s]
        aside = tuple((s.start, s.end) for s in (draft.target, draft.demand) if s)
        found = self._codes(spans, draft.statement, aside=aside)
        if found:
            return found
        said = self._said.get(draft.statement) if draft.statement else None
        code = said.speaker_code if said else self._parties.author
        return (code,) if code else ()

    def _targets(self, draft: CommitmentDraft, issuers: tuple[str, ...]) -> tuple[str, ...]:
        """The target's codes: its phrase, else the other party of trigger and demand, else who was spoken to."""
        issuer = next(iter(issuers), None)
        spans = [s for s in (draft.target, *draft.co_targets) if s]
        if spans:
            harmful = draft.kind in _HARMFUL
            found = [
                c
                for s in spans
                for c in self._parties.target(s, issuer, harmful=harmful, said=self._said_for(s, draft.statement))
            ]
            if found or not any(has_name(s) for s in spans):
                return tuple(dict.fromkeys(found))
        return self._unnamed_target(draft, issuers)

    def _unnamed_target(self, draft: CommitmentDraft, issuers: tuple[str, ...]) -> tuple[str, ...]:
        """Whom a commitment without a target phrase is turned to."""
        mine = {country_of(c) or c for c in issuers}
        for span in (draft.trigger, draft.demand, draft.response):
            inside = self._parties.codes_inside(span) if span else ()
            others = [c for c in inside if (country_of(c) or c) not in mine]
            if others:
                return (others[0],)
        said = self._said.get(draft.statement) if draft.statement else None
        if said and said.addressee_code and country_of(said.addressee_code) not in mine:
            return (said.addressee_code,)
        where = next((s for s in (draft.response, draft.trigger, draft.demand, draft.issuer) if s), None)
        if where is None or not issuers or (draft.kind == "assurance" and not is_forbearance(where.text)):
            return ()
        guess = self._parties.other(issuers[0], where.start)
        return (guess.code,) if guess.code else ()

    def _event(self, draft: EventDraft, document: str, times: tuple[TimeExpression, ...]) -> Event:
        actors = self._aligned(draft.actors, draft.statement)
        recipients = known_or_named(self._aligned(draft.recipients, draft.statement))
        if draft.actors != draft.recipients:
            recipients = without_self(actors, recipients)
        if draft.parties_joint:
            both = unique(actors + recipients)
            actors, recipients = joint_sides(self._parties, draft.type, both, draft.anchor.start), ()
        else:
            actors, recipients = with_sides(self._parties, draft.type, actors, recipients, self._setting(draft.anchor))
        actors, recipients = self._judged_sides(draft, actors, recipients)
        self._told.append(Told(draft.anchor.start, draft.type, codes_of(actors), codes_of(recipients)))
        holder = self._holder(draft)
        own_word = is_own_word(draft.type, draft.status, holder, codes_of(actors))
        return event_of(
            draft, document, actors=actors, recipients=recipients, holder=holder, own_word=own_word, times=times
        )

    def _judged_sides(self, draft: EventDraft, actors: Pairs, recipients: Pairs) -> tuple[Pairs, Pairs]:
        """Actors and recipients as rules and model together have them, the likeliest pair of answers.

        Phrases whose party is unknown stay where nobody is found.
        """
        joint, kind, at = draft.parties_joint, draft.type, draft.anchor
        acting = self._options("actor", kind, at, actors, joint=joint)
        if acting is None:
            return actors, recipients
        read = actors if joint else recipients
        answers: list[tuple[float, Pairs, Pairs]] = []
        for doers, chance in acting:
            done_to = self._options("recipient", kind, at, read, taken=codes_of(doers or actors), joint=joint)
            others, along = done_to[0] if done_to else ((), 0.0)
            answers.append((chance * along, doers, others))
        _, by, to = max(answers, key=lambda answer: answer[0])
        unknown = tuple(pair for pair in recipients if pair[1] is None)
        by, to = not_at_itself(kind, by, to, actors)
        return by or tuple(p for p in actors if p[1] is None), to or unknown

    def _holder(self, draft: EventDraft) -> str | None:
        by_rule = self._one(draft.holder).code if draft.holder else None
        if (by_rule is None and draft.status not in _CLAIMED) or (by_rule is not None and draft.status == "denied"):
            return by_rule  # a denial is read with its denier; the anchor is shared with what it denies
        found = self._settle("holder", draft.status, draft.anchor, ((draft.holder, by_rule),))
        return by_rule if found is None else found[0][1] if found else None

    def _setting(self, anchor: Span) -> Setting:
        """Who is around an act: the parties of the commitment that holds it, the speaker, what a cue introduces."""
        sentence = self._analysis.sentence_at(anchor.start)
        held = self._parts.get(sentence.index if sentence else -1, ())
        part, commitment = next(((p, c) for span, p, c in held if span.contains(anchor)), (None, None))
        return Setting(
            offset=anchor.start,
            said=self._cued.get(anchor.start, ()),
            part=part,
            guards=commitment is not None and commitment.kind == "guarantee",
            issuers=commitment.issuer_codes if commitment else (),
            targets=commitment.target_codes if commitment else (),
            speaker=self._around(anchor.start).speaker_code,
            author=self._parties.author,
            before=tuple(self._told[-LOOK_BACK:]),
        )

    def _aligned(self, spans: Sequence[Span], statement: str | None) -> tuple[tuple[Span | None, str | None], ...]:
        pairs: list[tuple[Span | None, str | None]] = []
        for span in spans:
            found = self._parties.resolve(span, said=self._said_for(span, statement))
            self._scores |= {(span, r.code): r.score for r in found if r.code}
            codes = [r.code for r in found if r.code]
            pairs += [(span, code) for code in codes] or [(span, None)]
        return unique(tuple(pairs))

    def _instrument(self, draft: InstrumentDraft, document: str, times: tuple[TimeExpression, ...]) -> Instrument:
        inside = self._parties.codes_inside(of_parties(draft.span, draft.kind))
        sides = self._parties.sides(draft.span.start)
        watching = of_watchers(self._analysis.text, draft.span)
        apart = self._parties.codes_inside(watching) if watching else ()
        named, inside, sides = (without_watchers(codes, apart) for codes in (self._codes(draft.parties), inside, sides))
        parties = parties_of(draft.kind, named, inside, sides)
        by = self._codes(draft.alleged_by)
        against = tuple(c for c in self._codes(draft.alleged_against) if not any(is_same_power(c, own) for own in by))
        return instrument_of(draft, document, parties=parties, alleged=(by, against), times=times)

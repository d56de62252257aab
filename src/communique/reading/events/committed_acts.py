"""The acts that a commitment speaks of in words no table knows: "if she comes with a drill, she goes home without it".

Where a trigger, response or demand holds no event of its own, its main verb becomes one. The type is that of the verb
in any use; else what such parts mostly are, counted over the training texts: an attack threatened or feared, help
promised, a retreat demanded.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from communique.knowledge.plover import NO_EVENT, Frame, event_frames
from communique.knowledge.word_classes import word_classes
from communique.reading.events.arguments import roles_of
from communique.reading.events.parties import party_spans
from communique.reading.events.status import committed_standing, word_categories
from communique.reading.events.triggers import is_party
from communique.records import Span
from communique.records.drafts import CommitmentDraft, EventDraft
from communique.text import Analysis, Sentence, Token

USUAL = {
    ("trigger", "threat"): "ASSAULT",
    ("trigger", "guarantee"): "ASSAULT",
    ("response", "threat"): "ASSAULT",
    ("response", "promise"): "AID",
    ("response", "assurance"): "ASSAULT",
    ("demand", "threat"): "RETREAT",
    ("demand", "demand"): "CONCEDE",
}
"""The type of an act without a word of its own, by part and kind; other parts are left alone."""

GENTLE = frozenset({"AID", "RETREAT", "CONCEDE", "COOPERATE", "SUPPORT"})
HARSH = frozenset({"ASSAULT", "COERCE", "SANCTION"})
UNFIT = {("response", "threat"): GENTLE, ("response", "promise"): HARSH}
"""Types that the kind of a commitment rules out for a word that tells little by itself: no threat is a gift."""

STATES = frozenset(
    "risk endanger jeopardise jeopardize imperil cost remain be want learn find have fear know stay keep see "
    "think seem become feel regret understand remember".split()
)
"""Verbs of state and mind, which are no acts towards anybody."""

SETTING_OUT = frozenset(
    "try attempt persist continue dare seek proceed begin start keep insist choose decide have need go be".split()
)
"""Words that only open an act: the verb below them tells it."""

CONFIDENCE = 0.4
SURE = 0.5
"""Least confidence of a commitment whose unknown words are taken for acts."""

LONGEST = 4


def committed_acts(
    analysis: Analysis, commitments: Sequence[CommitmentDraft], acts: Sequence[EventDraft]
) -> Iterator[EventDraft]:
    """One event for each part of a commitment that holds none yet."""
    starts = sorted(a.anchor.start for a in acts)
    for commitment in commitments:
        for part in ("trigger", "response", "demand") if commitment.confidence >= SURE else ():
            span, usual = getattr(commitment, part), USUAL.get((part, commitment.kind))
            idle = part == "response" and commitment.kind == "assurance" and commitment.response_polarity != "will_not"
            if span is None or usual is None or idle or _holds_act(span, starts):
                continue
            event = _act(analysis, commitment, part, span, usual)
            if event is not None:
                yield event


def _holds_act(span: Span, starts: Sequence[int]) -> bool:
    place = bisect_left(starts, span.start)
    return place < len(starts) and starts[place] < span.end


def _act(analysis: Analysis, commitment: CommitmentDraft, part: str, span: Span, usual: str) -> EventDraft | None:
    found = _main_word(analysis, span)
    if found is None or found[1].lemma in STATES:
        return None
    sentence, token = found
    frame = _any_use(token)
    if not _is_act(sentence, token, frame):
        return None
    if frame is not None and frame.type in UNFIT.get((part, commitment.kind), ()):
        frame = None
    standing = committed_standing(commitment, part, word_categories(sentence, token))
    roles = roles_of(sentence, token)
    actors = party_spans(analysis, sentence, roles.agents)
    towards = party_spans(analysis, sentence, [*roles.receivers, *roles.at("to", "against")])
    recipients = towards or party_spans(analysis, sentence, roles.objects)
    actors, recipients = committed_parties(commitment, part, actors, recipients)
    return EventDraft(
        anchor=_anchor(analysis, sentence, token, span),
        type=frame.type if frame is not None else usual,
        mode=frame.mode if frame is not None else None,
        contexts=frame.contexts if frame is not None else (),
        cameo=frame.cameo if frame is not None else None,
        actors=actors,
        recipients=recipients,
        status=standing.status,
        statement=commitment.statement,
        confidence=CONFIDENCE,
    )


def committed_parties(
    commitment: CommitmentDraft, part: str, actors: tuple[Span, ...], recipients: tuple[Span, ...]
) -> tuple[tuple[Span, ...], tuple[Span, ...]]:
    """Parties of an act in a commitment, filled from its issuer and target where its own words leave them out."""
    issuers = tuple(s for s in (commitment.issuer, *commitment.co_issuers) if s is not None)
    targets = tuple(s for s in (commitment.target, *commitment.co_targets) if s is not None)
    if part == "response":
        return actors or _apart(issuers, recipients), recipients or targets
    if commitment.kind == "guarantee":
        return actors, recipients or targets
    return actors or _apart(targets, recipients), recipients or tuple(i for i in issuers if i not in actors)


def _apart(phrases: tuple[Span, ...], others: tuple[Span, ...]) -> tuple[Span, ...]:
    """The phrases that are none of the others: who is attacked in "if our troops are attacked" attacks nobody."""
    return tuple(p for p in phrases if not any(p.overlaps(o) for o in others))


def _main_word(analysis: Analysis, span: Span) -> tuple[Sentence, Token] | None:
    """The word of a part that governs the rest of it; a verb where there is one."""
    held = list(analysis.tokens_in(span.start, span.end))
    if not held:
        return None
    sentence = held[0][0]
    tokens = [t for s, t in held if s is sentence and t.is_word]
    inside = {t.index for t in tokens}
    tops = [t for t in tokens if t.head not in inside]
    verbs = [t for t in tops if t.upos == "VERB"] or [t for t in tokens if t.upos == "VERB"]
    nouns = [t for t in tops if t.upos in ("NOUN", "PROPN", "ADJ")] or [t for t in tokens if t.upos == "NOUN"]
    found = verbs or nouns
    return (sentence, _own_act(sentence, found[0], inside)) if found else None


def _own_act(sentence: Sentence, token: Token, inside: set[int]) -> Token:
    """What is tried, gone on with or allowed, where the word only says so: "persist in boarding ships"."""
    if token.lemma.lower() not in SETTING_OUT:
        return token
    below = [c for c in sentence.children(token.index, "xcomp", "ccomp", "advcl", "acl") if c.index in inside]
    return next((c for c in below if c.upos == "VERB"), token)


def _is_act(sentence: Sentence, token: Token, frame: Frame | None) -> bool:
    """Whether a word may tell what somebody does: no thing ("the Ruler"), nothing that happens ("no fuel arrives")."""
    if token.upos != "VERB":
        return frame is not None
    subject = sentence.child(token.index, "nsubj")
    if subject is None or sentence.children(token.index, "aux:pass"):
        return True
    return is_party(sentence, subject) or subject.lemma.lower() in word_classes()["arms"]


def _any_use(token: Token) -> Frame | None:
    """The frame of the word that asks nothing of its clause."""
    frames = event_frames().get((token.lemma.lower(), "V" if token.upos == "VERB" else "N"), ())
    return next((f for f in frames if f.type != NO_EVENT and not f.needs), None)


def _anchor(analysis: Analysis, sentence: Sentence, token: Token, span: Span) -> Span:
    """The main word, with its object where that is close by: "review the lease"."""
    last = token.index
    for child in sentence.children(token.index, "obj", "compound:prt"):
        if token.index < child.index <= token.index + LONGEST and sentence[child.index].end <= span.end:
            last = max(last, child.index)
    return analysis.span_of(sentence, token.index, last)

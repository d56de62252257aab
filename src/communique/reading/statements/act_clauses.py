"""What a statement's first clause says: who, in which mood, whether denied; and what kind of party speaks.

The acts of `acts.py` turn on it: what a party says of itself is a promise or a threat, what it says of another a claim
or a charge, and what an outsider foresees a warning.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from communique.reading.commitments.standing import party_class
from communique.records import Span
from communique.text import Analysis, Sentence, Token

_MODALS = {
    "will": "will", "'ll": "will", "wo": "will", "shall": "will", "would": "would", "'d": "would", "can": "can",
    "could": "can", "ca": "can", "may": "may", "might": "may", "must": "must", "should": "must", "ought": "must",
}  # fmt: skip
_NEGATIONS = frozenset("not n't never no nothing none nobody neither nor".split())
_THIRD = frozenset("he she it they".split())
_CIVIL = frozenset("outsider BUS CVL EDU MED LAB AGR JRN NGO SOC REL indefinite thing".split())


@dataclass(frozen=True, slots=True)
class Clause:
    """A main clause: its head word, its subject's class (or pronoun), its mood, and whether it is negated."""

    head: Token
    subject: str
    mood: str
    negated: bool
    passive: bool = False

    @property
    def is_own(self) -> bool:
        """Whether it may tell of the speaker: "I", "our", "he", "it"."""
        return self.subject in ("self", "ours") or self.subject in _THIRD


@dataclass(frozen=True, slots=True)
class Setting:
    """Who speaks, by class (see `standing.party_class`), and the first clause of what is said."""

    speaker: str = "none"
    clause: Clause | None = None

    @property
    def is_civil(self) -> bool:
        """Whether the speaker is no party to a crisis: a scholar, a firm, a driver, a paper."""
        return self.speaker in _CIVIL


def setting_of(analysis: Analysis, speaker: Span | None, content: Sequence[Span]) -> Setting:
    """The setting of a statement by its speaker's phrase and its content."""
    return Setting(phrase_class(analysis, speaker) if speaker is not None else "none", first_clause(analysis, content))


def phrase_class(analysis: Analysis, span: Span) -> str:
    """The class of a phrase's head word: party, country, person, outsider ... (see `standing.party_class`)."""
    sentence = analysis.sentence_at(span.start)
    if sentence is None:
        return "none"
    inside = sentence.between(span.start, span.end)
    places = {t.index for t in inside}
    head = next((t for t in inside if t.head not in places), None)
    return party_class(sentence, head.index) if head is not None else "none"


def first_clause(analysis: Analysis, content: Sequence[Span]) -> Clause | None:
    """The main clause of the content's first piece."""
    sentence = analysis.sentence_at(content[0].start) if content else None
    if sentence is None:
        return None
    inside = [t for t in sentence.between(content[0].start, content[0].end) if t.is_word]
    if not inside:
        return None
    places = {t.index for t in inside}
    heads = [t for t in inside if t.head not in places]
    head = next((t for t in heads if t.upos in ("VERB", "AUX") or sentence.child(t.index, "cop")), heads[0])
    subject = sentence.child(head.index, "nsubj", "csubj", "expl")
    helpers = [t for t in sentence.children(head.index, "aux", "cop", "mark") if t.index in places]
    passive = any(t.relation == "aux:pass" for t in helpers)
    denied = inside[0].lower in _NEGATIONS or _denied(sentence, head, places)
    return Clause(head, _subject(sentence, subject), _mood(head, helpers), denied, passive)


def _subject(sentence: Sentence, subject: Token | None) -> str:
    if subject is None:
        return "none"
    if subject.relation == "expl" or subject.lower == "there":
        return "there"
    return subject.lower if subject.lower in _THIRD else party_class(sentence, subject.index)


def _mood(head: Token, helpers: Sequence[Token]) -> str:
    """will, would, can, may, must, perfect, past, present, or none where no word shows it."""
    for token in helpers:
        if token.lower in _MODALS and token.relation.startswith("aux"):
            return _MODALS[token.lower]
    if any(t.lemma == "have" for t in helpers):
        return "perfect"
    tags = [t.xpos for t in (*helpers, head)]
    if "VBD" in tags:
        return "past"
    return "present" if "VBZ" in tags or "VBP" in tags else "none"


def _denied(sentence: Sentence, head: Token, places: set[int]) -> bool:
    """Whether the clause is negated at its verb, or in the determiner of one of its phrases ("no order was given")."""
    near = [t for t in sentence.children(head.index) if t.index in places]
    return any(
        t.lower in _NEGATIONS or any(c.lower in _NEGATIONS for c in sentence.children(t.index, "det"))
        for t in (head, *near)
    )

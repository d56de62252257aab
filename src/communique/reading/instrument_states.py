"""What has become of an instrument: in force, proposed, violated or said to be, suspended, ended, blocked."""

from dataclasses import dataclass

from communique.reading.events.arguments import roles_of
from communique.reading.events.holding import Contents
from communique.reading.events.parties import party_spans
from communique.reading.events.status import word_categories
from communique.records import Span
from communique.text import Analysis, Sentence, Token

STATES = {
    "suspended": "suspend freeze interrupt halt cut switch disconnect sever ease unanswered silent snap",
    "ended": "end expire terminate collapse abrogate denounce lapse abolish cancel scrap tear void annul dissolve lift "
    "revoke rescind repudiate renounce",
    "blocked": "veto block",
    "proposed": "propose suggest seek negotiate draft offer discuss want urge advocate demand reject consider draw",
    "violated": "violate breach break violation breach infringe infringement flout",
}
WORD_STATES = {word: state for state, words in STATES.items() for word in words.split()}
BEFORE = {
    "violation": "violated",
    "breach": "violated",
    "contravention": "violated",
    "call": "proposed",
    "proposal": "proposed",
}
BEFORE |= {
    "talk": "proposed",
    "negotiation": "proposed",
    "hope": "proposed",
    "plan": "proposed",
    "violator": "violated",
}
MAKING = frozenset(
    {"agree", "sign", "conclude", "reach", "strike", "declare", "announce", "start", "begin", "enter", "take"}
)
OPEN = frozenset({"planned", "conditional", "possible", "asked", "would", "negated", "infinitive"})
NOT_YET = frozenset({"planned", "possible", "asked", "conditional"})


@dataclass(frozen=True, slots=True)
class State:
    """A state, and who alleges it against whom where it is an allegation."""

    name: str
    by: tuple[Span, ...] = ()
    against: tuple[Span, ...] = ()


def state_of(analysis: Analysis, sentence: Sentence, noun: Token, contents: Contents) -> State:
    """The state of an instrument as the clause around its noun gives it; `in_force` where it says nothing."""
    for word in _words_around(sentence, noun):
        name = BEFORE.get(word.lemma) if word.upos == "NOUN" else WORD_STATES.get(word.lemma.lower())
        name = name or WORD_STATES.get(word.lower)
        if name == "violated":
            return _violation(analysis, sentence, word, contents)
        if name is not None and (word.upos != "VERB" or not word_categories(sentence, word) & OPEN):
            if name == "proposed" and _has_the(sentence, noun):
                continue
            return State(name)
    head = sentence.head(noun.index)
    made = head is not None and head.lemma in MAKING and not word_categories(sentence, head) & OPEN
    if not made and word_categories(sentence, noun) & NOT_YET and not _has_the(sentence, noun):
        return State("proposed")
    return State("in_force")


def _words_around(sentence: Sentence, noun: Token) -> list[Token]:
    """Words that may tell what became of it: its participles and clauses, then what governs it, two steps up."""
    found = [t for t in sentence.subtree(noun.index) if t.relation == "acl:relcl"]
    found += [t for t in sentence.children(noun.index) if t.relation in ("acl", "amod")]
    head = sentence.head(noun.index)
    if head is not None:
        found.append(head)
        above = sentence.head(head.index)
        if above is not None and head.relation in ("nmod", "conj", "xcomp", "obl", "nsubj", "nsubj:pass", "obj"):
            found.append(above)
    return found


def _has_the(sentence: Sentence, noun: Token) -> bool:
    return any(t.lower in ("the", "this", "its", "their") for t in sentence.children(noun.index, "det", "nmod"))


def _violation(analysis: Analysis, sentence: Sentence, word: Token, contents: Contents) -> State:
    """Violated in the text's own voice; alleged where somebody says so, or accuses somebody of it."""
    roles = roles_of(sentence, word)
    against = party_spans(analysis, sentence, roles.agents)
    around = contents.around(word.start)
    accuser = next((t for t in sentence.ancestors(word.index) if t.lemma in ("accuse", "blame", "charge")), None)
    if accuser is not None:
        said = roles_of(sentence, accuser)
        by = party_spans(analysis, sentence, said.agents)
        return State("alleged_violated", by, against or party_spans(analysis, sentence, said.objects))
    found = word_categories(sentence, word)
    if found & OPEN:
        return State("in_force")
    if around and around[0].speaker is not None:
        return State("alleged_violated", (around[0].speaker,), against)
    return State("alleged_violated", (), against) if found & {"alleged"} else State("violated")

"""What has become of an instrument: in force, proposed, violated or said to be, suspended, ended, blocked."""

import re
from collections.abc import Sequence
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
    "revoke rescind repudiate renounce null",
    "blocked": "veto block",
    "proposed": "propose suggest seek negotiate draft offer discuss want urge advocate demand reject consider draw",
    "violated": "violate breach break violation breach infringe infringement flout contrary",
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
PLANNED = frozenset({"plan", "proposal", "draft"})
STANDING = frozenset({"under", "by"})
"""Prepositions of what one goes by: "would have to consent under a protocol"."""
KEEPING = frozenset("implement comply respect honour honor uphold enforce apply recall reaffirm invoke".split())
"""Verbs whose object is in force, whether or not they are asked for."""
UNSIGNED = frozenset({"sign", "initial", "conclude", "ratify", "draft"})
SAYING = frozenset("say tell accuse claim charge report announce call condemn denounce".split())
ENTERING = frozenset({"come", "enter", "go", "take", "put"})
ANSWERING = frozenset({"answer", "work", "function", "operate", "respond"})
CLOSING = frozenset({"close", "shut"})
"""What is done to a line that is no longer to be used; an agreement is "closed" when it is made."""
LINES = frozenset({"hotline", "line", "channel", "link", "telephone", "phone"})
ANYBODY = frozenset("whoever whichever whatever any either every anyone anybody everyone no nobody".split())
RESTORED = frozenset("restore reopen resume reconnect reinstate renew".split())
IN_USE = re.compile(
    r"\b(?:in (?:use|operation)|open|working|operating|functioning|was used|were used|is used|works|functions)\b"
)
NOT_IN_USE = re.compile(r"\b(?:not|n't|n’t|no longer|never|neither|nor|if|unless|until|should|must)\b[^;]*$")
NOT_YET = frozenset({"planned", "possible", "asked", "conditional"})


@dataclass(frozen=True, slots=True)
class State:
    """A state, and who alleges it against whom where it is an allegation."""

    name: str
    by: tuple[Span, ...] = ()
    against: tuple[Span, ...] = ()


def state_of(analysis: Analysis, sentence: Sentence, noun: Token, contents: Contents) -> State:
    """The state of an instrument as the clause around its noun gives it; `in_force` where it says nothing."""
    around = _words_around(sentence, noun)
    if (told := _told_first(sentence, around)) is not None:
        return State(told)
    if any(_is_dead(sentence, word, noun) for word in around):
        return State("suspended")
    for word in around:
        name = BEFORE.get(word.lemma) if word.upos == "NOUN" else WORD_STATES.get(word.lemma.lower())
        name = name or _state_of_form(word.lower)
        if name == "violated":
            return _violation(analysis, sentence, word, contents)
        if name is not None and (word.upos != "VERB" or not word_categories(sentence, word) & OPEN):
            if name == "proposed" and _has_the(sentence, noun):
                continue
            return State(name)
    return State(_plain_state(sentence, noun))


def _state_of_form(word: str) -> str | None:
    """The state that a form of a word tells, whatever the parser takes it for: expired, violated."""
    forms = (word, word[:-1], word[:-2]) if word.endswith("ed") else (word,)
    return next((WORD_STATES[form] for form in forms if form in WORD_STATES), None)


def _told_first(sentence: Sentence, around: Sequence[Token]) -> str | None:
    """What goes before all other words: it was restored, it is still to be signed, it ran out."""
    if any(w.lemma in RESTORED and not word_categories(sentence, w) & OPEN for w in around if w.upos == "VERB"):
        return "in_force"
    if any(_comes_into_force(sentence, w) for w in around):
        return "in_force"
    if any(_is_unsigned(sentence, w) for w in around):
        return "proposed"
    return "ended" if any(_runs_out(sentence, w) for w in around) else None


def _plain_state(sentence: Sentence, noun: Token) -> str:
    """What the noun and its place in the clause say, where no word tells what has become of it."""
    if noun.lemma.lower() in PLANNED:
        return "proposed"
    head = sentence.head(noun.index)
    kept = head is not None and head.lemma in KEEPING
    stands = any(c.lower in STANDING for c in sentence.children(noun.index, "case"))
    made = head is not None and head.lemma in MAKING and not word_categories(sentence, head) & OPEN
    if kept or stands or made or _is_numbered(sentence, noun) or _has_the(sentence, noun):
        return "in_force"
    return "proposed" if word_categories(sentence, noun) & NOT_YET else "in_force"


def _comes_into_force(sentence: Sentence, word: Token) -> bool:
    """It came into force, took effect: whoever proposed it before."""
    if word.upos != "VERB" or word.lemma not in ENTERING or word_categories(sentence, word) & OPEN:
        return False
    return any(t.lower in ("force", "effect") for t in sentence.children(word.index))


def _is_dead(sentence: Sentence, word: Token, noun: Token) -> bool:
    """A line that nobody answers, that does not work, or that was closed."""
    if word.upos != "VERB" or noun.lemma.lower() not in LINES:
        return False
    found = word_categories(sentence, word)
    return (word.lemma in ANSWERING and "negated" in found) or (word.lemma in CLOSING and not found & OPEN)


def is_in_use(sentence: Sentence) -> bool:
    """Whether a sentence says of what it names that it is in use: "was still in use", "remains open"."""
    words = " ".join(t.lower for t in sentence)
    found = IN_USE.search(words)
    return found is not None and NOT_IN_USE.search(words[: found.start()]) is None


def _is_unsigned(sentence: Sentence, word: Token) -> bool:
    """Whether it is still to be signed, or is signed only under a condition."""
    if word.upos != "VERB" or word.lemma not in UNSIGNED:
        return False
    return bool(word_categories(sentence, word) & (OPEN - {"negated"}))


def _is_numbered(sentence: Sentence, noun: Token) -> bool:
    """Whether it is a resolution with its number: that was adopted."""
    following = sentence[noun.index + 1] if noun.index + 1 < len(sentence) else None
    return noun.lemma.lower() == "resolution" and following is not None and following.text[0].isdigit()


def _runs_out(sentence: Sentence, word: Token) -> bool:
    """The treaty ran out."""
    out = any(c.lower == "out" for c in sentence.children(word.index))
    return word.lemma == "run" and out and word.xpos in ("VBD", "VBN") and not word_categories(sentence, word) & OPEN


def _words_around(sentence: Sentence, noun: Token) -> list[Token]:
    """Words that may tell what became of it: its participles and clauses, then what governs it, two steps up."""
    found = [t for t in sentence.subtree(noun.index) if t.relation == "acl:relcl" and not _is_by_which(sentence, t)]
    found += [t for t in sentence.children(noun.index) if t.relation in ("acl", "amod")]
    found += [t for t in sentence.children(noun.index) if t.upos == "ADJ" and t.index > noun.index]
    head = sentence.head(noun.index)
    if head is not None:
        found.append(head)
        above = sentence.head(head.index)
        if above is not None and head.relation in ("nmod", "conj", "xcomp", "obl", "nsubj", "nsubj:pass", "obj"):
            found.append(above)
    return found


def _is_by_which(sentence: Sentence, clause: Token) -> bool:
    """Whether a clause tells what was done by it, and not to it: "by which the mandate was ended"."""
    return any(t.lower == "which" and sentence.child(t.index, "case") for t in sentence.subtree(clause.index))


def _has_the(sentence: Sentence, noun: Token) -> bool:
    return any(t.lower in ("the", "this", "its", "their") for t in sentence.children(noun.index, "det", "nmod"))


def _named_between(analysis: Analysis, sentence: Sentence, accuser: Token, word: Token) -> tuple[Span, ...]:
    """Whom "accused Serbia of violating" names before its "of", where the parser takes him for what is violated."""
    of = next((t.index for t in sentence.tokens[accuser.index : word.index] if t.lower == "of"), accuser.index)
    named = [t for t in sentence.children(word.index, "obj", "nsubj") if accuser.index < t.index < of]
    return party_spans(analysis, sentence, named)


def _breakers(sentence: Sentence, word: Token) -> list[Token]:
    """Who does what is called a breach: the guns of "the guns shelled the port in breach of the truce"."""
    if word.upos != "NOUN" or not any(c.lower in ("in", "as") for c in sentence.children(word.index, "case")):
        return []
    verb = next((t for t in sentence.ancestors(word.index) if t.upos == "VERB"), None)
    return roles_of(sentence, verb).agents if verb is not None and verb.lemma not in SAYING else []


def _is_of_anybody(sentence: Sentence, word: Token) -> bool:
    """Whether no breach is told of, only what a breach would bring: "whichever party breaks it"."""
    if word.upos != "VERB":
        return False
    who = list(sentence.children(word.index, "nsubj", "nsubj:pass"))
    head = sentence.head(word.index)
    who += [head] if head is not None and word.relation.startswith("acl") else []
    marks = [t for w in who for t in (w, *sentence.children(w.index, "det"))]
    return any(t.lower in ANYBODY for t in marks)


def _violation(analysis: Analysis, sentence: Sentence, word: Token, contents: Contents) -> State:
    """Violated in the text's own voice; alleged where somebody says so, or accuses somebody of it."""
    roles = roles_of(sentence, word)
    against = party_spans(analysis, sentence, roles.agents or _breakers(sentence, word))
    around = contents.around(word.start)
    accuser = next((t for t in sentence.ancestors(word.index) if t.lemma in ("accuse", "blame", "charge")), None)
    if accuser is not None:
        said = roles_of(sentence, accuser)
        accused = _named_between(analysis, sentence, accuser, word) or party_spans(analysis, sentence, said.objects)
        by = party_spans(analysis, sentence, said.agents)
        return State("alleged_violated", by, accused or against)
    found = word_categories(sentence, word)
    if found & OPEN or _is_of_anybody(sentence, word):
        return State("in_force")
    if around and around[0].speaker is not None:
        return State("alleged_violated", (around[0].speaker,), against)
    return State("alleged_violated", (), against) if found & {"alleged"} else State("violated")

"""The words of a sentence that tell an act between parties, each with its PLOVER frame and its roles."""

from dataclasses import dataclass
from functools import cache

from communique.knowledge.plover import NO_EVENT, Frame, Need, event_frames
from communique.knowledge.word_classes import word_classes
from communique.reading.events.arguments import ON, Roles, roles_of
from communique.text import Sentence, Token

MONTH = "March"
"""The month that a word for an act is spelt like."""

PLURAL = frozenset({"NNS", "NNPS"})

PERSONAL = frozenset("i we you he she they me us him her them who whom whoever".split())
"""Pronouns of people and parties."""


@dataclass(frozen=True, slots=True)
class Trigger:
    """A word that tells an act: `first` to `last` are the tokens of its anchor."""

    sentence: Sentence
    token: Token
    frame: Frame
    roles: Roles
    first: int
    last: int


def find_triggers(sentence: Sentence) -> list[Trigger]:
    """The acts of a sentence, in text order, at most one per word.

    A noun under a verb that tells the same act ("signed an agreement", "lifted sanctions") is no act of its own.
    """
    found = [t for token in sentence if (t := trigger_at(sentence, token)) is not None]
    verbs = {t.token.index: t.frame.type for t in found if t.token.upos == "VERB"}
    return [t for t in found if not _is_part(t, verbs)]


def _is_part(trigger: Trigger, verbs: dict[int, str]) -> bool:
    above = verbs.get(trigger.token.head)
    if trigger.token.upos == "VERB" or above is None or not trigger.token.relation.startswith(("obj", "nsubj:pass")):
        return False
    return trigger.frame.type in (above, "SANCTION")


def trigger_at(sentence: Sentence, token: Token) -> Trigger | None:
    """The act that one word tells by the table, where its clause has what a use of it needs."""
    key = word_key(token)
    uses = event_frames().get(key) if key else None
    if not uses or (token.relation == "amod" and key is not None and key[1] == "V" and not _of_person(sentence, token)):
        return None
    roles = roles_of(sentence, token)
    frame = next((f for f in uses if all(_holds(n, sentence, token, roles) for n in f.needs)), None)
    if frame is None or frame.type == NO_EVENT:
        return None
    first, last = _anchor(sentence, token, frame)
    return Trigger(sentence, token, frame, roles, first, last)


def word_key(token: Token) -> tuple[str, str] | None:
    """The entry of a word in the table of acts: its lemma, and V or N; `None` for other parts of speech."""
    lemma = token.lemma.lower()
    if token.upos == "VERB":
        return _verb_lemma(token.lower, lemma), "V"
    if token.text == MONTH and token.xpos not in ("NNS", "NNPS"):
        return None
    if token.upos == "NOUN" or (token.upos == "PROPN" and token.name == "O"):
        whole = token.xpos == "VBG" and (token.lower, "N") in event_frames()
        return token.lower if whole else lemma, "N"
    if token.upos == "ADJ" and token.lower.endswith("ed") and token.relation == "amod":
        return _stem(token.lower), "V"
    return None


def _verb_lemma(word: str, lemma: str) -> str:
    """The lemma of a verb; where the lemmatiser left its ending ("bombing"), the verb of the table that fits it."""
    frames = event_frames()
    if word != lemma or (lemma, "V") in frames:
        return lemma
    bare = next((word.removesuffix(e) for e in ("ing", "ed", "s") if word.endswith(e)), word)
    return next((s for s in (bare, bare + "e", bare[:-1]) if (s, "V") in frames), lemma)


def _of_person(sentence: Sentence, token: Token) -> bool:
    """ "the detained minister" tells an act, "the occupied territories" a state of things."""
    head = sentence.head(token.index)
    return head is not None and (head.name.endswith("PER") or head.lemma.lower() in word_classes()["person"])


def _stem(participle: str) -> str:
    """The verb of a participle tagged as an adjective ("detained"), as far as dropping its ending gives it."""
    frames = event_frames()
    bare = participle[:-2]
    return next((s for s in (bare, bare + "e") if (s, "V") in frames), participle)


def _holds(need: Need, sentence: Sentence, token: Token, roles: Roles) -> bool:
    return _meets(need, sentence, token, roles) is not need.absent


def _meets(need: Need, sentence: Sentence, token: Token, roles: Roles) -> bool:
    role, words = need.role, need.words
    if role == "subj":
        return _any(roles.agents or roles.subjects, words)
    if role == "obj":
        return _any(_wide(sentence, roles.objects), words)
    if role == "patient":
        return _any([*roles.objects, *roles.receivers], words)
    if role == "part":
        return bool(roles.parts & words) if words else bool(roles.parts)
    if role == "next":
        return _next_is(sentence, token, words)
    if role == "mod":
        return _modified(sentence, token, roles, words)
    if role == "verb":
        return roles.complement is not None and words is not None and roles.complement.lemma in words
    if role in ("xcomp", "ccomp"):
        return _complement(roles, role, words)
    if role == "mark":
        return _opens(sentence, roles, words)
    if role == "complement":
        return roles.complement is not None
    if role == "party":
        return _has_party(sentence, roles)
    if role == "plural":
        return token.xpos in PLURAL
    if role == "passive":
        return roles.passive
    if role == "before":
        return any(t.lower in (words or ()) for t in sentence.tokens[max(0, token.index - 2) : token.index])
    if role == "case":
        return any(c.lower in (words or ()) for c in sentence.children(token.index, "case"))
    if role == "neg":
        return roles.negated
    return _any(roles.at(*ON) if role == "on" else roles.at(role), words)


def _any(fillers: list[Token], words: frozenset[str] | None) -> bool:
    """Whether a filler is one of some words; names and pronouns count for the classes that they may stand for."""
    if words is None:
        return bool(fillers)
    return any(t.lemma.lower() in words or _stands_for(t, words) for t in fillers)


def _stands_for(token: Token, words: frozenset[str]) -> bool:
    """Whether a name or pronoun may be one of a class: a name a place or party, one of a person a person, "they" both.

    Names count as places whatever kind the model takes them for, as it often takes a town for a person.
    """
    if token.name != "O":
        kinds = _named(words)
        return "place" in kinds or "party" in kinds or ("person" in kinds and token.name.endswith("PER"))
    if token.lower in PERSONAL:
        return bool(_named(words) & {"party", "person"})
    return False


@cache
def _named(words: frozenset[str]) -> frozenset[str]:
    """Which of the classes that names and pronouns stand for lie whole within some words."""
    classes = word_classes()
    return frozenset(kind for kind in ("place", "party", "person") if words >= classes[kind])


def _wide(sentence: Sentence, fillers: list[Token]) -> list[Token]:
    """Objects with what they are a number, kind or part of: "tons of flour"."""
    return [*fillers, *(c for t in fillers for c in sentence.children(t.index, "nmod") if c.relation == "nmod")]


def _next_is(sentence: Sentence, token: Token, words: frozenset[str] | None) -> bool:
    after = sentence.tokens[token.index + 1 : token.index + 4]
    return words is not None and any(t.lower in words for t in after)


def _modified(sentence: Sentence, token: Token, roles: Roles, words: frozenset[str] | None) -> bool:
    near = roles.modifiers
    if token.upos == "VERB":
        near = [c for t in roles.objects for c in sentence.children(t.index, "amod", "compound")]
    return words is not None and any(t.lower in words or t.lemma.lower() in words for t in near)


def _complement(roles: Roles, role: str, words: frozenset[str] | None) -> bool:
    below = roles.complement
    if below is None:
        return False
    if role == "ccomp":
        return roles.clause
    return below.relation in ("xcomp", "ccomp", "advcl") and (words is None or below.lemma in words)


def _opens(sentence: Sentence, roles: Roles, words: frozenset[str] | None) -> bool:
    """Whether the clause below opens with one of some words: "asked whether", "asked that"."""
    if roles.complement is None or words is None:
        return False
    return any(m.lower in words for m in sentence.children(roles.complement.index, "mark"))


def _has_party(sentence: Sentence, roles: Roles) -> bool:
    fillers = [*roles.agents, *roles.objects, *roles.receivers, *roles.at("by", "with", "to", *ON)]
    return any(is_party(sentence, t) for t in fillers)


def is_party(sentence: Sentence, token: Token) -> bool:
    """Whether a phrase may name someone who acts: a name, a body, an office, a force, a pronoun."""
    if token.upos in ("PROPN", "PRON") or token.name != "O":
        return True
    classes = word_classes()
    if token.lemma.lower() in classes["party"] or token.lemma.lower() in classes["force"]:
        return True
    below = sentence.children(token.index, "amod", "compound", "nmod")
    return any(t.name != "O" or t.upos == "PROPN" or (t.upos == "ADJ" and t.text[:1].isupper()) for t in below)


def _anchor(sentence: Sentence, token: Token, frame: Frame) -> tuple[int, int]:
    """The word, with what makes it another word: "shot dead", "set on fire", "air strikes"."""
    first = last = token.index
    wanted = [w for n in frame.needs if n.role in ("part", "next", "mod") and not n.absent for w in n.words or ()]
    for near in sentence.tokens[token.index + 1 : token.index + 3]:
        if near.lower in wanted:
            last = near.index
    if (
        token.upos != "VERB"
        and first
        and sentence[first - 1].relation == "compound"
        and sentence[first - 1].lower in wanted
    ):
        first -= 1
    return first, last

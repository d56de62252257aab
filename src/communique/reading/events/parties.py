"""The phrases that name the parties of an act: who did it, and whom it was done to."""

from collections.abc import Iterable

from communique.knowledge.status_cues import status_cues
from communique.knowledge.word_classes import word_classes
from communique.reading.events.arguments import joined, roles_of
from communique.reading.events.settings_of_acts import TIME_WORDS
from communique.reading.events.triggers import Trigger, is_party
from communique.records import Span
from communique.text import Analysis, Sentence, Token

KEPT = frozenset(
    {"det", "amod", "compound", "flat", "nummod", "nmod:poss", "nmod:desc", "case", "goeswith", "flat:name", "punct"}
)
JOINT = frozenset({"CONSULT", "AGREE"})
THINGS = frozenset({"this", "that", "these", "those", "what", "which", "nothing", "everything", "something", "there"})
STEPS = 5
OWN = frozenset({"his", "her", "its", "their"})
"""A possessor in an object mostly means the subject: "will keep its word"."""

PAPERS = frozenset("note statement communique communiqué letter declaration radio broadcast memorandum".split())
"""What speaks for its author where it is a subject: "the note accused"."""

TOLD = frozenset("request demand call appeal proposal threat warning rejection refusal denial ultimatum veto".split())
"""Nouns whose "of" phrase names who speaks: "at the request of the Ruler"."""

MOVES = frozenset({"MOBILIZE", "RETREAT"})
TOWARDS = {
    "AID": ("to", "for", "with"),
    "REQUEST": ("on", "upon", "to", "from", "of", "for"),
    "THREATEN": ("against", "to", "with"),
    "SUPPORT": ("to", "for", "by", "with", "behind"),
    "REJECT": ("to", "against", "from", "by"),
    "SANCTION": ("on", "against", "with", "from", "to"),
    "MOBILIZE": ("against", "toward", "towards"),
    "RETREAT": ("to", "from"),
    "CONSULT": ("with", "to", "between"),
    "AGREE": ("with", "to"),
    "COOPERATE": ("with", "to"),
    "CONCEDE": ("to",),
    "ACCUSE": ("against", "on", "of", "about"),
    "PROTEST": ("against", "to", "at", "outside", "with"),
    "COERCE": ("against", "of", "on", "from"),
    "ASSAULT": ("on", "against", "at", "upon", "into", "to", "with", "of", "over", "near"),
}
MUTUAL = ("each other", "one another")
BOTH = frozenset({"they", "both", "the two", "we both", "the two sides", "both sides", "the sides", "the parties"})
RECIPROCAL = frozenset(
    {"fight", "clash", "fighting", "combat", "hostility", "skirmish", "battle", "firefight", "gunfight", "exchange"}
)


def parties_of(analysis: Analysis, trigger: Trigger) -> tuple[tuple[Span, ...], tuple[Span, ...], bool]:
    """Actors, recipients, and whether they act together, as phrases of the text.

    Two sides that fight each other are both actors and recipients; two that talk or agree are all actors.
    """
    sentence, roles = trigger.sentence, trigger.roles
    actors = party_spans(analysis, sentence, _actors(trigger))
    recipients = party_spans(analysis, sentence, _recipients(trigger))
    recipients = tuple(r for r in recipients if not any(r.overlaps(a) for a in actors))
    if any(r.text.lower().startswith(MUTUAL) for r in recipients) and actors:
        recipients = actors
    between = party_spans(analysis, sentence, roles.at("between", "among"))
    if len(between) > 1:
        actors, recipients = between, ()
    if _is_reciprocal(trigger) and actors and (len(actors) > 1 or recipients):
        both = tuple(dict.fromkeys((*actors, *recipients)))
        return both, both, False
    joint = trigger.frame.type in JOINT and (
        len(between) > 1
        or (len(actors) > 1 and not recipients)
        or _together(trigger)
        or _is_mutual(trigger, actors, recipients)
    )
    return actors, recipients, joint


def _is_reciprocal(trigger: Trigger) -> bool:
    """Whether both sides strike: "they clashed", "fought with"; who fights somebody is alone."""
    alone = trigger.token.upos == "VERB" and any(is_party(trigger.sentence, t) for t in trigger.roles.objects)
    return trigger.token.lemma in RECIPROCAL and not (alone and len(trigger.roles.agents) == 1)


def _is_mutual(trigger: Trigger, actors: tuple[Span, ...], recipients: tuple[Span, ...]) -> bool:
    """Whether two sides are meant that the words do not part: "they met", "talks resumed", "a pact was signed"."""
    if recipients or trigger.roles.negated:
        return False
    if not actors:
        return trigger.token.upos != "VERB" or trigger.roles.passive
    return len(actors) == 1 and actors[0].text.lower() in BOTH and not trigger.roles.complement


def _together(trigger: Trigger) -> bool:
    """ "talks with", "signed an agreement with": the other side acts as well."""
    return bool(trigger.roles.at("with")) and (trigger.token.upos != "VERB" or trigger.frame.type == "AGREE")


def claimant_of(analysis: Analysis, trigger: Trigger) -> Span | None:
    """Who alleges or denies an act, where a verb above it says so and no statement was found: "A accused B of"."""
    sentence, governor = trigger.sentence, status_cues().governor
    for above in list(sentence.ancestors(trigger.token.index))[:STEPS]:
        if above.upos == "VERB" and governor.get(above.lemma) in ("alleged", "denied"):
            return next(iter(party_spans(analysis, sentence, roles_of(sentence, above).agents)), None)
    return None


def _actors(trigger: Trigger) -> list[Token]:
    sentence, roles, kind = trigger.sentence, trigger.roles, trigger.frame.type
    if trigger.token.upos == "VERB":
        found = list(roles.agents)
        if roles.passive and not found and kind in MOVES:
            found = [t for t in roles.objects if _is_force(t)]
        return [t for t in found if t.lemma.lower() not in word_classes()["arms"] or _is_owned(sentence, t)]
    found = [t for t in [*roles.agents, *(m for m in roles.modifiers if _names_party(m))] if _owner(sentence, t)]
    if not found and kind in MOVES:
        found = roles.at("of")
    if not found and kind in ("REQUEST", "THREATEN", "REJECT") and trigger.token.lemma in TOLD:
        found = roles.at("of", "from")
    if not found and kind in ("CONSULT", "AGREE"):
        found = roles.at("of", "with")
    return found or [t for t in [*roles.subjects, *roles.at("from")] if is_party(sentence, t)]


def _recipients(trigger: Trigger) -> list[Token]:
    sentence, roles, kind = trigger.sentence, trigger.roles, trigger.frame.type
    direct = [*roles.receivers, *(t for t in roles.objects if not _is_means(kind, t))]
    towards = [
        *roles.at(*TOWARDS[kind]),
        *_behind_agent(sentence, roles.at("by"), kind),
        *_behind_object(sentence, roles.objects, kind),
        *_around(trigger),
    ]
    if trigger.token.upos != "VERB" and kind in ("CONSULT", "AGREE") and not roles.at("with"):
        towards = roles.at("to")
    first = [*roles.receivers, *towards] if kind == "AID" else []
    direct = [*first, *direct, *towards]
    if not direct and trigger.token.upos != "VERB":
        direct = _after(sentence, trigger.last, TOWARDS[kind])
    if kind == "REQUEST" and roles.complement is not None and not direct:
        direct = list(sentence.children(roles.complement.index, "nsubj"))
    for token in direct:
        owner = _owner(sentence, token)
        if owner is not None and not (roles.agents and owner.index != token.index and owner.lower in OWN):
            return joined(sentence, token)
    return []


def _behind_agent(sentence: Sentence, agents: list[Token], kind: str) -> list[Token]:
    """The one acted upon where the parser hangs him on who acts: "strikes by government forces on Hama"."""
    if kind not in ("ASSAULT", "COERCE", "SANCTION"):
        return []
    below = [t for a in agents for t in sentence.children(a.index, "nmod")]
    return [t for t in below if any(c.lower in ("on", "against", "at") for c in sentence.children(t.index, "case"))]


def _around(trigger: Trigger) -> list[Token]:
    """The named place where what is hit lies, where the parser hangs it on the act: "bombed targets in Damascus"."""
    places = word_classes()["place"]
    if trigger.frame.type not in ("ASSAULT", "COERCE") or not any(
        t.lemma.lower() in places for t in trigger.roles.objects
    ):
        return []
    return [t for t in trigger.roles.at("in", "near", "outside") if t.name.endswith("LOC")]


def _behind_object(sentence: Sentence, objects: list[Token], kind: str) -> list[Token]:
    """The one acted upon who hangs on a thing: "cut ties with Mali", "an embargo on Mali", "force against Mali"."""
    wanted = {*TOWARDS[kind], "with"} - {"of"}
    things = [t for t in objects if _owner(sentence, t) is None or _is_means(kind, t)]
    below = [t for o in things for t in sentence.children(o.index, "nmod")]
    return [t for t in below if any(c.lower in wanted for c in sentence.children(t.index, "case"))]


def _after(sentence: Sentence, last: int, prepositions: tuple[str, ...]) -> list[Token]:
    """The name right behind a preposition, where the parser hangs it elsewhere: "the attack on Abu Dhabi drew"."""
    following = sentence.tokens[last + 1 : last + 5]
    if not following or following[0].lower not in prepositions:
        return []
    return [t for t in following[1:] if t.name.startswith("B-")][:1]


def _is_means(kind: str, token: Token) -> bool:
    """Whether an object is what is sent or moved, not whom it is done to: troops deployed, tents given."""
    return (kind in MOVES and _is_force(token)) or (kind == "AID" and token.lemma.lower() in word_classes()["aid"])


def _is_force(token: Token) -> bool:
    classes = word_classes()
    return token.lemma.lower() in classes["force"] or token.lemma.lower() in classes["arms"]


def _names_party(token: Token) -> bool:
    """ "Israeli air strikes", "rebel attack"; no "rocket attack"."""
    return (
        token.name != "O"
        or (token.text[:1].isupper() and token.upos in ("PROPN", "ADJ"))
        or token.lemma.lower() in word_classes()["party"] - word_classes()["vessel"]
    )


def party_spans(analysis: Analysis, sentence: Sentence, tokens: Iterable[Token]) -> tuple[Span, ...]:
    """The phrases of those tokens that may name a party, each once."""
    spans = []
    for token in tokens:
        owner = _owner(sentence, token)
        if owner is not None:
            spans.append(phrase_span(analysis, sentence, owner))
    return tuple(dict.fromkeys(spans))


def _owner(sentence: Sentence, token: Token) -> Token | None:
    """The word that names the party in a phrase: the head, else its possessor ("Estonia's airspace"), else none."""
    lemma, classes = token.lemma.lower(), word_classes()
    if lemma in TIME_WORDS or token.lower in THINGS:
        return None
    if token.upos in ("PROPN", "PRON") or token.name != "O" or lemma in classes["party"]:
        return token
    if token.upos == "ADJ" and token.text[:1].isupper():
        return token
    if lemma in PAPERS and token.relation.startswith("nsubj"):
        return token
    possessor = sentence.child(token.index, "nmod:poss")
    if possessor is not None and not (possessor.upos == "PRON" and _has_nation(sentence, token)):
        return possessor if possessor.upos == "PRON" else _owner(sentence, possessor)
    if _has_nation(sentence, token) or lemma in classes["person"]:
        return token
    return _of(sentence, token) or (_at(sentence, token) if lemma in classes["place"] else None)


def _is_owned(sentence: Sentence, token: Token) -> bool:
    """Whether a weapon is somebody's: "Israeli guns", "their artillery", "a drone of the coalition"."""
    return (
        _has_nation(sentence, token)
        or bool(sentence.children(token.index, "nmod:poss"))
        or _of(sentence, token) is not None
    )


def _of(sentence: Sentence, token: Token) -> Token | None:
    """The party in an "of" phrase: "the airspace of Estonia", "a drone of the foreign forces"."""
    party = word_classes()["party"]
    for child in sentence.children(token.index, "nmod"):
        marked = any(c.lower == "of" for c in sentence.children(child.index, "case"))
        if marked and (child.name != "O" or child.lemma.lower() in party):
            return child
    return None


def _at(sentence: Sentence, token: Token) -> Token | None:
    """The named place where a place lies: "targets in Damascus", "a base near Marib"."""
    for child in sentence.children(token.index, "nmod"):
        if child.name.endswith("LOC") and any(
            c.lower in ("in", "near", "at", "outside") for c in sentence.children(child.index, "case")
        ):
            return child
    return None


def _has_nation(sentence: Sentence, token: Token) -> bool:
    """Whether an adjective or a name stands before the noun: "the Kuwaiti tanker", "Kremlin aides"."""
    near = sentence.children(token.index, "amod", "compound", "nmod:desc")
    return any(
        t.name != "O"
        or t.upos == "PROPN"
        or (t.upos == "ADJ" and t.text[:1].isupper())
        or t.lemma.lower() in word_classes()["body"]
        for t in near
    )


def phrase_span(analysis: Analysis, sentence: Sentence, token: Token) -> Span:
    """A noun phrase without its relative clauses, apposed explanations and joined phrases; "of" phrases stay."""
    kept = _phrase(sentence, token, 3)
    first = last = token.index
    while first - 1 in kept:
        first -= 1
    while last + 1 in kept:
        last += 1
    while last + 1 < len(sentence) and sentence[last + 1].name.startswith("I-"):
        last += 1
    while last > token.index and sentence[last].upos in ("PUNCT", "ADP", "DET"):
        last -= 1
    while first < token.index and sentence[first].upos in ("PUNCT", "ADP", "CCONJ"):
        first += 1
    return analysis.span_of(sentence, first, last)


def _phrase(sentence: Sentence, token: Token, depth: int, *, top: bool = True) -> set[int]:
    kept = {token.index}
    for child in sentence.children(token.index) if depth else ():
        if _stays(token, child, sentence, top=top) and not (
            top and child.relation == "case" and child.index < token.index
        ):
            kept |= _phrase(sentence, child, depth - 1, top=False)
    return kept


def _stays(token: Token, child: Token, sentence: Sentence, *, top: bool) -> bool:
    """Whether a dependent belongs to the name of a party: "the army of Chad", "Israeli and American forces"."""
    if child.relation == "punct":
        return child.text in ("-", "‐", "–", ".", "'", "’")
    if child.relation in KEPT:
        return True
    if child.relation == "nmod":
        return any(c.lower in ("of", "for") for c in sentence.children(child.index, "case"))
    if token.relation == "nmod" and token.upos == "PROPN" and not top and child.relation in ("conj", "cc"):
        head = sentence.head(token.index)
        return head is not None and head.xpos == "NNS" and child.upos in ("PROPN", "CCONJ")
    if token.relation == "conj" and child.relation == "cc" and token.upos == "PROPN":
        return not top
    nation = token.upos == "ADJ" or (token.upos == "PROPN" and token.relation in ("amod", "conj") and not top)
    return nation and child.relation in ("conj", "cc") and child.upos in ("ADJ", "PROPN", "CCONJ")

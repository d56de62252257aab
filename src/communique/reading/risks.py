"""People said to be at risk: how many, who, on whose word. A risk is no casualty: nobody was hurt yet."""

import re
from collections.abc import Iterator, Sequence

from communique.reading.events.arguments import roles_of
from communique.reading.events.holding import Contents
from communique.reading.events.status import word_categories
from communique.records.drafts import RiskDraft, StatementDraft
from communique.text import Analysis, Sentence, Token

HARM = frozenset(
    "kill die starve displace wound injure perish suffer lose trap massacre slaughter flee drown freeze uproot "
    "endanger face expose".split()
)
THREATENING = frozenset(
    {"risk", "endanger", "threaten", "imperil", "jeopardise", "jeopardize", "menace", "cost", "put", "place"}
)
LEAVING = frozenset({"drive", "leave", "abandon", "evict", "expel", "evacuate", "force"})
HOMES = frozenset({"home", "house", "village", "camp", "land"})
"""Whoever may have to leave these is at risk; to be driven elsewhere is a journey."""
DANGER = frozenset({"risk", "danger", "threat", "peril", "jeopardy", "siege"})
OPEN = frozenset({"possible", "would", "planned", "conditional", "infinitive"})
PEOPLE = frozenset(
    "people person civilian life child woman man refugee resident family inhabitant citizen villager soul patient "
    "student worker national human soldier serviceman troop hostage prisoner foreigner nomad herder farmer fisherman "
    "miner pilgrim islander settler peasant passenger tourist sailor evacuee household".split()
)
MANY = frozenset(
    {"hundred", "thousand", "million", "dozen", "score", "ten", "many", "countless", "innumerable", "most", "all"}
)
QUANTITY = re.compile(
    r"(?:(?:at least|more than|up to|as many as|some|about|around|nearly|almost|over) )?"
    r"(?:(?:tens|hundreds|thousands|millions|dozens|scores)(?: of (?:thousands|millions|hundreds))?"
    r"|\d[\d,.]*(?: (?:thousand|million))?"
    r"|(?:a|one|two|three|four|five|six|seven|eight|nine|ten|half a) (?:hundred|thousand|million)|many|countless)",
    re.I,
)


def extract_risks(analysis: Analysis, statements: Sequence[StatementDraft]) -> tuple[RiskDraft, ...]:
    """Those who could be killed, are under threat, whose lives an act would risk; in text order, each phrase once."""
    found: dict[int, RiskDraft] = {}
    contents = Contents(analysis, statements)
    for sentence in analysis.sentences:
        for token in sentence:
            for people in _endangered(sentence, token):
                risk = _risk(analysis, sentence, people, contents)
                if risk is not None:
                    found.setdefault(risk.quantity.start, risk)
    return tuple(found[k] for k in sorted(found))


def _endangered(sentence: Sentence, token: Token) -> Iterator[Token]:
    """The heads of the phrases that name who is in danger, for a word that says so."""
    if token.upos == "VERB" and token.lemma in HARM and word_categories(sentence, token) & OPEN:
        roles = roles_of(sentence, token)
        yield from roles.objects if roles.passive or token.lemma in ("kill", "displace") else roles.agents
    elif token.upos == "VERB" and token.lemma in LEAVING and word_categories(sentence, token) & OPEN:
        roles = roles_of(sentence, token)
        if any(t.lemma.lower() in HOMES for t in sentence.subtree(token.index)):
            yield from roles.objects if roles.passive else roles.agents
    elif token.upos == "VERB" and token.lemma in THREATENING:
        if token.lemma not in ("put", "place") or roles_of(sentence, token).at("at", "in"):
            yield from roles_of(sentence, token).objects
    elif token.lemma in DANGER and any(
        c.lower in ("under", "at", "in") for c in sentence.children(token.index, "case")
    ):
        head = sentence.head(token.index)
        subject = sentence.child(token.index, "nsubj") or (
            None if head is None else sentence.child(head.index, "nsubj")
        )
        if subject is not None and subject.relation != "expl":
            yield subject


def _risk(analysis: Analysis, sentence: Sentence, head: Token, contents: Contents) -> RiskDraft | None:
    below = sentence.subtree(head.index)
    people = next((t for t in reversed(below) if t.lemma.lower() in PEOPLE), None)
    first, last = sentence.extent(head.index)
    phrase = analysis.span_of(sentence, first, last)
    number = QUANTITY.search(phrase.text)
    if number is None and people is None:
        return None
    if number is None and not (people is not None and people.xpos == "NNS"):
        return None
    quantity = phrase if number is None else analysis.span(phrase.start + number.start(), phrase.start + number.end())
    if number is not None and people is None and head.lemma.lower() not in MANY:
        return None
    around = contents.around(head.start)
    return RiskDraft(
        quantity=quantity,
        what=people.text if people is not None else "people",
        holder=around[0].speaker if around else None,
        statement=around[0].id if around else None,
    )

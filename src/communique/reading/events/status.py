"""Whether an act was done, or only planned, alleged, denied, ruled out, made to depend on something.

First the words around the act are asked (`word_categories`: auxiliaries, adverbs, the verbs above it, phrases before
it, by the table `status_cues.tsv`); then who says so (`standing_of`). Nothing comes out as done that the words or the
source leave open. An act that is merely possible or merely asked for has no standing: it is no event.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from communique.knowledge.status_cues import Phrase, status_cues
from communique.knowledge.word_classes import word_classes
from communique.reading.events.arguments import openers
from communique.reading.events.lasting import is_fight_aimed_at, is_pursued, lasts
from communique.records import Span
from communique.records.drafts import CommitmentDraft, StatementDraft
from communique.text import Sentence, Token

CONDITIONAL_MARKS = frozenset(
    {"if", "unless", "should", "until", "lest", "provided", "providing", "whenever", "once", "when", "till"}
)
ALWAYS_CONDITIONAL = CONDITIONAL_MARKS - {"when", "once", "until", "till"}
ANYONE = frozenset({"whoever", "anyone", "anybody", "those", "whosoever", "nobody"})
UNDER_WAY = frozenset({"VBZ", "VBP", "VBG"})
"""Forms of "try" that leave open whether it works: what somebody is trying to do is intended, not done."""

WEEKDAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday".split())
DEFINITE = frozenset({"the", "this", "that", "these", "those", "such", "its", "his", "her", "their", "our", "your"})
RESULTS = frozenset({"consequence", "result", "cost", "price", "outcome", "effect", "aftermath", "repercussion"})
"""What comes of an act is as open as the act: "the consequences of retaliation should be weighed"."""

GOING_ON = frozenset({"continue", "persist", "rage", "intensify", "escalate", "stop", "halt", "end", "cease"})
"""Verbs that take an act for granted: "the bombing continued", "stop the bombing"."""

FARTHEST = 48
"""Words before an act within which a phrase may open."""

OWN_VOICE = frozenset({"condemn", "praise", "acknowledge", "support"})
"""Acts of statements that take for granted what they speak of: "condemned the landing"."""


@dataclass(frozen=True, slots=True)
class Standing:
    """The status of an act and the phrase of whose claim it is; `sure` is below 1 where the words leave it open."""

    status: str
    holder: Span | None = None
    sure: float = 1.0


def standing_of(
    sentence: Sentence,
    token: Token,
    *,
    statement: StatementDraft | None,
    own_voice: bool,
    commitment: CommitmentDraft | None,
    part: str | None,
    refusing: bool = False,
    blameless: bool = False,
) -> Standing | None:
    """The standing of an act, or `None` where nobody says that it was done, is planned, or was not done.

    `statement` is the innermost statement that holds the act; `own_voice` is true where that statement is a turn of a
    transcript. `refusing` is true where the negation makes the act what it is ("does not recognise"). `commitment`
    holds the act in its `part` (trigger, response, demand). `blameless` is true of acts that nobody is accused of.
    """
    found = word_categories(sentence, token) - ({"negated"} if refusing else set())
    if commitment is not None and is_called_alleged(sentence, token):
        return Standing("alleged")
    if commitment is not None and part is not None and not _is_past(sentence, token, commitment, part, found):
        return Standing("planned") if refusing and part == "response" else committed_standing(commitment, part, found)
    if sentence[len(sentence) - 1].text == "?" and "negated" not in found:
        return None
    if "denied" not in found and (found & {"asked", "conditional"} or ("possible" in found and "negated" not in found)):
        return None
    if found >= {"would", "past"} and statement is None:
        return None
    aimed = "ongoing" in found and is_fight_aimed_at(sentence, token)
    return _said(found, statement, own_voice=own_voice, custom=blameless or aimed)


def is_called_alleged(sentence: Sentence, token: Token) -> bool:
    """Whether an adjective of the act itself says so: what is done "in response to an alleged raid" presupposes it."""
    modifier = status_cues().modifier
    return any(modifier.get(child.lower) == "alleged" for child in sentence.children(token.index, "amod"))


def _is_past(sentence: Sentence, token: Token, commitment: CommitmentDraft, part: str, found: set[str]) -> bool:
    """Whether an act in a commitment is told as past: no response yet to come, or what a response answers."""
    if "denied" in found:
        return True
    if found & {"conditional", "possible", "planned", "would", "asked"}:
        return False
    if part == "response":
        perfect = token.xpos == "VBN" and any(c.lemma == "have" for c in sentence.children(token.index, "aux"))
        return token.upos == "VERB" and (token.xpos == "VBD" or perfect) and "negated" not in found
    return part == "trigger" and commitment.condition == "already_happened"


def is_aside(sentence: Sentence, verb: Token) -> bool:
    """Whether a clause only hangs beside what is promised: "vowed to go on, signing a deal as the two gear up"."""
    if verb.relation != "advcl" or any(c.lemma == "will" for c in sentence.children(verb.index, "aux")):
        return False
    marks = {c.lower for c in sentence.children(verb.index, "mark", "case")}
    apart = verb.index and any(t.text == "," for t in sentence.tokens[max(0, verb.index - 2) : verb.index])
    return bool(marks & {"as", "while", "after"}) or (verb.xpos == "VBG" and not marks and bool(apart))


def committed_standing(commitment: CommitmentDraft, part: str, found: set[str]) -> Standing:
    """Acts of a commitment are conditional; a free, unhedged response is planned, one that is ruled out negated."""
    if part != "response":
        return (
            Standing("ongoing")
            if "ongoing" in found and not found & {"conditional", "possible"}
            else Standing("conditional")
        )
    free = commitment.condition in ("unconditional", "already_happened")
    if free and (commitment.response_polarity == "will_not" or "negated" in found):
        return Standing("negated")
    return Standing("planned") if free and not commitment.hedges else Standing("conditional")


def _said(
    found: set[str], statement: StatementDraft | None, *, own_voice: bool, custom: bool = False
) -> Standing | None:
    """What the words give, and the speaker as holder where the text itself does not say it.

    A `custom` or standing task that somebody tells of stays one on his word: "our officers regularly talk".
    """
    speaker = None if statement is None or own_voice else statement.speaker
    reported = statement is not None and not own_voice
    if "denied" in found:
        return Standing("denied", speaker)
    if statement is not None and statement.act == "deny" and (reported or found & {"negated"}):
        return Standing("denied", statement.speaker)
    if "negated" in found:
        return Standing("negated", speaker if reported else None)
    if "attempted" in found:
        return None
    if "planned" in found:
        return Standing("planned", None, 0.8)
    if "would" in found and "past" in found:
        return Standing("alleged", speaker) if reported else None
    if "would" in found:
        return Standing("planned", None, 0.6) if reported else None
    lasting = next((s for s in ("habitual", "ongoing") if s in found), None)
    if custom and reported and lasting is not None:
        return Standing(lasting, speaker)
    if reported and statement is not None and statement.act not in OWN_VOICE:
        return Standing("alleged", speaker)
    if "alleged" in found:
        return Standing("alleged", speaker)
    return Standing(lasting or "done")


def word_categories(sentence: Sentence, token: Token, depth: int = 4) -> set[str]:
    """The categories of the status table that the words around an act call up."""
    found = _modified(sentence, token)
    found |= _clause(sentence, token)
    if token.upos == "VERB":
        found |= _verb_above(sentence, token, depth)
    else:
        found |= _noun_above(sentence, token, depth)
    if depth == 4:
        found |= _phrases(sentence, token) - ({"planned"} if is_fight_aimed_at(sentence, token) else set())
    if token.relation in ("acl", "amod") and lasts(sentence, token):
        found -= {"conditional"}
    return found - {"same", "done", "any"}


def _modified(sentence: Sentence, token: Token) -> set[str]:
    """Auxiliaries, adverbs, adjectives and determiners of the act."""
    cues, found = status_cues().modifier, set()
    for child in sentence.children(token.index):
        if child.relation in (
            "aux",
            "advmod",
            "amod",
            "det",
            "compound",
            "aux:pass",
            "cc",
            "cc:preconj",
            "nmod:desc",
            "mark",
        ):
            category = cues.get(child.lower)
            if category is not None and not _is_pseudo(sentence, child.index):
                found.add(category)
        elif child.relation in ("nsubj", "nsubj:pass", "obj") and token.upos == "VERB":
            found |= _quantified(sentence, child)
            if child.relation == "nsubj":
                found |= _doubted(sentence, child)
    if any(c.lower == "have" for c in sentence.children(token.index, "aux")):
        found.add("past")
    if token.xpos in ("VBZ", "VBP") and _is_coming(sentence, token):
        found.add("planned")
    if token.xpos == "VBG" and any(c.lemma == "be" for c in sentence.children(token.index, "aux")):
        found.add("ongoing")
    if lasts(sentence, token):
        found.add("ongoing")
    return found


def _is_coming(sentence: Sentence, verb: Token) -> bool:
    """A present tense with a time to come: "sails next week", "meets tomorrow"."""
    for child in sentence.children(verb.index):
        if (
            child.lower in ("tomorrow", "soon")
            or child.lower in WEEKDAYS
            or any(c.lower in ("next", "coming") for c in sentence.children(child.index, "amod"))
        ):
            return child.relation.startswith(("obl", "nmod", "advmod"))
    return False


def _quantified(sentence: Sentence, phrase: Token) -> set[str]:
    """What a subject or object says of the act: "no soldier", "not one soldier", "any vessel", "whoever"."""
    if phrase.lower in ("nobody", "none", "nothing", "neither") and phrase.relation != "obl":
        return {"negated"}
    if phrase.lower in ANYONE:
        return {"conditional"}
    for child in sentence.children(phrase.index, "det", "advmod", "nummod"):
        if child.lower in ("no", "neither") or (child.lower == "not" and child.index < phrase.index):
            return {"negated"}
        if child.lower == "any" and phrase.relation.startswith("nsubj"):
            return {"conditional"}
    return set()


def _doubted(sentence: Sentence, subject: Token) -> set[str]:
    """What "the suspected attack" did is as doubtful as the attack."""
    cues = status_cues().modifier
    return {"alleged"} & {cues.get(c.lower, "") for c in sentence.children(subject.index, "amod")}


def _clause(sentence: Sentence, token: Token) -> set[str]:
    """Conditions: an if-clause that holds the act, or one that hangs on it."""
    found: set[str] = set()
    for child in sentence.children(token.index):
        if (
            child.relation == "mark" and child.lower in CONDITIONAL_MARKS and _opens_condition(sentence, token, child)
        ) or (child.relation == "advcl" and _is_condition(sentence, child)):
            found.add("conditional")
        elif child.relation == "mark" and child.lower == "without":
            found.add("negated")
        elif child.relation == "mark" and child.lower == "to" and token.xpos == "VB":
            found.add("infinitive")
    return found


def _opens_condition(sentence: Sentence, token: Token, mark: Token) -> bool:
    """Whether "when", "once" and "until" look forward (their verb is no past tense)."""
    if mark.lower in ALWAYS_CONDITIONAL:
        return True
    below = [token, *sentence.children(token.index, "aux")]
    return not any(t.xpos in ("VBD",) or t.lower in ("was", "were", "had", "has", "have") for t in below)


def _is_condition(sentence: Sentence, clause: Token) -> bool:
    marks = sentence.children(clause.index, "mark", "advmod", "aux")
    return any(m.lower in ALWAYS_CONDITIONAL and m.index < clause.index for m in marks if m.lower != "should") or any(
        m.lower == "should" and m.index == sentence.extent(clause.index)[0] for m in marks
    )


def _verb_above(sentence: Sentence, token: Token, depth: int) -> set[str]:
    head = sentence.head(token.index)
    infinitive = any(c.lower == "to" for c in sentence.children(token.index, "mark")) and token.xpos == "VB"
    if infinitive and is_fight_aimed_at(sentence, token):
        return {"ongoing"}
    if head is None or not depth:
        return {"planned"} if infinitive else set()
    relation, category = token.relation, status_cues().governor.get(head.lemma.lower())
    if relation == "conj":
        return _shared(sentence, token, head, depth)
    if relation == "acl:relcl" and not _is_told(sentence, token, category):
        return {"conditional"} if head.lower in ANYONE or _is_any(sentence, head) else set()
    if relation == "acl:relcl" and category is not None:
        return {category}
    if (
        relation in ("xcomp", "acl")
        or (relation in ("ccomp", "advcl") and infinitive)
        or _is_gerund_of(sentence, token)
    ):
        return _governed(sentence, token, head, category, infinitive, depth)
    if relation == "ccomp":
        return {category} & {"asked", "denied", "alleged", "planned"} if category else set()
    if relation == "advcl":
        return word_categories(sentence, head, depth - 1) & {"conditional"}
    if relation in ("csubj", "csubj:pass", "csubj:outer"):
        return {"possible"} if infinitive else {category} & {"alleged", "denied"} if category else set()
    return {"planned"} if infinitive else set()


def _is_told(sentence: Sentence, token: Token, category: str | None) -> bool:
    """ "reports that militias burned houses": a clause with "that" and its own subject says what is reported."""
    if category not in ("alleged", "denied"):
        return False
    marks = {c.lower for c in sentence.children(token.index, "mark", "nsubj")}
    return "that" in marks and len(sentence.children(token.index, "nsubj", "nsubj:pass", "mark")) > 1


def _is_gerund_of(sentence: Sentence, token: Token) -> bool:
    """ "accused of bombing", "refrain from attacking", "denied firing"."""
    if token.xpos not in ("VBG", "VBN") or token.relation not in ("ccomp", "advcl", "xcomp", "obj"):
        return False
    return bool(openers(sentence, token) & {"of", "from", "against"}) or token.relation in ("xcomp", "ccomp", "obj")


def _governed(
    sentence: Sentence, token: Token, head: Token, category: str | None, infinitive: bool, depth: int
) -> set[str]:
    if infinitive and is_pursued(sentence, token, head):
        return {"ongoing"}
    if category is None:
        if token.xpos == "VBG" and token.relation == "acl":
            return set()
        return {"planned"} if infinitive else set()
    found = {"planned" if category == "attempted" and head.xpos in UNDER_WAY else category}
    if head.upos in ("VERB", "ADJ"):
        found |= word_categories(sentence, head, depth - 1) - {"infinitive"}
    if category in ("same", "done") and head.xpos != "VB":
        found.add("ongoing" if head.lemma in ("continue", "keep") else category)
    if category == "negated" and "negated" in _modified(sentence, head):
        found -= {"negated"}
    return found


def _shared(sentence: Sentence, token: Token, head: Token, depth: int) -> set[str]:
    """The second of two joined verbs shares the first one's auxiliary and what governs both."""
    if head.upos not in ("VERB", "NOUN", "ADJ"):
        return set()
    above = word_categories(sentence, head, depth - 1)
    own = sentence.children(token.index, "nsubj", "aux")
    gapped = token.xpos == "VBN" and head.xpos == "VBN" and not sentence.children(token.index, "aux")
    if token.xpos == head.xpos and (gapped or not own) and token.xpos in ("VB", "VBN", "VBG", "NN", "NNS"):
        return above
    return above & {"conditional"} if token.xpos in ("VB", "VBZ", "VBP") else set()


def _is_any(sentence: Sentence, noun: Token) -> bool:
    return any(c.lower in ("any", "every") for c in sentence.children(noun.index, "det"))


def _noun_above(sentence: Sentence, noun: Token, depth: int) -> set[str]:
    """What the clause around a noun says of the act it names."""
    head = sentence.head(noun.index)
    if head is None or not depth:
        return set()
    category = status_cues().governor.get(head.lemma.lower())
    if noun.relation == "conj":
        return word_categories(sentence, head, depth - 1) - {"denied"}
    if head.upos == "VERB" or noun.relation in ("nsubj", "nsubj:pass"):
        return _host(sentence, noun, head, category, depth)
    if noun.relation in ("nmod", "obl", "acl") and category in (
        "planned",
        "asked",
        "negated",
        "alleged",
        "denied",
        "possible",
    ):
        return {category} - ({"asked"} if _is_definite(sentence, noun) else set())
    if noun.relation == "nmod" and head.lemma in RESULTS:
        above = sentence.head(head.index)
        told = word_categories(sentence, above, depth - 1) if above is not None and above.upos == "VERB" else set()
        return told & {"possible", "asked", "would", "conditional", "planned"}
    if noun.relation == "nmod" and head.lemma in (
        "start",
        "beginning",
        "wave",
        "series",
        "round",
        "resumption",
        "campaign",
    ):
        return word_categories(sentence, head, depth - 1)
    return set()


def _host(sentence: Sentence, noun: Token, verb: Token, category: str | None, depth: int) -> set[str]:
    """The verb of which the noun is subject or object: all of it counts for "launch", "hold", "take place"."""
    above = word_categories(sentence, verb, depth - 1) if verb.upos in ("VERB", "ADJ", "NOUN") else set()
    found = above & {"conditional"}
    definite = _is_definite(sentence, noun)
    governed = noun.relation in ("obj", "nsubj:pass", "xcomp", "ccomp") or (
        noun.relation == "nsubj" and verb.upos == "ADJ"
    )
    if governed and category not in (None, "same") and (not definite or category in ("denied", "alleged", "negated")):
        found.add(str(category))
    if verb.lemma in GOING_ON and noun.relation in ("nsubj", "obj", "nsubj:pass"):
        found.add("ongoing")
        return found | (above & {"planned", "possible", "negated"} if noun.relation == "nsubj" else set())
    if verb.lemma in word_classes()["light"] and noun.relation != "obl":
        found |= above - {"infinitive"}
        return found | ({"planned"} if "infinitive" in above and not above & {"done", "same"} else set())
    if not definite:
        found |= above & {"planned", "possible", "asked", "would", "conditional"}
        if "infinitive" in above:
            found.add("planned")
    return found


def _is_definite(sentence: Sentence, noun: Token) -> bool:
    return any(c.lower in DEFINITE or c.relation == "nmod:poss" for c in sentence.children(noun.index))


def _phrases(sentence: Sentence, token: Token) -> set[str]:
    """Cues of several words before and after the act, up to a word that ends their reach."""
    cues, found = status_cues(), set()
    for near in sentence.tokens[max(0, token.index - FARTHEST) : token.index]:
        for phrase in _opened(cues.before, near):
            if _reaches(sentence, phrase, near.index, token.index):
                found.add(phrase.category)
    for near in sentence.tokens[token.index + 1 : token.index + 8]:
        if near.lower in cues.stops or near.text in (".", ";"):
            break
        for phrase in _opened(cues.after, near):
            if near.index - token.index <= phrase.scope and _stands(sentence, phrase, near.index):
                found.add(phrase.category)
    return found


def _opened(phrases: Mapping[str, Sequence[Phrase]], first: Token) -> Sequence[Phrase]:
    """The cues that a word opens, as it stands or by its lemma."""
    written, lemma = phrases.get(first.lower, ()), first.lemma.lower()
    return (*written, *phrases.get(lemma, ())) if lemma != first.lower else written


def _reaches(sentence: Sentence, phrase: Phrase, start: int, index: int) -> bool:
    end = start + len(phrase.words)
    if end > index or index - end > phrase.scope or not _stands(sentence, phrase, start):
        return False
    between = sentence.tokens[end:index]
    return not any(t.lower in status_cues().stops for t in between) and not _is_pseudo(sentence, start)


def _stands(sentence: Sentence, phrase: Phrase, start: int) -> bool:
    tokens = sentence.tokens[start : start + len(phrase.words)]
    return len(tokens) == len(phrase.words) and all(
        w in (t.lower, t.lemma.lower()) for w, t in zip(phrase.words, tokens, strict=True)
    )


def _is_pseudo(sentence: Sentence, index: int) -> bool:
    """Whether a cue is part of a look-alike: "not only", "cannot deny"."""
    token = sentence[index]
    phrases = status_cues().pseudo.get(token.lower, ())
    return any(_stands(sentence, p, index) for p in phrases)

"""Cues that something which looks like a commitment is none: forecasts, sport, weather, trade, law, fiction, history.

In the manner of ConText: a cue, its class, and how far it reaches: the clauses above a response (`barred`, final), the
sentence, and the whole document where a field's words pile up (both weighed with the rest).
"""

import re
from collections import Counter

from communique.knowledge.commitment_words import classes_of_word
from communique.knowledge.offices import sector_of
from communique.reading.commitments.response import is_in
from communique.reading.commitments.standing import country_of, named_at
from communique.text import Analysis, Sentence, Token

TOPICS = frozenset({"sport", "commerce", "weather", "fiction", "law", "domestic", "outsider"})
FIELDS = TOPICS | {"history", "evasion", "predict"}
FORCE = ("crisis", "attack_noun")
YEAR = re.compile(r"(?:1[0-9]|20)\d\d$")
PATTERNS = {
    "counterfactual": re.compile(
        r"\bwould(?: not|n't)? have\b|\bhad (?:\w+ ){1,6}(?:not |been )|\bif (?:he|they|it|she|i|"
        r"we|\w+) had\b|\bmight (?:still|have)\b", re.IGNORECASE),
    "denied": re.compile(
        r"\bden(?:y|ied|ies) (?:\w+ ){0,5}(?:that|having)|\bnever (?:said|threatened)|"
        r"\bdid not threaten|\bno (?:ultimatum|threat)\b|\bnot an? (?:ultimatum|threat)\b", re.IGNORECASE),
    "unsure": re.compile(
        r"\bwhether\b|\bneither confirm|\bremains to be seen|\btoo early\b|\bif i were\b|"
        r"\bsuppose\b|\bwhat if\b|\bdecline[sd]? to\b|\bquestions?\b|\bhypothe", re.IGNORECASE),
    "hoped": re.compile(
        r"\b(?:hope|hopes|hoped|wish|fear|fears|feared|expect|expects|expected|likely|probably|"
        r"perhaps|predict|rumou?r|bet)\b", re.IGNORECASE),
    "past report": re.compile(
        r"\bused to\b|\bhad (?:\w+ )?(?:sworn|threatened|promised|vowed|offered|warned)\b|"
        r"\bin (?:1[0-9]|20)\d\d\b|\bwas promised\b|\bonce\b.*\bthreatened\b", re.IGNORECASE),
}  # fmt: skip


def disqualifiers(sentence: Sentence) -> set[str]:
    """The classes of cues in a sentence."""
    found: set[str] = set().union(*(classes_of_word(t.lemma, t.lower) for t in sentence)) & FIELDS
    text = " ".join(t.lower for t in sentence).replace(" n't", "n't")
    found |= {name for name, pattern in PATTERNS.items() if pattern.search(text)}
    if any(t.text == "?" for t in sentence):
        found.add("question")
    if any(YEAR.match(t.text) for t in sentence):
        found.add("year")
    return found


def document_cues(analysis: Analysis) -> frozenset[str]:
    """What a document is about: fields whose words pile up (three at least, and one word in sixty); how many countries
    it names; how many of its words are of force and diplomacy."""
    counts: Counter[str] = Counter()
    nations: set[str] = set()
    words = 0
    for sentence in analysis.sentences:
        words += len(sentence)
        for token in sentence:
            if token.upos not in ("NOUN", "PROPN", "VERB", "ADJ"):
                continue
            classes = classes_of_word(token.lemma, token.lower)
            counts.update(classes & TOPICS)
            if not classes.isdisjoint(FORCE) or sector_of(token.lemma) in ("MIL", "REB"):
                counts["crisis"] += 1
            if token.text[:1].isupper() and (country := country_of(named_at(sentence, token.index))):
                nations.add(country)
    found = {name for name in TOPICS if counts[name] >= 3 and counts[name] * 60 >= words}
    level = 0 if not counts["crisis"] else 1 if counts["crisis"] * 60 < words else 2
    return frozenset(found | {f"crisis {level}", f"countries {min(len(nations), 2)}"})


GUESSES = {"reckons", "reckoned", "sighs", "sighed", "joked", "jokes", "quipped", "muses", "mused", "bets", "guesses"}
SPOKEN = {"ccomp", "xcomp", "acl", "advcl", "obj", "obl", "parataxis"}
NOT_BINDING = {"outsider", "BUS", "EDU"}


def barred(sentence: Sentence, head: int, last: int) -> str:
    """Why a response can be no commitment, whatever else speaks for it: asked, denied, feared, contrary to fact."""
    mark = next((t for t in sentence.tokens[last:] if t.text in ("?", ".", "!")), None)
    if mark is not None and mark.text == "?":
        return "question"
    if any(is_in(t, "bar_word") for t in sentence):
        return "fiction or opinion"
    for token in sentence.tokens[last:]:
        if token.lower in GUESSES and sentence[token.index - 1].text == ",":
            return "a guess"
    below = sentence[head]
    doer = sentence.child(head, "nsubj")
    if doer is not None and doer.upos == "NOUN" and is_in(doer, "weather"):
        return "nature"
    if is_in(below, "say", "report") and any(t.lower in ("would", "'d") for t in sentence.children(head, "aux")):
        subject = sentence.child(head, "nsubj")
        if subject is not None and subject.lower in ("i", "we"):
            return "a way of speaking"
    if below.relation == "acl:relcl" and any(t.xpos == "MD" for t in sentence.children(head, "aux")):
        return "relative clause"
    for above in sentence.ancestors(head):
        relation = below.relation.split(":")[0]
        if relation in ("ccomp", "xcomp", "obj", "acl") and _bars(sentence, above):
            return above.lemma
        if relation in SPOKEN and above.upos == "VERB" and _denies(sentence, above):
            return "not said"
        below = above
    if any(t.lower == "whether" for t in sentence.tokens[max(0, head - 12) : head]):
        return "whether"
    return ""


def barred_by_speaker(kind: str, cue: Token | None) -> bool:
    """Whether who says it, or how, binds nobody: an analyst, a company, "reckons", "fears"."""
    return kind in NOT_BINDING or (cue is not None and cue.upos == "VERB" and is_in(cue, "bar_verb"))


def _bars(sentence: Sentence, word: Token) -> bool:
    """Whether a governing word makes a guess or a rumour of what it governs."""
    if word.upos == "NOUN":
        return is_in(word, "bar_noun")
    return is_in(word, "bar_verb") and not _own(sentence, word)


def _own(sentence: Sentence, verb: Token) -> bool:
    """ "We expect you to": a first person does not guess."""
    subject = sentence.child(verb.index, "nsubj")
    return subject is not None and subject.lower in ("we", "i")


def _denies(sentence: Sentence, verb: Token) -> bool:
    """ "never said that", "did not threaten to"."""
    if verb.lemma not in ("say", "threaten", "promise", "claim", "mean", "pledge", "vow", "suggest"):
        return False
    below = sentence.children(verb.index)
    if any(t.lower in ("not", "n't", "never", "neither", "nor") for t in below):
        return True
    return any(c.lower == "no" for t in below if t.relation.startswith("obl") for c in sentence.children(t.index))

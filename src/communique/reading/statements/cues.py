"""Where a sentence reports speech: cue words in their place, with a reason to believe that they do report."""

from dataclasses import dataclass

from communique.knowledge.cues import Cue, load_cues
from communique.text import Sentence, Token

_WORD = {"VERB": "verb", "AUX": "verb", "NOUN": "noun", "ADJ": "adjective", "PROPN": "noun"}
_UNREAL = frozenset("would could may might should can must shall".split())
_NEGATIONS = frozenset("not never n't neither nor".split())
_NEGATIVE_ACTS = frozenset({"deny", "reject"})
_NEGATED_SPEECH = frozenset("accept rule recognize recognise agree support exclude".split())
LONGEST = 500
_SUPPOSED = frozenset("if unless until should were once lest".split())
_SPEAKING = frozenset(
    "say comment discuss speculate confirm elaborate give specify answer guarantee name identify tell disclose reveal "
    "speak talk respond provide describe explain be".split()
)
LASTING = frozenset("continue begin start go come rush keep proceed hasten dare appear seem".split())
"""Verbs under which an infinitive still happens ("went on to say")."""


@dataclass(frozen=True, slots=True)
class CueMatch:
    """A cue in a sentence: `head` is the word that carries the syntax, `first` to `last` the words of the cue."""

    sentence: Sentence
    cue: Cue
    head: int
    first: int
    last: int


def find_cues(sentence: Sentence) -> tuple[CueMatch, ...]:
    """The cues of a sentence in text order, hypothetical and negated ones left out.

    What has more than 500 words is no sentence but a table or a broken text, and has none.
    """
    if len(sentence) > LONGEST:
        return ()
    found: list[CueMatch] = []
    taken = -1
    for token in sentence:
        word = _WORD.get(token.upos)
        if word is None and not (token.xpos.startswith("VB")):
            continue
        if token.xpos.startswith("VB") and token.upos != "NOUN":
            word = "verb"
        cues = _rows(token, word or "verb")
        if token.lemma in LASTING and _leads_to_speech(sentence, token):
            continue
        for cue in cues:
            last = _last_word(sentence, token, cue)
            if last is not None and token.index > taken:
                if word != "verb" or _reports(sentence, token, cue):
                    found.append(CueMatch(sentence, cue, token.index, token.index, last))
                    taken = last
                break
    return tuple(found)


def _rows(token: Token, word: str) -> tuple[Cue, ...]:
    """The table's rows for a word; a verb in -s whose dictionary form went wrong is looked up without it."""
    table = load_cues()
    found = table.get((token.lemma.lower(), word), ())
    if not found and token.xpos == "VBZ" and token.lower.endswith("s"):
        found = table.get((token.lower[:-1], word), ())
    return found


def _last_word(sentence: Sentence, token: Token, cue: Cue) -> int | None:
    """The index of the cue's last word; an adverb may stand before a particle ("called again on")."""
    at = token.index
    for particle in cue.particles:
        options = [i for i in (at + 1, at + 2) if i < len(sentence) and _is(sentence[i], particle)]
        if not options or (options[0] == at + 2 and not _may_split(sentence[at + 1], particle)):
            return None
        at = options[0]
    return at


def _may_split(token: Token, particle: str) -> bool:
    """Whether a word may stand between verb and particle: an adverb, or a pronoun before an adverbial particle."""
    return token.xpos == "RB" or (token.xpos == "PRP" and particle in ("back", "down", "off", "aside", "away"))


def _is(token: Token, word: str) -> bool:
    return word in (token.lower, token.lemma)


def _reports(sentence: Sentence, token: Token, cue: Cue) -> bool:
    if token.text == "Said" and token.index and sentence[token.index - 1].upos == "PROPN":
        return False
    if cue.kind == "attitude" and token.relation.startswith("acl"):
        return False
    if _is_hypothetical(sentence, token) or _is_purpose(sentence, token) or _is_silence(sentence, token, cue):
        return False
    if token.relation in ("amod", "compound", "case", "fixed", "flat"):
        return False
    only = any(t.lower == "only" for t in sentence.tokens[max(0, token.index - 1) : token.index + 2])
    if not only and any(
        t.lower in _UNREAL or (t.lower == "'d" and t.xpos == "MD") for t in _auxiliaries(sentence, token)
    ):
        return False
    return not is_negated(sentence, token.index) or cue.act in _NEGATIVE_ACTS or cue.lemma in _NEGATED_SPEECH


def _is_hypothetical(sentence: Sentence, token: Token) -> bool:
    """Whether the verb heads an if-clause or a question ("unless A confirms it", "asked whether he regretted it")."""
    marks = {t.lower for t in sentence.children(token.index, "mark")}
    return "whether" in marks or (token.relation == "advcl" and not marks.isdisjoint(_SUPPOSED))


def _is_purpose(sentence: Sentence, token: Token) -> bool:
    """Whether the verb is an infinitive that only says what for ("forces to support the mission")."""
    if token.xpos != "VB" or not any(t.lower == "to" for t in sentence.children(token.index, "mark", "aux")):
        return False
    head = sentence.head(token.index)
    return head is None or not (token.relation in ("xcomp", "advcl") and head.lemma in LASTING)


def is_speech_verb(token: Token) -> bool:
    """Whether a word is in the table as a verb of saying."""
    return any(c.kind == "speech" for c in _rows(token, "verb"))


def _leads_to_speech(sentence: Sentence, token: Token) -> bool:
    """Whether the verb only leads to one of saying ("went on to add")."""
    return any(
        is_speech_cue(sentence, t.index) for t in sentence.children(token.index, "xcomp", "advcl") if t.xpos == "VB"
    )


def _is_silence(sentence: Sentence, token: Token, cue: Cue) -> bool:
    """Whether it only says that somebody would not speak ("declined to comment")."""
    if cue.lemma not in ("refuse", "decline"):
        return False
    return any(t.lemma in _SPEAKING for t in sentence.children(token.index, "xcomp", "ccomp", "advcl"))


def _auxiliaries(sentence: Sentence, token: Token) -> tuple[Token, ...]:
    own = sentence.children(token.index, "aux")
    if own or token.relation != "conj" or sentence.child(token.index, "nsubj") or token.xpos in ("VBD", "VBZ", "VBP"):
        return own
    head = sentence.head(token.index)
    return sentence.children(head.index, "aux") if head else ()


def is_negated(sentence: Sentence, index: int) -> bool:
    """Whether a verb has "not" or "never" of its own."""
    return any(t.lower in _NEGATIONS for t in sentence.children(index, "advmod"))


def is_speech_cue(sentence: Sentence, index: int) -> bool:
    """Whether a verb is in the table as one of saying."""
    return sentence[index].upos == "VERB" and is_speech_verb(sentence[index])


def is_noun_cue(sentence: Sentence, index: int) -> bool:
    """Whether a noun is in the table ("the claim")."""
    return (sentence[index].lemma.lower(), "noun") in load_cues()


def may_invert(sentence: Sentence, index: int) -> bool:
    """Whether a verb may stand before its speaker without a quotation ("The road is shut, said the mayor")."""
    return any(c.takes("p") and not c.takes("n") for c in _rows(sentence[index], "verb"))

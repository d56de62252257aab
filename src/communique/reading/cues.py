"""Where a sentence reports speech: cue words in their place, with a reason to believe that they do report."""

from dataclasses import dataclass

from communique.knowledge.cues import Cue, load_cues
from communique.text import Sentence, Token

_WORD = {"VERB": "verb", "AUX": "verb", "NOUN": "noun", "ADJ": "adjective", "PROPN": "noun"}
_UNREAL = frozenset("would could may might should can must shall".split())
_NEGATIONS = frozenset("not never n't neither nor".split())
_NEGATIVE_ACTS = frozenset({"deny", "reject"})
_NEGATED_SPEECH = frozenset("accept rule recognize recognise agree support exclude".split())


@dataclass(frozen=True, slots=True)
class CueMatch:
    """A cue in a sentence: `head` is the word that carries the syntax, `first` to `last` the words of the cue."""

    sentence: Sentence
    cue: Cue
    head: int
    first: int
    last: int


def find_cues(sentence: Sentence) -> tuple[CueMatch, ...]:
    """The cues of a sentence in text order, hypothetical and negated ones left out."""
    table, found, taken = load_cues(), [], -1
    for token in sentence:
        word = _WORD.get(token.upos)
        if word is None and not (token.xpos.startswith("VB")):
            continue
        word = "verb" if token.xpos.startswith("VB") and token.upos != "NOUN" else word
        cues = table.get((token.lemma.lower(), word or "verb"), ())
        for cue in cues:
            last = _last_word(sentence, token, cue)
            if last is not None and token.index > taken:
                if word != "verb" or _reports(sentence, token, cue):
                    found.append(CueMatch(sentence, cue, token.index, token.index, last))
                    taken = last
                break
    return tuple(found)


def _last_word(sentence: Sentence, token: Token, cue: Cue) -> int | None:
    """The index of the cue's last word; an adverb may stand before a particle ("called again on")."""
    at = token.index
    for particle in cue.particles:
        options = [i for i in (at + 1, at + 2) if i < len(sentence) and _is(sentence[i], particle)]
        if not options or (options[0] == at + 2 and sentence[at + 1].upos not in ("ADV", "PRON")):
            return None
        at = options[0]
    return at


def _is(token: Token, word: str) -> bool:
    return token.lower == word or token.lemma == word


def _reports(sentence: Sentence, token: Token, cue: Cue) -> bool:
    if token.relation in ("amod", "compound", "case", "fixed", "flat"):
        return False
    if any(t.lower in _UNREAL or (t.lower == "'d" and t.xpos == "MD") for t in _auxiliaries(sentence, token)):
        return False
    return not is_negated(sentence, token.index) or cue.act in _NEGATIVE_ACTS or cue.lemma in _NEGATED_SPEECH


def _auxiliaries(sentence: Sentence, token: Token) -> tuple[Token, ...]:
    own = sentence.children(token.index, "aux")
    if own or token.relation != "conj" or sentence.child(token.index, "nsubj") or token.xpos in ("VBD", "VBZ", "VBP"):
        return own
    head = sentence.head(token.index)
    return sentence.children(head.index, "aux") if head else ()


def is_negated(sentence: Sentence, index: int) -> bool:
    """Whether a verb has "not" or "never" of its own."""
    return any(t.lower in _NEGATIONS for t in sentence.children(index, "advmod"))

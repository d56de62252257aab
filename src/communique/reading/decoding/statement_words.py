"""What a statement does by its cue, its speaker and its words, as counted over annotated texts.

A plain regression over words, beside the rules and the neural model: it knows less, but errs elsewhere. The weights
are fitted by `tools/fit_statement_acts.py` on the train part of the corpus.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import exp, log

from communique.knowledge.commitment_words import act_types, classes_of
from communique.knowledge.cues import Cue
from communique.knowledge.signs import sign
from communique.knowledge.statement_acts import NAMES, statement_act_weights
from communique.reading.commitments.standing import country_of, party_class
from communique.reading.statements import act_phrases
from communique.reading.statements.act_clauses import Clause, setting_of
from communique.reading.statements.act_reading import entry_of
from communique.reading.statements.found import MARKS
from communique.records import Span
from communique.text import Analysis, Sentence, Token

_PATTERNS = {
    "condition": act_phrases.CONDITION,
    "never will": act_phrases.NEGATED_FUTURE,
    "absence": act_phrases.ABSENCE,
    "performed": act_phrases.PERFORMED,
}
_TELLING = frozenset({"VERB", "NOUN", "ADJ", "ADV", "INTJ", "AUX"})
_PERSONS = {
    **dict.fromkeys(("i", "me", "my", "mine"), "I"),
    **dict.fromkeys(("we", "us", "our", "ours"), "we"),
    **dict.fromkeys(("you", "your", "yours"), "you"),
    **dict.fromkeys(("they", "them", "their"), "they"),
}
_SIGNS = (
    "harm", "retaliation", "kindness", "silence", "restraint", "falsehood", "blame", "charge", "patience", "scorn",
)  # fmt: skip
_NEUTRAL = frozenset({"comment", "claim", "announce"})
_LENGTHS = (3, 6, 12, 25, 50, 100)
_OPENING = 2
_SUBJECTS = frozenset(("nsubj", "nsubj:pass"))
_NOT = frozenset(("not", "n't", "never"))


@dataclass(frozen=True, slots=True)
class Said:
    """A statement as far as its act turns on it; `by_rules` is the act that the rules hold it to be."""

    speaker: Span | None
    cue: Span | None
    content: Sequence[Span]
    quote: str
    by_rules: str | None = None


def words_of_statement(analysis: Analysis, said: Said, before: Said | None = None) -> Iterator[str]:
    """The features of a statement, `before` being the one before it in the text."""
    setting = setting_of(analysis, said.speaker, said.content)
    entry = entry_of(analysis, said.cue)
    way = _way(said, entry)
    yield "always"
    yield f"rules {said.by_rules}"
    yield f"rules {way} {said.by_rules}"
    yield f"way {way}"
    yield f"spoken {said.quote}"
    yield f"by {setting.speaker}"
    yield f"civil {setting.is_civil}"
    yield from _of_cue(analysis, said, entry)
    if setting.clause is not None:
        yield from _of_clause(setting.clause, said.quote, civil=setting.is_civil)
    yield from _of_text(" ".join(span.text for span in said.content))
    words = [pair for span in said.content for pair in analysis.tokens_in(span.start, span.end) if pair[1].is_word]
    yield from _of_opening([token for _, token in words[:_OPENING]])
    for _, token in words:
        yield from _of_word(token.lemma, token.lower, token.upos, _is_small(token))
    yield from _of_verbs(analysis, said, words)
    yield from _of_place(analysis, said, before)


def _way(said: Said, entry: Cue | None) -> str:
    """How the words are introduced: by a cue that names the act, by one that only says "said", or by none."""
    if entry is not None and entry.act not in _NEUTRAL:
        return "act"
    if said.cue is None:
        return "turn"
    return "direct" if said.quote == "direct" else "reported"


def _of_cue(analysis: Analysis, said: Said, entry: Cue | None) -> Iterator[str]:
    place = analysis.head_of(said.cue) if said.cue is not None else None
    if place is None:
        yield "no cue"
        return
    token = analysis.sentences[place[0]][place[1]]
    yield f"cue {token.lemma.lower()}"
    yield f"cue as {token.upos}"
    if entry is not None:
        yield f"cue may {entry.act}"
        yield f"cue is {entry.kind}"
        yield f"cue {entry.name}"


def _of_clause(clause: Clause, quote: str, *, civil: bool) -> Iterator[str]:
    mood = f"not {clause.mood}" if clause.negated else clause.mood
    yield f"first {mood}"
    yield f"first of {clause.subject}"
    yield f"first {clause.subject} {mood}"
    yield f"first {quote} {mood} civil {civil}"
    yield f"first is {clause.head.lemma.lower()}"
    if clause.passive:
        yield "first passive"
    for name in _classes(clause.head.lemma, clause.head.lower):
        yield f"first {name}"
        yield f"first {clause.subject} {mood} {name}"


def _of_text(text: str) -> Iterator[str]:
    for name, pattern in _PATTERNS.items():
        if pattern.search(text):
            yield name
    yield f"ends {text[-1:]}" if text[-1:] in "?!…" else "ends plainly"
    if "?" in text:
        yield "asks"
    count = text.count(" ") + 1
    yield from (f"longer than {length}" for length in _LENGTHS if count > length)


def _of_opening(words: Sequence[Token]) -> Iterator[str]:
    if words:
        yield f"opens {words[0].lower}"
        yield f"opens {' '.join(token.lower for token in words)}"
        yield f"opens as {words[0].xpos}"


def _is_small(token: Token) -> bool:
    """Whether a word without meaning of its own still tells how something is said: "must", "if", "no"."""
    return token.xpos == "MD" or token.relation in ("mark", "det")


@lru_cache(maxsize=20000)
def _of_word(lemma: str, lower: str, upos: str, is_small: bool) -> tuple[str, ...]:
    if lower in _PERSONS:
        return (f"of {_PERSONS[lower]}",)
    if upos in _TELLING:
        return f"says {lemma.lower()}", *(f"word of {name}" for name in _classes(lemma, lower))
    return (f"says {lower}",) if is_small else ()


@lru_cache(maxsize=20000)
def _classes(lemma: str, lower: str) -> frozenset[str]:
    classes, types, plain = classes_of(), act_types(), lemma.lower()
    names = classes.get(plain, frozenset()) | classes.get(lower, frozenset()) | types.get(plain, frozenset())
    return names | {name for name in _SIGNS if sign(name).match(lower)}


def _of_verbs(analysis: Analysis, said: Said, words: Sequence[tuple[Sentence, Token]]) -> Iterator[str]:
    """Who does what in any clause of the words."""
    own = _countries(analysis, said.speaker)
    for sentence, token in words:
        if token.upos != "VERB":
            continue
        below = sentence.children(token.index)
        subject = next((t for t in below if t.relation in _SUBJECTS), None)
        who = party_class(sentence, subject.index) if subject is not None else "none"
        if who == "country" and subject is not None:
            who = "own" if country_of(subject.text) in own else "other"
        modal = next((t.lower for t in below if t.xpos == "MD"), token.xpos)
        if any(t.lower in _NOT for t in below):
            modal = f"not {modal}"
        yield f"{who} does {modal}"
        for name in _classes(token.lemma, token.lower):
            yield f"{who} does {modal} {name}"
            yield f"does {modal} {name}"


def _countries(analysis: Analysis, span: Span | None) -> set[str]:
    if span is None:
        return set()
    named = (t.text for _, t in analysis.tokens_in(span.start, span.end) if t.text[:1].isupper())
    return {code for text in named if (code := country_of(text))}


def _of_place(analysis: Analysis, said: Said, before: Said | None) -> Iterator[str]:
    start = said.content[0].start
    sentence = analysis.sentence_at(start)
    if sentence is not None:
        yield "in headline" if sentence.index == 0 else "in text"
    if said.cue is None and analysis.text[start - 1 : start] not in MARKS:
        yield "turn"
    if len(said.content) > 1:
        yield "in pieces"
    if before is None:
        yield "first of all"
        return
    yield f"after {before.by_rules}"
    if before.content[-1].text.endswith("?"):
        yield "after a question"
    if any(span.start <= start < span.end for span in before.content):
        yield f"inside {before.by_rules}"
    if said.speaker is not None and before.speaker is not None and said.speaker.text == before.speaker.text:
        yield "goes on"


def acts_by_words(analysis: Analysis, said: Said, before: Said | None = None) -> dict[str, float]:
    """The log-probability of each act for a statement."""
    places, weights = statement_act_weights()
    rows = {places[name] for name in words_of_statement(analysis, said, before) if name in places}
    scores = weights[list(rows)].sum(axis=0).tolist()
    most = max(scores)
    total = most + log(sum(exp(score - most) for score in scores))
    return {act: score - total for act, score in zip(NAMES, scores, strict=True)}

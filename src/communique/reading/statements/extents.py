"""Where content ends: how far a clause or phrase reaches, and what is no longer said."""

from communique.reading.statements.cues import CueMatch, is_speech_cue
from communique.reading.statements.speakers import resumed
from communique.text import Sentence, Token

_KEPT_CLAUSES = frozenset(
    "if unless because until when till once after before so while as provided since although though lest".split()
)
_DAYS = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday today yesterday tomorrow tonight week night "
    "month morning afternoon evening noon january february march april may june july august september "
    "october november december sunday-night".split()
)
_WEEKDAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday today yesterday".split())
_TIMES = _DAYS | frozenset("spring summer winter year decade hour moment time minute season".split())
_MEDIUM = frozenset(
    "statement letter interview communique communiqué speech broadcast briefing address tweet telegram note "
    "message conference report post comment remarks memo memorandum email e-mail filing column editorial essay "
    "testimony memoir podcast webcast affidavit dispatch cable".split()
)
_REMARKS = frozenset(
    "account remark claim charge accusation statement feature figure comment suggestion assertion version "
    "allegation threat promise step move proposal demand".split()
)
_PHRASES = frozenset("obj obl xcomp advcl ccomp advmod iobj nmod acl".split())


def case_of(sentence: Sentence, index: int) -> str:
    """The preposition or conjunction of a phrase, in lower case; empty where it has none."""
    case = sentence.child(index, "case", "mark")
    return case.lower if case else ""


def has_that(sentence: Sentence, index: int) -> bool:
    """Whether a clause opens with "that"."""
    return any(t.lower == "that" for t in sentence.children(index, "mark"))


def is_to(sentence: Sentence, index: int) -> bool:
    """Whether a verb is an infinitive with "to"."""
    return any(t.lower == "to" and t.index < index for t in sentence.children(index, "mark"))


def is_time(sentence: Sentence, index: int) -> bool:
    """Whether a phrase dates the saying ("on Tuesday", "last night")."""
    first, last = sentence.extent(index)
    words = [t.lower for t in sentence.tokens[first : last + 1]]
    return len(words) <= 6 and not _DAYS.isdisjoint(words)


def before_day(sentence: Sentence, phrase: tuple[int, int]) -> tuple[int, int]:
    """A phrase without the day or means that follow it ("told parliament | on Friday", "his ally | by telephone")."""
    first, last = phrase
    for at in range(first + 1, last + 1):
        if (
            sentence[at].lower == "by"
            and at < last
            and sentence[at + 1].lower in ("telephone", "phone", "letter", "cable")
        ):
            return first, at - 1
        if sentence[at].lower in ("on", "late", "early", "last", "this", "earlier", "in") and any(
            t.lower in _DAYS for t in sentence.tokens[at + 1 : at + 3]
        ):
            return first, at - 1
    return (first, last - 1) if last > first and sentence[last].lower in _DAYS else phrase


DAY_PARTS = frozenset("morning afternoon evening night".split())


def names_time(token: Token) -> bool:
    """Whether a word heads a phrase of time, so that it is nobody who was told."""
    return token.lemma in _TIMES or token.lower in _TIMES


def is_day(token: Token) -> bool:
    """Whether a word names a day of the week, or today and yesterday."""
    return token.lower in _WEEKDAYS


def is_medium(sentence: Sentence, index: int) -> bool:
    """Whether a phrase names where it was said ("in a statement", "on state television")."""
    return sentence[index].lemma in _MEDIUM or sentence[index].lemma in ("television", "radio", "twitter", "reporter")


def clause_end(match: CueMatch, clause: int, last: int) -> int:
    """Where the content of a clause ends: with what the parser hung on the cue though it belongs to the content."""
    sentence = match.sentence
    for token in sentence.children(match.head, "advcl", "conj", "parataxis", "obl", "ccomp", "advmod", "xcomp"):
        first, end = sentence.extent(token.index)
        if token.index <= clause or end <= last:
            continue
        if not _belongs(match, token, first, last):
            break
        last = end
    return cut_end(match, clause, last)


def _belongs(match: CueMatch, token: Token, first: int, last: int) -> bool:
    sentence = match.sentence
    relation = token.relation.split(":")[0]
    if relation == "conj":
        if has_that(sentence, token.index):
            return True
        anew = is_speech_cue(sentence, token.index) and not sentence.child(token.index, "aux")
        return bool(sentence.child(token.index, "nsubj")) and not anew
    if relation == "ccomp":
        return True
    if relation == "advcl":
        return case_of(sentence, token.index) in _KEPT_CLAUSES or (token.xpos != "VBG" and first <= last + 1)
    if relation == "obl":
        return not is_time(sentence, token.index) and not is_medium(sentence, token.index)
    return relation in ("advmod", "xcomp")


def cut_end(match: CueMatch, clause: int, last: int) -> int:
    """End before what is no longer said: a new verb of saying, a semicolon, a dash with an aside."""
    sentence = match.sentence
    dashes = [t.index for t in sentence.tokens[clause:last] if t.text in ("—", "–", "--")]
    if clause + 1 < last and sentence[clause].upos == "PRON" and sentence[clause + 1].text == ":":
        return clause
    for at in range(clause + 1, last + 1):
        token = sentence[at]
        if token.text == ";" or (dashes == [at] and sentence[at + 1].upos == "SCONJ"):
            return at - 1
        if at + 1 <= last and token.text in (",", "”", '"') and _is_participle_cue(sentence, at + 1):
            return at - 1
        if token.text == "," and (_opens_contrast(sentence, at + 1, last) or _opens_source(sentence, at + 1, last)):
            return at - 1
        if token.relation == "cc" and _starts_anew(match, at, last):
            return at - 1
        if token.text == "," and _is_aside(sentence, at, last):
            return at - 1
    return last


def _opens_contrast(sentence: Sentence, at: int, last: int) -> bool:
    """Whether "while" sets what another party says beside it ("..., while Kyiv demanded ...")."""
    if at >= last or sentence[at].lower not in ("while", "whereas", "though", "although"):
        return False
    verb = sentence[at].head
    return verb > at and is_speech_cue(sentence, verb) and sentence.child(verb, "nsubj") is not None


def _opens_source(sentence: Sentence, at: int, last: int) -> bool:
    """Whether the words name where the whole is taken from ("..., according to two aides")."""
    return at < last and sentence[at].lower == "according" and sentence[at + 1].lower == "to"


def _is_aside(sentence: Sentence, comma: int, last: int) -> bool:
    """Whether what follows the comma is the reporter's remark on the words ("..., an account which B disputes")."""
    words = [t.lower for t in sentence.tokens[comma + 1 : min(last, comma + 6) + 1]]
    if len(words) < 3:
        return False
    if words[0] in ("a", "an"):
        remark = next((i for i, w in enumerate(words[1:4], comma + 2) if w in _REMARKS), None)
        return remark is not None and remark < last and _opens_clause(sentence[remark + 1])
    return words[0] in ("which", "what") and any(t.lemma == "deny" for t in sentence.tokens[comma + 2 : comma + 8])


def _starts_anew(match: CueMatch, at: int, last: int) -> bool:
    """Whether the "and" or "but" at a place joins a verb to the cue: "said A ... and blamed B", "..., but he added"."""
    sentence = match.sentence
    joined = sentence[sentence[at].head]
    if not at < joined.index <= last or not is_speech_cue(sentence, joined.index):
        return False
    subject = sentence.child(joined.index, "nsubj")
    if subject is not None:
        return (
            joined.xpos == sentence[match.head].xpos
            and not sentence.child(joined.index, "aux")
            and not has_that(sentence, joined.index)
        )
    return joined.head == match.head or resumed(sentence, joined.index) == match.head


def _opens_clause(token: Token) -> bool:
    return token.lower in ("which", "that", "it", "he", "she", "they") or token.upos == "PROPN"


_PARTICIPLES = frozenset(
    "adding saying warning accusing calling vowing insisting citing noting urging stressing describing promising "
    "threatening pledging denying rejecting blaming demanding arguing claiming suggesting explaining declaring "
    "telling asking quoting dismissing tweeting".split()
)


def _is_participle_cue(sentence: Sentence, at: int) -> bool:
    token = sentence[at]
    if token.text == "," and at + 1 < len(sentence):
        token = sentence[at + 1]
    if token.lower in ("and", "but") and at + 1 < len(sentence):
        token = sentence[at + 1]
    return token.lower in _PARTICIPLES and token.xpos == "VBG"


def phrase_end(match: CueMatch, thing: Token) -> int:
    """Where the content of a verb with an object ends: its complements, not when and where it was said."""
    sentence = match.sentence
    last = reach = sentence.extent(thing.index)[1]
    for token in sentence.children(match.head):
        first, end = sentence.extent(token.index)
        if token.index <= thing.index or end <= last:
            continue
        relation = token.relation.split(":")[0]
        if relation not in _PHRASES or (first > reach + 1 and relation != "advcl"):
            break
        reach = end
        if (is_time(sentence, token.index) and relation in ("obl", "advmod")) or is_medium(sentence, token.index):
            continue
        if relation == "advcl" and case_of(sentence, token.index) not in _KEPT_CLAUSES | {"for", "of", "to", "by"}:
            break
        if case_of(sentence, token.index) in ("while", "whereas") and is_speech_cue(sentence, token.index):
            break
        last = end
    return before_which(sentence, thing.index, cut_end(match, thing.index, last))


def before_which(sentence: Sentence, first: int, last: int) -> int:
    """End a phrase before a remark on it (", which Ankara denies")."""
    for at in range(first + 1, last):
        if sentence[at].text == "," and sentence[at + 1].lower in ("which", "what"):
            return at - 1
    return last

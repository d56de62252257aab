"""What must (not) happen: the conditions of a sentence, by clause, phrase, noun or bare order."""

from collections.abc import Iterator
from dataclasses import dataclass

from communique.knowledge.commitment_words import classes_of
from communique.text import Sentence, Token

HAPPENS, NOT, ALREADY = "happens", "does_not_happen", "already_happened"

MARKERS = {
    "if": HAPPENS, "unless": NOT, "until": NOT, "till": NOT, "once": HAPPENS, "when": HAPPENS, "whenever": HAPPENS,
    "provided": HAPPENS, "providing": HAPPENS, "while": HAPPENS, "lest": HAPPENS, "whereas": "", "since": ALREADY,
    "after": ALREADY,
}  # fmt: skip
LONG_MARKERS = {
    ("as", "soon", "as"): HAPPENS, ("as", "long", "as"): HAPPENS, ("so", "long", "as"): HAPPENS, ("only", "if"): HAPPENS,
    ("unless", "and", "until"): NOT, ("in", "case"): HAPPENS, ("in", "the", "event", "that"): HAPPENS,
    ("in", "the", "event"): HAPPENS, ("on", "condition", "that"): HAPPENS, ("on", "the", "condition", "that"): HAPPENS,
    ("provided", "that"): HAPPENS, ("providing", "that"): HAPPENS, ("the", "moment"): HAPPENS, ("the", "day"): HAPPENS,
    ("the", "minute"): HAPPENS, ("the", "hour"): HAPPENS, ("the", "next", "time"): HAPPENS, ("on", "the", "day"): HAPPENS,
    ("the", "instant"): HAPPENS, ("next", "time"): HAPPENS, ("every", "time"): HAPPENS, ("each", "time"): HAPPENS,
    ("the", "first", "time"): HAPPENS, ("for", "as", "long", "as"): HAPPENS, ("for", "so", "long", "as"): HAPPENS,
    ("as", "and", "when"): HAPPENS, ("if", "and", "when"): HAPPENS, ("the", "day", "when"): HAPPENS,
}  # fmt: skip
PHRASES = {
    ("in", "the", "event", "of"): HAPPENS, ("in", "case", "of"): HAPPENS, ("in", "response", "to"): "",
    ("in", "reply", "to"): "", ("in", "retaliation", "for"): "", ("in", "answer", "to"): "", ("in", "revenge", "for"): "",
    ("in", "return", "for"): HAPPENS, ("in", "exchange", "for"): HAPPENS, ("at", "the", "first", "sign", "of"): HAPPENS,
    ("subject", "to"): HAPPENS, ("on", "receipt", "of"): HAPPENS, ("upon",): HAPPENS, ("failing",): NOT,
    ("barring",): NOT, ("absent",): NOT, ("without",): NOT, ("against",): HAPPENS, ("pending",): NOT,
    ("as", "punishment", "for"): "", ("for", "every"): HAPPENS, ("for", "each"): HAPPENS, ("in", "the", "absence", "of"): NOT,
    ("as", "a", "response", "to"): "", ("at", "the", "request", "of"): HAPPENS, ("for", "any"): HAPPENS,
}  # fmt: skip
FIRST_OF_MARKERS = {*MARKERS, *(words[0] for words in LONG_MARKERS)}
FIRST_OF_PHRASES = {words[0] for words in PHRASES}
STOPS = {";", ":", "—", "–", "--"}
MOMENTS = {"moment", "day", "minute", "hour", "time", "instant", "event", "condition", "case"}

REPEATED = (["more"], ["single"], ["further"], ["second"], ["third"], ["other"])
OPENERS = {'"', "“", ":", "'", "‘", ";"}


@dataclass(frozen=True, slots=True)
class Condition:
    """A trigger: tokens `first`..`last`; with its marker it fills `left`..`last`.

    `head` is the trigger's main word, `form` how it is worded, `kind` the value of `condition` (empty where tense or
    the governing verb decides), `negated` whether a "not" was cut out at the front.
    """

    kind: str
    form: str
    left: int
    first: int
    last: int
    head: int
    negated: bool = False


def lower(sentence: Sentence, index: int) -> str:
    """The token's lower-case text, empty outside the sentence."""
    return sentence[index].lower if 0 <= index < len(sentence) else ""


def find_conditions(sentence: Sentence) -> tuple[Condition, ...]:
    """All triggers of a sentence, in order, none inside another of the same head."""
    found: dict[int, Condition] = {}
    for finder in (_marked, _phrases, _inverted, _orders, _coordinate, _paired, _musts, _mistakes):
        for condition in finder(sentence):
            if condition.first <= condition.last:
                found.setdefault(condition.first, condition)
    return tuple(sorted(found.values(), key=lambda c: (c.left, c.first)))


def _marked(sentence: Sentence) -> Iterator[Condition]:
    """Clauses behind a marker: if, unless, as soon as, the moment, ..."""
    i = 0
    while i < len(sentence):
        if sentence[i].lower not in FIRST_OF_MARKERS:
            i += 1
            continue
        size, kind, form = _marker_at(sentence, i)
        if not size:
            i += 1
            continue
        start = i + size
        head = _clause_head(sentence, i, start)
        if head is not None and not (lower(sentence, start + 1) in ("can", "could") and start + 1 == head + 1):
            last = clause_end(sentence, start, head)
            first, negated = _after_negation(sentence, start, head)
            if kind == HAPPENS and negated:
                kind = NOT
            elif kind == HAPPENS and form == "if" and any(t.lower in ("not", "n't") for t in sentence.children(head)):
                kind, negated = NOT, True
            yield Condition(kind, form, i, first, trimmed(sentence, first, last), head, negated)
        i = start


def _marker_at(sentence: Sentence, i: int) -> tuple[int, str, str]:
    for size in (4, 3, 2):
        words = tuple(lower(sentence, k) for k in range(i, i + size))
        if words in LONG_MARKERS and not (words[-1] in ("event", "case") and lower(sentence, i + size) == "of"):
            return size, LONG_MARKERS[words], "moment" if words[-1] in MOMENTS else words[0]
    word = lower(sentence, i)
    if MARKERS.get(word):
        token = sentence[i]
        if word in ("provided", "providing") and lower(sentence, i - 1) == ",":
            return 1, HAPPENS, word
        if word in ("if", "unless", "whenever", "until", "till", "lest") or token.relation == "mark" or (token.relation == "advmod" and word != "once"):
            return 1, MARKERS[word], word
    return 0, "", ""


def _clause_head(sentence: Sentence, marker: int, start: int) -> int | None:
    """The predicate of the clause that a marker opens; `None` for a noun phrase, a fragment or "what if"."""
    if lower(sentence, start) in ("not", "so", "only", "anything") and lower(sentence, start + 1) == ",":
        return None
    if lower(sentence, start) == "need" and lower(sentence, start + 1) == "be":
        return None
    if start >= len(sentence) or lower(sentence, marker - 1) in ("what", "even", "as", "or", "not", "ask", "asked"):
        return None
    head = sentence.head(marker)
    if head is not None and head.index > marker and (sentence[marker].relation in ("mark", "advmod")):
        return head.index
    for token in sentence.tokens[start : start + 14]:
        if token.upos == "PUNCT" and token.text in STOPS:
            break
        if _is_predicate(sentence, token):
            return token.index
    return None


def _is_predicate(sentence: Sentence, token: Token) -> bool:
    if token.upos == "VERB" and token.xpos in ("VBD", "VBP", "VBZ", "VBN", "VB"):
        return True
    return bool(sentence.child(token.index, "cop"))


def clause_end(sentence: Sentence, start: int, head: int) -> int:
    """The last token of a clause that begins at `start`: its subtree, but no further than a clear break."""
    last = max(sentence.extent(head)[1], head)
    depth = 0
    for token in sentence.tokens[start : last + 1]:
        i = token.index
        if i > head and (token.text in STOPS or token.xpos in ("''",)):
            if token.xpos == "''" and any(t.xpos == "``" for t in sentence.tokens[start:i]):
                continue
            return i - 1
        if token.text == "," and i > head and (_breaks(sentence, i, head) or says_after(sentence, i)):
            return i - 1
        depth += token.text == "("
    return last


def _breaks(sentence: Sentence, comma: int, head: int) -> bool:
    """Whether a comma inside a clause's subtree ends the clause: a new finite clause or an attribution follows."""
    for token in sentence.tokens[comma + 1 : comma + 9]:
        if token.text in (",", ";"):
            return False
        if token.xpos == "MD" or token.lower in ("'ll", "then"):
            return token.lower not in ("should",)
        if token.relation in ("acl:relcl", "conj") or token.xpos in ("WDT", "WP"):
            return False
    return False


def _after_negation(sentence: Sentence, start: int, head: int) -> tuple[int, bool]:
    """The start behind "it has not", "they do not": the guide cuts a negation out where only a pronoun stands before."""
    k = start
    if sentence[k].upos == "PRON" and k + 2 < len(sentence):
        k += 1
        if sentence[k].upos == "AUX" and lower(sentence, k + 1) in ("not", "n't") and k + 2 <= head:
            return k + 2, True
    return start, False


def trimmed(sentence: Sentence, first: int, last: int) -> int:
    """`last` without punctuation, conjunctions and closing quotes at the end."""
    while last > first and (sentence[last].upos == "PUNCT" or sentence[last].upos == "CCONJ"):
        last -= 1
    return last


def _phrases(sentence: Sentence) -> Iterator[Condition]:
    """Noun phrases behind a preposition: in the event of, failing, in response to, without, ..."""
    for i in range(len(sentence) - 1):
        if sentence[i].lower not in FIRST_OF_PHRASES:
            continue
        for size in (5, 4, 3, 2, 1):
            words = tuple(lower(sentence, k) for k in range(i, i + size))
            if words in PHRASES and not (size == 1 and lower(sentence, i) in ("in", "as")):
                start = i + size - (words in (("for", "every"), ("for", "each"), ("for", "any")))
                if lower(sentence, start) in ("which", "that", "this", "whom"):
                    break
                head = _noun_head(sentence, start)
                if head is not None and (
                    words != ("against",) or "comply" in classes_of().get(sentence[head].lemma, ())
                ):
                    last = clause_end(sentence, start, head)
                    kind = PHRASES[words]
                    yield Condition(kind, " ".join(words), i, start, trimmed(sentence, start, last), head)
                break


def _noun_head(sentence: Sentence, start: int) -> int | None:
    """The head of the noun phrase that begins at `start`."""
    if start >= len(sentence):
        return None
    i = start
    while (head := sentence.head(i)) is not None and sentence.extent(head.index)[0] >= start - 4 and head.index > i:
        if head.upos not in ("NOUN", "PROPN", "PRON", "NUM", "ADJ"):
            break
        i = head.index
    return i if sentence[i].upos in ("NOUN", "PROPN", "PRON", "VERB") else None


def _inverted(sentence: Sentence) -> Iterator[Condition]:
    """ "Should Norway host bombers", "were its oilfields attacked": conditions by inversion."""
    for token in sentence:
        i = token.index
        if token.lower not in ("should", "were") or i + 2 >= len(sentence) or not _opens_inversion(sentence, i):
            continue
        head = _inverted_verb(sentence, i)
        if head is None:
            continue
        end = next((k for k in range(head + 1, len(sentence)) if _ends_inversion(sentence, k)), len(sentence))
        last = trimmed(sentence, i + 1, end - 1)
        negated = any(lower(sentence, k) in ("not", "n't") for k in range(i, head))
        yield Condition(NOT if negated else HAPPENS, "inversion", i, i + 1, last, head, negated)


def _opens_inversion(sentence: Sentence, i: int) -> bool:
    """Whether "should" or "were" at `i` has its subject behind it."""
    if i and sentence[i - 1].upos in ("PRON", "DET", "AUX", "PART"):
        return False
    if i and sentence[i - 1].upos in ("NOUN", "PROPN"):
        subject = sentence.child(sentence[i].head, "nsubj") if sentence[i].head >= 0 else None
        if sentence[i].head < i or subject is None or subject.index < i:
            return False
    follows = sentence[i + 1]
    if follows.upos not in ("DET", "PRON", "PROPN", "NOUN", "ADJ", "NUM") or lower(sentence, i + 1) in ("n't", "there"):
        return False
    return not any(t.text == "?" for t in sentence.tokens[i:])


def _inverted_verb(sentence: Sentence, i: int) -> int | None:
    """The verb behind the subject: a bare one after "should", "to ..." or a participle after "were"."""
    wanted = ("VB", "VBP") if sentence[i].lower == "should" else ("VBN", "VB")
    for token in sentence.tokens[i + 2 : i + 16]:
        if token.text in STOPS or token.xpos in ("VBD", "MD"):
            return None
        if token.xpos in wanted and token.upos in ("VERB", "AUX"):
            return (
                token.head if token.relation in ("aux:pass", "cop", "aux") and token.head > token.index else token.index
            )
    return None


def _ends_inversion(sentence: Sentence, k: int) -> bool:
    """Whether the clause of an inversion ends before token `k`: at a stop, a closing quote or its comma."""
    token = sentence[k]
    if token.text in STOPS or token.xpos in ("''", "."):
        return True
    return token.text == "," and lower(sentence, k + 1) not in ("or", "and", "then", "in", "on")


def _orders(sentence: Sentence) -> Iterator[Condition]:
    """An order, then "or" (do it, or else) or "and" (do it, and this follows)."""
    for token in sentence:
        if token.lower not in ("or", "and") or token.index < 2:
            continue
        start = _order_start(sentence, token.index)
        if start is None:
            continue
        kind = NOT if token.lower == "or" else HAPPENS
        last = _before_saying(sentence, start, token.index - 1)
        yield Condition(kind, "order " + token.lower, start, start, last, start)


def _before_saying(sentence: Sentence, first: int, last: int) -> int:
    """The end of a clause before an attribution: "Leave, the note read, or ..."."""
    for k in range(first + 1, last):
        if sentence[k].text == "," and says_after(sentence, k):
            return trimmed(sentence, first, k - 1)
    return trimmed(sentence, first, last)


def says_after(sentence: Sentence, comma: int) -> bool:
    """Whether an attribution follows a comma: "..., the minister said", "..., said the minister"."""
    for token in sentence.tokens[comma + 1 : comma + 13]:
        if token.text in (",", ";") or token.xpos in ("``", "WDT", "WP", "MD"):
            return False
        if token.upos == "VERB" and "say" in classes_of().get(token.lemma, ()):
            if token.xpos in ("VBD", "VBZ", "VBP"):
                return True
            return token.xpos == "VBN" and sentence[token.index - 1].upos == "AUX"
    return False


def _order_start(sentence: Sentence, conjunction: int) -> int | None:
    """Where the order before a conjunction begins: a bare verb at the head of the sentence, a quote or a colon."""
    for i in range(conjunction - 1, -1, -1):
        token = sentence[i]
        opens = i == 0 or sentence[i - 1].xpos in ("``", ":") or sentence[i - 1].text in (",", '"', ":", "“", "‘", "'")
        opens = opens or (i == 1 and sentence[0].lower in ("please", "either", "just"))
        if opens and token.upos == "VERB" and token.xpos in ("VB", "VBP") and not token.lower.endswith("ing") and not sentence.child(i, "nsubj", "mark"):
            if any(t.index < i for t in sentence.children(i, "aux", "nsubj", "mark")):
                return None
            if i == 0 or sentence[i - 1].text != "," or _addressed(sentence, i):
                return i
        if token.text in STOPS or token.xpos == "``":
            return None
    return None


def _addressed(sentence: Sentence, i: int) -> bool:
    """Whether only a form of address stands before ("Foreign warship, change your course")."""
    before = [t for t in sentence.tokens[: i - 1] if t.is_word]
    return len(before) <= 3 and all(t.upos in ("NOUN", "PROPN", "ADJ") for t in before)


def _coordinate(sentence: Sentence) -> Iterator[Condition]:
    """ "Either X or Y", "one more shell and ...", "let them come and ..." and "no X, no Y"."""
    words = [t.lower for t in sentence]
    for i, word in enumerate(words):
        if word == "either" and "or" in words[i + 2 :] and sentence[i].relation != "det":
            end = words.index("or", i + 2)
            if any(t.upos in ("VERB", "AUX") for t in sentence.tokens[i + 1 : end]):
                yield Condition(NOT, "either", i, i + 1, _before_saying(sentence, i + 1, end - 1), i + 1)
        elif word in ("one", "another", "a") and (word == "another" or words[i + 1 : i + 2] in REPEATED):
            end = next((k for k in range(i + 2, min(i + 14, len(words))) if words[k] == "and"), None)
            opens = i == 0 or sentence[i - 1].text in OPENERS or words[i - 1] in ("says", "say", "said")
            if end and opens and not any(t.upos in ("AUX", "VERB") for t in sentence.tokens[i:end]):
                yield Condition(HAPPENS, "one more", i, i, trimmed(sentence, i, end - 1), i)
        elif (
            word == "let"
            and words[i + 1 : i + 2] in (["them"], ["him"], ["any"], ["anyone"])
            and "and" in words[i + 2 :]
        ):
            end = words.index("and", i + 2)
            yield Condition(HAPPENS, "let", i, i, trimmed(sentence, i, end - 1), i)
        elif word == "no" and (i == 0 or sentence[i - 1].text in ('"', "“", ":")):
            end = next(
                (k for k in range(i + 2, min(i + 7, len(words))) if words[k] == "," and words[k + 1 : k + 2] == ["no"]),
                None,
            )
            if end:
                yield Condition(NOT, "no no", i, i + 1, end - 1, i + 1)


def _paired(sentence: Sentence) -> Iterator[Condition]:
    """ "You open that valve, we close the other one": two short clauses in the present, the first a condition."""
    for token in sentence:
        i = token.index
        if token.xpos not in ("VBP", "VBZ") or token.upos != "VERB":
            continue
        subject = sentence.child(i, "nsubj")
        if subject is None or subject.index > i or sentence.child(i, "mark", "aux") is not None:
            continue
        first = sentence.extent(subject.index)[0]
        if first and sentence[first - 1].xpos not in ("``", ":") and sentence[first - 1].text not in ('"', "“", ":"):
            continue
        comma = next((k for k in range(i + 1, min(i + 12, len(sentence))) if sentence[k].text == ","), None)
        if comma is None or any(t.upos in ("VERB", "CCONJ") for t in sentence.tokens[i + 1 : comma]):
            continue
        after = sentence.tokens[comma + 1 : comma + 5]
        verb = next((t for t in after if t.xpos in ("VBP", "VBZ", "MD", "VB")), None)
        if verb is None or verb.index == comma + 1 or after[0].upos not in ("PRON", "PROPN", "DET", "ADJ", "NOUN"):
            continue
        if verb.upos != "VERB" or "say" in classes_of().get(verb.lemma, ()):
            continue
        yield Condition(HAPPENS, "parataxis", first, first, comma - 1, i)


def _musts(sentence: Sentence) -> Iterator[Condition]:
    """ "They must quit the heights, or we shall clear them": what must be done, then "or" or "failing which"."""
    for token in sentence:
        if token.lower not in ("must", "until", "to") or token.index + 3 > len(sentence):
            continue
        first = token.index + 1
        if token.lower == "to" and not any(
            t.lemma in ("give", "demand", "have", "require", "be", "warn", "tell")
            for t in sentence.tokens[max(0, first - 8) : first]
        ):
            continue
        if sentence[first].xpos != "VB":
            continue
        end = next((k for k in range(first + 1, len(sentence)) if _otherwise(sentence, k)), None)
        if end is not None and not any(t.text == "." for t in sentence.tokens[first:end]):
            yield Condition(NOT, "must or", first, first, trimmed(sentence, first, end - 1), first)
            return


def _otherwise(sentence: Sentence, k: int) -> bool:
    """Whether a clause of the alternative begins here: "or" with its own subject, "or else", "failing which"."""
    word = lower(sentence, k)
    if word == "if" and lower(sentence, k + 1) == "not" and lower(sentence, k + 2) == ",":
        return True
    if word == "failing" and lower(sentence, k + 1) in ("which", "that"):
        return True
    if word == "otherwise" or (word == "or" and lower(sentence, k + 1) in ("else", "face", "be")):
        return True
    return word == "or" and any(
        t.xpos == "MD" and t.lower in ("will", "would", "shall", "'ll") for t in sentence.tokens[k + 1 : k + 7]
    )


def _mistakes(sentence: Sentence) -> Iterator[Condition]:
    """ "It would be a grave mistake for X to send that train": the infinitive is what must not happen."""
    for token in sentence:
        if token.lemma not in ("mistake", "error", "folly", "madness", "blunder", "miscalculation"):
            continue
        to = next((t for t in sentence.tokens[token.index : token.index + 14] if t.xpos == "TO"), None)
        if to is not None and to.index + 1 < len(sentence) and sentence[to.index + 1].xpos == "VB":
            verb = sentence[to.index + 1]
            last = clause_end(sentence, verb.index, verb.index)
            yield Condition(HAPPENS, "mistake", to.index, verb.index, trimmed(sentence, verb.index, last), verb.index)

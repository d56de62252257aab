"""What a response is, where it ends, whose it is and whether it is negated."""

from dataclasses import dataclass

from communique.knowledge.commitment_words import classes_of_word
from communique.reading.commitments.condition import STOPS, Condition, lower, says_after, trimmed
from communique.text import Sentence, Token

BE = {"is", "are", "was", "were", "be", "'s", "'re", "am", "been"}
NOT_WORDS = {"not", "n't", "never", "neither"}
NO_WORDS = {"no", "nobody", "none", "nothing", "neither", "nor"}
DOUBLE = {
    "without",
    "unanswered",
    "unpunished",
    "hesitate",
    "unchallenged",
    "stop",
    "forget",
    "rest",
    "tolerate",
    "sleep",
}
FUTURE = {"will", "shall", "'ll", "wo", "would", "'d", "sha"}
POSSIBLE = {"may", "might", "could", "can", "ca"}


@dataclass(frozen=True, slots=True)
class Response:
    """A candidate: tokens `first`..`last`; `head` its main word; `form` how it is worded; `negative` its polarity.

    `subject` is the subject's token, `governor` the word of readiness, vowing or intent it hangs on, `softener` the
    tokens of a hedge right before it (first, last).
    """

    form: str
    head: int
    first: int
    last: int
    subject: int | None = None
    governor: int | None = None
    negative: bool = False
    softener: tuple[int, int] | None = None


def is_in(token: Token, *names: str) -> bool:
    """Whether a word stands in one of the classes, by lemma or as written."""
    return not classes_of_word(token.lemma, token.lower).isdisjoint(names)


def subject_of(sentence: Sentence, head: int) -> Token | None:
    """The subject of a predicate: its own, or that of the word it shares it with."""
    for _ in range(4):
        subject = sentence.child(head, "nsubj", "expl", "csubj")
        if subject is not None:
            return subject
        token = sentence[head]
        above = sentence.head(head)
        if above is None or token.relation.split(":")[0] not in ("conj", "xcomp", "acl", "ccomp", "advcl"):
            return None
        if token.relation.split(":")[0] == "acl":
            return owner_of(sentence, above)
        head = above.index
    return None


def owner_of(sentence: Sentence, noun: Token) -> Token | None:
    """Whose vow or right it is: "Ankara's promise to ...", "Russia reserves the right to ..."."""
    owner = sentence.child(noun.index, "nmod:poss")
    if owner is not None:
        return owner
    above = sentence.head(noun.index)
    return subject_of(sentence, above.index) if above is not None and noun.relation in ("obj", "obl", "nsubj") else None


def response_end(sentence: Sentence, first: int, head: int, conditions: tuple[Condition, ...] = ()) -> int:
    """The last token of a response: its subtree, up to a condition, an attribution or a clear break."""
    last = max(sentence.extent(head)[1], head)
    stops = {c.left for c in conditions if c.left > head}
    opened = 0
    for token in sentence.tokens[first : last + 1]:
        i = token.index
        if token.xpos == "``":
            opened += 1
        if i <= head:
            continue
        if i in stops or token.text in STOPS:
            return trimmed(sentence, first, i - 1)
        if token.xpos == "''":
            opened -= 1
            if opened < 0:
                return trimmed(sentence, first, i - 1)
        if token.text == "," and ends_clause(sentence, i, head):
            return trimmed(sentence, first, i - 1)
        if token.lower in ("and", "but", "or", "nor", "so") and _new_clause(sentence, i, last):
            return trimmed(sentence, first, i - 1)
    return trimmed(sentence, first, last)


def ends_clause(sentence: Sentence, comma: int, head: int) -> bool:
    """Whether an attribution ("..., the minister said") or another aside follows a comma."""
    if lower(sentence, comma + 1) in ("according", "regardless", "adding"):
        return True
    return says_after(sentence, comma) and comma > head


def _new_clause(sentence: Sentence, conjunction: int, last: int) -> bool:
    """Whether a coordinated clause with its own subject begins here."""
    for token in sentence.tokens[conjunction + 1 : last + 1][:7]:
        if token.relation.split(":")[0] in ("nsubj", "expl") and token.head > conjunction:
            head = sentence[token.head]
            return head.relation in ("conj", "parataxis") and head.head < conjunction
        if token.text in (",", ";"):
            return False
    return False


def is_negated(sentence: Sentence, head: int, first: int) -> bool:
    """Whether "not", "never" or a negative subject stands before a verb; "not without", "not unanswered" are none."""
    if any(t.lower in DOUBLE for t in sentence.tokens[head : head + 4]):
        return False
    for token in sentence.children(head):
        if token.lower in NOT_WORDS and token.index < head:
            if lower(sentence, token.index - 1) == "if":
                continue
            return True
        if token.relation == "obj" and token.index > head and _empty(sentence, token):
            return True
        before = token.relation.split(":")[0] in ("nsubj", "obl", "advmod") and token.index < head
        if before and (token.lower in NO_WORDS or _has_no(sentence, token)):
            return True
    return any(lower(sentence, k) in NOT_WORDS for k in range(max(0, first - 2), head) if k >= first - 1)


def _has_no(sentence: Sentence, noun: Token) -> bool:
    return any(t.lower in ("no", "not", "neither") for t in sentence.children(noun.index))


def _empty(sentence: Sentence, noun: Token) -> bool:
    """ "send no soldiers", "neither men nor arms", "nobody": a negation that cannot be cut out."""
    if noun.lower in ("nobody", "nothing", "none"):
        return True
    return any(t.lower in ("no", "neither") and t.index < noun.index for t in sentence.children(noun.index))


def after_not(sentence: Sentence, first: int, head: int) -> tuple[int, bool]:
    """The start of a response with its negation cut out."""
    for k in range(head - 1, first - 1, -1):
        if lower(sentence, k) in NOT_WORDS:
            return k + 1, True
    return first, False


def governed(sentence: Sentence, modal: Token) -> int | None:
    """The verb or predicate that a modal goes with."""
    head = sentence.head(modal.index)
    if modal.relation in ("aux", "aux:pass", "cop") and head is not None and head.index > modal.index:
        return head.index
    for token in sentence.tokens[modal.index + 1 : modal.index + 9]:
        if token.xpos == "VB":
            return token.index
    return None


def infinitive(sentence: Sentence, to: int) -> int | None:
    """The verb or predicate of "to ...", over adverbs in between."""
    head = sentence.head(to)
    if head is not None and to < head.index <= to + 6 and sentence[to].relation == "mark":
        return head.index
    for token in sentence.tokens[to + 1 : to + 5]:
        if token.xpos == "VB":
            return token.index
    return None

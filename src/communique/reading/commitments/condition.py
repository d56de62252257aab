"""What a condition is, and where a clause or phrase of one ends."""

from dataclasses import dataclass

from communique.knowledge.commitment_words import classes_of
from communique.text import Sentence

HAPPENS, NOT, ALREADY = "happens", "does_not_happen", "already_happened"
STOPS = {";", ":", "—", "–", "--"}


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
    tokens = sentence.tokens
    return tokens[index].lower if 0 <= index < len(tokens) else ""


def trimmed(sentence: Sentence, first: int, last: int) -> int:
    """`last` without punctuation, conjunctions and closing quotes at the end."""
    while last > first and (sentence[last].upos == "PUNCT" or sentence[last].upos == "CCONJ"):
        last -= 1
    return last


def clause_end(sentence: Sentence, start: int, head: int) -> int:
    """The last token of a clause that begins at `start`: its subtree, but no further than a clear break."""
    last = max(sentence.extent(head)[1], head)
    for token in sentence.tokens[start : last + 1]:
        i = token.index
        if i > head and (token.text in STOPS or token.xpos in ("''",)):
            if token.xpos == "''" and any(t.xpos == "``" for t in sentence.tokens[start:i]):
                continue
            return i - 1
        if token.text == "," and i > head and (_breaks(sentence, i) or says_after(sentence, i)):
            return i - 1
    return last


def _breaks(sentence: Sentence, comma: int) -> bool:
    """Whether a comma inside a clause's subtree ends the clause: a new finite clause or an attribution follows."""
    for token in sentence.tokens[comma + 1 : comma + 9]:
        if token.text in (",", ";"):
            return False
        if token.xpos == "MD" or token.lower in ("'ll", "then"):
            return token.lower not in ("should",)
        if token.relation.split(":")[0] in ("nsubj", "expl") and _opens_clause(sentence, comma, token.index):
            return True
        if token.xpos in ("WDT", "WP") or (
            token.relation in ("acl:relcl", "conj") and token.upos not in ("NOUN", "PROPN")
        ):
            return False
    return False


def _opens_clause(sentence: Sentence, comma: int, subject: int) -> bool:
    """Whether a clause in the present tense with this subject begins right behind a comma."""
    head = sentence[subject].head
    if not subject < head < subject + 12 or (
        sentence[subject].upos == "PRON" and sentence[subject].xpos.startswith("W")
    ):
        return False
    if sentence.extent(subject)[0] > comma + 2 or sentence[comma + 1].upos in ("CCONJ", "SCONJ"):
        return False
    return any(t.xpos in ("VBZ", "VBP") for t in (sentence[head], *sentence.children(head, "aux", "cop", "aux:pass")))


REPORTING = {
    "reckons",
    "says",
    "warns",
    "said",
    "warned",
    "wrote",
    "writes",
    "sighs",
    "joked",
    "jokes",
    "tweeted",
    "runs",
}


def says_after(sentence: Sentence, comma: int) -> bool:
    """Whether an attribution follows a comma: "..., the minister said", "..., said the minister"."""
    for token in sentence.tokens[comma + 1 : comma + 13]:
        if token.text in (",", ";") or token.xpos in ("``", "WDT", "WP", "MD"):
            return False
        if token.index == comma + 1 and token.lower in REPORTING:
            return True
        if token.upos == "VERB" and "say" in classes_of().get(token.lemma, ()):
            if token.xpos in ("VBD", "VBZ", "VBP"):
                return True
            return token.xpos == "VBN" and sentence[token.index - 1].upos == "AUX"
    return False


def before_saying(sentence: Sentence, first: int, last: int) -> int:
    """The end of a clause before an attribution: "Leave, the note read, or ..."."""
    for k in range(first + 1, last):
        if sentence[k].text == "," and says_after(sentence, k):
            return trimmed(sentence, first, k - 1)
    return trimmed(sentence, first, last)

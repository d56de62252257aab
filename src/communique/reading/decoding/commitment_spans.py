"""Where the words of a commitment begin and end, from the model's score of each word: its pieces, cut by the guide."""

from collections.abc import Sequence

from communique.text import Sentence, Token

Piece = tuple[int, int, float]
"""First and last word (both included) of a sentence, and the sum of their scores."""

MARKERS = frozenset(
    "if unless should when whenever once until till as provided that whether who which lest because since while"
    " after before then so and or but : ;".split()
)
"""Words that announce a trigger and are none of it (annotation guide, trigger)."""
JOINTS = frozenset("that to and or but then so if : ;".split())
"""Words before a response or a demand that are none of it."""
TIGHT = frozenset(
    "det amod compound flat fixed case nummod nmod nmod:poss nmod:desc nmod:unmarked aux aux:pass cop compound:prt obj"
    " iobj obl obl:agent obl:unmarked xcomp ccomp goeswith advmod acl acl:relcl conj".split()
)
"""Relations of words that stand or fall together."""
NOT = frozenset({"not", "n't", "never"})
NOBODY = frozenset({"no", "nobody", "none", "nothing", "neither", "nor"})
ANNOUNCING = MARKERS | frozenset("the moment day hour minute instant time long soon condition event case".split())
WH = frozenset({"WDT", "WP", "WRB"})
_OPEN = frozenset({"DET", "ADP", "CCONJ", "SCONJ", "PUNCT"})


def best_piece(scores: Sequence[float], *, around: int | None = None) -> Piece:
    """The run of words with the highest sum, one of which is `around` where given; of equal ones the first."""
    if around is not None:
        left, right = _reach(scores[around::-1]), _reach(scores[around:])
        first, last = around - left, around + right
        return first, last, float(sum(scores[first : last + 1]))
    best: Piece = (0, -1, 0.0)
    start, worth = 0, 0.0
    for place, score in enumerate(scores):
        if worth <= 0:
            start, worth = place, 0.0
        worth += score
        if worth > best[2]:
            best = (start, place, worth)
    return best


def _reach(scores: Sequence[float]) -> int:
    """How far a run from the first score goes on with gain."""
    best, worth, reach = 0.0, 0.0, 0
    for place, score in enumerate(scores[1:], 1):
        worth += score
        if worth > best:
            best, reach = worth, place
    return reach


def pieces(scores: Sequence[float], *, least: float) -> list[Piece]:
    """All runs of words scored above 0 whose best word reaches `least`, in order."""
    found: list[Piece] = []
    start: int | None = None
    for place, score in enumerate([*scores, -1.0]):
        if score > 0 and start is None:
            start = place
        elif score <= 0 and start is not None:
            run = scores[start:place]
            if max(run) >= least:
                found.append((start, place - 1, float(sum(run))))
            start = None
    return found


def trimmed(sentence: Sentence, first: int, last: int, before: frozenset[str] = JOINTS) -> tuple[int, int] | None:
    """A run without marks at its edges, words of `before` at its front and words at its end that wait for another."""
    while first <= last and (sentence[first].upos == "PUNCT" or sentence[first].lower in before):
        first += 1
    while last >= first and _waits(sentence[last]):
        last -= 1
    return (first, last) if first <= last else None


def completed(sentence: Sentence, first: int, last: int, scores: Sequence[float], *, least: float) -> tuple[int, int]:
    """A run with the words that are never parted from its own, as far as none of them is scored below `least`."""
    low, high = first, last
    for token in sentence:
        if token.relation not in TIGHT or token.head < 0:
            continue
        inside = low <= token.index <= high, low <= token.head <= high
        if inside[0] != inside[1]:
            other = token.head if inside[0] else token.index
            start, end = min(other, low), max(other, high)
            if all(scores[k] >= least for k in (*range(start, low), *range(high + 1, end + 1))):
                low, high = start, end
    if (low, high) == (first, last):
        return low, high
    return completed(sentence, low, high, scores, least=least)


def _waits(token: Token) -> bool:
    return token.upos in _OPEN and not (token.upos == "ADP" and token.relation in ("compound:prt", "advmod"))


def without_not(sentence: Sentence, first: int, last: int, *, head: int) -> tuple[int, int, bool]:
    """A response without its negation, and whether there was one: "will not [let flights pass]", "no ship will [sail]".

    The guide's decisions 29 and 35: what stands before the negated verb goes with the negation.
    """
    for place in range(max(first - 2, 0), min(head, last)):
        token = sentence[place]
        if token.lower in NOT and place >= first - 1:
            return place + 1, last, True
        if token.lower in NOBODY and _is_about(sentence, place, head):
            start = max((t.index for t in sentence.tokens[place:head] if t.upos == "AUX"), default=place)
            return max(start + 1, first), last, True
    return first, last, False


def with_whole_subject(sentence: Sentence, first: int, head: int) -> int:
    """The first word of a response whose subject it would cut in two: the subject is left out."""
    for child in sentence.children(head, "nsubj", "csubj", "expl"):
        start, end = sentence.extent(child.index)
        if start < first <= end < head:
            return end + 1
    return first


def with_closed_quotes(sentence: Sentence, first: int, last: int) -> int:
    """The last word of a run that opens a quotation inside and ends right before its closing mark."""
    marks = [t.xpos for t in sentence.tokens[first : last + 1]]
    is_open = marks.count("``") > marks.count("''")
    return last + 1 if is_open and last + 1 < len(sentence) and sentence[last + 1].xpos == "''" else last


def _is_about(sentence: Sentence, place: int, head: int) -> bool:
    """Whether a word is the subject or an adverb of a verb, or belongs to one."""
    above = sentence[place].head
    return above == head or (above > place and above < head and sentence[above].head == head)


def before_trigger(sentence: Sentence, last: int, trigger: tuple[int, int], *, head: int) -> int:
    """The last word of a response that runs into its own trigger: what announces the trigger is left out, too."""
    if not head < trigger[0] <= last:
        return last
    end = trigger[0] - 1
    while end > head and (_waits(sentence[end]) or sentence[end].lower in ANNOUNCING or sentence[end].xpos in WH):
        end -= 1
    return end

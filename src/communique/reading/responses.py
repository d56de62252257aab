"""What will (not) be done: the clauses, infinitives and noun phrases of a sentence that can state a response."""

from collections.abc import Iterator
from dataclasses import dataclass

from communique.knowledge.commitment_words import classes_of
from communique.reading.conditions import STOPS, Condition, lower, trimmed
from communique.text import Sentence, Token

BE = {"is", "are", "was", "were", "be", "'s", "'re", "am", "been"}
NOT_WORDS = {"not", "n't", "never", "neither"}
NO_WORDS = {"no", "nobody", "none", "nothing", "neither", "nor"}
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
    classes = classes_of()
    found = classes.get(token.lemma, frozenset()) | classes.get(token.lower, frozenset())
    return not found.isdisjoint(names)


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
            return _owner(sentence, above)
        head = above.index
    return None


def _owner(sentence: Sentence, noun: Token) -> Token | None:
    """Whose vow or right it is: "Ankara's promise to ...", "Russia reserves the right to ..."."""
    owner = sentence.child(noun.index, "nmod:poss")
    if owner is not None:
        return owner
    above = sentence.head(noun.index)
    return subject_of(sentence, above.index) if above is not None and noun.relation in ("obj", "obl", "nsubj") else None


def find_responses(sentence: Sentence, conditions: tuple[Condition, ...]) -> tuple[Response, ...]:
    """All candidates of a sentence, one for each main word, in order."""
    found: dict[int, Response] = {}
    for finder in (_infinitives, _to_be, _modals, _nouns, _progressive):
        for response in finder(sentence):
            if response.first <= response.last:
                found.setdefault(response.head, response)
    for response in _present(sentence, conditions):
        if response.first <= response.last and not any(r.first <= response.head <= r.last for r in found.values()):
            found.setdefault(response.head, response)
    return tuple(sorted(found.values(), key=lambda r: (r.first, r.last)))


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
    """Whether an attribution ("..., the minister said") or a new sentence follows a comma."""
    for token in sentence.tokens[comma + 1 : comma + 12]:
        if token.text in (",", ";") or token.xpos in ("``",):
            return False
        if is_in(token, "say") and token.upos == "VERB" and token.xpos in ("VBD", "VBZ", "VBP"):
            return token.index != head and token.relation not in ("acl:relcl", "acl")
        if token.lower in ("according", "regardless", "adding") and token.index == comma + 1:
            return True
        if token.xpos in ("WDT", "WP"):
            return False
    return False


def _new_clause(sentence: Sentence, conjunction: int, last: int) -> bool:
    """Whether a coordinated clause with its own subject begins here."""
    for token in sentence.tokens[conjunction + 1 : last + 1][:7]:
        if token.relation.split(":")[0] in ("nsubj", "expl") and token.head > conjunction:
            head = sentence[token.head]
            return head.relation in ("conj", "parataxis") and head.head < conjunction
        if token.text in (",", ";"):
            return False
    return False


def _negated(sentence: Sentence, head: int, first: int) -> bool:
    """Whether "not", "never" or a negative subject stands before a verb."""
    for token in sentence.children(head):
        if token.lower in NOT_WORDS and token.index < head:
            return True
        if token.relation.split(":")[0] in ("nsubj", "obl", "advmod") and token.index < head:
            if token.lower in NO_WORDS or any(
                t.lower in ("no", "not", "neither") for t in sentence.children(token.index)
            ):
                return True
    return any(lower(sentence, k) in NOT_WORDS for k in range(max(0, first - 2), head) if k >= first - 1)


def _after_not(sentence: Sentence, first: int, head: int) -> tuple[int, bool]:
    """The start of a response with its negation cut out."""
    for k in range(head - 1, first - 1, -1):
        if lower(sentence, k) in NOT_WORDS:
            return k + 1, True
    return first, False


def _modals(sentence: Sentence) -> Iterator[Response]:
    """ "will respond", "would be met", "may have to reconsider", "must withdraw"."""
    for token in sentence:
        word = token.lower
        if token.xpos != "MD" and word not in FUTURE:
            continue
        head = _governed(sentence, token)
        if head is None or any(t.lower == "have" and t.relation == "aux" for t in sentence.children(head)):
            continue
        i = token.index
        if word in FUTURE:
            form, first, softener = "will" if word not in ("would", "'d") else "would", i, None
        elif word in POSSIBLE:
            form, first, softener = "may" if word not in ("can", "ca") else "can", i + 1, (i, i)
        elif word in ("must", "should", "ought"):
            form, first, softener = word, i + 1, None
        else:
            continue
        target, governor, start, soft = _behind_modal(sentence, i, head)
        if soft is not None:
            form += " ready"
            softener, first = soft if softener is None else (softener[0], soft[1]), start
        negative = _negated(sentence, head, i)
        first, cut = _after_not(sentence, first, target)
        if negative and not cut and form.startswith("w"):
            first = max(first, i + 1)
        subject = subject_of(sentence, head)
        if subject is not None and subject.index > head and subject.relation == "nsubj":
            subject = None
        yield Response(
            form, target, first, target, subject.index if subject else None, governor, negative or cut, softener
        )


def _governed(sentence: Sentence, modal: Token) -> int | None:
    head = sentence.head(modal.index)
    if modal.relation in ("aux", "aux:pass", "cop") and head is not None and head.index > modal.index:
        return head.index
    for token in sentence.tokens[modal.index + 1 : modal.index + 9]:
        if token.xpos == "VB":
            return token.index
    return None


def _behind_modal(sentence: Sentence, modal: int, head: int) -> tuple[int, int | None, int, tuple[int, int] | None]:
    """(main word, governor, start, hedge) behind "will be obliged to", "would not hesitate to", "may have to"."""
    for k in range(modal + 1, min(modal + 12, len(sentence) - 1)):
        token = sentence[k]
        if token.lower == "to" and token.xpos == "TO":
            before = [t for t in sentence.tokens[modal + 1 : k]]
            if any(_softens(t) for t in before) and (verb := _infinitive(sentence, k)) is not None:
                return verb, head, k + 1, (modal, k)
            return head, None, modal, None
        if token.upos in ("VERB",) and token.index > head:
            break
    return head, None, modal, None


def _softens(token: Token) -> bool:
    return (
        token.lower in ("have", "hesitate", "liberty", "choice", "seek")
        or is_in(token, "ready")
        or token.lemma in ("oblige", "compel", "force", "prepare")
    )


def _infinitive(sentence: Sentence, to: int) -> int | None:
    """The verb or predicate of "to ...", over adverbs in between."""
    head = sentence.head(to)
    if head is not None and to < head.index <= to + 6 and sentence[to].relation == "mark":
        return head.index
    for token in sentence.tokens[to + 1 : to + 5]:
        if token.xpos == "VB":
            return token.index
    return None


def _infinitives(sentence: Sentence) -> Iterator[Response]:
    """ "threatened to cut", "is ready to shut", "its vow to strike", "reserves the right to treat"."""
    for token in sentence:
        if token.xpos != "TO" or token.lower != "to":
            continue
        verb = _infinitive(sentence, token.index)
        governor = _governor(sentence, token.index, verb) if verb is not None else None
        if verb is None or governor is None:
            continue
        form = _governor_form(governor)
        if not form or _object_controls(sentence, governor, form):
            continue
        subject = _owner(sentence, governor) if governor.upos == "NOUN" else subject_of(sentence, governor.index)
        negative = lower(sentence, token.index - 1) in NOT_WORDS or lower(sentence, token.index + 1) in NOT_WORDS
        negative = negative != (form in ("intend", "noun", "ready") and _governor_denied(sentence, governor))
        first = token.index + (2 if lower(sentence, token.index + 1) in NOT_WORDS else 1)
        softener = _softener(sentence, governor, token.index, form)
        yield Response(form, verb, first, verb, subject.index if subject else None, governor.index, negative, softener)


def _governor(sentence: Sentence, to: int, verb: int) -> Token | None:
    head = sentence.head(verb)
    if head is not None and head.index < to and _governor_form(head):
        return head
    for k in range(to - 1, max(-1, to - 6), -1):
        token = sentence[k]
        if _governor_form(token):
            return token
        if token.upos in ("VERB",) or token.text in STOPS:
            return None
    return None


def _governor_form(token: Token) -> str:
    if token.upos in ("VERB", "AUX"):
        for name in ("vow", "offer", "intend"):
            if token.lemma in _class(name) or token.lower in _class(name):
                return name
        return (
            "ready"
            if is_in(token, "ready") or token.lemma in ("oblige", "compel", "prepare", "poise", "authorize", "bind")
            else ""
        )
    if token.upos == "ADJ" and is_in(token, "ready"):
        return "ready"
    if token.upos == "NOUN" and is_in(token, "commit_noun"):
        return "noun"
    if token.lower in ("about", "liberty") and token.upos in ("ADV", "ADP", "NOUN"):
        return "ready"
    return ""


def _class(name: str) -> frozenset[str]:
    return frozenset(word for word, names in classes_of().items() if name in names)


def _object_controls(sentence: Sentence, governor: Token, form: str) -> bool:
    """ "warned Assad to", "asked them to": the object is to act, not the speaker."""
    return form == "vow" and governor.lemma in ("warn",) and sentence.child(governor.index, "obj", "iobj") is not None


def _governor_denied(sentence: Sentence, governor: Token) -> bool:
    """ "no intention to", "does not intend to", "not prepared to"."""
    near = list(sentence.children(governor.index))
    above = sentence.head(governor.index)
    if governor.upos == "NOUN" and above is not None:
        near += sentence.children(above.index, "advmod")
    return any(t.lower in NOT_WORDS or t.lower == "no" for t in near if t.index < governor.index)


def _softener(sentence: Sentence, governor: Token, to: int, form: str) -> tuple[int, int] | None:
    """The words of readiness or intent right before an infinitive."""
    if form in ("vow", "offer"):
        return None
    first = governor.index
    while first > 0 and (
        sentence[first - 1].upos in ("AUX", "DET", "ADV", "ADJ", "PART")
        or lower(sentence, first - 1)
        in (
            "reserves",
            "reserve",
            "has",
            "have",
            "stands",
            "stand",
            "remains",
            "remain",
            "had",
            "reserved",
            "stood",
            "feel",
            "considers",
            "consider",
            "itself",
            "at",
        )
    ):
        first -= 1
        if sentence[first].lower in ("reserves", "reserve", "reserved"):
            break
    return first, to


def _to_be(sentence: Sentence) -> Iterator[Response]:
    """ "trucks to be bombed", "is not to be used", "are to be out of Yenga"."""
    for token in sentence:
        i = token.index
        if token.lower not in BE or token.upos not in ("AUX", "VERB"):
            continue
        k = i + 1
        negative = lower(sentence, k) in NOT_WORDS
        k += negative
        if lower(sentence, k) != "to" or sentence[k].xpos != "TO":
            continue
        verb = _infinitive(sentence, k)
        if verb is None:
            continue
        subject = subject_of(sentence, verb) or subject_of(sentence, i)
        yield Response("is to", verb, k + 1, verb, subject.index if subject else None, None, negative)


def _nouns(sentence: Sentence) -> Iterator[Response]:
    """ "vowed retaliation", "pledged $40m", "a threat of war", "every guarantee that": the response as a noun phrase."""
    for token in sentence:
        i = token.index
        if token.upos == "VERB" and token.lemma in (
            "vow",
            "promise",
            "pledge",
            "swear",
            "threaten",
            "offer",
            "guarantee",
            "undertake",
        ):
            if (
                token.xpos == "VBN"
                and not sentence.child(i, "aux")
                and sentence.child(i, "aux:pass") is None
                and token.relation in ("acl", "amod")
            ):
                continue
            noun = sentence.child(i, "obj")
            if noun is None or sentence.child(i, "xcomp") is not None:
                continue
            if token.lemma in ("threaten",) and noun.name != "O":
                continue
            subject = subject_of(sentence, i)
            yield Response(
                "vow noun",
                noun.index,
                sentence.extent(noun.index)[0],
                noun.index,
                subject.index if subject else None,
                i,
            )
        elif token.upos == "NOUN" and token.lemma in (
            "threat",
            "vow",
            "promise",
            "pledge",
            "offer",
            "guarantee",
            "assurance",
        ):
            for noun in sentence.children(i, "nmod"):
                if any(t.lower == "of" for t in sentence.children(noun.index, "case")):
                    owner = _owner(sentence, token)
                    first = next(t.index for t in sentence.children(noun.index, "case")) + 1
                    yield Response("noun of", noun.index, first, noun.index, owner.index if owner else None, i)
        elif (
            token.upos == "NOUN"
            and token.lemma in ("intention", "plan", "desire")
            and _governor_denied(sentence, token)
        ):
            verb = next(
                (
                    t
                    for t in sentence.children(i, "acl", "nmod")
                    if any(c.lower == "of" for c in sentence.children(t.index, "mark", "case"))
                ),
                None,
            )
            if verb is not None:
                owner = _owner(sentence, token)
                of = next(c.index for c in sentence.children(verb.index, "mark", "case") if c.lower == "of")
                yield Response(
                    "no intention",
                    verb.index,
                    of + 1,
                    verb.index,
                    owner.index if owner else None,
                    i,
                    True,
                    _softener(sentence, token, of, "noun"),
                )
        elif token.lemma in ("rule",) and token.upos == "VERB" and any(t.lower == "out" for t in sentence.children(i)):
            noun = sentence.child(i, "obj", "ccomp", "xcomp")
            subject = subject_of(sentence, i)
            if noun is not None and not _governor_denied(sentence, token):
                yield Response(
                    "ruled out",
                    noun.index,
                    sentence.extent(noun.index)[0],
                    noun.index,
                    subject.index if subject else None,
                    i,
                    True,
                )


def _progressive(sentence: Sentence) -> Iterator[Response]:
    """ "is about to", "are coming", "will refrain": present progressives of acts, "refrain from"."""
    for token in sentence:
        i = token.index
        if token.lemma in ("refrain", "abstain", "desist") and token.upos == "VERB":
            act = sentence.child(i, "advcl", "obl")
            if act is not None and sentence.child(i, "aux") is not None:
                subject = subject_of(sentence, i)
                yield Response("refrain", i, i, i, subject.index if subject else None, i)


def _present(sentence: Sentence, conditions: tuple[Condition, ...]) -> Iterator[Response]:
    """Clauses in the present tense behind a condition: "..., we close the other one", "or the army comes in"."""
    spans = [(c.left, c.last) for c in conditions]
    for condition in conditions:
        if condition.form.startswith(("order", "either", "one more", "let", "no no")):
            yield from _tail(sentence, condition)
    for token in sentence:
        if token.xpos not in ("VBP", "VBZ", "VBD", "VB") or token.upos not in ("VERB", "AUX"):
            continue
        i = token.index
        head = i if token.relation not in ("cop", "aux", "aux:pass") else token.head
        if any(a <= head <= b for a, b in spans) or not any(_hangs(sentence, c, head) for c in conditions):
            continue
        if is_in(sentence[head], "say") or any(t.xpos == "MD" for t in sentence.children(head, "aux")):
            continue
        if token.xpos in ("VBD",):
            continue
        subject = subject_of(sentence, head)
        if subject is None:
            continue
        first, cut = _after_not(sentence, min(i, head), head)
        yield Response("present", head, first, head, subject.index, None, cut or _negated(sentence, head, min(i, head)))


def _hangs(sentence: Sentence, condition: Condition, head: int) -> bool:
    """Whether a clause condition hangs on a predicate."""
    if condition.form not in (
        "if",
        "unless",
        "once",
        "moment",
        "inversion",
        "as",
        "so",
        "when",
        "until",
        "whenever",
        "the",
        "for",
        "provided",
        "failing",
        "without",
    ):
        return False
    above = sentence.head(condition.head)
    return above is not None and above.index == head


def _tail(sentence: Sentence, condition: Condition) -> Iterator[Response]:
    """What follows "or" and "and" behind an order; the second half of "no X, no Y"."""
    k = condition.last + 1
    while k < len(sentence) and (sentence[k].upos in ("PUNCT", "CCONJ") or sentence[k].lower == "else"):
        k += 1
    if k >= len(sentence):
        return
    end = k
    while end + 1 < len(sentence) and sentence[end + 1].text not in STOPS and sentence[end + 1].xpos not in ("''",):
        if sentence[end + 1].text == "," and ends_clause(sentence, end + 1, k):
            break
        end += 1
    end = trimmed(sentence, k, end)
    if condition.form == "no no":
        yield Response("tail", k + 1 if lower(sentence, k) == "no" else k, k + 1, end, None, None, True)
        return
    modal = next(
        (t.index for t in sentence.tokens[k : min(k + 7, end + 1)] if t.xpos == "MD" and t.lower in FUTURE), None
    )
    verb = next((t.index for t in sentence.tokens[k : end + 1] if t.upos == "VERB"), k)
    subject = sentence.child(verb, "nsubj")
    negative = any(t.lower in NOT_WORDS | {"no", "nobody"} for t in sentence.tokens[k : verb + 1])
    if modal is not None:
        verb = _governed(sentence, sentence[modal]) or verb
        first, cut = _after_not(sentence, modal, verb)
        yield Response(
            "tail", verb, first, end, subject.index if subject and subject.index >= k else None, None, negative
        )
    else:
        pronoun = sentence[k].lower in ("we", "i") and verb > k
        yield Response(
            "tail", verb, k + pronoun, end, subject.index if subject and subject.index >= k else None, None, negative
        )

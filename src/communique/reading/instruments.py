"""The instruments between parties that a text names: ceasefires, agreements, resolutions, channels, alliances."""

import re
from collections.abc import Sequence

from communique.knowledge.instruments import InstrumentNoun, instrument_nouns
from communique.reading.events.arguments import roles_of
from communique.reading.events.holding import Contents
from communique.reading.events.parties import party_spans
from communique.reading.events.pastimes import is_pastime, pastimes_of
from communique.reading.events.settings_of_acts import TIME_WORDS
from communique.reading.events.status import word_categories
from communique.reading.instrument_states import state_of
from communique.records import Span, content_id
from communique.records.drafts import InstrumentDraft, StatementDraft
from communique.text import Analysis, Sentence, Token

NUMBERS = {
    word: value
    for value, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen".split()
    )
} | {"twenty": 20, "thirty": 30, "forty": 40, "sixty": 60, "ninety": 90}
UNITS = {"hour": "PT{}H", "day": "P{}D", "week": "P{}W", "month": "P{}M", "year": "P{}Y", "minute": "PT{}M"}
DURATION = re.compile(
    r"\b(\d{1,4}|[a-z]{3,8})[ \u00a0]?[-\u2010-\u2014]?[ \u00a0]?(hour|day|week|month|year|minute)s?\b", re.I
)
OPEN = frozenset({"planned", "would", "possible", "asked", "conditional", "infinitive", "negated", "attempted"})
SEEN = frozenset({"the", "this", "that", "such", "its", "their", "these", "those"})
TRUCES = frozenset({"ceasefire", "cease-fire", "truce", "armistice"})
TRUCE = InstrumentNoun("ceasefire", None, frozenset())
MEMBERSHIP = frozenset({"warsaw"})
"""What names a body by its treaty: "the Warsaw Treaty States"."""
HEADED = 2
"""Words of a heading: "Article 4." opens a paragraph of a decree."""
YEAR, YEAR_AFTER = re.compile(r"(?:1[5-9]|20)\d\d"), 2
ALLIANCE_ARTICLES = frozenset({"4", "5"})
"""Of the North Atlantic Treaty: consultation and common defence."""
ALLIED = re.compile(r"\bNATO\b|\b[Aa]llies\b|\bAtlantic\b|\bAlliance\b")
VAGUE = frozenset({"no", "any", "every", "each"})
PARTS = frozenset({"of", "on", "between", "with", "along", "in", "at", "for", "about", "against"})
DATED_FORM = ("agreed", "in", "March")
BODIES = frozenset(
    "commission committee council talks talk negotiation negotiator mission monitor observer inspector supervisor team "
    "body panel office mechanism offer proposal plan call appeal violation breach hope effort deadline".split()
)
CLOSING = frozenset(')]"”')
STARTS = frozenset({"start", "begin", "enter", "take", "come", "go", "last", "run", "hold"})
MADE = frozenset(
    {
        "sign",
        "conclude",
        "agree",
        "declare",
        "announce",
        "reach",
        "broker",
        "renew",
        "adopt",
        "accept",
        "observe",
        "impose",
    }
)


SIGNED = MADE - {"broker", "impose"} | {"ratify", "initial", "negotiate"}
"""Verbs whose subject is a party of what they make; who brokers or proposes a truce is none."""

BEGINNING = 8
"""Words after the noun within which its beginning is looked for."""
BEGINNINGS = frozenset({"begin", "start", "commence", "effective"})
CLOCK = frozenset(
    "midnight noon dawn dusk sunrise sunset daybreak a.m. p.m. am pm gmt o'clock hours local time".split()
)
BEFORE_A_DAY = frozenset({"on", "in", "from", "at", "as", "of"})
"""Words between a beginning and its day, and those that follow an hour."""
SIGNING = frozenset({"sign", "ink", "initial", "conclude"})
SIGNED_MARK, DATED_MARK = "(signed)", "(dated)"
"""What the table asks of nouns that are instruments only where they are signed, or "of 1947"."""

IMPOSED = frozenset(
    "impose lift ease extend tighten renew suspend adopt levy maintain relax slap waive reimpose".split()
)


MILITARY = frozenset({"deconfliction", "de-confliction"})
KEPT = frozenset("use keep maintain operate have open reopen restore establish share cut sever suspend set".split())
"""Verbs whose subject has a channel, and may cut it."""


def extract_instruments(analysis: Analysis, statements: Sequence[StatementDraft]) -> tuple[InstrumentDraft, ...]:
    """Each instrument once, where the text first names it; a later, plainer mention may tell what became of it."""
    found: list[InstrumentDraft] = []
    pastimes, contents = pastimes_of(analysis), Contents(analysis, statements)
    for sentence in analysis.sentences:
        for token in () if is_pastime(sentence, pastimes) else sentence:
            use = _use(sentence, token)
            if token.upos == "VERB" and token.lemma == "veto":
                _add(found, _cast(analysis, sentence, token), again=False)
            if use is not None:
                _add(found, make_instrument(analysis, sentence, token, use.kind, contents), is_again(sentence, token))
        found.extend(_articles(analysis, sentence, found))
    return tuple(found)


def _use(sentence: Sentence, token: Token) -> InstrumentNoun | None:
    if token.upos not in ("NOUN", "PROPN"):
        return None
    uses = instrument_nouns().get(token.lemma.lower())
    if uses is None:
        return None
    near = _near(sentence, token)
    if token.relation in ("compound", "flat") and not (near & MEMBERSHIP and token.upos == "PROPN"):
        return None
    if names_a_body(sentence, token):
        return None
    if near & VAGUE or _is_lacking(sentence, token) or _is_loose(sentence, token):
        return None
    if near & TRUCES:
        return TRUCE
    if _is_signed(sentence, token):
        near = near | {SIGNED_MARK}
    if _is_dated(sentence, token):
        near = near | {DATED_MARK}
    return next((u for u in uses if not near & u.without and (u.with_ is None or near & u.with_)), None)


def names_a_body(sentence: Sentence, token: Token) -> bool:
    """Whether the noun only says what a body or its work is about: "the ceasefire commission", "truce talks"."""
    after = sentence[token.index + 1] if token.index + 1 < len(sentence) else None
    return after is not None and after.upos in ("NOUN", "PROPN") and after.lemma.lower() in BODIES


def _is_lacking(sentence: Sentence, token: Token) -> bool:
    """Without an agreement: by its preposition, or the word before its article."""
    place = token.index - 1
    while place > 0 and sentence[place].upos in ("DET", "ADJ"):
        place -= 1
    cases = {c.lower for c in sentence.children(token.index, "case")}
    return "without" in cases or (place >= 0 and sentence[place].lower == "without")


def _is_loose(sentence: Sentence, token: Token) -> bool:
    """A noun that names no instrument: bare ("by agreement"), consent ("with the agreement"), "hotline 1529"."""
    after = sentence[token.index + 1] if token.index + 1 < len(sentence) else None
    if token.lemma.lower() in ("agreement", "accord") and any(
        c.lower in ("with", "by") for c in sentence.children(token.index, "case")
    ):
        return not _is_dated(sentence, token)
    if token.lemma.lower() == "accord" and after is not None and (after.text == "-" or after.upos == "ADV"):
        return True
    numbered = after is not None and after.upos == "NUM"
    several = token.xpos in ("NNS", "NNPS") and not _near(sentence, token) & MILITARY
    named = token.lemma.lower() in ("hotline", "line") and (numbered or several)
    bare = token.xpos == "NN" and not any(
        c.is_word for c in sentence.children(token.index) if c.relation not in ("case", "conj", "cc")
    )
    return named or bare


def _is_signed(sentence: Sentence, token: Token) -> bool:
    """Whether somebody signs it: "signing a deal with the rebels"."""
    head = sentence.head(token.index)
    return head is not None and head.lemma in SIGNING and token.relation in ("obj", "nsubj:pass", "acl")


def _is_dated(sentence: Sentence, token: Token) -> bool:
    """Whether "of" and a year follow: "the guarantees of 1939"."""
    rest = [t.text for t in sentence.tokens[token.index + 1 : token.index + 3]]
    return len(rest) == YEAR_AFTER and rest[0] == "of" and bool(YEAR.fullmatch(rest[1]))


def _near(sentence: Sentence, token: Token) -> set[str]:
    """The words that modify a noun, and the prepositions and nouns of its phrases."""
    found: set[str] = set()
    for child in sentence.children(token.index):
        if child.relation in ("amod", "compound", "det", "flat", "nmod:poss", "nummod"):
            found |= {t.lower for t in sentence.subtree(child.index)} | {child.lemma.lower()}
        elif child.relation.startswith(("nmod", "acl")):
            found |= {child.lemma.lower(), *(c.lower for c in sentence.children(child.index, "case"))}
    return found


def is_again(sentence: Sentence, token: Token) -> bool:
    """Whether the words only refer back: "the truce", "this agreement"."""
    near = [
        t for t in sentence.children(token.index) if t.is_word and t.relation not in ("case", "cc", "conj", "appos")
    ]
    return all(t.lower in SEEN or t.relation.startswith("acl") for t in near) and not token.lemma[:1].isupper()


def _add(found: list[InstrumentDraft], draft: InstrumentDraft, again: bool) -> None:
    """Keep a new instrument; a mention that refers back only brings news of the earlier one's state."""
    for place in range(len(found) - 1, -1, -1):
        earlier = found[place]
        if earlier.kind == draft.kind and (again or earlier.name.lower() == draft.name.lower()):
            if earlier.state in ("in_force", "proposed") and draft.state not in ("in_force", "proposed"):
                found[place] = _with_news(earlier, draft)
            return
    found.append(draft)


def one_each(drafts: Sequence[InstrumentDraft]) -> tuple[InstrumentDraft, ...]:
    """Drafts in text order, one for each name and kind, none inside another."""
    found: list[InstrumentDraft] = []
    for draft in sorted(drafts, key=lambda d: (d.span.start, -d.span.end)):
        if not any(draft.span.overlaps(earlier.span) for earlier in found):
            _add(found, draft, again=False)
    return tuple(found)


def _with_news(earlier: InstrumentDraft, later: InstrumentDraft) -> InstrumentDraft:
    return InstrumentDraft(
        id=earlier.id,
        kind=earlier.kind,
        span=earlier.span,
        name=earlier.name,
        parties=earlier.parties or later.parties,
        state=later.state,
        duration=earlier.duration or later.duration,
        start=earlier.start or later.start,
        alleged_by=later.alleged_by,
        alleged_against=later.alleged_against,
    )


def make_instrument(
    analysis: Analysis, sentence: Sentence, token: Token, kind: str, contents: Contents
) -> InstrumentDraft:
    """The draft of an instrument of a kind that a noun names."""
    span = _span(analysis, sentence, token)
    state = state_of(analysis, sentence, token, contents)
    return InstrumentDraft(
        id=content_id("instrument", analysis.document, (span,)),
        kind=kind,
        span=span,
        name=re.sub(r"^(?:the|an?|its|their|this) ", "", span.text, flags=re.I),
        parties=_parties(analysis, sentence, token, kind),
        state=state.name,
        duration=duration_of(span.text),
        start=_start(analysis, sentence, token),
        alleged_by=state.by,
        alleged_against=state.against,
    )


def _cast(analysis: Analysis, sentence: Sentence, verb: Token) -> InstrumentDraft:
    """The veto that a verb tells: its caster is its party; one that is only threatened or possible is proposed."""
    span = analysis.span_of(sentence, verb.index, verb.index)
    return InstrumentDraft(
        id=content_id("instrument", analysis.document, (span,)),
        kind="veto",
        span=span,
        name="veto",
        parties=party_spans(analysis, sentence, roles_of(sentence, verb).agents),
        state="proposed" if word_categories(sentence, verb) & OPEN else "in_force",
    )


def _span(analysis: Analysis, sentence: Sentence, token: Token) -> Span:
    """The noun with what describes it: "a 48-hour truce along the road", "the treaty concluded with Moscow"."""
    first = last = token.index
    for child in sentence.children(token.index):
        low, high = sentence.extent(child.index)
        if child.upos == "ADV" or (child.index == 0 and child.xpos == "VBG"):
            continue
        if child.index < token.index and child.relation in (
            "det",
            "amod",
            "compound",
            "nummod",
            "nmod:poss",
            "nmod",
            "flat",
        ):
            first = min(first, low)
        elif child.index > token.index and _belongs(sentence, child):
            last = max(last, high)
    end = next(
        (i for i in range(token.index + 1, last + 1) if sentence[i].text in (",", ";", ":", "(", "—", "–")), None
    )
    if end is not None and sentence[end].text != ",":
        last = end - 1
    while last > token.index and not sentence[last].is_word and sentence[last].text not in CLOSING:
        last -= 1
    return analysis.span_of(sentence, first, last)


def _belongs(sentence: Sentence, child: Token) -> bool:
    if child.relation in ("flat", "nummod"):
        return True
    if child.relation == "acl":
        return child.xpos == "VBN"
    return child.relation.startswith("nmod") and any(c.lower in PARTS for c in sentence.children(child.index, "case"))


def _parties(analysis: Analysis, sentence: Sentence, token: Token, kind: str) -> tuple[Span, ...]:
    """The parties named in the phrase ("between A and B", "with A"), its owner, and who signed or agreed."""
    roles = roles_of(sentence, token)
    made = [t for t in sentence.children(token.index, "acl") if t.lemma in SIGNED]
    within = [roles, *(roles_of(sentence, m) for m in made)]
    between = [t for r in within for t in r.at("between")]
    if between:
        return party_spans(analysis, sentence, between)
    named = [*roles.at("with"), *(t for r in within[1:] for t in r.at("with", "by"))]
    named += roles.at("on", "against") if kind == "sanctions_regime" else []
    owners = [t for t in roles.agents if t.upos != "PRON" or kind == "veto"]
    head = sentence.head(token.index)
    verbs = {"sanctions_regime": IMPOSED, "channel": KEPT}.get(kind, SIGNED | {"have"})
    makers = roles_of(sentence, head).agents if head is not None and head.lemma in verbs else []
    nations = [m for m in roles.modifiers if m.name.endswith("LOC")]
    return party_spans(analysis, sentence, [*makers, *owners, *nations, *named])


def duration_of(text: str) -> str | None:
    """The term in a name, as a TIMEX value: "30-day", "30 – day", "five-day" give P30D, P5D; "72-hour" PT72H."""
    found = DURATION.search(text)
    if found is None:
        return None
    word = found[1].lower()
    number = int(word) if word.isdigit() else NUMBERS.get(word)
    return None if number is None else UNITS[found[2].lower()].format(number)


def _start(analysis: Analysis, sentence: Sentence, token: Token) -> Span | None:
    """The phrase that says when it began: of "agreed in March", "takes effect on Monday", "of 1942"."""
    begins = _begins(analysis, sentence, token)
    if begins is not None:
        return begins
    head = sentence.head(token.index)
    tellers = [t for t in sentence.children(token.index) if t.relation.startswith("acl") and t.lemma in MADE | STARTS]
    tellers += [head] if head is not None and head.lemma in MADE | STARTS else []
    for teller in [*tellers, token]:
        for child in sentence.children(teller.index, "obl", "nmod", "advmod"):
            if _tells_time(sentence, child):
                first, last = sentence.extent(child.index)
                while first < child.index and sentence[first].upos == "ADP":
                    first += 1
                return analysis.span_of(sentence, first, last)
    return _start_behind(analysis, sentence, token)


def _begins(analysis: Analysis, sentence: Sentence, token: Token) -> Span | None:
    """The day of "a truce beginning on January 12", "from noon on 14 July", by the order of the words: it outweighs
    when it was agreed.
    """
    behind = sentence.tokens[token.index + 1 : token.index + 1 + BEGINNING]
    place = next((n for n, t in enumerate(behind) if t.lemma in BEGINNINGS or t.lower == "from"), None)
    if place is None:
        return None
    rest = sentence.tokens[behind[place].index + 1 :]
    skipped = next((n for n, t in enumerate(rest) if not _is_of_the_hour(rest, n)), len(rest))
    day = rest[skipped:]
    if (not skipped and behind[place].lower != "from") or not day or not _is_of_a_day(day[0]):
        return None
    last = next((n for n, t in enumerate(day) if not _is_of_a_day(t)), len(day)) - 1
    return analysis.span_of(sentence, day[0].index, day[last].index)


def _is_of_the_hour(rest: Sequence[Token], place: int) -> bool:
    """Whether a word stands between a beginning and its day: "on", "noon on", "0300 GMT on"."""
    token = rest[place]
    is_hour = token.upos == "NUM" and place + 1 < len(rest) and rest[place + 1].lower in CLOCK
    return is_hour or token.lower in CLOCK | BEFORE_A_DAY


def _is_of_a_day(token: Token) -> bool:
    return token.upos == "NUM" or token.lower.rstrip(".") in TIME_WORDS


def _start_behind(analysis: Analysis, sentence: Sentence, token: Token) -> Span | None:
    """A truce agreed in March, one that began in March: by the order of the words."""
    behind = sentence.tokens[token.index + 1 : token.index + 5]
    rest = behind[1:] if behind and behind[0].lower in ("that", "which") else behind
    if len(rest) < len(DATED_FORM) or rest[0].lemma not in MADE | STARTS or rest[1].lower not in ("in", "on"):
        return None
    is_time = rest[2].lower.rstrip(".") in TIME_WORDS or bool(YEAR.fullmatch(rest[2].text))
    return analysis.span_of(sentence, rest[2].index, rest[2].index) if is_time else None


def _tells_time(sentence: Sentence, token: Token) -> bool:
    if any(c.lower in ("for", "until", "till", "by", "after") for c in sentence.children(token.index, "case")):
        return False
    year = token.upos == "NUM" and len(token.text) == 4 and token.text.isdigit()
    return year or token.lower.rstrip(".") in TIME_WORDS


def _articles(analysis: Analysis, sentence: Sentence, found: Sequence[InstrumentDraft]) -> list[InstrumentDraft]:
    """ "Article 5" on its own stands for the alliance whose treaty it is; so does 4 in a text on the allies."""
    named = [token for token in sentence if token.text == "Article"]
    numbers = ALLIANCE_ARTICLES if named and ALLIED.search(analysis.text) else {"5"}
    for token in named:
        if (
            token.index + 1 >= len(sentence)
            or sentence[token.index + 1].text not in numbers
            or (not token.index and len(sentence) > HEADED and sentence[2].text == ".")
        ):
            continue
        if any(f.kind == "alliance" for f in found):
            return []
        span = analysis.span_of(sentence, token.index, token.index + 1)
        number = content_id("instrument", analysis.document, (span,))
        return [InstrumentDraft(id=number, kind="alliance", span=span, name=span.text, state="in_force")]
    return []

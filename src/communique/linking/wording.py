"""What the words of an act say besides it: whether it is left undone, lies ahead or is talk, and who is named."""

import re
from functools import lru_cache

from communique.knowledge.act_frames import proper_names
from communique.knowledge.parties import country_of, find_parties
from communique.linking.parties import party_stems, state_of_code
from communique.linking.words import stem

_BESIDE = re.compile(
    r"(?i)\s(?:after|since|because|following|in response to|in reply to|when|while|as)\s(?!captives|hostages|far)"
)
"""What opens a clause that tells of another act than the one asked about."""
_REFUSAL = re.compile(
    r"(?i)\b(?:not|n't|never|nobody|no longer|refus(?:e|es|ed|al|ing)|fail(?:s|ed|ing|ure)?|declin(?:e|es|ed|ing)"
    r"|neither|^no (?=.*\b(?:takes? place|held|follows?|happens?|occurs?|comes?)\b)"
    r"|without (?=\w+ing)|instead of|stops? short|short of|none|nothing|rejects?|rejected|rejection"
    r"|turn(?:s|ed)? down|rul(?:es|ed) out)\b|n’t\b"
)
_END = re.compile(
    r"(?i)\b(?:end(?:s|ed|ing)?|stop(?:s|ped|ping)?|halt(?:s|ed)?|cease[sd]?|call(?:s|ed)? off|cancel(?:s|led)?"
    r"|suspend(?:s|ed)?|lift(?:s|ed)?|abandon(?:s|ed)?|gives? up|gave up|puts? off|postpone[sd]?)\b"
)
"""Words that leave an act undone, or end one that goes on."""
_STANDING = re.compile(
    r"(?i)\b(?:keeps?|kept|stands? by|still|remain\w*|stay\w*|go(?:es)? on|went on|continu\w+|maintain\w*|holds? on"
    r"|persist\w*|ignor\w*|miss(?:es|ed)?|lets? .{1,30} (?:pass|lapse|go by|stand)|passes|passed|without|past"
    r"|expire[sd]?|deadline|no|nothing|nobody|block\w*|bars?|barred|withh\w+|clings?|def(?:ies|ied)|extend\w*|prolong\w*"
    r"|leav(?:es?|ing) .{1,40}\b(?:in place|standing|where|as)|turn(?:s|ed)? .{0,40}\b(?:down|away|back)|locks?"
    r"|shuts? out|yet to|unfulfilled)\b"
)
"""Words of what goes on as it was, or of time that ran out: what was asked for has not been done."""
_NONE_LEFT = re.compile(r"(?i)\b(?:not|no|none|nobody|neither)\b[^.;]{0,60}\bleft\b")
"""Where nobody is left, all have gone."""
_TALK = re.compile(
    r"(?i)^(?:\S+\s+){1,6}?(?:says?|said|threatens?|warns?|plans?|considers?|debates?|discusses|hints?|vows?|pledges?"
    r"|promises|proposes|suggests?|urges?|thinks?|is thinking|denies|demands?|complains?|protests?|asks?|calls? for"
    r"|rehearses?|prepares?|mulls?|offers?|appeals?|talks? of|votes? to)\b"
)
_AHEAD = re.compile(
    r"(?i)^(?:\S+\s+){1,6}?(?:(?:threatens?|plans?|vows?|promises|pledges?|prepares?|wants?|hopes?|intends?|offers?"
    r"|gets? ready|is about|are about|is ready|are ready|is set|are set|agrees?|proposes) to"
    r"|(?:considers?|mulls?|weighs?|discusses|debates)|could|may|might|would|will|thinks? (?:of|about)|is thinking)\b"
)
_HEADLINE = re.compile(r"^(?:[A-Z]\S*\s+){1,3}to\s[a-z]")
"""Words of an act that lies ahead: it is planned or threatened, not done."""
_CAPITAL = re.compile(r"\b[A-Z][^\W\d_]+")
DIRECTIONS = frozenset(
    stem(w) for w in "the a an two three north south east west northern southern eastern western un eu nato".split()
)


@lru_cache(maxsize=8192)
def main_clause(text: str) -> str:
    """The words of an act without what they say of another before it ("after migrants storm the fence").

    >>> main_clause("Spain sends troops after migrants storm the fence")
    'Spain sends troops'
    """
    head = _BESIDE.split(text, maxsplit=1)[0]
    return head if head.count(" ") >= 2 else text


@lru_cache(maxsize=8192)
def is_talk(text: str) -> bool:
    """Whether the main words tell of talk about an act: "says", "debates", "calls for".

    >>> is_talk("Lima calls for the closing of the bridge"), is_talk("Lima closes the bridge")
    (True, False)
    """
    return bool(_TALK.search(main_clause(text)))


@lru_cache(maxsize=8192)
def lies_ahead(text: str) -> bool:
    """Whether the words tell of an act that is only planned, threatened or possible.

    >>> lies_ahead("Iran threatens to close the strait"), lies_ahead("Iran closes the strait to tankers")
    (True, False)
    """
    told = main_clause(text)
    return bool(_AHEAD.search(told) or _HEADLINE.search(told))


@lru_cache(maxsize=8192)
def undoing(text: str) -> frozenset[str]:
    """Whether words leave an act undone (`refusal`) or end one that goes on (`end`).

    >>> sorted(undoing("Lima refuses to open the bridge")), sorted(undoing("not a soldier is left in the town"))
    (['refusal'], [])
    """
    told = _NONE_LEFT.sub(" left", text)
    return frozenset(name for name, cue in (("refusal", _REFUSAL), ("end", _END)) if cue.search(told))


@lru_cache(maxsize=8192)
def leaves_standing(text: str) -> bool:
    """Whether words tell that something asked for was left undone, or that things stay as they were.

    >>> leaves_standing("Lima keeps the two sailors"), leaves_standing("Lima frees the two sailors")
    (True, False)
    """
    return bool(undoing(text) or _STANDING.search(text))


@lru_cache(maxsize=8192)
def names_in(text: str) -> frozenset[str]:
    """The stems of the proper names of a text that are no party's."""
    return frozenset(stem(name.lower()) for name in proper_names(text)) - party_stems()


@lru_cache(maxsize=8192)
def named_in(text: str) -> frozenset[str]:
    """Everything that a text names with a capital: countries by their code, all else by its stem.

    >>> sorted(named_in("American missiles on Polish soil near Orzysz"))
    ['POL', 'USA', 'orzysz']
    """
    found: set[str] = set()
    for match in () if text.isupper() else _CAPITAL.finditer(text):
        country, root = country_of(match.group()), stem(match.group().lower())
        if country or (match.start() and root not in DIRECTIONS):
            found.add(country or root)
    return frozenset(found)


@lru_cache(maxsize=8192)
def countries_named(text: str) -> frozenset[str]:
    """The countries of all parties that a text names."""
    return frozenset(state_of_code(code) for _, _, code in find_parties(text))


@lru_cache(maxsize=4096)
def capitals_in(text: str) -> frozenset[str]:
    """The stems of all words with a capital, past the first of the text: places, persons, peoples."""
    return frozenset(stem(m.group().lower()) for m in _CAPITAL.finditer(text, 2)) if not text.isupper() else frozenset()

"""What sort of party a phrase can mean at all: anybody, nobody, the side across, somebody's own."""

from communique.resolving.countries import Ranges, country_of
from communique.resolving.mentions import Phrase
from communique.text import Sentence, Token

ENEMIES = frozenset({"enemy", "aggressor", "foe", "adversary", "invader", "occupier", "rival", "attacker"})
EQUALS = frozenset({"counterpart", "opponent"})
FRIENDS = frozenset({"partner", "ally", "friend"})
BESIDE = frozenset({"neighbour", "neighbor"}) | ENEMIES | EQUALS | FRIENDS
"""Nouns whose owner is another party than who is meant: "Paris's partners"."""

TITLED = frozenset({"person", "rank", "diplomat", "role", "voice"})
"""Kinds of office words that can stand before or behind a personal name."""

_ANONYMOUS = frozenset(
    """reporter journalist correspondent newsman diplomat source observer expert analyst volunteer insider witness
    quarter circle""".split()
)
_ASKING = frozenset({"reporter", "question", "host", "interviewer", "q", "journalist", "correspondent"})
TRADES = frozenset({"BUS", "LAB", "JUD", "AGR", "SOC", "EDU", "MED"})
"""Sectors whose people are of many countries: a text must be clearly about one to make them its own."""
_EVERYWHERE = frozenset({"NGO", "CRM"})
"""Sectors of people that work abroad."""
_REGIONS = frozenset({"western", "arab", "european", "african", "asian", "international", "regional"})
_ONE_OF_MANY = frozenset({"a", "an", "one", "another", "any"})
_QUOTES = frozenset("\"“”‘’'«»")
_STATES = frozenset({"country", "nation", "state", "power", "signatory", "government", "kingdom"})
_NUMBERS = frozenset("three four five six seven eight nine ten eleven twelve".split())
_FOREIGN_OFFICES = frozenset({"ministry", "office", "department", "service", "committee", "legion"})
_STATEHOOD = frozenset({"country", "nation", "state", "side", "homeland", "government", "people", "territory"})
_QUANTIFIERS = frozenset({"any", "all", "every", "each", "no", "another", "some", "many", "most", "other"})
_ACROSS = frozenset({"other", "opposite", "opposing", "neighbouring", "neighboring", "enemy"})
_IRREGULAR = frozenset({"REB", "OPP"})
_ASKING = frozenset({"demand", "insist", "require", "request", "urge", "ask", "order", "call"})
_OBLIGING = frozenset({"must", "should"})
_BESIDE_NAME = frozenset({"nmod:desc", "appos", "flat", "compound"})
_LONGEST_OBJECT = 7


def is_nobody(phrase: Phrase) -> bool:
    """Whether a phrase labels whoever asks ("QUESTION:") or a captain of a team ("captain Emeka Bello")."""
    if phrase.kind == "rank" and phrase.name and phrase.sentence[phrase.first].text.islower():
        return True
    if phrase.sentence[phrase.first].lower not in _ASKING:
        return False
    return any(t.text in {":", "("} for t in phrase.sentence.tokens[phrase.first + 1 : phrase.first + 3])


def is_general(phrase: Phrase) -> bool:
    """Whether a phrase means anybody: "all parties", "any ally", "no state"."""
    if phrase.kind != "polity" or phrase.full_code is not None or phrase.owner is not None:
        return False
    return phrase.sentence[phrase.first].lower in _QUANTIFIERS


def is_opposite(phrase: Phrase) -> bool:
    """Whether a phrase means the side across: "the other side", "that side", "the neighbouring country"."""
    if phrase.kind != "polity" or phrase.full_code or phrase.owner:
        return False
    words = {t.lower for t in phrase.sentence.tokens[phrase.first : phrase.head]}
    return not words.isdisjoint(_ACROSS) or ("that" in words and phrase.noun == "side")


def is_anonymous(phrase: Phrase) -> bool:
    """Whether a phrase means people whose country nobody is told: "diplomats", "Western officers", "brokers"."""
    if (phrase.kind in {"text", "asset"} and phrase.offices < 2) or phrase.unknown_body:
        return True
    if phrase.sector in _EVERYWHERE:
        return True
    if phrase.kind == "diplomat" and not phrase.definite:
        return True
    words = {t.lower for t in phrase.sentence.tokens[phrase.first : phrase.last + 1]}
    if (
        "foreign" in words
        and phrase.kind in {"body", "asset", "polity", "people"}
        and phrase.noun not in _FOREIGN_OFFICES
    ):
        return True
    return (phrase.noun in _ANONYMOUS and phrase.offices < 2) or not words.isdisjoint(_REGIONS)


def is_group_of_states(phrase: Phrase) -> bool:
    """Whether a phrase counts three or more states: "the four countries", "the six powers"."""
    if not phrase.plural or phrase.noun not in _STATES or phrase.full_code is not None:
        return False
    return any(t.lower in _NUMBERS for t in phrase.sentence.tokens[phrase.first : phrase.head])


def is_label(text: str, start: int, end: int) -> bool:
    """Whether a phrase stands alone in quotation marks, as somebody's word for another."""
    return text[max(0, start - 1) : start] in _QUOTES and text[end : end + 1] in _QUOTES and start > 0


def is_vague(phrase: Phrase) -> bool:
    """Whether a phrase is one of many, so that the country in play says little: "a patrol", "infiltrators"."""
    if phrase.name or phrase.definite or phrase.owner:
        return False
    if phrase.noun == "force" and not phrase.plural and phrase.head - phrase.first <= 1:
        # "Full force" is a manner.
        return True
    many = phrase.plural or phrase.sentence[phrase.first].lower in _ONE_OF_MANY
    return many and (phrase.kind in {"body", "rank", "role"} or phrase.sector == "REB")


def owned(code: str, phrase: Phrase) -> str:
    """The code of what belongs to a party: "its military" is the country's MIL, a rebel's men are rebels."""
    country, sector = country_of(code), code[4:]
    if country is None or phrase.sector is None or sector in _IRREGULAR or phrase.kind in {"voice", "role", "text"}:
        return code
    if phrase.noun in _STATEHOOD and phrase.sector == "GOV":
        return f"{country} GOV"
    return f"{country} {phrase.sector}"


def personal(possessive: str) -> str:
    """The pronoun of a possessive; other words as they are."""
    table = {"my": "i", "our": "we", "your": "you", "his": "he", "her": "she", "its": "it", "their": "they"}
    return table.get(possessive, possessive)


def is_acted_upon(phrase: Phrase) -> bool:
    """Whether a phrase is the object of a verb with another subject: "he thanked President Hale"."""
    sentence = phrase.sentence
    own = sentence.tokens[phrase.first : phrase.last + 1]
    token = next((t for t in own if t.relation in {"obj", "iobj"}), None)
    verb = sentence.head(token.index) if token is not None else None
    return verb is not None and sentence.child(verb.index, "nsubj") is not None


def _asked(sentence: Sentence, verb: Token) -> Token | None:
    """The subject of what a verb asks for."""
    clause = sentence.child(verb.index, "ccomp")
    if clause is None:
        return None
    asks = verb.lemma.lower() in _ASKING
    obliged = any(t.lower in _OBLIGING for t in sentence.children(clause.index, "aux"))
    return sentence.child(clause.index, "nsubj") if asks or obliged else None


def spoken_to(phrase: Phrase) -> Ranges:
    """Whom the phrase speaks to, by offsets: the object of the verb whose subject it is, or who must do what it asks.

    "The general staff cautioned Athens", "Odhe demanded that Chad withdraw", "Odhe said that Chad must withdraw".
    """
    sentence = phrase.sentence
    own = sentence.tokens[phrase.first : phrase.last + 1]
    head = sentence.head(phrase.head)
    named = head if sentence[phrase.head].relation in _BESIDE_NAME else None
    subject = next((t for t in (*own, *((named,) if named else ())) if t.relation.startswith("nsubj")), None)
    if subject is None:
        return ()
    verb = sentence.head(subject.index)
    spoken = (sentence.child(verb.index, "obj", "iobj") or _asked(sentence, verb)) if verb else None
    if spoken is None or spoken.index < phrase.last or spoken.upos not in {"NOUN", "PROPN"}:
        return ()
    first, last = sentence.extent(spoken.index)
    return ((sentence[first].start, sentence[last].end),) if last - first <= _LONGEST_OBJECT else ()

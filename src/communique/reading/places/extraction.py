"""Which names are places where something is, happens or goes: towns, provinces, seas, not governments or papers."""

from collections.abc import Collection
from itertools import pairwise

from communique.knowledge.place_words import place_words
from communique.reading.places.place_names import CITY_STATES, Run, find_runs, is_country, is_country_word, is_on_map
from communique.records import PlaceDraft, content_id
from communique.text import Analysis, Sentence, Token

_KNOWN_OTHERS = frozenset(("country", "adjective", "national", "people", "body", "person"))
_HEAD_OF_TEXT = 2
"""Datelines in capitals stand in the first paragraph or two."""
_LONGEST_NAME = 30
_LONG = 3
"""Three words or more after "in" are rather a title than a town."""


def extract_places(analysis: Analysis) -> tuple[PlaceDraft, ...]:
    """The named places below country level that the text uses as locations, in order.

    Counted: towns, provinces, seas, straits and sites after a preposition of place, under a word such as "port of", at
    the head of a dateline, or tagged as a place and not acting as a government. Not counted: countries, a capital that
    stands for its government, parts of the names of people, bodies and agreements.
    """
    people = surnames_of(analysis)
    drafts = (
        _draft(analysis, sentence, run)
        for sentence in analysis.sentences
        for run in find_runs(sentence)
        if _is_place(analysis, sentence, run) and not is_surname(sentence, run.first, run.last, people)
    )
    return tuple({draft.id: draft for draft in drafts}.values())  # "Coast" may widen one run into the next


def surnames_of(analysis: Analysis) -> frozenset[str]:
    """The last words of the full names of people in a text: "Khan" of "Usman Khan"."""
    return frozenset(
        token.text
        for sentence in analysis.sentences
        for token in sentence
        if token.name == "I-PER" and (token.index + 1 == len(sentence) or sentence[token.index + 1].name != "I-PER")
    )


def is_surname(sentence: Sentence, first: int, last: int, people: Collection[str]) -> bool:
    """Whether one word is somebody's surname in the text, and no preposition of place leads it."""
    if first != last or sentence[first].text not in people:
        return False
    return _preposition(sentence, first) not in place_words("inside")


def _draft(analysis: Analysis, sentence: Sentence, run: Run) -> PlaceDraft:
    first, last = run.first, run.last
    if last + 1 < len(sentence) and sentence[last + 1].lower in place_words("land"):
        last += 1
    return make_place(analysis, sentence, first, last)


def make_place(analysis: Analysis, sentence: Sentence, first: int, last: int) -> PlaceDraft:
    """The draft of the place that some words name."""
    span = analysis.span_of(sentence, first, last)
    near = _preposition(sentence, first) in place_words("near")
    return PlaceDraft(id=content_id("place", analysis.document, (span,)), span=span, near=near)


def _is_place(analysis: Analysis, sentence: Sentence, run: Run) -> bool:
    if _is_no_name(sentence, run):
        return False
    if _opens_dateline(analysis, sentence, run):
        return not run.kinds & {"country", "adjective", "national", "people"} or "capital" in run.kinds
    tags = [t.name[2:] for t in sentence.tokens[run.first : run.last + 1] if t.name != "O"]
    tagged = tags.count("LOC") * 2 > len(tags)
    text = sentence_text(sentence.tokens[run.first : run.last + 1])
    is_city = "capital" in run.kinds or text in CITY_STATES
    if is_city or (tagged and run.kinds and run.kinds <= {"body", "person", "mask"}):
        return _is_location_of_capital(sentence, run)
    if run.kinds & _KNOWN_OTHERS or _names_a_body(sentence, run):
        return False
    if _ends_with_land(sentence, run) and not _is_person(sentence, run, tags):
        return True
    if _stands_for_paper(sentence, run):
        return False
    if tagged:
        return not _acts(sentence, run)
    return _is_framed(sentence, run, tags)


def _is_person(sentence: Sentence, run: Run, tags: list[str]) -> bool:
    """Whether a name that ends like a hill or river is tagged as somebody's, and no preposition leads it."""
    return "PER" in tags and "LOC" not in tags and sentence[max(run.first - 1, 0)].upos not in ("ADP", "DET")


_SHIPS = frozenset(
    "ship vessel tanker tug cutter frigate destroyer trawler boat carrier ferry yacht mv ss hms uss".split()
)
_PARTS = frozenset(
    "north south east west northern southern eastern western central republic people state states member base coast "
    "government co co. earth st. county army sector union asia europe africa america world mars moon".split()
)


def _is_no_name(sentence: Sentence, run: Run) -> bool:
    """Parts of other names, ships, agencies in brackets, speakers before a colon, countries with a word more."""
    before = sentence[run.first - 1].lower if run.first else ""
    words = sentence.tokens[run.first : run.last + 1]
    if before in _SHIPS or (before in ('"', "“") and run.first > 1 and sentence[run.first - 2].lower in _SHIPS):
        return True
    if len(words) == 1 and words[0].text.isupper() and _is_numbered(sentence, run.last):
        return True
    if len(words) == 1 and (words[0].lower in _PARTS or len(words[0].text) == 1 or _is_short(words[0], run)):
        return True
    if _word_after(sentence, run) == ":" and run.first == 0 and not run.kinds and not words[0].text.isupper():
        return True
    if before == "of" and _holder(sentence, run.first) in ("government", "republic", "state", "states"):
        return True
    if before == "(" and words[0].text.isupper() and _word_after(sentence, run) == ")":
        return True
    if "capital" in run.kinds:
        return False
    return len(words) > 1 and _holds_country(words) and words[-1].lower not in place_words("land")


def _is_numbered(sentence: Sentence, last: int) -> bool:
    """Whether a hyphen and a number follow: COVID-19, MH-17."""
    rest = sentence.tokens[last + 1 : last + 3]
    return len(rest) > 1 and rest[0].text in "-‐‑–" and rest[1].text[0].isdigit()


def _is_short(word: Token, run: Run) -> bool:
    """Whether a word is an abbreviation that no table knows (NK), or that of a weekday."""
    return (word.text.isupper() and len(word.text) < _LONG and not run.kinds) or word.lower in _WEEKDAYS


_WEEKDAYS = frozenset("mon tue tues wed thu thur thurs fri sat sun".split())


def _holds_country(words: tuple[Token, ...]) -> bool:
    return is_country(words[0].text) or is_country_word(words[-1].text)


def _word_after(sentence: Sentence, run: Run) -> str:
    return sentence[run.last + 1].lower if run.last + 1 < len(sentence) else ""


def _preposition(sentence: Sentence, first: int) -> str:
    """The word before a name, articles skipped."""
    place = first - 1
    while place >= 0 and sentence[place].lower in ("the", "a", "an"):
        place -= 1
    return sentence[place].lower if place >= 0 else ""


def _opens_dateline(analysis: Analysis, sentence: Sentence, run: Run) -> bool:
    """KABUL, May 5 (Agency) - ...: capitals at the head of a paragraph; or any name before a comma and a full date."""
    following = _word_after(sentence, run)
    if following not in (",", "-", "–", "—", "(", "/", ":", "--"):
        return False
    before = analysis.text[analysis.paragraphs[sentence.paragraph].start : sentence[run.first].start].rstrip()
    words = [t for t in sentence.tokens[run.first : run.last + 1] if len(t.text) > 1]
    if not _is_known(sentence, run) and not run.kinds and (following == ":" or len(words) >= _LONG):
        return False
    if sentence.paragraph < _HEAD_OF_TEXT and all(t.text.isupper() for t in words):
        return len(before) < _LONGEST_NAME and not any(c.islower() or c == "(" for c in before)
    return before[-1:] in ("", ",", ".", "–", "—", "-", "/") and following == "," and _date_follows(sentence, run)


def _date_follows(sentence: Sentence, run: Run) -> bool:
    rest = sentence.tokens[run.last + 2 : run.last + 6]
    return any(len(t.text) == 4 and t.text.isdigit() for t in rest) and len(rest) > 2


def _names_a_body(sentence: Sentence, run: Run) -> bool:
    """Northern Fleet, Sunkiss Holidays; also where the tagger cut the name in two."""
    if sentence[run.last].lower in place_words("body"):
        return True
    following = sentence[run.last + 1] if run.last + 1 < len(sentence) else None
    return following is not None and following.text[0].isupper() and following.lower in place_words("body")


def _ends_with_land(sentence: Sentence, run: Run) -> bool:
    """Bear Island, Gulf of Aden, Mutla ridge."""
    words = [t.lower for t in sentence.tokens[run.first : run.last + 1]]
    land = place_words("land")
    if len(words) > 1 and (words[-1] in land or (words[0] in land and words[1] == "of")):
        return True
    if len(words) == 1 and words[0] in land:
        return (
            run.first > 0
            and sentence[run.first - 1].lower == "the"
            and words[0] in ("gulf", "strait", "straits", "canal", "delta")
        )
    return _word_after(sentence, run) in land


def _stands_for_paper(sentence: Sentence, run: Run) -> bool:
    """the Kampala understanding: named after a place, is none; nor is "Sanaa time"."""
    return _word_after(sentence, run) in place_words("paper")


def _acts(sentence: Sentence, run: Run) -> bool:
    """Whether the name is the subject of a verb, as a government is: "Gudauta answers"."""
    heads = [t for t in sentence.tokens[run.first : run.last + 1] if t.head < run.first or t.head > run.last]
    return any(t.relation == "nsubj" and t.head >= 0 and sentence[t.head].lemma in _SAYING for t in heads)


_SAYING = frozenset(
    "accuse agree announce answer ask attribute claim condemn demand deny insist offer promise propose refuse reject "
    "reply respond say tell threaten urge vow want warn".split()
)


def _is_framed(sentence: Sentence, run: Run, tags: list[str]) -> bool:
    """A name that is not tagged as a place, where the words around it or the map leave nothing else."""
    before, after = _preposition(sentence, run.first), _word_after(sentence, run)
    if after in place_words("district") or before in place_words("district"):
        return True
    if before == "of" and _holder(sentence, run.first) in place_words("district"):
        return True
    if before in place_words("inside") and "PER" in tags and run.last - run.first < _LONG:
        return True
    if not _is_known(sentence, run):
        return False
    if before in place_words("inside") or _is_hit(sentence, run) or _follows_place(sentence, run):
        return True
    if before in ("to", "from", "for"):
        return _verb_before(sentence, run.first) in place_words("move") or _is_way(sentence, run.first)
    return before in place_words("around") or (before == "of" and _holder(sentence, run.first) in place_words("holder"))


def _is_known(sentence: Sentence, run: Run) -> bool:
    words = sentence.tokens[run.first : run.last + 1]
    return is_on_map(sentence_text(words)) and not all(t.lower in _TITLES for t in words)


def sentence_text(words: tuple[Token, ...]) -> str:
    """The words with blanks as written."""
    pieces = [words[0].text]
    for left, right in pairwise(words):
        pieces.append((" " if right.start > left.end else "") + right.text)
    return "".join(pieces)


_TITLES = frozenset("mr mrs ms dr president king general".split())


def _is_hit(sentence: Sentence, run: Run) -> bool:
    """attacked Gafsa, left Kouna, reached Agdam: the object of a verb that places take."""
    heads = [t for t in sentence.tokens[run.first : run.last + 1] if t.head < run.first or t.head > run.last]
    return any(t.relation == "obj" and sentence[t.head].lemma in place_words("hit") for t in heads)


def _holder(sentence: Sentence, first: int) -> str:
    """The noun before "of"."""
    place = first - 1
    while place >= 0 and sentence[place].lower in ("the", "of"):
        place -= 1
    return sentence[place].lower if place >= 0 else ""


def _is_location_of_capital(sentence: Sentence, run: Run) -> bool:
    """in Kabul, the port of Beirut, flew to Geneva; not "talks with Tehran"."""
    before, after = _preposition(sentence, run.first), _word_after(sentence, run)
    if _stands_for_paper(sentence, run) or _acts(sentence, run):
        return False
    if before in place_words("inside"):
        return True
    if before == "of":
        return _holder(sentence, run.first) in place_words("holder")
    if before in ("to", "from", "for"):
        return _verb_before(sentence, run.first) in place_words("move")
    if before in ("and", ",", "or"):
        return _follows_place(sentence, run)
    if before in ("visit", "reach", "leave", "left", "visited", "reached", "bombed", "shelled"):
        return True
    return after in place_words("district") | place_words("site") or before in (
        "on",
        "over",
        "around",
        "towards",
        "through",
    )


def _is_way(sentence: Sentence, first: int) -> bool:
    """Whether the preposition before a name hangs on a way or a move: flights to Kos, the road from Herat."""
    place = first - 1
    while place > 0 and sentence[place].lower in ("the", "to", "from", "for"):
        place -= 1
    return sentence[place].lemma in _WAYS


_WAYS = frozenset(
    "flight ferry road route railway train convoy trip voyage way bridge pipeline march journey bus lorry truck".split()
)


def _verb_before(sentence: Sentence, first: int) -> str:
    """The nearest verb to the left, within eight words."""
    for place in range(first - 1, max(-1, first - 9), -1):
        if sentence[place].upos == "VERB":
            return sentence[place].lemma
    return ""


def _follows_place(sentence: Sentence, run: Run) -> bool:
    """Whether the name is coordinated with one that a preposition of place leads."""
    head = sentence[run.first]
    while head.relation in ("compound", "flat", "conj", "appos") and head.head >= 0:
        head = sentence[head.head]
    if head.index == run.first:
        return False
    case = sentence.child(head.index, "case")
    return case is not None and case.lower in place_words("inside") | {"over", "around", "through", "between"}

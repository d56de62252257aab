"""Which names are places where something is, happens or goes: towns, provinces, seas, not governments or papers."""

from communique.knowledge.place_words import place_words
from communique.reading.place_names import Run, find_runs
from communique.records import PlaceDraft, content_id
from communique.text import Analysis, Sentence

_KNOWN_OTHERS = frozenset(("country", "adjective", "national", "people", "body", "person", "mask"))
_HEAD_OF_TEXT = 2
"""Datelines stand in the first or the last paragraph or two."""


def extract_places(analysis: Analysis) -> tuple[PlaceDraft, ...]:
    """The named places below country level that the text uses as locations, in order.

    Counted: towns, provinces, seas, straits and sites after a preposition of place, under a word such as "port of", at
    the head of a dateline, or tagged as a place and not acting as a government. Not counted: countries, a capital that
    stands for its government, parts of the names of people, bodies and agreements.
    """
    found = []
    for sentence in analysis.sentences:
        for run in find_runs(sentence):
            if _is_place(analysis, sentence, run):
                found.append(_draft(analysis, sentence, run))
    return tuple(found)


def _draft(analysis: Analysis, sentence: Sentence, run: Run) -> PlaceDraft:
    first, last = run.first, run.last
    if last + 1 < len(sentence) and sentence[last + 1].lower in place_words("land"):
        last += 1
    span = analysis.span_of(sentence, first, last)
    near = _preposition(sentence, first) in place_words("near")
    return PlaceDraft(id=content_id("place", analysis.document, (span,)), span=span, near=near)


def _is_place(analysis: Analysis, sentence: Sentence, run: Run) -> bool:
    if _opens_dateline(analysis, sentence, run):
        return not run.kinds & (_KNOWN_OTHERS - {"mask"}) or "capital" in run.kinds
    if "capital" in run.kinds:
        return _is_location_of_capital(sentence, run)
    if run.kinds & _KNOWN_OTHERS - {"mask"} or _names_a_body(sentence, run):
        return False
    if _ends_with_land(sentence, run):
        return True
    if _stands_for_paper(sentence, run):
        return False
    tags = [t.name[2:] for t in sentence.tokens[run.first : run.last + 1] if t.name != "O"]
    if tags.count("LOC") * 2 > len(tags):
        return not _acts(sentence, run)
    return _is_framed(sentence, run, tags)


def _word_after(sentence: Sentence, run: Run) -> str:
    return sentence[run.last + 1].lower if run.last + 1 < len(sentence) else ""


def _preposition(sentence: Sentence, first: int) -> str:
    """The word before a name, articles skipped."""
    place = first - 1
    while place >= 0 and sentence[place].lower in ("the", "a", "an"):
        place -= 1
    return sentence[place].lower if place >= 0 else ""


def _opens_dateline(analysis: Analysis, sentence: Sentence, run: Run) -> bool:
    """KABUL, May 5 (Agency) - ...: capitals at the head of a paragraph, before a comma, a dash or a bracket."""
    following = _word_after(sentence, run)
    paragraph = sentence.paragraph
    at_edge = paragraph < _HEAD_OF_TEXT or paragraph >= len(analysis.paragraphs) - 1
    if not at_edge or following not in (",", "-", "–", "—", "(", "/", ":", "--"):
        return False
    before = analysis.text[analysis.paragraphs[paragraph].start : sentence[run.first].start]
    words = [t for t in sentence.tokens[run.first : run.last + 1] if len(t.text) > 1]
    if all(t.text.isupper() for t in words):
        return (
            following != ":"
            and not any(c.islower() for c in before)
            and len(before) < len("SAN CRISTOBAL DE LAS CASAS/")
        )
    return not before.strip() and following == "," and _date_follows(sentence, run)


def _date_follows(sentence: Sentence, run: Run) -> bool:
    return any(t.text[0].isdigit() for t in sentence.tokens[run.last + 2 : run.last + 5])


def _names_a_body(sentence: Sentence, run: Run) -> bool:
    return run.last > run.first and sentence[run.last].lower in place_words("body")


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
    """the Kampala understanding: named after a place, is none."""
    return (
        _word_after(sentence, run) in place_words("paper")
        and _word_after(sentence, run) != "time"
        or (run.last + 1 < len(sentence) and sentence[run.last + 1].lower == "peace")
    )


def _acts(sentence: Sentence, run: Run) -> bool:
    """Whether the name is the subject of a verb, as a government is: "Gudauta answers"."""
    heads = [t for t in sentence.tokens[run.first : run.last + 1] if t.head < run.first or t.head > run.last]
    return any(t.relation == "nsubj" and t.head >= 0 and sentence[t.head].lemma in _SAYING for t in heads)


_SAYING = frozenset(
    "accuse agree announce answer ask attribute claim condemn demand deny insist offer promise propose refuse reject "
    "reply respond say tell threaten urge vow want warn".split()
)


def _is_framed(sentence: Sentence, run: Run, tags: list[str]) -> bool:
    """A name that is not tagged as a place, where the words around it leave nothing else."""
    before, after = _preposition(sentence, run.first), _word_after(sentence, run)
    if after in place_words("district") or before in place_words("district"):
        return True
    if before == "of" and _holder(sentence, run.first) in place_words("district"):
        return True
    return "PER" in tags and before in place_words("inside") and run.last - run.first < 3


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
    return after in place_words("district") | place_words("site") or before in (
        "on",
        "over",
        "around",
        "towards",
        "through",
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

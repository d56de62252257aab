"""What tells who is meant, one rule after the other.

The order of trust: what the phrase itself says; a name that the document introduced; a known office-holder; a
possessive's owner; an earlier phrase with the same noun; the speaker's own side; last, the country in play. Each step
down lowers the score. Where two readings are near, the answer is `None`.
"""

from bisect import bisect_left

from communique.resolving.adversaries import is_against
from communique.resolving.coreference import OUTSIDE, Said
from communique.resolving.countries import country_of
from communique.resolving.cues import cues_in_text
from communique.resolving.halves import half_of
from communique.resolving.mentions import Phrase
from communique.resolving.phrase_kinds import (
    BESIDE,
    ENEMIES,
    EQUALS,
    FRIENDS,
    TITLED,
    TRADES,
    is_acted_upon,
    is_anonymous,
    is_general,
    is_group_of_states,
    is_label,
    is_nobody,
    is_opposite,
    is_vague,
    owned,
    personal,
    spoken_to,
)
from communique.resolving.realms import REALMS, realm_before
from communique.resolving.relatives import antecedent_of_whose
from communique.resolving.resolution import NOBODY, Resolution
from communique.resolving.scene import Scene
from communique.resolving.surnames import code_of_surname
from communique.resolving.titles import code_of_title
from communique.text import Sentence

_NATIONAL = frozenset({"government", "president", "minister", "ministry", "army", "police", "state", "opposition"})
_REALMS = frozenset({"kingdom", "republic", "nation", "sultanate", "emirate", "homeland", "fatherland", "motherland"})
_OWN_SIDE = frozenset({"body", "asset"})
_KOREAN = frozenset({"korean", "koreans", "korea"})
_MINE = frozenset({"my", "our"})
_FIRST = frozenset({"i", "we", "us", "me"})
_ABROAD = frozenset({"MIL", "UNK"})
_MOVING = frozenset({"REB", "OPP", "PTY", "SOC"})
_MOVED = frozenset({"REB", "OPP", "MIL"})
_ORGANS = frozenset("commission board council agency secretariat organization organisation union league bloc".split())
_OWN_ORGANS = _ORGANS | frozenset("conference forum assembly authority community committee summit chair".split())
_GROUPS = frozenset({"organization", "organisation", "league", "bloc", "group"})
_SHORT = 2
_OPENING = 12
_NEW = frozenset({"a", "an", "another", "one"})
_CLEAR = 0.03
_CLEARER = 0.25
_CLEAREST = 0.25
"""Least lead of a country for a bare body or rank; below it half are wrong in the training texts."""
GUESS = 0.75
"""The score below which the document around a phrase tells who is meant, not its own words."""
_LOOSE = frozenset({"body", "rank"})


def code_of_phrase(scene: Scene, phrase: Phrase, said: Said = OUTSIDE) -> Resolution:
    """The party that a phrase means; never by a guess the side against which its own commitment turns."""
    found = _code_of_phrase(scene, phrase, said)
    against = scene.adversaries.of(phrase) if scene.adversaries and found.code and found.score < GUESS else frozenset()
    return NOBODY if is_against(found.code, against) and found != _by_locality(scene, phrase) else found


def _code_of_phrase(scene: Scene, phrase: Phrase, said: Said) -> Resolution:
    if phrase.kind == "pronoun":
        return code_of_pronoun(scene, phrase.noun, phrase.sentence, phrase.head, said)
    if scene.origin.code == "IGO UNO" and phrase.noun == "state" and phrase.plural and phrase.full_code is None:
        # An authorised group of member states.
        return Resolution("COALITION", 0.6)
    if phrase.sector == "REB" and is_label(scene.analysis.text, phrase.start, phrase.end):
        # "Terrorists" in quotation marks is the speaker's word for them, whoever they are.
        return NOBODY
    if phrase.sector == "UNK" or phrase.kind == "free" or is_general(phrase) or is_nobody(phrase):
        return NOBODY
    if _is_own_organ(scene, phrase):
        return Resolution(scene.origin.code, 0.8)
    if is_opposite(phrase):
        return scene.other(scene.voice(said), phrase.start)
    if is_group_of_states(phrase):
        return Resolution("COALITION", 0.6)
    if phrase.noun in BESIDE and phrase.by_country:
        return _beside(phrase)
    if phrase.full_code:
        return Resolution(phrase.full_code, 0.95)
    return (
        _by_name(scene, phrase, said)
        or _by_surname(scene, phrase)
        or _by_owner(scene, phrase, said)
        or _by_origin(scene, phrase, said)
        or _by_author(scene, phrase)
        or _by_locality(scene, phrase)
        or _by_noun(scene, phrase)
        or _by_side(scene, phrase, said)
        or _by_voice(scene, phrase, said)
        or _by_place(scene, phrase)
        or _by_title(scene, phrase)
        or _by_country(scene, phrase, said)
    )


def _by_name(scene: Scene, phrase: Phrase, said: Said) -> Resolution | None:
    """By a name that the document introduced, else by a known office-holder."""
    if phrase.name and (state := _state_beside(scene, phrase)):
        return Resolution(f"{state} {phrase.sector or 'GOV'}", 0.9)
    shorts = [t.text for t in phrase.sentence.tokens[phrase.first : phrase.head + 1] if t.text.isupper()]
    known = next((code for s in shorts if (code := scene.people.initials(s))), None)
    if known and (not phrase.name or phrase.offices):
        return Resolution(known, 0.85)
    known = scene.people.of(phrase.name) if phrase.name else None
    guessed = (said.hint or phrase.owner) and phrase.sector and scene.people.is_guess(phrase.name)
    if known and not guessed:
        return Resolution(known, 0.9)
    return Resolution(phrase.leader, 0.8) if phrase.leader else None


def _by_surname(scene: Scene, phrase: Phrase) -> Resolution | None:
    """By a common surname alone, of somebody who held high office on that day."""
    return None if phrase.owner or phrase.sector else code_of_surname(phrase, on=scene.analysis.published)


def _state_beside(scene: Scene, phrase: Phrase) -> str | None:
    aside = scene.bracket(phrase.end)
    cues = cues_in_text(aside, on=scene.analysis.published) if aside else ()
    return cues[0].code if len(cues) == 1 and cues[0].kind == "country" else None


def _by_owner(scene: Scene, phrase: Phrase, said: Said) -> Resolution | None:
    """By the pronoun that owns it: "its military", "our side"."""
    if phrase.possessor in ENEMIES and phrase.sector:
        across = country_of(scene.rival(scene.voice(said), phrase).code)
        return Resolution(f"{across} {phrase.sector}", 0.5) if across else NOBODY
    if phrase.owner is None:
        return None
    if phrase.owner == "whose":
        whose = antecedent_of_whose(scene, phrase)
        return Resolution(owned(whose.code, phrase), whose.score * 0.9) if whose.code else NOBODY
    owner = code_of_pronoun(scene, personal(phrase.owner), phrase.sentence, phrase.first, said)
    if owner.code is None:
        theirs = phrase.kind in TITLED and phrase.owner not in _MINE
        return NOBODY if phrase.noun in BESIDE or theirs else None
    if phrase.noun in BESIDE and phrase.full_code is None:
        rival = phrase.noun in ENEMIES or phrase.noun in EQUALS
        return scene.other(owner.code, phrase.start) if rival else NOBODY
    return Resolution(owned(owner.code, phrase), owner.score * 0.9)


def _by_origin(scene: Scene, phrase: Phrase, said: Said) -> Resolution | None:
    """By the one country in play whose people bear such a name: "Foreign Minister Kovacs" in a text of two states."""
    is_person = phrase.kind in TITLED or phrase.sentence[phrase.head].text in phrase.name
    if (
        not phrase.name
        or phrase.owner
        or not is_person
        or phrase.sector == "REB"
        or (phrase.unknown_body and phrase.sector != "BUS")
    ):
        return None
    aside = (*spoken_to(phrase), *said.aside)
    country = scene.countries.of_name(phrase.name, phrase.start, phrase.sentence, but=aside)
    return Resolution(f"{country} {phrase.sector or 'CVL'}", 0.65) if country else None


def _by_author(scene: Scene, phrase: Phrase) -> Resolution | None:
    """In a party's own text its bodies go without a country: "the Foreign Ministry", "MINISTER:", "the Agency"."""
    code, bare = scene.author, phrase.last - phrase.first < _SHORT or phrase.start < _OPENING
    if code is None or not bare or phrase.kind in {"diplomat", "asset", "text"} or phrase.owner:
        return None
    home = country_of(code)
    if phrase.start < _OPENING and phrase.name and phrase.sector in {"GOV", "MIL"}:
        # Who opens a party's own text speaks for it: "BRIG. GEN. SAREE - OFFICIAL:".
        return Resolution(code, 0.6)
    head = phrase.sentence[phrase.head]
    label = (
        scene.origin.code is not None
        and head.text.isupper()
        and scene.analysis.text[phrase.end : phrase.end + 1] == ":"
    )
    capital = label or (head.text[0].isupper() and head.upos == "PROPN" and phrase.noun not in _NATIONAL)
    if home is None and capital and code.startswith("IGO") and phrase.definite and not phrase.name:
        return Resolution(code, 0.6)
    if head.text[0].isupper() and phrase.definite and phrase.sector in _MOVING and code[4:] in _MOVED:
        return Resolution(code, 0.7)
    own = home is not None and phrase.sector == "GOV" == code[4:] and (phrase.definite or capital) and not phrase.plural
    return Resolution(code, 0.6) if own and phrase.noun != "government" else None


def _by_noun(scene: Scene, phrase: Phrase) -> Resolution | None:
    """By an earlier phrase with the same noun, or with the noun that owns this one."""
    if phrase.noun in ENEMIES or phrase.sentence[phrase.first].lower in _NEW:
        return None
    start = phrase.start
    if phrase.core_last - phrase.first > _SHORT and phrase.possessor is None:
        return None
    for noun in (phrase.possessor, phrase.noun if phrase.definite or phrase.sector else None):
        places = scene.nouns.get((noun, phrase.plural and noun == phrase.noun), ()) if noun else ()
        at = bisect_left(places, scene.discourse.before(start)) - 1
        if at >= 0:
            known = scene.codes[places[at]]
            return Resolution(known.code, known.score * 0.85)
    if phrase.definite and phrase.noun in scene.origin.nouns and scene.origin.code:
        return Resolution(scene.origin.code, 0.6)
    return None


def _by_side(scene: Scene, phrase: Phrase, said: Said) -> Resolution | None:
    """A speaker's "the army" is his own."""
    words = phrase.sentence.tokens[phrase.first : phrase.head + 1]
    half = half_of(phrase, scene.countries.counts.keys())
    if half:
        return Resolution(f"{half} {phrase.sector or 'GOV'}", 0.8)
    if half is None and any(t.lower in _KOREAN for t in words) and (one := _one_korea(scene)):
        return Resolution(f"{one} {phrase.sector or 'GOV'}", 0.6)
    code = said.speaker_code
    country = country_of(code)
    own = phrase.kind in _OWN_SIDE or (phrase.noun in _REALMS and not phrase.plural)
    if country is None or not own or not phrase.definite or not phrase.sector:
        return None
    return Resolution(owned(code or "", phrase), 0.55)


def _one_korea(scene: Scene) -> str | None:
    """Which Korea a document means by "Korean": the one it names, else the south."""
    named = [c for c in ("KOR", "PRK") if c in scene.countries.counts]
    return named[0] if len(named) == 1 else None if named else "KOR"


def _by_voice(scene: Scene, phrase: Phrase, said: Said) -> Resolution | None:
    """ "A spokesman said" after a body was named: he is that body's."""
    if phrase.kind != "voice" or phrase.plural or phrase.offices > 1 or phrase.name:
        return None
    found = scene.pronouns.antecedent("it", phrase.sentence, phrase.first, said)
    code = scene.codes[found].code if found is not None else None
    return Resolution(code, 0.5) if code else None


def _by_place(scene: Scene, phrase: Phrase) -> Resolution | None:
    """A place inside the phrase gives the country: "the governor of Kherson"; an envoy's place is not his."""
    at = bisect_left(scene.place_starts, phrase.start)
    place = scene.places[at] if at < len(scene.places) else None
    if place is None or place.span.end > phrase.core_end or phrase.kind == "diplomat":
        return None
    return Resolution(f"{place.country} {phrase.sector or 'GOV'}", 0.7)


def _by_locality(scene: Scene, phrase: Phrase) -> Resolution | None:
    """ "In Georgetown the government ..." is that of the country there; soldiers may be abroad."""
    country = scene.countries.at_place(phrase) if phrase.sector and phrase.sector not in _ABROAD else None
    if country is None and phrase.sector and not phrase.plural and phrase.sector not in _ABROAD:
        country = scene.countries.at_speech(phrase)
    return Resolution(f"{country} {phrase.sector}", 0.7) if country else None


def _by_title(scene: Scene, phrase: Phrase) -> Resolution | None:
    """By a title or nickname that one of the parties in the document is known by."""
    code = code_of_title(phrase, countries=scene.countries.counts, bodies=scene.bodies)
    if code is None and phrase.noun in _GROUPS and phrase.definite and not phrase.plural and not phrase.offices:
        code = _one_organisation(scene).code or _one_movement(scene)
    return Resolution(code, 0.6) if code else None


def _by_country(scene: Scene, phrase: Phrase, said: Said) -> Resolution:
    """By the country in play, where the phrase has an office; the one spoken to is not the speaker's."""
    if phrase.noun in ENEMIES:
        return scene.rival(scene.voice(said), phrase)
    home = country_of(scene.origin.code)
    if phrase.name and home and phrase.sector in {None, "GOV"} and not is_acted_upon(phrase):
        return Resolution(f"{home} GOV" if phrase.sector else scene.origin.code, 0.4)
    if not phrase.sector or is_anonymous(phrase) or is_vague(phrase):
        return NOBODY
    if _is_organ(phrase) and not country_of(scene.author):
        return _one_organisation(scene)
    if phrase.sector == "GOV" and (scene.origin.code or "").startswith("IGO") and not _is_national(phrase):
        return Resolution(scene.origin.code, 0.4)
    if said.hint and said.hint not in (scene.adversaries.of(phrase) if scene.adversaries else ()):
        if phrase.name:
            scene.people.settle(phrase.name, f"{said.hint} {phrase.sector}")
        return Resolution(f"{said.hint} {phrase.sector}", 0.6)
    aside = (*spoken_to(phrase), *said.aside)
    if phrase.noun in REALMS and not phrase.plural:
        country = realm_before(scene, phrase)
        return Resolution(f"{country} GOV", 0.6) if country else NOBODY
    country, lead = scene.countries.dominant(phrase.start, phrase.sentence, but=aside)
    if country is None or lead < (
        _CLEAREST if phrase.sector in TRADES else _CLEARER if phrase.kind in _LOOSE and not phrase.name else _CLEAR
    ):
        return NOBODY
    return Resolution(f"{country} {phrase.sector}", 0.4 + 0.3 * lead)


def _is_own_organ(scene: Scene, phrase: Phrase) -> bool:
    """Whether an organisation's own text names one of its organs: "The Conference", "The Authority of Heads"."""
    code, head = scene.origin.code or "", phrase.sentence[phrase.head]
    if not code.startswith("IGO") or phrase.plural or not phrase.definite or phrase.full_code or phrase.name:
        return False
    return phrase.noun in _OWN_ORGANS and head.text[0].isupper()


def _is_organ(phrase: Phrase) -> bool:
    """Whether a phrase is the short name of an organ, which states and organisations have: "the Commission"."""
    head = phrase.sentence[phrase.head]
    return phrase.noun in _ORGANS and head.text[0].isupper() and phrase.definite and phrase.last - phrase.first < _SHORT


def _one_organisation(scene: Scene) -> Resolution:
    """The one international organisation that a document names."""
    found = {c for c in scene.bodies if c.startswith("IGO")}
    return Resolution(found.pop(), 0.6) if len(found) == 1 else NOBODY


def _one_movement(scene: Scene) -> str | None:
    """The one armed movement that a document names."""
    found = {c for c in scene.bodies if c.endswith(" REB")}
    return found.pop() if len(found) == 1 else None


def _is_national(phrase: Phrase) -> bool:
    """Whether a phrase means something that states have, not an organisation: "the country", "the ministers"."""
    if phrase.kind == "polity":
        return not phrase.plural
    return phrase.noun in _NATIONAL and phrase.noun != "president"


def _beside(phrase: Phrase) -> Resolution:
    """ "Paris's partners" are not Paris: several are a coalition, one is not said."""
    several = phrase.plural and phrase.noun in FRIENDS
    return Resolution("COALITION", 0.5) if several else NOBODY


def code_of_pronoun(scene: Scene, word: str, sentence: Sentence, index: int, said: Said) -> Resolution:
    """The party that a pronoun at a token means, or a possessive."""
    word = personal(word)
    if word in _FIRST:
        code = scene.voice(said)
        scene.pronouns.note_speaker(sentence, index, said)
        return Resolution(code, 0.85) if code else NOBODY
    if word == "you":
        code = said.addressee_code if said.quoted else scene.letter.recipient
        return Resolution(code, 0.75) if code else scene.other(scene.voice(said), sentence[index].start)
    return scene.pronouns.resolve(word, sentence, index, said)

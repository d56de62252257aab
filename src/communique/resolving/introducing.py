"""The first reading of a document's parties: who bears which name, and which code a noun stands for from there on."""

from communique.resolving.chunks import Mention
from communique.resolving.clues import code_of_phrase
from communique.resolving.countries import country_of
from communique.resolving.introductions import name_beside, title_beside
from communique.resolving.phrase_kinds import TITLED, is_nobody, spoken_to
from communique.resolving.resolution import Resolution
from communique.resolving.scene import Scene

_ACRONYM = 6
_CLEAR = 0.015
_GUESS = 0.75


def introduce_all(scene: Scene) -> None:
    """Give every mention of a document its code, in the order of the text, then those that wait for a later one."""
    for place, mention in enumerate(scene.mentions):
        _introduce(scene, place, mention)
    for mention in scene.mentions:
        _introduce_late(scene, mention)
    _recall_names(scene)


def _introduce(scene: Scene, place: int, mention: Mention) -> None:
    """Learn what a mention says: who bears a name, which code a noun stands for from here on."""
    phrase = mention.phrase
    resolution = code_of_phrase(scene, phrase)
    resolution = (
        resolution if resolution.code else title_beside(scene.analysis.text, scene.mentions, scene.codes, place)
    )
    scene.codes.append(resolution)
    if resolution.code is None:
        return
    short = scene.bracket(mention.span.end)
    if short.isupper() and len(short) <= _ACRONYM and phrase.party_head:
        scene.people.learn_initials(short, resolution.code)
    for noun in mention.nouns if phrase.party_head or phrase.kind == "text" else ():
        scene.nouns.setdefault((noun, phrase.plural), []).append(place)
    if phrase.full_code and not phrase.name and phrase.kind in TITLED and not mention.subject:
        _settle_before(scene, place, phrase.full_code)
    if phrase.name:
        scene.people.learn(phrase.name, resolution.code, guess=resolution.score < _GUESS)


def _settle_before(scene: Scene, place: int, code: str) -> None:
    """A title with a country after a name and a comma settles a guess: "Admiral Orlov, the Soviet commander"."""
    name = name_beside(scene.analysis.text, scene.mentions, place)
    if scene.people.is_guess(name):
        scene.codes[place - 1] = Resolution(code, 0.9)
        scene.people.settle(name, code)


def _introduce_late(scene: Scene, mention: Mention) -> None:
    """A title and name without a country take the country that the whole document is about."""
    phrase = mention.phrase
    known = not phrase.sector or phrase.sector == "UNK" or phrase.name in scene.people
    if not phrase.name or known or phrase.unknown_body or is_nobody(phrase):
        return
    country, lead = scene.countries.dominant(phrase.start, phrase.sentence, but=spoken_to(phrase))
    home = country_of(scene.origin.code)
    if scene.origin.code and phrase.sector == "GOV":
        scene.people.learn(phrase.name, f"{home} GOV" if home else scene.origin.code)
    elif country and lead >= _CLEAR:
        scene.people.learn(phrase.name, f"{country} {phrase.sector}")


def _recall_names(scene: Scene) -> None:
    """Names that stood before their introduction get its code, so that pronouns find it."""
    for place, mention in enumerate(scene.mentions):
        known = scene.people.of(mention.phrase.name) if mention.phrase.name else None
        if known and scene.codes[place].code is None:
            scene.codes[place] = Resolution(known, 0.5)

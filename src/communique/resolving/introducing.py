"""The first reading of a document's parties: who bears which name, and which code a noun stands for from there on."""

from communique.resolving.chunks import Mention
from communique.resolving.clues import GUESS, code_of_phrase
from communique.resolving.countries import country_of
from communique.resolving.introductions import country_beside, name_beside, title_beside
from communique.resolving.mentions import Phrase
from communique.resolving.phrase_kinds import BESIDE, TITLED, is_acted_upon, is_nobody, spoken_to
from communique.resolving.resolution import NOBODY, Resolution
from communique.resolving.scene import Scene

_ACRONYM = 6
_HEADS = frozenset("government army navy leader president minister premier capital parliament foe superpower".split())
_PAIRS = frozenset({"both", "neither", "either"})
_FIRST_PERSON = frozenset({"my", "our", "your"})
_MOVING = frozenset(
    """send dispatch order deploy move mobilise mobilize withdraw recall station concentrate mass pull reinforce march
    land commit redeploy""".split()
)
_GIVING = frozenset("hand send issue deliver present publish release address dispatch transmit address".split())
_CLEAR = 0.015


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
    spoken = phrase.owner in _FIRST_PERSON and country_of(scene.author) is None
    paired = not phrase.full_code and (phrase.sentence[phrase.first].lower in _PAIRS or _is_two(phrase))
    resolution = NOBODY if spoken or paired else code_of_phrase(scene, phrase)
    resolution = _with_title(scene, place, resolution)
    if resolution.score < GUESS and (home := country_beside(scene.analysis.text, scene.mentions, scene.codes, place)):
        resolution = Resolution(f"{home} {phrase.sector}", 0.8)
    resolution = _of_clause(scene, mention, resolution)
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
    if phrase.name and _bears(phrase):
        scene.people.learn(phrase.name, resolution.code, guess=resolution.score < GUESS)


def _bears(phrase: Phrase) -> bool:
    """Whether a phrase is about the bearer of the name in it: "a warning to Karimov about Osh" says not who he is."""
    names = {
        token.index for token in phrase.sentence.tokens[phrase.first : phrase.last + 1] if token.text in phrase.name
    }
    return phrase.kind in TITLED or phrase.head in names or phrase.party_head


def _is_two(phrase: Phrase) -> bool:
    """Whether a phrase means two parties at once: "the two neighbours", "the two armies"; two soldiers are one's."""
    words = {t.lower for t in phrase.sentence.tokens[phrase.first : phrase.head]}
    parties = phrase.kind == "polity" or phrase.noun in BESIDE or phrase.noun in _HEADS
    return phrase.plural and phrase.definite and "two" in words and parties and phrase.owner is None


def _with_title(scene: Scene, place: int, resolution: Resolution) -> Resolution:
    """A bare name's code with the title before it: "the Foreign Minister, Mr. Tofte" has the office of his title.

    Where both were guessed, the name tells the country and the title the sector.
    """
    phrase = scene.mentions[place].phrase
    if resolution.code and (phrase.sector or resolution.score >= GUESS):
        return resolution
    title = title_beside(scene.analysis.text, scene.mentions, scene.codes, place)
    if title.code is None:
        return resolution
    country, sector = country_of(resolution.code), title.code[4:]
    if country is None or title.score >= GUESS or country_of(title.code) is None or sector == "REB":
        return title
    return Resolution(f"{country} {sector}", resolution.score)


def _of_clause(scene: Scene, mention: Mention, resolution: Resolution) -> Resolution:
    """What its clause says of a mention: the fleet that Rome sends is Rome's, the note that its envoy hands over too.

    It counts where the phrase itself has no country and nothing but the country in play spoke for it.
    """
    phrase = mention.phrase
    giver = phrase.kind == "text" and phrase.party_head is False
    moved = phrase.sector == "MIL" and not phrase.name
    if resolution.score >= GUESS or phrase.country or phrase.owner or not (giver or moved):
        return resolution
    token = phrase.sentence[phrase.head]
    verb = phrase.sentence.head(token.index) if token.relation == "obj" else None
    subject = phrase.sentence.child(verb.index, "nsubj") if verb else None
    if verb is None or subject is None or verb.lemma.lower() not in (_GIVING if giver else _MOVING):
        return resolution
    code = _code_at(scene, subject.start)
    if code is None:
        return resolution
    country = country_of(code)
    return Resolution(f"{country} {phrase.sector}" if moved and country else code, 0.7)


def _code_at(scene: Scene, offset: int) -> str | None:
    """The code of the mention introduced so far whose head stands at an offset."""
    place = scene.discourse.before(offset)
    if place >= len(scene.codes):
        return None
    mention = scene.mentions[place]
    return scene.codes[place].code if mention.span.start <= offset < mention.span.end else None


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
    if scene.adversaries and country in scene.adversaries.of(phrase):
        return
    home = country_of(scene.origin.code)
    if home and is_acted_upon(phrase):
        # A state's own text tells what it did to others.
        country, lead = scene.countries.dominant(phrase.start, phrase.sentence, without=frozenset({home}))
        if country and lead >= _CLEAR:
            scene.people.learn(phrase.name, f"{country} {phrase.sector}", guess=True)
    elif scene.origin.code and phrase.sector == "GOV":
        scene.people.learn(phrase.name, f"{home} GOV" if home else scene.origin.code)
    elif country and lead >= _CLEAR:
        scene.people.learn(phrase.name, f"{country} {phrase.sector}")


def _recall_names(scene: Scene) -> None:
    """Names that stood before their introduction get its code, so that pronouns find it."""
    for place, mention in enumerate(scene.mentions):
        known = scene.people.of(mention.phrase.name) if mention.phrase.name else None
        if known and scene.codes[place].code is None:
            scene.codes[place] = Resolution(known, 0.5)

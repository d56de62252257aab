"""What stands right beside a name: the land of a people, the experts of an organisation, bodies that share a name."""

from collections.abc import Sequence

from communique.knowledge.homes import land_home
from communique.knowledge.names import Name
from communique.knowledge.phrase_words import word_class
from communique.knowledge.phrases import Item, Part
from communique.knowledge.words import Word

# "Cuban Americans" are Americans.
_OF_IMMIGRANTS = frozenset(("USA", "CAN", "AUS", "GBR"))
_LAND_WORDS = 4


def shared_sector(named: Sequence[tuple[Item, Name | None]]) -> str:
    """The one sector of a name that bodies of several countries have: "the PDP" is a party, whose is open."""
    sectors = {each.sector for item, name in named if name is None and item.kind == "body" for each in item.names}
    return sectors.pop() if len(sectors) == 1 else ""


def land_before(words: Sequence[Word], part: Part, people: Item) -> str | None:
    """The state of the land right before a people's name: "Chiapas Indians"."""
    for at in range(max(part.at, people.at - _LAND_WORDS), people.at):
        if words[at].capital and (home := land_home(" ".join(word.key for word in words[at : people.at]))):
            return home
    return None


def home_of_people(places: Sequence[tuple[Item, Name]]) -> str | None:
    """The country where a people lives that has another one's name: "Kosovo Serbs", "Cuban-Americans"."""
    (land, home), (people, name) = places[0], places[-1]
    if land.possessive or people.at != land.end or all(each.kind != "people" for each in people.names):
        return None
    if name.country in _OF_IMMIGRANTS:
        return name.country
    return None if people.glued else home.country


def is_own_expert(part: Part) -> bool:
    """Whether an organisation's own people are meant, who are outsiders elsewhere: "OSCE observers"."""
    offices = [item.office.words for item in part.items if item.office is not None]
    return bool(offices) and offices[-1].split()[-1] in word_class("own_expert")

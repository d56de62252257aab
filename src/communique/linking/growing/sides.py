"""Mentions as numbers, to which others are added one by one: which others one is nearest to (`linking/earlier.py`)."""

import numpy as np

from communique.linking.earlier import DIFFER, MEET
from communique.linking.growing.order import Order, with_room
from communique.linking.growing.phrases import GrowingPhrases, Listed, Places
from communique.linking.mentions import Mention, time_order
from communique.linking.near import Numbers


class Sides:
    """Mentions by numbers that no other had before: conditions, responses, whom they address, and when they came."""

    def __init__(self) -> None:
        self.mentions: dict[int, Mention] = {}
        self.number_of: dict[str, int] = {}
        self.time = Order()
        self.triggers, self.responses = GrowingPhrases(), GrowingPhrases()
        self.issued = Listed()
        self._targeting = Listed()
        self._has_targets = np.zeros(256, dtype=np.bool_)
        self._ascribed = np.zeros(256, dtype=np.bool_)
        self._next = 0

    def add(self, mention: Mention) -> int:
        """Take in a mention; its number."""
        number, self._next = self._next, self._next + 1
        self.mentions[number] = mention
        self.number_of[mention.commitment.id] = number
        self.time.add(number, time_order(mention))
        self.triggers.add(number, mention.trigger)
        self.responses.add(number, mention.response)
        self.issued.add(number, mention.issuers)
        self._targeting.add(number, mention.targets)
        self._has_targets = with_room(self._has_targets, number)
        self._ascribed = with_room(self._ascribed, number)
        self._has_targets[number] = bool(mention.targets)
        self._ascribed[number] = bool(mention.commitment.ascribed_by)
        return number

    def remove(self, number: int) -> None:
        """Take a mention out; its number is not given again."""
        mention = self.mentions.pop(number)
        del self.number_of[mention.commitment.id]
        self.time.remove(time_order(mention))
        self.issued.remove(number, mention.issuers)
        self._targeting.remove(number, mention.targets)

    def scores(self, mention: Mention, numbers: Places) -> Numbers:
        """How near a mention is to some others; none that is ascribed is near one that is not."""
        same = self.triggers.nearness(mention.trigger, numbers) + self.responses.nearness(mention.response, numbers)
        crossed = self.responses.nearness(mention.trigger, numbers) + self.triggers.nearness(mention.response, numbers)
        found: Numbers = np.maximum(same, crossed)
        if mention.targets:
            meet = np.isin(numbers, self._targeting.of(mention.targets))
            found += np.where(meet, MEET, np.where(self._has_targets[numbers], DIFFER, 0)).astype(np.float32)
        found[self._ascribed[numbers] != bool(mention.commitment.ascribed_by)] = -np.inf
        return found

"""The links of a record that grows: one for each pair and relation, the best scored (as `linker.py` has them)."""

from collections.abc import Hashable, Sequence

from communique.records import Link

Place = tuple[object, ...]
"""Where a link comes among others: the stage that made it, then its order there."""


class GrowingLinks:
    """Links by their owners, which take them back when they make others."""

    def __init__(self) -> None:
        self._of: dict[Hashable, list[tuple[Place, Link]]] = {}
        self._owners: dict[str, list[Hashable]] = {}
        self.changed: set[str] = set()
        """The ids of links that were put or taken back since they were last asked for."""

    def put(self, owner: Hashable, links: Sequence[tuple[Place, Link]]) -> None:
        """Take some links in the place of those that an owner had."""
        for _, link in self._of.pop(owner, ()):
            self._owners[link.id].remove(owner)
            self.changed.add(link.id)
        for _, link in links:
            self._owners.setdefault(link.id, []).append(owner)
            self.changed.add(link.id)
        if links:
            self._of[owner] = list(links)

    def best(self, identity: str) -> Link | None:
        """The link of an id; of equally scored ones the first."""
        owners = self._owners.get(identity)
        if not owners:
            self._owners.pop(identity, None)
            return None
        if len(owners) == 1 and len(self._of[owners[0]]) == 1:
            return self._of[owners[0]][0][1]
        held = sorted(
            (
                (-link.score, place, link)
                for owner in set(owners)
                for place, link in self._of[owner]
                if link.id == identity
            ),
            key=lambda each: each[:2],
        )
        return held[0][2]

    def ids(self) -> list[str]:
        """The ids of all links."""
        return [identity for identity, owners in self._owners.items() if owners]

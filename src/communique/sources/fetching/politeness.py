"""What hosts ask for, and when they were last asked: no host is asked twice in a row without a wait."""

import time
from collections.abc import Callable

from communique.sources.fetching.pinned import Clock, Deadline
from communique.sources.fetching.policy import FetchPolicy
from communique.sources.fetching.robots import RobotsCache, Rules
from communique.sources.fetching.urls import Target

_MOST_HOSTS = 10_000


class Politeness:
    """Waits before a request as long as the policy says, or the site's `Crawl-delay` where that is longer."""

    def __init__(
        self, policy: FetchPolicy, *, clock: Clock = time.monotonic, sleep: Callable[[float], None] = time.sleep
    ) -> None:
        self._policy = policy
        self._clock = clock
        self._sleep = sleep
        self._robots = RobotsCache(clock)
        self._asked_at: dict[str, float] = {}

    def before(self, target: Target, ask_robots: Callable[[], str], deadline: Deadline) -> None:
        """Raise `FetchError` where the site's robots.txt forbids the page; else wait until it may be asked for."""
        rules = Rules()
        if self._policy.obey_robots:
            rules = self._robots.rules(target, ask_robots)
            rules.check(target)
        delay = max(self._policy.delay, min(rules.delay, self._policy.max_delay))
        due = self._asked_at.get(target.host, -float("inf")) + delay - self._clock()
        if due > 0:
            self._sleep(due)
            deadline.extend(due)

    def after(self, target: Target) -> None:
        """A request to the host has ended; the waiting begins."""
        self._asked_at.pop(target.host, None)
        self._asked_at[target.host] = self._clock()
        if len(self._asked_at) > _MOST_HOSTS:
            del self._asked_at[next(iter(self._asked_at))]

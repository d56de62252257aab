"""Fetching a page: every hop checked, robots and delays obeyed, all of it within one deadline."""

import ssl
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime

from communique.errors import FetchError
from communique.sources.fetching import exchange
from communique.sources.fetching.addresses import check_answers
from communique.sources.fetching.exchange import Answer, BodyLimits, Check, Route
from communique.sources.fetching.fetched import ACCEPT, Fetched, check_status, check_type, fetched
from communique.sources.fetching.hops import LASTING, asked_wait, is_same_site, led_astray, next_target
from communique.sources.fetching.pinned import Clock, Deadline, Resolver, resolve_within, system_resolver
from communique.sources.fetching.policy import FetchPolicy
from communique.sources.fetching.politeness import Politeness
from communique.sources.fetching.robots import MOST_ROBOTS_BYTES, ROBOTS_REDIRECTS, text_of_robots
from communique.sources.fetching.urls import Target, parse_target


def system_trust() -> ssl.SSLContext:
    """Who is believed in TLS: the system's authorities (with an intranet's own) and those that browsers trust."""
    import certifi

    context = ssl.create_default_context()
    context.load_verify_locations(certifi.where())
    return context


@dataclass(slots=True, kw_only=True)
class _Errand:
    """One thing to be fetched, on its way: the time left, what is sent and taken, and the hops so far.

    `moved_to` is how far the hops led that are for good.
    """

    deadline: Deadline
    limits: BodyLimits
    most_redirects: int
    validators: Mapping[str, str] = field(default_factory=dict)
    check: Check | None = None
    is_robots: bool = False
    has_waited: bool = False
    met: list[Target] = field(default_factory=list)
    moved_to: Target | None = None

    def note_hop(self, status: int, target: Target) -> None:
        """A redirect leads on; what comes behind one that is for now only does not count."""
        if status in LASTING and (len(self.met) == 1 or self.met[-1] == self.moved_to):
            self.moved_to = target


class Fetcher:
    """Fetches pages one after another, in one thread, and remembers what hosts ask for and when they were asked.

    Sends no cookies, no credentials, no referrer; reads no proxy and no `.netrc` from the environment. `resolver`,
    `clock` (seconds, monotonic), `sleep`, `now` and `trust` are there to be replaced in tests and in closed networks.
    """

    def __init__(
        self,
        policy: FetchPolicy,
        *,
        resolver: Resolver = system_resolver,
        clock: Clock = time.monotonic,
        sleep: Callable[[float], None] = time.sleep,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
        trust: Callable[[], ssl.SSLContext] = system_trust,
    ) -> None:
        self._policy = policy
        self._resolver = resolver
        self._clock = clock
        self._sleep = sleep
        self._now = now
        self._make_trust = trust
        self._trust: ssl.SSLContext | None = None
        self._politeness = Politeness(policy, clock=clock, sleep=sleep)

    def fetch(self, url: str, *, etag: str | None = None, last_modified: str | None = None) -> Fetched:
        """The page at an address; with the `etag` or `last_modified` of an earlier answer, perhaps only "unchanged".

        Raises `FetchError` with what was found and what to do.
        """
        given = {"If-None-Match": etag, "If-Modified-Since": last_modified}
        policy = self._policy
        errand = _Errand(
            deadline=Deadline(policy.deadline, self._clock),
            limits=BodyLimits(most=policy.max_bytes, ratio=policy.ratio),
            most_redirects=policy.max_redirects,
            validators={k: v for k, v in given.items() if v and v.isascii() and v.isprintable()},
            check=check_type,
        )
        target = parse_target(url, policy.allowed)
        answer, target = self._follow(self._route(target, errand.deadline), errand)
        check_status(answer, target, is_conditional=bool(errand.validators))
        return fetched(url, target, answer, self._now().strftime("%Y-%m-%dT%H:%M:%SZ"), errand.moved_to)

    def _follow(self, route: Route, errand: _Errand) -> tuple[Answer, Target]:
        """The answer at the end of the redirects, each hop checked like the first, and where that is."""
        while True:
            errand.met.append(route.target)
            answer = self._hop(route, errand)
            target = next_target(errand.met, answer, self._policy.allowed)
            if target is None:
                return answer, route.target
            if len(errand.met) > errand.most_redirects:
                raise FetchError(f"{errand.met[0].host} leads on more than {errand.most_redirects} times; check it")
            errand.note_hop(answer.status, target)
            try:
                route = self._route(target, errand.deadline)
            except FetchError as error:
                raise led_astray(errand.met[-1], error) from None

    def _route(self, target: Target, deadline: Deadline) -> Route:
        """The target with its addresses, asked for once and each of them checked."""
        found = (target.host,) if target.is_literal else resolve_within(self._resolver, target, deadline)
        return Route(target, check_answers(target.host, target.port, found, self._policy.allowed))

    def _hop(self, route: Route, errand: _Errand) -> Answer:
        """One request; asked again once where the server is busy and says for how long."""
        answer = self._ask(route, errand)
        wait = asked_wait(answer, self._now())
        if wait is None or errand.has_waited or errand.is_robots:
            return answer
        if wait >= errand.deadline.remaining():
            raise FetchError(
                f"{route.target.host} asks to be left alone for {wait:,.0f} seconds (HTTP status {answer.status}); "
                "try again after that",
                passing=True,
            )
        errand.has_waited = True
        self._sleep(wait)
        return self._ask(route, errand)

    def _ask(self, route: Route, errand: _Errand) -> Answer:
        """One request, after what politeness asks for; a robots.txt itself is asked for at once."""
        if errand.is_robots:
            return self._get(route, errand)
        self._politeness.before(route.target, lambda: self._robots_text(route, errand.deadline), errand.deadline)
        try:
            return self._get(route, errand)
        finally:
            self._politeness.after(route.target)

    def _robots_text(self, route: Route, deadline: Deadline) -> str:
        """The robots.txt of a route's site, by the addresses that were checked for the page."""
        errand = _Errand(
            deadline=deadline,
            limits=BodyLimits(most=MOST_ROBOTS_BYTES, ratio=self._policy.ratio, cut=True),
            most_redirects=ROBOTS_REDIRECTS,
            is_robots=True,
        )
        return text_of_robots(self._follow(route.at("/robots.txt"), errand)[0])

    def _get(self, route: Route, errand: _Errand) -> Answer:
        """The request itself, with what is known of an earlier answer where that was this site's."""
        headers = {"User-Agent": self._policy.user_agent, "Accept": ACCEPT, "Accept-Language": "en"}
        headers |= {"Accept-Encoding": "gzip, deflate", "Connection": "close"}
        if is_same_site(route.target, errand.met[0]):
            headers |= errand.validators
        return exchange.get(
            route, headers, deadline=errand.deadline, limits=errand.limits, trust=self._trusted, check=errand.check
        )

    def _trusted(self) -> ssl.SSLContext:
        self._trust = self._trust or self._make_trust()
        return self._trust

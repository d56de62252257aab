"""Sites are asked as they ask to be: what robots may read, how often, when not at all."""

import time
import tracemalloc

import pytest

from communique.errors import FetchError, SettingsError
from communique.sources.fetching.policy import FetchPolicy
from communique.sources.fetching.robots import parse_rules
from loopback import OTHER_PUBLIC, PAGE, FakeTime, Net, Site, Visit, answer

URL = "http://news.example"


def robots(text: str) -> bytes:
    """A robots.txt as a server sends it."""
    return answer(body=text.encode(), content_type="text/plain")


def refusal(fetcher: object, url: str) -> FetchError:
    """Why a page is not fetched."""
    with pytest.raises(FetchError) as caught:
        fetcher.fetch(url)  # type: ignore[attr-defined]
    return caught.value


@pytest.mark.parametrize(
    ("text", "path", "is_read"),
    [
        ("User-agent: *\nDisallow: /", "/a", False),
        ("User-agent: *\nDisallow: /private", "/a", True),
        ("User-agent: *\nDisallow: /private", "/private/a", False),
        ("User-agent: communique\nDisallow: /\n\nUser-agent: *\nAllow: /", "/a", False),
        ("User-agent: Communique\nAllow: /\n\nUser-agent: *\nDisallow: /", "/a", True),
        ("User-agent: otherbot\nDisallow: /", "/a", True),
        ("User-agent: otherbot\nUser-agent: communique\nDisallow: /", "/a", False),
        ("User-agent: communique\nUser-agent: otherbot\nDisallow: /", "/a", False),
        ("User-agent: a\nUser-agent: b\nDisallow: /\n\nUser-agent: *\nDisallow: /x", "/a", True),
        ("User-agent: *\nDisallow: /*.pdf$\nAllow: /", "/a.pdf", False),
        ("User-agent: *\nDisallow: /a\nAllow: /a/b", "/a/b/c", True),
        ("user agent *\ndisallow /", "/a", False),
        ("\ufeffUser-agent: *\r\nDisallow: /\r\n", "/a", False),
        ("<html>not found</html>", "/a", True),
        ("", "/a", True),
    ],
)
def test_robots_are_obeyed(net: Net, site: Site, text: str, path: str, is_read: bool) -> None:
    """Whoever is not to be read says so there; the longest rule counts, our own name before all."""
    site.pages |= {"/robots.txt": robots(text), path: answer()}
    if is_read:
        assert net.fetcher().fetch(URL + path).data == PAGE
    else:
        assert "asks robots not to read" in str(refusal(net.fetcher(), URL + path))
        assert site.paths() == ["/robots.txt"]


@pytest.mark.parametrize("status", [400, 401, 403, 404, 410, 451])
def test_no_robots_txt_is_leave_to_read(net: Net, site: Site, status: int) -> None:
    """As RFC 9309 has it."""
    site.pages |= {"/robots.txt": answer(status, b"x"), "/": answer()}
    assert net.fetcher().fetch(URL).data == PAGE


@pytest.mark.parametrize(
    "raw", [answer(429, b"x"), answer(500, b"x"), answer(503, b"x"), b"", answer(302, b"", location="/robots.txt")]
)
def test_robots_that_cannot_be_had_are_waited_for(net: Net, site: Site, raw: bytes) -> None:
    """Nobody knows what the site asks; it is asked again after five minutes, not at every page."""
    clock = FakeTime()
    site.pages |= {"/robots.txt": raw, "/": answer()}
    fetcher = net.fetcher(time=clock)
    for _ in range(3):
        error = refusal(fetcher, URL)
        assert error.passing
        assert "its pages are left alone" in str(error)
    assert site.paths() == ["/robots.txt"]
    site.pages["/robots.txt"] = robots("User-agent: *\nAllow: /")
    clock.at += 301
    assert fetcher.fetch(URL).data == PAGE


def test_robots_are_asked_once_a_day_and_for_each_site(net: Net, site: Site) -> None:
    """Another host, another port: another site."""
    clock = FakeTime()
    other = net.add("other.example", Site({"/": answer()}), OTHER_PUBLIC)
    site.pages |= {"/": answer()}
    fetcher = net.fetcher(time=clock)
    for url in (URL, URL, "http://other.example", URL + ":8080", URL):
        fetcher.fetch(url)
    assert site.paths().count("/robots.txt") == 2
    assert other.paths().count("/robots.txt") == 1
    clock.at += 24 * 3600 + 1
    fetcher.fetch(URL)
    assert site.paths().count("/robots.txt") == 3


def test_robots_may_lie_elsewhere(net: Net, site: Site) -> None:
    """Five redirects are followed, to other hosts as well."""
    net.add("other.example", Site({"/robots.txt": robots("User-agent: *\nDisallow: /")}), OTHER_PUBLIC)
    site.pages |= {"/robots.txt": answer(301, b"", location="http://other.example/robots.txt"), "/": answer()}
    assert "asks robots not" in str(refusal(net.fetcher(), URL))


def test_each_hop_asks_the_robots_of_its_site(net: Net, site: Site) -> None:
    """A redirect is no way around them."""
    other = net.add("other.example", Site({"/robots.txt": robots("User-agent: *\nDisallow: /a")}), OTHER_PUBLIC)
    site.pages["/"] = answer(302, b"", location="http://other.example/a")
    assert "robots.txt of other.example asks robots not" in str(refusal(net.fetcher(), URL))
    assert other.paths() == ["/robots.txt"]


def test_who_reads_his_own_site_may_pass_robots_over(net: Net, site: Site) -> None:
    """For one's own intranet, from a program; no option of the command line does it."""
    site.pages |= {"/robots.txt": robots("User-agent: *\nDisallow: /"), "/": answer()}
    assert net.fetcher(obey_robots=False).fetch(URL).data == PAGE
    assert site.paths() == ["/"]


@pytest.mark.parametrize(
    ("told", "delay", "waits"),
    [("", 1.0, 1.0), ("Crawl-delay: 7", 1.0, 7.0), ("Crawl-delay: 0.2", 1.0, 1.0), ("Crawl-delay: 999", 1.0, 30.0),
     ("Crawl-delay: inf", 1.0, 1.0), ("Crawl-delay: -5", 2.0, 2.0), ("Crawl-delay: 3", 0.0, 3.0)],
)  # fmt: skip
def test_a_host_is_not_asked_again_at_once(net: Net, site: Site, told: str, delay: float, waits: float) -> None:
    """Between any two requests to one host, redirects too: the longer of our delay and the site's, up to 30 s."""
    clock = FakeTime()
    site.pages |= {
        "/robots.txt": robots(f"User-agent: *\n{told}"),
        "/": answer(302, b"", location="/b"),
        "/b": answer(),
    }
    fetcher = net.fetcher(time=clock, delay=delay, deadline=5.0)
    fetcher.fetch(URL)
    fetcher.fetch(URL + "/b")
    assert clock.slept == [waits, waits]


def test_another_host_need_not_wait(net: Net, site: Site) -> None:
    """Politeness is owed to each host, not to all."""
    clock = FakeTime()
    net.add("other.example", Site({"/": answer()}), OTHER_PUBLIC)
    site.pages["/"] = answer()
    fetcher = net.fetcher(time=clock, delay=60.0)
    fetcher.fetch(URL)
    fetcher.fetch("http://other.example")
    assert clock.slept == []


def test_time_that_passed_is_not_waited_again(net: Net, site: Site) -> None:
    """Reading a page takes time, too."""
    clock = FakeTime()
    site.pages["/"] = answer()
    fetcher = net.fetcher(time=clock, delay=3.0)
    fetcher.fetch(URL)
    clock.at += 2.5
    fetcher.fetch(URL)
    assert clock.slept == [0.5]


def busy(times: int, after: str, status: int = 503) -> object:
    """A server that is busy a few times, and says for how long."""
    left = [times]

    def page(_: Visit) -> bytes:
        left[0] -= 1
        return answer(status, b"busy", retry_after=after) if left[0] >= 0 else answer()

    return page


@pytest.mark.parametrize("status", [429, 503])
@pytest.mark.parametrize("after", ["4", "Thu, 01 Jan 1970 00:00:00 GMT"])
def test_a_busy_server_is_given_its_time_once(net: Net, site: Site, status: int, after: str) -> None:
    """As it asks, in seconds or as a date."""
    clock = FakeTime()
    site.pages["/"] = busy(1, after, status)  # type: ignore[assignment]
    assert net.fetcher(time=clock, deadline=9.0).fetch(URL).data == PAGE
    assert clock.slept == [4.0 if after == "4" else 0.0]


def test_a_server_that_stays_busy_is_left_alone(net: Net, site: Site) -> None:
    """Once is enough; the reason says that it may go later."""
    clock = FakeTime()
    site.pages["/"] = busy(5, "1")  # type: ignore[assignment]
    assert refusal(net.fetcher(time=clock), URL).passing
    assert site.paths().count("/") == 2


@pytest.mark.parametrize("after", ["100", "999999999", "Fri, 31 Dec 9999 23:59:59 GMT"])
def test_a_long_wait_is_not_slept_through(net: Net, site: Site, after: str) -> None:
    """What is over the deadline ends at once, with the time that the server asks for."""
    clock = FakeTime()
    site.pages["/"] = busy(9, after)  # type: ignore[assignment]
    error = refusal(net.fetcher(time=clock), URL)
    assert "asks to be left alone for" in str(error)
    assert error.passing
    assert clock.slept == []


@pytest.mark.parametrize("after", ["", "soon", "-1", "1e9", "9" * 5000, "Mon, 99 Foo 2020", "\xb3"])
def test_a_wait_that_is_none_is_no_wait(net: Net, site: Site, after: str) -> None:
    """Then the answer is what it is: the server is busy."""
    site.pages["/"] = busy(9, after)  # type: ignore[assignment]
    assert "503" in str(refusal(net.fetcher(time=FakeTime()), URL))


def test_a_robots_txt_is_no_weapon() -> None:
    """Half a megabyte of names over rules, of stars, of comments: little time, little memory."""
    names = "".join(f"User-agent: b{i}\n" for i in range(14_000)) + "".join(f"Allow: /{i}\n" for i in range(20_000))
    stars = "User-agent: *\n" + ("Disallow: /" + "*a" * 2000 + "b\n") * 120
    many = "User-agent: *\n" + "".join(f"Disallow: *{i}a*b$\n" for i in range(8_000))
    lines = "\n" * 500_000
    hostile = (names, stars, many, lines, "User-agent: *\n" * 36_000, "#" * 512_000, ":" * 512_000)
    slowest = 0.0
    for text in hostile:
        begun = time.process_time()
        parse_rules(text[:512_000]).can_fetch("http://news.example/" + "a" * 4000, "communique")
        slowest = max(slowest, time.process_time() - begun)
    tracemalloc.start()
    kept = parse_rules(names)
    most = tracemalloc.get_traced_memory()[1] / 1e6
    tracemalloc.stop()
    assert kept.can_fetch("http://news.example/1", "communique")
    assert slowest < 3
    assert most < 40
    print(f"{len(hostile)} hostile robots.txt: slowest {slowest:.2f} s, most memory {most:.0f} MB")


def test_settings_of_fetching_mean_something() -> None:
    """Else they are refused, not guessed."""
    for wrong in (
        {"delay": -1.0},
        {"delay": float("nan")},
        {"deadline": 0.0},
        {"user_agent": "a\r\nX: b"},
        {"ratio": 0},
    ):
        with pytest.raises(SettingsError):
            FetchPolicy(**wrong)  # type: ignore[arg-type]

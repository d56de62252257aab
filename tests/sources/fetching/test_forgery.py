"""Nothing of one's own network is asked for: spellings of its addresses, redirects to it, names that change."""

import re
import socket
import unicodedata
from ipaddress import ip_address
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from communique.errors import FetchError, SettingsError
from communique.sources.fetching.addresses import Allowed, check_answers, why_unfit
from communique.sources.fetching.client import Fetcher
from communique.sources.fetching.policy import FetchPolicy
from communique.sources.fetching.urls import parse_target
from loopback import OTHER_PUBLIC, PAGE, PUBLIC, Net, Site, answer
from sources.fetching.hostile import HOSTS, URLS, hits


def tempting(host: str, port: int) -> list[str]:
    """A resolver that takes every name for loopback: what is not refused before, reaches the canary."""
    return ["127.0.0.1"]


def spellings(port: int) -> list[str]:
    """Every way to write an address that is not public."""
    own = [f"http://{host}:{port}/" for host in HOSTS]
    return own + [u.replace("{a}", f"127.0.0.1:{port}").replace("{p}", str(port)) for u in URLS]


def refusal(fetcher: Fetcher, url: str) -> str:
    """The reason why an address is refused."""
    with pytest.raises(FetchError) as caught:
        fetcher.fetch(url)
    return str(caught.value)


def test_no_spelling_of_an_address_of_ones_own_network_is_asked_for(canary: Site) -> None:
    """What a list, a feed or a redirect names is written by others; a server of one's own must not hear from us."""
    fetcher = Fetcher(FetchPolicy(delay=0.0, deadline=2.0), resolver=tempting)
    urls = spellings(canary.port)
    reasons = {url: refusal(fetcher, url) for url in urls}
    assert hits(canary) == 0
    assert not [reason for reason in reasons.values() if reason.startswith("port ")]
    naive = sum(is_loopback_to_a_resolver(url) for url in urls)
    assert naive >= 40
    print(f"canary hits 0 of {len(urls)} spellings ({naive} are loopback to the C library's reader of addresses)")


def is_loopback_to_a_resolver(url: str) -> bool:
    """The control: whether a client without checks would end on this machine, asking no name server."""
    try:
        host = unicodedata.normalize("NFKC", urlsplit(url).hostname or "").removesuffix(".")
        packed = socket.inet_aton(host) if ":" not in host else socket.inet_pton(socket.AF_INET6, host)[-4:]
    except (OSError, ValueError):
        return "localhost" in url
    return packed[0] == 127 or packed in {bytes(4), b"\0\0\0\1"}


CHAINS = {
    "301": [301], "302": [302], "303": [303], "307": [307], "308": [308], "two hops": [301, 302],
    "four hops": [302, 302, 307, 308],
}  # fmt: skip
LEADS = [
    "http://127.0.0.1:{p}/", "//127.0.0.1:{p}/", "http://localhost:{p}/", "//[::ffff:127.0.0.1]:{p}/",
    "http://inner.example:{p}/", "http://2130706433:{p}/", "HTTP://①②⑦.⓪.⓪.①:{p}/", "http://news.example@127.0.0.1:{p}/",
    "/\\127.0.0.1:{p}/", "http:\\\\127.0.0.1:{p}/", "///127.0.0.1:{p}/", "http:127.0.0.1:{p}", "\thttp://127.0.0.1:{p}/",
    "file:///etc/passwd", "ftp://127.0.0.1:{p}/", "javascript:1", "http://[::1]:{p}/", "https://127.0.0.1:{p}/",
]  # fmt: skip


def test_no_redirect_leads_to_ones_own_network(net: Net, canary: Site) -> None:
    """Each hop is checked like the first address, whatever sent there."""
    net.names["inner.example"] = ["127.0.0.1"]
    chains = [(statuses, lead) for statuses in CHAINS.values() for lead in LEADS]
    for statuses, lead in chains:
        pages = {"/robots.txt": answer(404, b"no")}
        for number, status in enumerate(statuses):
            last = number + 1 == len(statuses)
            where = lead.format(p=canary.port) if last else f"/{number + 1}"
            pages[f"/{number}"] = answer(status, b"", location=where.encode().decode("latin-1"))
        net.add("news.example", Site(pages))
        refusal(net.fetcher(), "http://news.example/0")
        net.sites[PUBLIC].close()
    assert hits(canary) == 0
    assert set(net.dialled) == {PUBLIC}
    print(f"canary hits 0 of {len(chains)} redirect chains ({len(CHAINS)} kinds, {len(LEADS)} ways to write the end)")


def test_a_page_that_sends_on_by_itself_is_taken_as_it_is(net: Net, site: Site, canary: Site) -> None:
    """A refresh in the page, a header that only browsers follow: neither is."""
    body = b'<meta http-equiv="refresh" content="0;url=http://127.0.0.1:%d/">' % canary.port
    site.pages["/"] = answer(body=body, refresh=f"0;url=http://127.0.0.1:{canary.port}/", link="<http://127.0.0.1/>")
    assert net.fetcher().fetch("http://news.example/").data == body
    assert hits(canary) == 0


REBINDING = {
    "then loopback": [[PUBLIC], ["127.0.0.1"]],
    "loopback at once": [["127.0.0.1"], [PUBLIC]],
    "public beside loopback": [[PUBLIC, "127.0.0.1"], ["127.0.0.1"]],
    "loopback beside public": [["::1", PUBLIC]],
    "each time another": [[PUBLIC], ["127.0.0.1"], [PUBLIC], ["10.0.0.1"]],
    "as mapped": [["::ffff:127.0.0.1"]],
    "as NAT64": [["64:ff9b::7f00:1"]],
    "with a zone": [["fe80::1%lo"]],
    "as a number": [["2130706433"]],
    "as a name": [["localhost"]],
    "as nothing": [[]],
}


def test_a_name_that_changes_its_address_wins_nothing(net: Net, canary: Site) -> None:
    """The address that was checked is the one that is connected to, for the robots.txt and the page alike."""
    site = net.add("news.example", Site({"/": answer(302, b"", location=f"http://news.example:{canary.port}/")}))
    for answers in REBINDING.values():
        asked: list[str] = []

        def changing(host: str, port: int, answers: list[list[str]] = answers, asked: list[str] = asked) -> list[str]:
            asked.append(host)
            return answers[min(len(asked), len(answers)) - 1]

        fetcher = Fetcher(FetchPolicy(delay=0.0, deadline=3.0), resolver=changing)
        for _ in range(3):
            refusal(fetcher, "http://news.example/")
    assert hits(canary) == 0
    assert set(net.dialled) == {PUBLIC}
    assert site.visits == net.dialled.count(PUBLIC)
    print(f"canary hits 0 of {len(REBINDING)} rebinding resolvers")


def test_robots_of_one_site_do_not_lead_to_another_inside(net: Net, site: Site, canary: Site) -> None:
    """A robots.txt is a page as well; where it cannot be had, the site is left alone."""
    site.pages["/robots.txt"] = answer(302, b"", location=f"http://127.0.0.1:{canary.port}/robots.txt")
    assert "met at the robots.txt of news.example" in refusal(net.fetcher(), "http://news.example/")
    assert hits(canary) == 0


def test_the_environment_sends_nobody_elsewhere(
    net: Net, site: Site, canary: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A proxy would connect to what was never checked; it is not used, nor a file with passwords."""
    for name in ("http_proxy", "HTTP_PROXY", "https_proxy", "ALL_PROXY", "all_proxy"):
        monkeypatch.setenv(name, f"http://127.0.0.1:{canary.port}")
    site.pages["/"] = answer()
    assert net.fetcher().fetch("http://news.example/").data == PAGE
    assert hits(canary) == 0


def test_what_a_person_allows_opens_that_and_no_more(net: Net, canary: Site) -> None:
    """One's own intranet is read when one says so; its neighbours are not."""
    fetcher = Fetcher(FetchPolicy(allow_addresses=("127.0.0.1",), delay=0.0), resolver=tempting)
    assert fetcher.fetch(f"http://127.0.0.1:{canary.port}/").data == b"canary"
    assert fetcher.fetch(f"http://wiki.corp:{canary.port}/").data == b"canary"
    visits = canary.visits
    for host in ("127.0.0.2", "127.1", "[::1]", "[::ffff:127.0.0.1]", "10.0.0.1", "0.0.0.0", "①②⑦.⓪.⓪.①"):
        refusal(fetcher, f"http://{host}:{canary.port}/")
    assert hits(canary) == visits


def test_an_allowed_name_stands_for_itself(net: Net, canary: Site) -> None:
    """At private addresses only: a name may not bring the addresses that machines in clouds get their keys from."""
    net.names |= {"wiki.corp": ["127.0.0.1"], "other.corp": ["127.0.0.1"], "cloud.corp": ["169.254.169.254"]}
    fetcher = net.fetcher(allow_addresses=("wiki.corp", "cloud.corp"))
    assert fetcher.fetch(f"http://wiki.corp:{canary.port}/").data == b"canary"
    assert "not of the public web" in refusal(fetcher, f"http://other.corp:{canary.port}/")
    assert "link-local" in refusal(fetcher, "http://cloud.corp/")
    assert "loopback" in refusal(fetcher, f"http://127.0.0.1:{canary.port}/")


def test_an_allowed_site_leads_nowhere_else_inside(net: Net, canary: Site) -> None:
    """The permission is for the address, not for whom it points to."""
    canary.pages["/"] = answer(302, b"", location=f"http://127.0.0.2:{canary.port}/")
    fetcher = net.fetcher(allow_addresses=("127.0.0.1",))
    assert "127.0.0.2 is no public address" in refusal(fetcher, f"http://127.0.0.1:{canary.port}/")
    assert net.dialled.count("127.0.0.2") == 0


def test_a_public_site_may_lead_to_an_allowed_one(net: Net, site: Site, canary: Site) -> None:
    """It is the person's own network, and they said that it may be read."""
    site.pages["/"] = answer(302, b"", location=f"http://127.0.0.1:{canary.port}/")
    page = net.fetcher(allow_addresses=("127.0.0.0/8",)).fetch("http://news.example/")
    assert (page.data, page.final_url) == (b"canary", f"http://127.0.0.1:{canary.port}/")


@pytest.mark.parametrize("port", [21, 22, 25, 6379, 9200, 11211, 1])
def test_other_services_of_public_hosts_are_not_spoken_to(net: Net, site: Site, port: int) -> None:
    """A line of HTTP is a command to some of them."""
    assert f"port {port}" in refusal(net.fetcher(), f"http://news.example:{port}/")
    assert net.dialled == []


@pytest.mark.parametrize(
    "entry", ["", "0.0.0.0/0", "::/0", "http://a.b", "a.b:80", "127.1", "a b", "*", "1.0.0.0/4", "../x"]
)
def test_what_cannot_be_allowed_is_said(entry: str) -> None:
    """A slip must not open the whole network."""
    with pytest.raises(SettingsError):
        FetchPolicy(allow_addresses=(entry,))


def test_nat64_can_be_allowed_and_opens_no_private_address() -> None:
    """In a network of IPv6 alone, the public sites are behind it; the private ones stay out."""
    allowed = Allowed.parse(["64:ff9b::/96"])
    assert check_answers("a.example", 80, ["64:ff9b::9.9.9.9"], allowed) == ("64:ff9b::909:909",)
    with pytest.raises(FetchError):
        check_answers("a.example", 80, ["64:ff9b::127.0.0.1"], allowed)


@given(st.integers(0, 2**32 - 1) | st.integers(0, 2**128 - 1).map(lambda v: v | 1 << 127))
def test_no_address_is_fit_that_is_not_global(value: int) -> None:
    """What Python's own table refuses is refused, whatever else is."""
    address = ip_address(value)
    if why_unfit(address) is None:
        assert address.is_global
        assert not address.is_multicast
        assert not address.is_private


@given(st.text("012.x①⓪⑦ahlocst:@/[]\\%#? \t\u200b。", max_size=20))
def test_any_host_is_plain_or_refused(host: str) -> None:
    """What comes out is an ASCII name or one plain spelling of an address."""
    try:
        target = parse_target(f"http://{host}", Allowed())
    except FetchError:
        return
    assert target.url.isascii()
    assert target.host == target.host.lower()
    if target.is_literal:
        assert str(ip_address(target.host)) == target.host
    assert parse_target(target.url, Allowed()) == target


@pytest.mark.parametrize(
    ("url", "plain"),
    [
        ("HTTP://News.Example:80/a b?x=ü#part", "http://news.example/a%20b?x=%C3%BC"),
        ("https://bücher.example", "https://xn--bcher-kva.example/"),
        ("http://news.example.:8080?q=1", "http://news.example:8080/?q=1"),
        ("http://[2606:2800:0:0::1]/x", "http://[2606:2800::1]/x"),
        ("http://news_1.example/%7Ea;b=1", "http://news_1.example/%7Ea;b=1"),
    ],
)
def test_addresses_as_people_write_them(url: str, plain: str) -> None:
    """Capitals, umlauts, spaces and the root's dot are no offence."""
    assert parse_target(url, Allowed()).url == plain


def test_every_answer_is_checked_and_the_next_tried(net: Net, site: Site) -> None:
    """Of several public addresses the first that answers is used."""
    site.pages["/"] = answer()
    net.names["news.example"] = [OTHER_PUBLIC, PUBLIC]
    assert net.fetcher().fetch("http://news.example/").data == PAGE
    assert net.dialled[:2] == [OTHER_PUBLIC, PUBLIC]


def test_the_page_about_fetching_says_what_the_program_says() -> None:
    """Its table of refusals is what is printed."""
    page = Path(__file__).parents[3] / "docs" / "fetching.md"
    rows = re.findall(r"^\| `(\S+)` \| (.+) \|$", page.read_text("utf-8"), re.MULTILINE)
    homes = {"news.example": [PUBLIC], "rebound.example": [PUBLIC, "10.0.0.7"]}
    fetcher = Fetcher(FetchPolicy(delay=0.0), resolver=lambda host, port: homes.get(host, ["127.0.0.1"]))
    assert len(rows) > 8
    for url, reason in rows:
        assert refusal(fetcher, url).startswith(reason)

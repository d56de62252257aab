"""Addresses among the inputs become parts, to be opened like files."""

import pytest

from communique.errors import SettingsError
from communique.settings import Limits
from communique.sources import Address
from communique.sources.fetching.inputs import PageFetch, fetch_parts, is_address
from loopback import PAGE, Net, Site, answer


@pytest.mark.parametrize(
    ("given", "is_one"),
    [
        ("https://news.example/a.html", True), ("HTTP://news.example", True), ("http:127.0.0.1", True),
        ("ftp://news.example/a", True), ("file:///etc/passwd", True), (" https://news.example", True),
        ("news.example/a.html", False), ("-", False), ("a.txt", False), ("dir/http.txt", False), ("C:\\a.txt", False),
        ("https.txt", False), ("a:b.txt", False), ("", False),
    ],
)  # fmt: skip
def test_addresses_are_told_from_paths(given: str, is_one: bool) -> None:
    """One that is not fetched is one as well: its reason is not that there is no such file."""
    assert is_address(given) is is_one


def test_pages_and_failures_come_in_their_order(net: Net, site: Site) -> None:
    """A part has what its format needs, and what its document keeps; a failed one its reason and nothing else."""
    site.pages |= {"/a": answer(302, b"", location="/b"), "/b": answer(content_type="text/html; charset=koi8-r")}
    addresses = ["http://news.example/a", Address("http://news.example/none", {"title": "T"}), "ftp://news.example/"]
    page, missing, other = fetch_parts(addresses, net.fetcher())
    assert (page.name, page.data, page.media_type) == ("http://news.example/a", PAGE, "text/html")
    assert page.metadata == {"url": "http://news.example/b", "charset": "koi8-r"}
    assert page.captured is not None
    assert page.failure is None
    assert (missing.data, missing.metadata["title"], missing.captured) == (b"", "T", None)
    assert "has no such page" in str(missing.failure)
    assert "no http or https address" in str(other.failure)


def test_a_command_sets_fetching_up(net: Net, site: Site) -> None:
    """What a person types is what counts; a slip in it is said before anything is asked for."""
    fetch = PageFetch(Limits(document=10), allow_addresses=["127.0.0.1"], delay=0)
    address = Address(f"http://127.0.0.1:{site.port}/a.txt")
    assert "no such page" in str(next(fetch([address])).failure)
    site.pages["/a.txt"] = answer(content_type="text/plain")
    assert "over the limit" in str(next(fetch([address])).failure)
    assert site.paths() == ["/robots.txt", "/a.txt", "/a.txt"]
    with pytest.raises(SettingsError, match="no address to allow"):
        PageFetch(Limits(), allow_addresses=["http://wiki.corp/"])


def test_a_password_in_an_address_is_not_kept(net: Net) -> None:
    """Neither in the name under which the failure is stored, nor in the reason."""
    (part,) = fetch_parts(["https://me:secret@news.example/a"], net.fetcher())
    assert (part.name, part.metadata["url"]) == ("https://news.example/a", "https://news.example/a")
    assert "user name or password" in str(part.failure)
    assert "secret" not in repr(part)

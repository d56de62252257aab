"""A network without a world around it, and a canary that must not be visited."""

from collections.abc import Iterator

import pytest

from loopback import Net, Site, answer, network


@pytest.fixture
def net(monkeypatch: pytest.MonkeyPatch) -> Iterator[Net]:
    """A network of this test's sites."""
    with network(monkeypatch) as made:
        yield made


@pytest.fixture
def site(net: Net) -> Site:
    """A public site at news.example, with nothing but what a test puts there."""
    return net.add("news.example", Site())


@pytest.fixture
def canary() -> Iterator[Site]:
    """A server on loopback that answers whatever it is asked, and counts."""
    site = Site({"/": answer(body=b"canary"), "/robots.txt": answer(body=b"canary")})
    yield site
    site.close()

"""Connections over TLS: to the pinned address, under the name that was asked for, or not at all."""

import shutil
import ssl
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from communique.errors import FetchError
from communique.sources.fetching.client import Fetcher, system_trust
from communique.sources.fetching.policy import FetchPolicy
from loopback import PAGE, PUBLIC, Net, Site, answer

URL = "https://news.example/"


@pytest.fixture(scope="session")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A key and a certificate for news.example, signed by itself, made for this run."""
    if shutil.which("openssl") is None:
        pytest.skip("no openssl to make a certificate with")
    path = tmp_path_factory.mktemp("tls") / "both.pem"
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2",
         "-keyout", str(path), "-out", str(path) + ".crt", "-subj", "/CN=news.example",
         "-addext", "subjectAltName=DNS:news.example"],
        check=True, capture_output=True,
    )  # fmt: skip
    path.write_text(path.read_text() + Path(f"{path}.crt").read_text())
    return path


@pytest.fixture
def site(net: Net, certificate: Path) -> Site:
    """A public site that speaks TLS."""
    made = net.add("news.example", Site({"/": answer()}))
    made.tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    made.tls.load_cert_chain(certificate)
    return made


def trusting(net: Net, certificate: Path, **policy: float) -> Fetcher:
    """A fetcher that believes in this one certificate."""

    def trust() -> ssl.SSLContext:
        return ssl.create_default_context(cafile=str(certificate))

    return Fetcher(FetchPolicy(delay=0.0, **{"deadline": 5.0} | policy), resolver=net.resolve, trust=trust)  # type: ignore[arg-type]


def test_a_name_is_proved_at_its_pinned_address(net: Net, site: Site, certificate: Path) -> None:
    """The name goes into the handshake, the checked address into the connection."""
    names: list[str | None] = []
    assert site.tls is not None
    site.tls.sni_callback = lambda _socket, name, _context: names.append(name)
    assert trusting(net, certificate).fetch(URL).data == PAGE
    assert set(names) == {"news.example"}
    assert set(net.dialled) == {PUBLIC}
    assert net.asked == ["news.example"]


def test_a_certificate_that_nobody_vouches_for_is_named(net: Net, site: Site) -> None:
    """The reason says that it is the certificate, and what to do for one's own server."""
    with pytest.raises(FetchError, match=r"the certificate of news.example does not hold .*self"):
        net.fetcher().fetch(URL)
    assert site.requests == []


def test_a_certificate_of_another_name_does_not_hold(net: Net, site: Site, certificate: Path) -> None:
    """Whoever answers at the address must be who was asked for."""
    net.names["other.example"] = [PUBLIC]
    with pytest.raises(FetchError, match=r"the certificate of other.example does not hold .*mismatch"):
        trusting(net, certificate).fetch("https://other.example/")
    assert site.requests == []


def test_what_is_no_tls_is_said(net: Net, certificate: Path) -> None:
    """A plain server behind https."""
    net.add("news.example", Site())
    with pytest.raises(FetchError, match=r"no safe connection to news\.example"):
        trusting(net, certificate).fetch(URL)


def drip() -> Iterator[bytes]:
    """The head of a handshake, and then a byte of it now and then."""
    yield b"\x16\x03\x03\x40\x00"
    for _ in range(100):
        time.sleep(0.02)
        yield b"\x02"


def test_a_handshake_that_never_ends_ends_with_the_deadline(net: Net, certificate: Path) -> None:
    """It has no time of its own."""
    quiet = net.add("news.example", Site())
    begun = time.monotonic()
    quiet.pages[""] = drip()
    with pytest.raises(FetchError, match=r"news\.example gave no whole answer"):
        trusting(net, certificate, deadline=0.3).fetch(URL)
    assert time.monotonic() - begun < 0.8
    assert quiet.visits == 1


def test_nobody_is_led_from_the_lock_to_the_open(net: Net, site: Site, certificate: Path) -> None:
    """From http to https, yes; the other way, what comes could be anyone's."""
    site.pages["/"] = answer(302, b"", location="http://news.example/open")
    with pytest.raises(FetchError, match=r"from https to http://news.example/open"):
        trusting(net, certificate).fetch(URL)


def test_who_is_believed_by_default() -> None:
    """The system's authorities and those of browsers; names are checked."""
    context = system_trust()
    assert context.check_hostname
    assert context.verify_mode == ssl.CERT_REQUIRED
    assert context.get_ca_certs()

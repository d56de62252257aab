"""Spellings of addresses that are not public, broken answers, and bombs, for the tests of fetching."""

import gzip
import os
import socket
import zlib

from loopback import PAGE, Site, answer

HOSTS = (
    """
127.0.0.1 127.1 127.0.1 127.0.0.1. 127.0.0.01 0127.0.0.1 127.000.000.001 127.255.255.254 2130706433 2130706433.
0x7f000001 0X7F000001 0x7f000001. 0x7f.1 0x7f.0.0.1 0x7f.0x0.0x0.0x1 0177.0.0.1 0177.1 017700000001 127.0.0.0x1
4294967295 18446744071562067968 0 00 0x 0x0 0.0.0.0 0.0 127.0.0.1.nip.example 127-0-0-1.example
localhost LOCALHOST LocalHost. localhost.localdomain sub.localhost ip6-localhost printer router.lan wiki.corp
metadata.google.internal db.local nas.home.arpa hidden.onion
①②⑦.⓪.⓪.① １２７.０.０.１ １２７．０．０．１ 127。0。0。1 127｡0｡0｡1 𝟏𝟐𝟕.𝟎.𝟎.𝟏 ¹²⁷.0.0.1 ₁₂₇.0.0.1 ０ｘ７ｆ.1 ②①③⓪⑦⓪⑥④③③
ⓛⓞⓒⓐⓛⓗⓞⓢⓣ ｌｏｃａｌｈｏｓｔ local{soft}host loca{zero}lhost lºcalhost ١٢٧.٠.٠.١ १२७.०.०.१
10.0.0.1 10.255.255.255 172.16.0.1 172.31.255.255 192.168.1.1 169.254.169.254 100.64.0.1 100.127.255.255 192.0.0.1
192.0.2.1 198.18.0.1 198.19.255.255 198.51.100.1 203.0.113.1 192.88.99.1 224.0.0.1 239.255.255.250 240.0.0.1
255.255.255.255 0.1.2.3
[::1] [0:0:0:0:0:0:0:1] [0000::0001] [::] [::0] [::ffff:127.0.0.1] [::FFFF:7F00:1] [0:0:0:0:0:ffff:127.0.0.1]
[::127.0.0.1] [::7f00:1] [::ffff:0:127.0.0.1] [::ffff:10.0.0.1] [::ffff:93.184.215.14] [64:ff9b::127.0.0.1]
[64:ff9b::7f00:1] [64:ff9b::93.184.215.14] [64:ff9b:1::7f00:1] [64:ff9b:1:ffff::a00:1] [2002:7f00:1::]
[2002:7f00:0001::1] [2002:a00:1::] [2002:5db8:d70e::] [2001::1] [2001:0:53aa:64c:0:ffff:80ff:fffe]
[2001:0:7f00:1::] [fe80::1] [fe80::1%lo] [fe80::1%25lo] [::1%25lo] [::1%lo] [fe80::5efe:127.0.0.1]
[2606:2800:220:1:0:5efe:7f00:1] [2606:2800:220:1:200:5efe:a00:1] [fc00::1] [fd12:3456:789a::1] [fec0::1] [ff02::1]
[ff0e::1] [100::1] [2001:db8::1] [3fff::1] [5f00::1] [2001:2::1] [2001:10::1] [2001:20::1] [2620:4f:8000::1] [4000::1]
[127.0.0.1] [v1.127.0.0.1] [localhost] [] ::1 [::1 ::1] [[::1]] [::1].example [::1]x
user@127.0.0.1 user:word@127.0.0.1 news.example@127.0.0.1 news.example:80@127.0.0.1 127.0.0.1%2f@news.example
%31%32%37.0.0.1 127%2e0.0.1 127.0.0.1%00 127.0.0.1%00.news.example 127.0.0.1%20 local%68ost 127.0.0.1.. 127..0.0.1
.127.0.0.1 -localhost 127.0.0.1;news.example 127.0.0.1,news.example 127.0.0.1|x <127.0.0.1> a$127.0.0.1
""".replace("{zero}", "\u200b")
    .replace("{soft}", "\u00ad")
    .split()
)
URLS = [
    "http:\\\\{a}/", "http:/\\{a}/", "http://news.example\\@{a}/", "http://news.example/\\..\\@{a}/", "http:///{a}/",
    "http:////{a}/", "http:{a}/", "http:/{a}/", "//{a}/", "{a}/", "http://{a}\t/", "ht\ttp://{a}/", "http://{a}\n/",
    "http://127.0\n.0.1:{p}/", "http://{a}\r\nHost: news.example/", "\x00http://{a}/", "http://{a}\x00.news.example/",
    "http://news.example\u2028@{a}/", "ftp://{a}/", "file:///etc/passwd", "file://{a}/etc/passwd", "gopher://{a}/_x",
    "dict://{a}/info", "http+unix://%2Ftmp%2Fx/", "jar:http://{a}!/", "data:text/html,x", "javascript:x", "ws://{a}/",
    "url:http://{a}/", "feed:http://{a}/", "view-source:http://{a}/", "http://{a}:80:{p}/", "http://127.0.0.1:0{p}/",
    "http://127.0.0.1:+{p}/", "http://127.0.0.1:٨٠/", "http://127.0.0.1:99999/", "http://127.0.0.1:/", "HTTP://{a}/",
    "hTTps://{a}/", " http://{a}/ ", "http://{a}?@news.example/", "http://{a}#@news.example/", "http://{a};x/",
    "http://news.example&@{a}#@x/", "http://a:b@{a}/", "http://@{a}/", "http://:@{a}/", "http://news.example⁄@{a}/",
]  # fmt: skip


def hits(canary: Site) -> int:
    """How often the canary was visited; a visit of our own comes last in its queue, and is taken off."""
    with socket.socket() as last:
        last.settimeout(2)
        last.connect(("127.0.0.1", canary.port))
        last.sendall(b"GET / HTTP/1.0\r\n\r\n")
        last.recv(1)
    canary.visits -= 1
    return canary.visits


HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"
BROKEN: dict[str, bytes] = {
    "nothing": b"",
    "an early end of the status": b"HTTP/1.",
    "an early end of the headers": HEAD,
    "a body shorter than told": HEAD + b"Content-Length: 100\r\n\r\nshort",
    "a length that is no number": HEAD + b"Content-Length: many\r\n\r\nbody",
    "a length below nothing": HEAD + b"Content-Length: -5\r\n\r\nbody",
    "two lengths": HEAD + b"Content-Length: 4\r\nContent-Length: 5\r\n\r\nbodys",
    "chunks that are none": HEAD + b"Transfer-Encoding: chunked\r\n\r\nzz\r\nbody\r\n0\r\n\r\n",
    "a chunk of endless length": HEAD + b"Transfer-Encoding: chunked\r\n\r\n" + b"f" * 40 + b"\r\nbody",
    "a chunk below nothing": HEAD + b"Transfer-Encoding: chunked\r\n\r\n-5\r\nbody",
    "chunks without an end": HEAD + b"Transfer-Encoding: chunked\r\n\r\n4\r\nbody\r\n",
    "a coding of transfer that is unknown": HEAD + b"Transfer-Encoding: rot13\r\n\r\nbody",
    "HTTP/0.9": b"<html>old</html>",
    "HTTP/2": b"HTTP/2 200 OK\r\n\r\nbody",
    "another protocol": b"SSH-2.0-OpenSSH_9.2\r\n",
    "status of letters": b"HTTP/1.1 OK 200\r\n\r\nbody",
    "status 0": b"HTTP/1.1 000 Zero\r\n\r\nbody",
    "status of many digits": b"HTTP/1.1 20000 OK\r\n\r\nbody",
    "a header without a name": b"HTTP/1.1 200 OK\r\n: x\r\n\r\nbody",
    "a header without a colon": b"HTTP/1.1 200 OK\r\nnonsense\r\n\r\nbody",
    "a header with NUL": b"HTTP/1.1 200 OK\r\nA: \x00\r\n\r\nbody",
    "one header of 300 kB": b"HTTP/1.1 200 OK\r\nA: " + b"a" * 300_000 + b"\r\n\r\nbody",
    "30,000 headers": b"HTTP/1.1 200 OK\r\n" + b"A: a\r\n" * 30_000 + b"\r\nbody",
    "headers without end": b"HTTP/1.1 200 OK\r\n" + b"A: a\r\n" * 300_000,
    "informations without end": b"HTTP/1.1 103 Hints\r\nA: a\r\n\r\n" * 30_000,
    "a change of protocol": b"HTTP/1.1 101 Switching\r\nUpgrade: x\r\nConnection: upgrade\r\n\r\nbody",
    "packed and not": HEAD + b"Content-Encoding: gzip\r\nContent-Length: 4\r\n\r\nbody",
    "packed as deflate and not": HEAD + b"Content-Encoding: deflate\r\nContent-Length: 4\r\n\r\n\xff\xff\xff\xff",
    "packed and cut off": HEAD + b"Content-Encoding: gzip\r\n\r\n" + gzip.compress(os.urandom(5000))[:3000],
    "packed, with nothing in it": HEAD + b"Content-Encoding: gzip\r\nContent-Length: 0\r\n\r\n",
    "packed with a wrong sum": HEAD + b"Content-Encoding: gzip\r\n\r\n" + gzip.compress(PAGE)[:-8] + b"12345678",
    "packed as br": HEAD + b"Content-Encoding: br\r\nContent-Length: 4\r\n\r\nbody",
    "packed as zstd": HEAD + b"Content-Encoding: zstd\r\nContent-Length: 4\r\n\r\nbody",
    "packed twice": HEAD + b"Content-Encoding: gzip, gzip\r\n\r\n" + gzip.compress(gzip.compress(PAGE)),
    "an empty page": HEAD + b"Content-Length: 0\r\n\r\n",
    "an empty page without a length": HEAD + b"\r\n",
    "a redirect to nothing": b"HTTP/1.1 302 Found\r\nLocation: \r\nContent-Length: 0\r\n\r\n",
    "a redirect to itself": b"HTTP/1.1 302 Found\r\nLocation: /\r\nContent-Length: 0\r\n\r\n",
    "a redirect of bytes": b"HTTP/1.1 302 Found\r\nLocation: http://\xff\xfe/\x80\r\nContent-Length: 0\r\n\r\n",
    "a redirect of 90 kB": b"HTTP/1.1 302 Found\r\nLocation: /" + b"a" * 90_000 + b"\r\nContent-Length: 0\r\n\r\n",
}  # fmt: skip


def bare(data: bytes) -> bytes:
    """Deflate as some servers mean it: without zlib's frame."""
    packer = zlib.compressobj(wbits=-15)
    return packer.compress(data) + packer.flush()


ZEROS = gzip.compress(bytes(67_000_000), 9)
NOISE = gzip.compress(os.urandom(400_000) + bytes(80_000_000), 9)
BOMBS: dict[str, bytes] = {
    "gzip, 65 kB to 67 MB": answer(body=ZEROS, content_encoding="gzip"),
    "x-gzip": answer(body=ZEROS, content_encoding="x-gzip"),
    "deflate": answer(body=zlib.compress(bytes(67_000_000), 9), content_encoding="deflate"),
    "bare deflate": answer(body=bare(bytes(67_000_000)), content_encoding="deflate"),
    "behind noise": answer(body=NOISE, content_encoding="gzip"),
    "of many members": answer(body=gzip.compress(bytes(900_000), 9) * 80, content_encoding="gzip"),
    "in chunks": answer(
        body=b"%x\r\n%s\r\n0\r\n\r\n" % (len(ZEROS), ZEROS),
        length=False,
        transfer_encoding="chunked",
        content_encoding="gzip",
    ),
    "gzip in gzip": answer(body=gzip.compress(ZEROS, 9), content_encoding="gzip, gzip"),
    "called text": answer(body=ZEROS, content_encoding="gzip", content_type="text/plain"),
    "called a feed": answer(body=ZEROS, content_encoding="gzip", content_type="application/rss+xml"),
    "an error": answer(500, ZEROS, content_encoding="gzip"),
    "a redirect": answer(302, ZEROS, content_encoding="gzip", location="/elsewhere"),
    "told to be large": answer(body=b"x", length=False, content_length="50000000"),
    "told to be of twenty digits": answer(body=b"x", length=False, content_length="9" * 20),
    "large, untold": answer(body=bytes(30_000_000), length=False),
    "below the ratio, over the limit": answer(
        body=gzip.compress(b"".join(bytes([i % 251]) * 70 for i in range(400_000))), content_encoding="gzip"
    ),
}  # fmt: skip


ANSWERS = [
    *BROKEN.values(),
    *[answer(), answer(body=gzip.compress(PAGE), content_encoding="gzip"), BOMBS["in chunks"]] * 10,
]

"""Files made to hurt who reads them, for each format of documents. `full` makes them as large as they come."""

import io
import json
import re
import zipfile
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache

import pyarrow
from pyarrow import parquet

from sources.pdf_writer import Line, assemble, write_locked_pdf, write_pdf
from sources.samples import WARNED, archive, chat, mail, message, post, word

MB = 1_000_000
_MANY = 30 * MB
CONTENT = "[Content_Types].xml"


@dataclass(frozen=True, slots=True)
class Bomb:
    """A file, the format that is given it, and what it does."""

    format: str
    file: str
    deed: str
    make: Callable[[], bytes]
    outlives: bool = True
    """Whether the format itself ends it; else the process that reads is ended, by its limits."""


@cache
def _blanks(n: int) -> bytes:
    """Many blanks, packed."""
    return zlib.compress(b" " * (_MANY * n), 9)


def bombs(*, full: bool) -> list[Bomb]:
    """All of them; the short ones are a tenth of the size, which is over all limits as well where these are tested."""
    size = 10 if full else 1
    return [*_pdfs(size), *_words(size), *_mails(size), *_tables(size), *_parquets(size), *_jsons(size)]


def _pdfs(n: int) -> Iterator[Bomb]:
    def of(deed: str, make: Callable[[], bytes], *, outlives: bool = True) -> Bomb:
        return Bomb("pdf", "a.pdf", deed, make, outlives)

    def flat() -> bytes:
        return _blanks(n)

    def page(stream: bytes, *more: bytes, entries: bytes = b"") -> bytes:
        pages = b"<< /Type /Pages /Kids [3 0 R] /Count 1 /MediaBox [0 0 595 842] >>"
        first = b"<< /Type /Page /Parent 2 0 R /Contents 4 0 R %s >>" % entries
        return assemble([b"<< /Type /Catalog /Pages 2 0 R >>", pages, first, stream, *more], b"/Root 1 0 R")

    def stream(data: bytes, entries: bytes = b"/Filter /FlateDecode") -> bytes:
        return b"<< /Length %d %s >>\nstream\n%s\nendstream" % (len(data), entries, data)

    yield of("flate", lambda: page(stream(flat())))
    yield of("flate twice", lambda: page(stream(zlib.compress(flat()), b"/Filter [/FlateDecode /FlateDecode]")))
    yield of("filter with an escaped name", lambda: page(stream(flat(), b"/Filter /#46late#44ecode")))
    yield of("filter in another object", lambda: page(stream(flat(), b"/Filter 5 0 R"), b"/FlateDecode"))
    yield of(
        "called a picture", lambda: page(stream(flat(), b"/Filter /FlateDecode /Subtype /Image /Width 9 /Height 9"))
    )
    yield of("in hexadecimal", lambda: page(stream(flat().hex().encode() + b">", b"/Filter [/AHx /Fl]")))
    yield of("flate in a locked file", lambda: write_locked_pdf(b" " * (_MANY * (3 if n > 1 else 1))))
    yield of("LZW", lambda: page(stream(_lzw(300_000 * n), b"/Filter /LZWDecode")))
    yield of("object stream", lambda: page(stream(flat(), b"/Type /ObjStm /N 1 /First 4 /Filter /FlateDecode")))
    yield of(
        "object stream that extends itself",
        lambda: page(stream(b"4 0 << >>", b"/Type /ObjStm /N 1 /First 4 /Extends 4 0 R")),
    )
    yield of("object stream of 99 million objects", lambda: page(stream(b"4 0", b"/Type /ObjStm /N 99999999 /First 3")))
    yield of("many pages", lambda: write_pdf([[Line(9, 9, "a")]] * (10_000 * n)))
    yield of("pages that share one long text", lambda: _shared(100 if n > 1 else 20))
    yield of("page tree in a ring", lambda: page(b"<< /Type /Pages /Kids [2 0 R 4 0 R] /Count 99999999 >>"))
    yield of("cross-references in a ring", lambda: page(stream(b"", b""))[:-30] + b"/Prev 15 >>\nstartxref\n15\n%%EOF")
    yield of(
        "cross-references to 2 billion",
        lambda: (
            b"%PDF-1.5\nxref\n0 2147483647\n0000000000 65535 f \n"
            b"trailer << /Size 2147483647 /Root 1 0 R >>\nstartxref\n9\n%%EOF"
        ),
    )
    yield of("arrays in arrays", lambda: page(b"[" * (100_000 * n) + b"]" * (100_000 * n)))
    yield of("arrays in arrays on the page", lambda: page(stream(b"[" * (100_000 * n) + b" TJ", b"")))
    yield of("forms in forms", lambda: _laughing(page, stream, 9), outlives=False)
    yield of(
        "form in itself",
        lambda: page(
            stream(b"/F Do", b""),
            stream(b"/F Do " * 99, b"/Subtype /Form /Resources << /XObject << /F 5 0 R >> >>"),
            entries=b"/Resources << /XObject << /F 5 0 R >> >>",
        ),
        outlives=False,
    )
    yield of(
        "fonts that are not there",
        lambda: page(
            stream(b"BT /F9 9 Tf 9 9 Td (Kolvia) Tj ET", b""), entries=b"/Resources << /Font << /F9 99 0 R >> >>"
        ),
    )
    yield of(
        "a script",
        lambda: assemble(
            [
                b"<< /Type /Catalog /Pages 2 0 R /OpenAction << /S /JavaScript /JS (while(1){}) >> >>",
                b"<< /Type /Pages /Kids [] /Count 0 >>",
            ],
            b"/Root 1 0 R",
        ),
    )
    yield of("a line of a million letters", lambda: write_pdf([[Line(9, 9, "Kolvia " * (50_000 * n))]]))
    yield of(
        "words all over the page",
        lambda: write_pdf([[Line(i * 7 % 590, i * 13 % 840, "ab") for i in range(20_000 * n)]]),
    )
    yield of(
        "columns of letters", lambda: write_pdf([[Line(i % 60 * 9, 840 - i // 60, "a" * 20, 3) for i in range(900)]])
    )
    yield of("many streams", lambda: page(stream(b"", b"")) + b"stream\n" * (30_000 * n))


def _lzw(codes: int) -> bytes:
    """LZW data of one letter, each code of 12 bits standing for more of it."""
    bits, held, out, width = 0, 0, bytearray(), 9

    def put(code: int) -> None:
        nonlocal bits, held
        bits, held = bits << width | code, held + width
        while held >= 8:
            held -= 8
            out.append(bits >> held & 255)
        bits &= (1 << held) - 1

    known, written = 4095, 0
    while written < codes:
        if known >= 4094:
            put(256)
            width, known = 9, 258
            put(97)
            written += 1
            continue
        put(known)
        known += 1
        written += 1
        width = min(12, (known + 1).bit_length())
    put(257)
    return bytes(out) + b"\x00"


def _shared(pages: int) -> bytes:
    """Pages that all show one stream of many words."""
    words = b"BT /F1 9 Tf 9 9 Td " + b"(Kolvia denied it again and again. ) Tj " * 10_000 + b"ET"
    kids = b" ".join(b"%d 0 R" % (5 + i) for i in range(pages))
    page = b"<< /Type /Page /Parent 2 0 R /Contents 4 0 R /Resources << /Font << /F1 3 0 R >> >> >>"
    packed = zlib.compress(words)
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [%s] /Count %d /MediaBox [0 0 595 842] >>" % (kids, pages),
    ]
    objects += [b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"]
    objects += [
        b"<< /Length %d /Filter /FlateDecode >>\nstream\n%s\nendstream" % (len(packed), packed),
        *[page] * pages,
    ]
    return assemble(objects, b"/Root 1 0 R")


def _laughing(page: Callable[..., bytes], stream: Callable[..., bytes], levels: int) -> bytes:
    """A form that shows another ten times, that another ten times …"""
    forms = []
    for level in range(levels):
        last = level == levels - 1
        shown = b"BT /F1 9 Tf (Kolvia) Tj ET" if last else b"/X Do " * 10
        inner = b"" if last else b"/Resources << /XObject << /X %d 0 R >> >>" % (6 + level)
        forms.append(stream(shown, b"/Type /XObject /Subtype /Form /BBox [0 0 9 9] " + inner))
    return page(stream(b"/X Do " * 10, b""), *forms, entries=b"/Resources << /XObject << /X 5 0 R >> >>")


def packed(members: dict[str, bytes], *, kind: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A zip of some members."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", kind, compresslevel=9) as package:
        for name, data in members.items():
            package.writestr(name, data)
    return file.getvalue()


def members(**changed: bytes) -> dict[str, bytes]:
    """Those of a good DOCX, some replaced (`document`, `styles`, `core`, `_rels` …)."""
    with zipfile.ZipFile(io.BytesIO(word())) as package:
        found = {name: package.read(name) for name in package.namelist()}
    keys = {name.rpartition("/")[2].removesuffix(".xml"): name for name in found if name.endswith(".xml")}
    return found | {keys[key]: data for key, data in changed.items()}


def _words(n: int) -> Iterator[Bomb]:
    def of(deed: str, make: Callable[[], bytes]) -> Bomb:
        return Bomb("docx", "a.docx", deed, make)

    body = b'<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>%s</w:body></w:document>'
    yield of("blanks", lambda: packed(members(document=body % (b" " * (_MANY * n)))))
    yield of("declared as small", lambda: _declared(packed(members(document=body % (b" " * (_MANY * n)))), 9_000))
    yield of("declared as large", lambda: _declared(word(), 4_000_000_000))
    yield of("members over one another", _overlapping)
    yield of("many members", lambda: packed(members() | {f"word/media/{i}.png": b"" for i in range(10_000 * n)}))
    yield of("a picture of zeros", lambda: packed(members() | {"word/media/a.png": bytes(_MANY * n)}))
    yield of(
        "many pictures of zeros",
        lambda: packed(members() | {f"word/media/{i}.png": bytes(900_000) for i in range(50 * n)}),
    )
    yield of(
        "a zip in itself",
        lambda: packed(members() | {"word/embeddings/a.docx": packed({"a.xml": b" " * (_MANY * n)})}),
    )
    yield of(
        "elements in elements",
        lambda: packed(members(document=body % (b"<w:p>" * (50_000 * n) + b"</w:p>" * (50_000 * n)))),
    )
    yield of(
        "tables in tables",
        lambda: packed(
            members(document=body % (b"<w:tbl><w:tr><w:tc>" * 80 + b"<w:p/>" + b"</w:tc></w:tr></w:tbl>" * 80))
        ),
    )
    yield of(
        "many paragraphs",
        lambda: packed(
            members(document=body % (b"<w:p><w:r><w:t>a</w:t></w:r></w:p>" * (50_000 * n))), kind=zipfile.ZIP_STORED
        ),
    )
    yield of(
        "many attributes",
        lambda: packed(
            members(document=body % (b"<w:p %s/>" % b" ".join(b'a%d=""' % i for i in range(50_000 * n)))),
            kind=zipfile.ZIP_STORED,
        ),
    )
    yield of(
        "one word of 9 MB",
        lambda: packed(
            members(document=body % (b"<w:p><w:r><w:t>%s</w:t></w:r></w:p>" % (b"a" * (9 * MB)))),
            kind=zipfile.ZIP_STORED,
        ),
    )
    yield of(
        "links that lead in a ring",
        lambda: packed(
            members(document=body % b"<w:p/>")
            | {
                "word/_rels/document.xml.rels": (
                    b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
                    b'<Relationship Id="r1" Type="x" Target="document.xml"/></Relationships>'
                )
            }
        ),
    )


def _declared(data: bytes, size: int) -> bytes:
    """A zip in which every member's unpacked size is declared anew, where it stands and in the directory."""
    changed = bytearray(data)
    for mark, place in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        start = changed.find(mark)
        while start >= 0:
            changed[start + place : start + place + 4] = min(size, 0xFFFFFFFE).to_bytes(4, "little")
            start = changed.find(mark, start + 4)
    return bytes(changed)


def _overlapping() -> bytes:
    """A zip whose members are all the same bytes."""
    data = bytearray(packed(members()))
    first, start = data.find(b"PK\x03\x04"), data.find(b"PK\x01\x02")
    while start >= 0:
        data[start + 42 : start + 46] = first.to_bytes(4, "little")
        start = data.find(b"PK\x01\x02", start + 4)
    return bytes(data)


def entities(address: str, path: str) -> dict[str, bytes]:
    """Twelve DOCX that would read a file, call an address or multiply, through XML entities in one of their parts."""
    laughs = b'<!DOCTYPE a [<!ENTITY a "ha"><!ENTITY b "%s">]>' % (b"&a;" * 50)
    quadratic = b'<!DOCTYPE a [<!ENTITY a "%s">]>' % (b"a" * 50_000)
    doctypes = {
        "file": b'<!DOCTYPE a [<!ENTITY a SYSTEM "file://%s">]>' % path.encode(),
        "address": b'<!DOCTYPE a [<!ENTITY a SYSTEM "%s">]>' % address.encode(),
        "parameter": b'<!DOCTYPE a [<!ENTITY %% p SYSTEM "%s"> %%p;]>' % address.encode(),
        "outside": b'<!DOCTYPE a SYSTEM "%s">' % address.encode(),
        "laughs": laughs,
        "quadratic": quadratic,
    }
    found = {}
    for place, kinds in (
        ("document", tuple(doctypes)),
        ("core", ("file", "address")),
        ("styles", ("address", "laughs")),
        (CONTENT[:-4], ("address",)),
        ("document", ("utf-16",)),
    ):
        for kind in kinds:
            doctype = doctypes.get(kind, doctypes["address"])
            xml = b'<?xml version="1.0"?>' + doctype + b"<a>&a;&b;</a>"
            if kind == "utf-16":
                xml = xml.decode().replace("?>", ' encoding="UTF-16"?>', 1).encode("utf-16")
            found[f"{kind} in {place}"] = packed(members(**{place: xml}))
    return found


def linked(address: str) -> bytes:
    """A good DOCX that names a template and a picture at an address."""
    relation = '<Relationship Id="x{}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/{}" '
    relation += 'Target="{}" TargetMode="External"/>'
    added = "".join(relation.format(n, kind, address) for n, kind in enumerate(("attachedTemplate", "image")))
    held = members()
    name = "word/_rels/document.xml.rels"
    return packed(held | {name: held[name].replace(b"</Relationships>", added.encode() + b"</Relationships>")})


def _mails(n: int) -> Iterator[Bomb]:
    def of(deed: str, make: Callable[[], bytes], form: str = "mail") -> Bomb:
        return Bomb(form, "a.mbox" if form == "mailbox" else "a.eml", deed, make)

    head = b"MIME-Version: 1.0\nSubject: a\n"
    part = b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n"
    yield of("parts in parts", lambda: head + b"".join(part % (i, i) for i in range(1_000 * n)) + b"\nKolvia\n")
    yield of("mails in mails", lambda: head + b"Content-Type: message/rfc822\n\n" * (1_000 * n) + b"\nKolvia\n")
    yield of(
        "90 parts in parts",
        lambda: head + b"".join(part % (i, i) for i in range(90)) + b"\nKolvia denied it.\n" * (10_000 * n),
    )
    yield of(
        "90 mails in mails",
        lambda: head + b"Content-Type: message/rfc822\n\n" * 90 + b"\nKolvia denied it.\n" * (10_000 * n),
    )
    yield of(
        "many parts",
        lambda: head + b"Content-Type: multipart/mixed; boundary=b\n\n" + b"--b\n\nKolvia\n" * (50_000 * n),
    )
    yield of("many headers", lambda: b"a: b\n" * (300_000 * n) + b"\nKolvia denied it.\n")
    yield of("a header of 9 MB", lambda: b"Subject: " + b"a" * (9 * MB) + b"\n\nKolvia denied it.\n")
    yield of("a header of many lines", lambda: b"Subject: a\n" + b" b\n" * (300_000 * n) + b"\nKolvia denied it.\n")
    yield of(
        "encoded words",
        lambda: (
            b"Subject: " + b"=?utf-8?q?=41?= " * (30_000 * n) + b"\nFrom: " + b'"' * 3_000 + b"\n\nKolvia denied it.\n"
        ),
    )
    yield of(
        "brackets in an address",
        lambda: b"Subject: a\nFrom: " + b"(" * 3_900 + b"\nTo: " + b"<" * 9_000 + b"\n\nKolvia denied it.\n",
    )
    yield of(
        "parameters",
        lambda: (
            b"Subject: a\nContent-Type: text/plain; "
            + b"".join(b"a*%d*=''x; " % i for i in range(9_000))
            + b"\n\nKolvia denied it.\n"
        ),
    )
    yield of(
        "boundaries that begin alike",
        lambda: (
            head
            + b"Content-Type: multipart/mixed; boundary=a\n\n--a\nContent-Type: multipart/mixed; boundary=aa\n\n"
            + b"--aa\n\nKolvia denied it.\n--aa--\n--a--\n"
        ),
    )
    yield of(
        "a boundary of nothing",
        lambda: (
            head + b'Content-Type: multipart/mixed; boundary=""\n\n--\n\nKolvia denied it.\n' + b"--\n" * (9_000 * n)
        ),
    )
    yield of("garbage for base64", lambda: head + b"Content-Transfer-Encoding: base64\n\n" + b"!?" * (2 * MB * n))
    yield of(
        "garbage for quoted-printable",
        lambda: head + b"Content-Transfer-Encoding: quoted-printable\n\n" + b"=zz" * (MB * n),
    )
    yield of(
        "garbage for uuencode",
        lambda: head + b"Content-Transfer-Encoding: x-uuencode\n\nbegin 644 a\n" + b"M" * (MB * n),
    )
    yield of("quotations", lambda: mail().as_bytes() + b"> a\n" * (200_000 * n))
    yield of("blank lines", lambda: mail().as_bytes() + b"\n \n" * (200_000 * n))
    yield of("lines of a letter", lambda: mail().as_bytes() + b"a\n" * (99_000 * n))
    yield of("a file over the limit", lambda: mail().as_bytes() + b"a\n" * (5 * MB * n))
    yield of("a million mails of nothing", lambda: b"From a\n\n" * (100_000 * n), "mailbox")
    yield of("a million mails of a letter", lambda: b"From a\na\n\n" * (100_000 * n), "mailbox")
    yield of("a million lines that begin so", lambda: b"From a\n" * (100_000 * n), "mailbox")
    yield of("one mail of 60 MB", lambda: b"From a\n" + b"a" * 79 * (76_000 * n), "mailbox")


def _tables(n: int) -> Iterator[Bomb]:
    def of(deed: str, make: Callable[[], bytes]) -> Bomb:
        return Bomb("table", "a.csv", deed, make)

    yield of("a field of 50 MB", lambda: b"id,text\n1," + b"a" * (5 * MB * n) + b"\n2,Kolvia denied it.\n")
    yield of("a field of 50 MB in quotes", lambda: b'id,text\n1,"' + b"a\n" * (MB * 5 * n // 2) + b'"\n')
    yield of("a quote that never ends", lambda: b'id,text\n1,"' + b"a,b\n" * (MB * n))
    yield of("quotes", lambda: b"id,text\n1," + b'"' * (5 * MB * n))
    yield of("NUL", lambda: b"id,text\n1,Kolvia" + b"\x00" * (5 * MB * n))
    yield of(
        "NUL after a page of text",
        lambda: b"id,text\n" + b"1,Kolvia denied it.\n" * 9_000 + b"2," + b"\x00" * (MB * n) + b"\n",
    )
    yield of(
        "a million columns", lambda: b"a," * (MB // 10 * n) + b"text\n" + b"," * (MB // 10 * n) + b"Kolvia denied it.\n"
    )
    yield of(
        "wide rows",
        lambda: b"text" + b",a" * 30_000 + b"\n" + (b"Kolvia denied it." + b",b" * 30_000 + b"\n") * (10 * n),
    )
    yield of("a million rows", lambda: b"text\n" + b"a\n" * (100_000 * n))
    yield of("line ends of all kinds", lambda: b"text\n" + b"a\r\r\n\n\x0b\x0c\x1c\x85\r" * (20_000 * n))
    yield of(
        "UTF-16 cut in half",
        lambda: b"\xff\xfe" + "text\nKolvia denied it.\n".encode("utf-16-le")[:-3] + b"\x00\xd8" * (MB * n),
    )


def _parquets(n: int) -> Iterator[Bomb]:
    def of(deed: str, make: Callable[[], bytes]) -> Bomb:
        return Bomb("parquet", "a.parquet", deed, make)

    def table(**options: object) -> Callable[[dict[str, object]], bytes]:
        def write(held: dict[str, object]) -> bytes:
            file = io.BytesIO()
            parquet.write_table(pyarrow.table(held), file, **options)
            return file.getvalue()

        return write

    letters = "Kolvia denied it. " * 5_000
    yield of("cut off", lambda: table()({"text": [letters] * 9})[:-1])
    yield of("a directory longer than the file", lambda: b"PAR1" + bytes(99) + b"\xff\xff\xff\x7fPAR1")
    yield of("a directory of zeros", lambda: b"PAR1" + bytes(MB * n) + (MB * n).to_bytes(4, "little") + b"PAR1")
    yield of(
        "a directory of lists", lambda: b"PAR1" + b"\x19\xfc" * (MB * n) + (2 * MB * n).to_bytes(4, "little") + b"PAR1"
    )
    yield of("one text a million times", lambda: table()({"text": pyarrow.array([letters] * (300 * n))}))
    yield of(
        "one text a million times, by number",
        lambda: table()({"text": pyarrow.DictionaryArray.from_arrays([0] * (100_000 * n), [letters])}),
    )
    yield of("blanks", lambda: table(compression="zstd")({"text": [" " * (6 * MB * n)]}))
    yield of("blanks called few", lambda: _called_few(table(compression="zstd")({"text": [" " * (_MANY * n)]})))
    yield of("many columns", lambda: table()({f"c{i}": [1] for i in range(2_000 * n)} | {"text": [WARNED]}))
    yield of("many groups of rows", lambda: table(row_group_size=1)({"text": [WARNED] * (500 * n)}))


def _called_few(data: bytes) -> bytes:
    """The same file with every size in its directory that is over the limit made small."""
    start = len(data) - 8 - int.from_bytes(data[-8:-4], "little")
    return (
        data[:start]
        + re.sub(rb"[\x80-\xff]{3,4}[\x01-\x7f]", lambda m: b"\x80" * (len(m[0]) - 1) + b"\x01", data[start:-8])
        + data[-8:]
    )


def _jsons(n: int) -> Iterator[Bomb]:
    def lines(deed: str, make: Callable[[], bytes], file: str = "a.jsonl") -> Bomb:
        return Bomb("lines", file, deed, make)

    last = b'\n{"text": "Kolvia denied it."}\n'
    yield lines("lists in lists", lambda: b"[" * 100_000 + last)
    yield lines("objects in objects", lambda: b'{"a":' * 100_000 + last)
    yield lines("a text under 100,000 lists", lambda: b'{"text": ' + b"[" * 100_000 + b"]" * 100_000 + b"}" + last)
    yield lines("a number of many digits", lambda: b'{"text": "a", "n": ' + b"9" * (MB * n) + b"}" + last)
    yield lines("an exponent", lambda: b'{"text": "a", "published": 1e999999, "n": -Infinity}' + last)
    yield lines("keys twice", lambda: b"{" + b'"text": "a", ' * (50_000 * n) + b'"text": "b"}' + last)
    yield lines("many keys", lambda: json.dumps({f"k{i}": i for i in range(50_000 * n)}).encode() + last)
    yield lines("halves of characters", lambda: b'{"text": "' + b"\\ud800" * (MB * n // 6) + b'"}' + last)
    yield lines("a line of 50 MB", lambda: b'{"text": "' + b"a" * (5 * MB * n) + b'"}' + last)
    yield lines("escapes", lambda: b'{"text": "' + b'\\"' * (MB * n // 2) + b'"}' + last)
    yield lines("blank lines", lambda: b"\n" * (MB * n) + last)
    yield lines("many empty lines of JSON", lambda: b"{}\n" * (30_000 * n) + last)
    yield lines("a list of lists", lambda: b"[" * (100_000 * n), "a.json")
    yield lines("a list without an end", lambda: b'[{"text": "a"}' + b', {"text": "' + b"a" * (5 * MB * n), "a.json")
    yield lines("a list of blanks", lambda: b"[" + b" ," * (MB * n), "a.json")
    yield lines("an object without an end", lambda: b"{\n" + b'"a": {' * (MB * n // 6), "a.json")
    yield Bomb("twitter", "tweets.js", "a post of 50 MB", lambda: archive(post(1, WARNED), post(2, "a" * (5 * MB * n))))
    yield Bomb("twitter", "tweets.js", "lists in lists", lambda: b"window.YTD.tweets.part0 = [" + b"[" * 100_000)
    yield Bomb(
        "twitter",
        "a.json",
        "a page without an end",
        lambda: b'{"data": [' + b'{"id": "1", "text": "a"},' * (20_000 * n),
    )
    yield Bomb("twitter", "a.jsonl", "lines of nothing", lambda: b'{"data": []}\n' * (30_000 * n))
    yield Bomb(
        "twitter",
        "tweets.js",
        "posts in posts",
        lambda: b"window.YTD.tweets.part0 = [" + b'{"tweet": ' * 900 + b"1" + b"}" * 900 + b"]",
    )
    yield Bomb(
        "telegram", "r.json", "chats without an end", lambda: b'{"messages": [] ' + b', "messages": []' * (100_000 * n)
    )
    yield Bomb(
        "telegram",
        "r.json",
        "names without an end",
        lambda: b'{"name": "' + b'\\"name": "' * (100_000 * n) + b'"messages": []',
    )
    yield Bomb(
        "telegram",
        "r.json",
        "nothing before the messages",
        lambda: b"{" + b" " * (5 * MB * n) + json.dumps(chat(message(1, WARNED))).encode()[1:],
    )
    yield Bomb(
        "telegram",
        "r.json",
        "a message of 50 MB",
        lambda: json.dumps(chat(message(1, WARNED), message(2, "a" * (5 * MB * n)))).encode(),
    )
    yield Bomb(
        "telegram", "r.json", "many pieces", lambda: json.dumps(chat(message(1, ["a"] * (100_000 * n)))).encode()
    )

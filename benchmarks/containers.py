"""The same texts in every kind of file that Communiqué reads, for benchmarks/sources.py."""

import csv
import gzip
import html
import io
import json
import mailbox
import zipfile
from collections.abc import Callable, Sequence
from email.message import EmailMessage
from pathlib import Path
from textwrap import wrap
from typing import NamedTuple
from uuid import NAMESPACE_URL, uuid5

_PAGE = """<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{title} - The Daily Benchmark</title>
<meta property="article:published_time" content="{published}T08:00:00Z"><meta name="author" content="A. Writer">
<link rel="stylesheet" href="/site.css"><script>window.dataLayer = [];</script></head><body>
<header><nav><ul>{menu}</ul></nav></header><main><article><h1>{title}</h1><p class="byline">By A. Writer</p>
{paragraphs}
</article><aside><h3>Most read</h3><ul>{menu}</ul></aside></main>
<footer><p>Copyright The Daily Benchmark. Terms of use. Privacy policy. Cookies.</p></footer></body></html>
"""
_MENU = "".join(f'<li><a href="/{w.lower()}">{w}</a></li>' for w in "World Business Opinion Sport Weather Arts".split())
_LINES_A_PAGE = 60


class Text(NamedTuple):
    """What every file holds: name, title, day, paragraphs."""

    name: str
    title: str
    published: str
    paragraphs: Sequence[str]

    @property
    def text(self) -> str:
        return "\n\n".join(self.paragraphs)


Write = Callable[[Path, Sequence[Text]], Path]


def write_plain(folder: Path, texts: Sequence[Text]) -> Path:
    return _files(folder, "txt", texts, lambda t: t.text.encode())


def write_lines(folder: Path, texts: Sequence[Text]) -> Path:
    return _file(folder / "texts.jsonl", b"".join(json.dumps(_row(t)).encode() + b"\n" for t in texts))


def write_pages(folder: Path, texts: Sequence[Text]) -> Path:
    return _files(folder, "html", texts, page)


def page(text: Text) -> bytes:
    """A news page: the text between menus, a byline and a footer."""
    paragraphs = "\n".join(f"<p>{html.escape(p)}</p>" for p in text.paragraphs)
    title = html.escape(text.title)
    return _PAGE.format(title=title, published=text.published, menu=_MENU, paragraphs=paragraphs).encode()


def write_pdfs(folder: Path, texts: Sequence[Text]) -> Path:
    return _files(folder, "pdf", texts, pdf)


def pdf(text: Text) -> bytes:
    """Pages of one column in Helvetica, eleven points on fourteen, a blank line between paragraphs."""
    lines = [line for p in text.paragraphs for line in [*wrap(p, 90, break_on_hyphens=False), ""]]
    pages = [lines[n : n + _LINES_A_PAGE] for n in range(0, len(lines), _LINES_A_PAGE)]
    kids = " ".join(f"{4 + 2 * n} 0 R" for n in range(len(pages)))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>".encode(),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    for number, own in enumerate(pages):
        content = b"BT /F1 11 Tf 14 TL 60 790 Td\n" + b"".join(_pdf_line(line) for line in own) + b"ET"
        where = f"/Parent 2 0 R /MediaBox [0 0 595 842] /Contents {5 + 2 * number} 0 R"
        objects.append(f"<< /Type /Page {where} /Resources << /Font << /F1 3 0 R >> >> >>".encode())
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content))
    return _pdf_file(objects)


def _pdf_line(line: str) -> bytes:
    shown = line.encode("cp1252", "replace").replace(b"\\", rb"\\").replace(b"(", rb"\(").replace(b")", rb"\)")
    return b"(%s) Tj T*\n" % shown


def _pdf_file(objects: Sequence[bytes]) -> bytes:
    made, places = io.BytesIO(b""), []
    made.write(b"%PDF-1.4\n")
    for number, content in enumerate(objects, 1):
        places.append(made.tell())
        made.write(b"%d 0 obj\n%s\nendobj\n" % (number, content))
    start = made.tell()
    made.write(b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1))
    made.write(b"".join(b"%010d 00000 n \n" % place for place in places))
    made.write(b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, start))
    return made.getvalue()


def write_word(folder: Path, texts: Sequence[Text]) -> Path:
    from docx import Document

    def made(text: Text) -> bytes:
        document, file = Document(), io.BytesIO()
        document.core_properties.title = text.title
        for paragraph in text.paragraphs:
            document.add_paragraph(paragraph)
        document.save(file)
        return file.getvalue()

    return _files(folder, "docx", texts, made)


def mail(text: Text) -> EmailMessage:
    """A plain mail, quoted-printable where it has to be."""
    message = EmailMessage()
    message["From"], message["To"] = "Agency <desk@agency.example>", "list@agency.example"
    message["Subject"], message["Message-ID"] = text.title, f"<{text.name}@agency.example>"
    message["Date"] = (
        f"{text.published[8:]} {_MONTHS[int(text.published[5:7]) - 1]} {text.published[:4]} 08:00:00 +0000"
    )
    message.set_content(text.text)
    return message


_MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()


def write_mails(folder: Path, texts: Sequence[Text]) -> Path:
    return _files(folder, "eml", texts, lambda t: mail(t).as_bytes())


def write_mailbox(folder: Path, texts: Sequence[Text]) -> Path:
    path = folder / "texts.mbox"
    box = mailbox.mbox(path)
    for text in texts:
        box.add(mail(text))
    box.close()
    return path


def write_table(folder: Path, texts: Sequence[Text]) -> Path:
    path = folder / "texts.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        table = csv.DictWriter(file, ["id", "title", "published", "text"])
        table.writeheader()
        table.writerows(_row(t) for t in texts)
    return path


def write_parquet(folder: Path, texts: Sequence[Text]) -> Path:
    import pyarrow
    import pyarrow.parquet

    path = folder / "texts.parquet"
    pyarrow.parquet.write_table(pyarrow.Table.from_pylist([_row(t) for t in texts]), path)
    return path


def write_web_archive(folder: Path, texts: Sequence[Text]) -> Path:
    return _file(folder / "texts.warc.gz", b"".join(gzip.compress(_response(t)) for t in texts))


def _response(text: Text) -> bytes:
    """One record of a WARC: a page as it was answered."""
    body = page(text)
    http = f"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: {len(body)}\r\n\r\n".encode()
    head = {
        "WARC-Type": "response",
        "WARC-Record-ID": f"<urn:uuid:{uuid5(NAMESPACE_URL, text.name)}>",
        "WARC-Target-URI": f"https://daily.example/{text.name}",
        "WARC-Date": f"{text.published}T09:00:00Z",
        "Content-Type": "application/http; msgtype=response",
        "Content-Length": str(len(http) + len(body)),
    }
    lines = "".join(f"{name}: {value}\r\n" for name, value in head.items())
    return f"WARC/1.0\r\n{lines}\r\n".encode() + http + body + b"\r\n\r\n"


def write_zip(folder: Path, texts: Sequence[Text]) -> Path:
    path = folder / "texts.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed:
        for text in texts:
            packed.writestr(f"{text.name}.txt", text.text)
    return path


CONTAINERS: dict[str, Write] = {
    "txt": write_plain,
    "jsonl": write_lines,
    "csv": write_table,
    "parquet": write_parquet,
    "zip of txt": write_zip,
    "eml": write_mails,
    "mbox": write_mailbox,
    "docx": write_word,
    "pdf": write_pdfs,
    "html": write_pages,
    "warc.gz of html": write_web_archive,
}


def _row(text: Text) -> dict[str, str]:
    return {"id": text.name, "title": text.title, "published": text.published, "text": text.text}


def _files(folder: Path, suffix: str, texts: Sequence[Text], made: Callable[[Text], bytes]) -> Path:
    """A folder with one file for each text."""
    own = folder / suffix
    own.mkdir()
    for text in texts:
        _file(own / f"{text.name}.{suffix}", made(text))
    return own


def _file(path: Path, data: bytes) -> Path:
    path.write_bytes(data)
    return path

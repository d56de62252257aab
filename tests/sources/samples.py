"""A good file of each format, written here: conformance is checked on them, hostile forms are made of them."""

import gzip
import io
import json
import lzma
from datetime import UTC, datetime
from email.message import EmailMessage

import docx
import pyarrow
from pyarrow import parquet

from made_archives import talks, tarred, zipped
from made_warc import packed, pages
from sources.pdf_writer import Line, column, write_pdf

WARNED = "President Ilmar Voss warned Kolvia on Thursday that any attack on the convoy would be answered with force."
DENIED = "Kolvia denied that it had planned one, and offered negotiations in a third country."
CLOSED = "The foreign ministry of Tarsia said it would close the strait if the blockade was not lifted by Friday."


def pdf() -> bytes:
    """Two pages with running head, page numbers and a headline."""
    pages = [
        [Line(72, 800, "TARSIA TODAY", 9), *column([WARNED, DENIED], top=740), Line(290, 30, str(number), 9)]
        for number in (1, 2)
    ]
    pages[0].insert(1, Line(72, 770, "Voss warns Kolvia", 18, bold=True))
    return write_pdf(pages, info={"Title": "Voss warns Kolvia", "Author": "Tarsia Today"})


def word() -> bytes:
    """A statement with heading, list, table, header and properties."""
    document = docx.Document()
    document.core_properties.title, document.core_properties.author = "On the strait", "Foreign Ministry of Tarsia"
    document.sections[0].header.paragraphs[0].text = "FOR IMMEDIATE RELEASE"
    document.add_heading("On the strait", 1)
    document.add_paragraph(CLOSED)
    table = document.add_table(2, 2)
    for cell, words in zip(
        (cell for row in table.rows for cell in row.cells), "Ships 4 Sailors 90".split(), strict=True
    ):
        cell.text = words
    document.add_paragraph(DENIED, style="List Bullet")
    return saved(document)


def saved(document: "docx.document.Document") -> bytes:
    """A DOCX as bytes."""
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def mail(text: str = f"{CLOSED}\n\n{DENIED}\n-- \nPress Office\n", **headers: str) -> EmailMessage:
    """A mail of a ministry; `headers` are set instead of the usual ones (From_ for From)."""
    message = EmailMessage()
    usual = {
        "From": '"Foreign Ministry of Tarsia" <press@mfa.example>',
        "To": "list@press.example",
        "Date": "Thu, 04 Mar 2032 23:30:00 -0500",
        "Subject": "On the strait",
        "Message-ID": "<1@mfa.example>",
    }
    for name, value in {**usual, **{key.rstrip("_"): value for key, value in headers.items()}}.items():
        message[name] = value
    message.set_content(text)
    return message


def mailbox(*mails: bytes) -> bytes:
    """A mailbox of some mails."""
    return b"".join(b"From a@b.example Thu Mar  4 10:00:00 2032\n%s\n\n" % data for data in mails)


def table() -> bytes:
    """A CSV as news archives give it."""
    rows = [
        ("id", "Date", "Headline", "Body"),
        ("", "2032-03-04", "A", WARNED),
        ("", "2032-03-05", "B", f"{DENIED}\n{CLOSED}"),
    ]
    return "\r\n".join(",".join(f'"{cell}"' for cell in row) for row in rows).encode()


def columns(**named: list[object]) -> bytes:
    """A Parquet file of some columns."""
    file = io.BytesIO()
    parquet.write_table(pyarrow.table(named), file)
    return file.getvalue()


def archive(*posts: dict[str, object]) -> bytes:
    """A tweets.js."""
    return b"window.YTD.tweets.part0 = " + json.dumps([{"tweet": post} for post in posts], indent=1).encode()


def post(number: int, text: str, **more: object) -> dict[str, object]:
    """A post as the archive has it."""
    return {"id_str": str(number), "full_text": text, "created_at": "Thu Mar 04 10:00:00 +0000 2032", **more}


def chat(*messages: dict[str, object], name: str = "Front Watch") -> dict[str, object]:
    """A channel as Telegram Desktop exports it."""
    return {"name": name, "type": "public_channel", "id": 5, "messages": list(messages)}


def message(number: int, text: object, **more: object) -> dict[str, object]:
    """A message of it."""
    moment = int(datetime(2032, 3, 4, 10, tzinfo=UTC).timestamp())
    return {
        "id": number,
        "type": "message",
        "date": "2032-03-04T11:00:00",
        "date_unixtime": str(moment),
        "text": text,
        **more,
    }


FEED = b"""<?xml version="1.0"?><rss version="2.0"><channel><title>The Wire</title><link>https://wire.example/</link>
<item><title>Voss warns Kolvia</title><link>https://wire.example/1</link></item></channel></rss>"""
SAMPLES: dict[str, dict[str, bytes]] = {
    "text": {"a.txt": f"{WARNED}\n\n{DENIED}\n".encode()},
    "lines": {
        "a.jsonl": b'{"text": "Kolvia denied it."}\n{"id": "b", "text": "Voss spoke."}\n',
        "a.json": b'[{"text": "Kolvia denied it."},\n {"title": "B", "text": "Voss spoke."}]',
        "b.json": b'{\n "text": "Kolvia denied it."\n}',
    },
    "pdf": {"a.pdf": pdf()},
    "docx": {"a.docx": word()},
    "mail": {"a.eml": mail().as_bytes()},
    "mailbox": {"a.mbox": mailbox(mail().as_bytes(), mail(WARNED).as_bytes())},
    "table": {"a.csv": table(), "a.tsv": b"text\ttitle\nVoss spoke.\tA\n"},
    "parquet": {"a.parquet": columns(text=[WARNED, DENIED], date=[datetime(2032, 3, 4), None])},
    "twitter": {
        "tweets.js": archive(post(11, WARNED), post(12, f"RT @kolvia: {DENIED}")),
        "v2.json": json.dumps({"data": [{"id": "1", "text": CLOSED, "edit_history_tweet_ids": ["1"]}]}).encode(),
    },
    "telegram": {"result.json": json.dumps(chat(message(1, WARNED), message(2, [DENIED]))).encode()},
    "warc": {"a.warc": b"".join(pages(2)), "a.warc.gz": packed(pages(2))},
    "zip": {"a.zip": zipped(talks(2))},
    "tar": {f"a.tar{end}": tarred(talks(2), f"w{end.replace('.', ':')}") for end in ("", ".gz", ".bz2", ".xz")},
    "gzip": {"a.txt.gz": gzip.compress(WARNED.encode(), mtime=0), "a.txt.xz": lzma.compress(WARNED.encode())},
    "feed": {"a.rss": FEED, "a.xml": FEED},
    "addresses": {"a.urls": b"# wires\nhttps://wire.example/1\nhttps://wire.example/2\n"},
}
"""For each format, files that it reads."""

"""A good file of each format, written here: conformance is checked on them, hostile forms are made of them."""

import gzip
import io
import json
import tarfile
import zipfile
from datetime import UTC, datetime
from email.message import EmailMessage

import docx
import pyarrow
from pyarrow import parquet

from made_warc import pages
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


PAGE = f"<!DOCTYPE html><html><head><title>A</title></head><body><p>{WARNED}</p><p>{DENIED}</p></body></html>".encode()
FEED = b"""<?xml version="1.0"?><rss version="2.0"><channel><title>Herald</title><link>https://herald.example/</link>
<item><title>A</title><link>https://herald.example/a</link></item></channel></rss>"""


def zipped() -> bytes:
    """An archive of two texts."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as made:
        made.writestr("a.txt", WARNED)
        made.writestr("b.txt", DENIED)
    return file.getvalue()


def tarred() -> bytes:
    """The same as a tar."""
    file = io.BytesIO()
    with tarfile.open(fileobj=file, mode="w") as made:
        for name, text in (("a.txt", WARNED), ("b.txt", DENIED)):
            info = tarfile.TarInfo(name)
            info.size = len(text)
            made.addfile(info, io.BytesIO(text.encode()))
    return file.getvalue()


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
    "html": {"a.html": PAGE},
    "warc": {"a.warc": b"".join(pages(2))},
    "zip": {"a.zip": zipped()},
    "tar": {"a.tar": tarred()},
    "gzip": {"a.txt.gz": gzip.compress(WARNED.encode())},
    "feed": {"a.rss": FEED},
    "addresses": {"a.urls": b"https://herald.example/a\nhttps://herald.example/b\n"},
    "telegram": {"result.json": json.dumps(chat(message(1, WARNED), message(2, [DENIED]))).encode()},
}
"""For each format, files that it reads."""

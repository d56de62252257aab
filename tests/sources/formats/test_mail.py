"""Mails: what their senders wrote, under their own names and days."""

from email.message import EmailMessage

import pytest

from communique.documents.building import parse_date
from communique.errors import SourceError
from communique.settings import Limits
from communique.sources import Note, Part, Source
from communique.sources.formats.mail import MailboxFormat, MailFormat
from communique.sources.formats.mail_text import read_mail_text
from sources.reading_formats import items, only, refusal, sources
from sources.samples import CLOSED, DENIED, WARNED, mail, mailbox

FORM, BOX = MailFormat(), MailboxFormat()
FORWARDED = f"""FYI

---------- Forwarded message ---------
From: Office of President Voss <office@voss.example>
Date: Tue, Mar 2, 2032 at 9:12 AM
Subject: Voss warns Kolvia
To: <list@press.example>


{WARNED}
"""


def test_title_author_and_the_senders_own_day() -> None:
    """Not the reader's day: near midnight they differ. The address of the sender is kept out."""
    found = only(FORM, mail().as_bytes(), "a.eml")
    assert found.text == f"{CLOSED}\n\n{DENIED}"
    assert found.metadata == {
        "title": "On the strait",
        "author": "Foreign Ministry of Tarsia",
        "published": "2032-03-04T23:30:00-05:00",
        "published_by": "mail Date",
    }
    assert "author" not in only(FORM, mail(From_="press@mfa.example").as_bytes()).metadata


def test_quoted_mails_are_left_out_and_told() -> None:
    """They are other people's words of another day."""
    quoted = f"On Tue, 2 Mar 2032 at 10:00, Desk <d@press.example>\nwrote:\n\n> {WARNED}\n>\n> {CLOSED}\n"
    text = f"{DENIED}\n\n{quoted}\nMore soon.\n"
    found = only(FORM, mail(text).as_bytes())
    assert found.text == f"{DENIED}\n\nMore soon."
    assert found.warnings == ("3 lines of earlier mails quoted in it were left out; read those mails themselves",)
    outlook = only(FORM, mail(f"{DENIED}\n\n-----Original Message-----\nFrom: Desk\n\n{WARNED}\n").as_bytes())
    assert outlook.text == DENIED
    assert "left out" in outlook.warnings[0]
    assert "no text in it but what it quotes" in (sources(FORM, mail(f"> {WARNED}\n").as_bytes())[0].failure or "")


@pytest.mark.parametrize(
    "end",
    [
        "-- \nPress Office\n+1 555 0100\n",
        "_______________________________________________\nPress mailing list\nhttps://lists.example/listinfo/press\n",
        "To unsubscribe from this list, write to leave@press.example.\n",
        "You are receiving this because you asked for it.\n\nUnsubscribe: https://lists.example/u\n",
    ],
)
def test_signatures_and_list_footers_are_furniture(end: str) -> None:
    """As navigation is on a page."""
    assert only(FORM, mail(f"{CLOSED}\n\n{DENIED}\n\n{end}").as_bytes()).text == f"{CLOSED}\n\n{DENIED}"


def test_a_forwarded_mail_has_its_own_headers() -> None:
    """The day of forwarding is not its day; a cover note of a few words is no document."""
    found = only(FORM, mail(FORWARDED, From_="desk@press.example", Subject="Fwd: Voss").as_bytes())
    assert found.text == WARNED
    assert (found.metadata["title"], found.metadata["author"]) == ("Voss warns Kolvia", "Office of President Voss")
    assert found.metadata["published_by"] == "forwarded mail Date"
    assert parse_date(found.metadata["published"]) == "2032-03-02"


def test_a_note_on_a_forwarded_mail_is_a_document_beside_it() -> None:
    """Two writers, two days."""
    note, inner = sources(FORM, mail(FORWARDED.replace("FYI", CLOSED)).as_bytes(), "a.eml")
    assert (note.source_id, note.text, note.metadata["author"]) == ("a.eml", CLOSED, "Foreign Ministry of Tarsia")
    assert (inner.source_id, inner.text, inner.metadata["author"]) == (
        "a.eml:forwarded",
        WARNED,
        "Office of President Voss",
    )


def test_a_forwarded_mail_without_a_date_stays_undated() -> None:
    """It is not given the day of forwarding."""
    bare = FORWARDED.replace("Date: Tue, Mar 2, 2032 at 9:12 AM\n", "")
    assert "published" not in only(FORM, mail(bare).as_bytes()).metadata


def test_plain_text_before_html_and_html_where_there_is_no_other() -> None:
    """HTML goes on as a page, with the mail's title and day, without the mail that it answers."""
    both = mail(CLOSED)
    both.add_alternative(f"<p>{CLOSED}</p>", subtype="html")
    assert only(FORM, both.as_bytes()).text == CLOSED
    html = mail()
    html.set_content(f'<p>{CLOSED}</p><div class="gmail_quote">On Monday Desk wrote: {WARNED}</div>', subtype="html")
    (page,) = items(FORM, html.as_bytes())
    assert isinstance(page, Part)
    assert (page.name, page.media_type, page.metadata["title"]) == ("text.html", "text/html", "On the strait")
    assert page.data == f"<p>{CLOSED}</p>".encode()
    assert page.warnings


@pytest.mark.parametrize("stub", ["See HTML.", "Your mail program shows no HTML. View this mail in your browser:"])
def test_a_plain_text_that_only_points_to_the_html_is_not_the_mail(stub: str) -> None:
    """Press offices send it so: what they say stands in the HTML alone."""
    both = mail(stub)
    both.add_alternative(f"<style>p {{ color: red }}</style><p>{CLOSED}</p>" + 4 * f"<p>{WARNED}</p>", subtype="html")
    (part,) = items(FORM, both.as_bytes())
    assert isinstance(part, Part)
    assert part.media_type == "text/html"


def test_a_short_plain_text_is_the_mail_where_the_html_says_no_more() -> None:
    """The usual mail: both say the same."""
    both = mail("The strait is closed.")
    both.add_alternative("<html><style>p { color: red }</style><p>The strait is closed.</p></html>", subtype="html")
    assert only(FORM, both.as_bytes()).text == "The strait is closed."


def test_attachments_are_parts_without_the_mails_date() -> None:
    """A report sent along may be old, and another's; a mail sent along has its own headers."""
    message = mail()
    message.add_attachment(b"%PDF-", maintype="application", subtype="pdf", filename="../note.pdf")
    message.add_attachment(mail(WARNED, Subject="Inner"))
    text, pdf, inner = items(FORM, message.as_bytes())
    assert isinstance(text, Source)
    assert isinstance(pdf, Part)
    assert isinstance(inner, Part)
    assert (pdf.name, pdf.media_type, dict(pdf.metadata)) == (".._note.pdf", "application/pdf", {})
    assert only(FORM, inner.data).metadata["title"] == "Inner"


def test_flowed_lines_are_joined() -> None:
    """RFC 3676: a line that ends with a blank goes on."""
    message = mail()
    message.set_content("Kolvia \ndenied it.\n\nVoss \nspoke.\n-- \nMe\n", params={"format": "flowed"})
    assert only(FORM, message.as_bytes()).text == "Kolvia denied it.\n\nVoss spoke."


@pytest.mark.parametrize(
    ("headers", "field", "value"),
    [
        (b"Subject: =?iso-8859-1?q?Caf=E9?= =?utf-8?b?8J+agA==?=\n", "title", "Café🚀"),
        (b"Subject: =?unknown-8bit?q?Caf=E9?=\n", "title", "Caf\ufffd"),
        (b"Subject: folded\n over lines\n", "title", "folded over lines"),
        (b"From: Voss, Ilmar <v@t.example>\n", "author", None),
        (b"From: =?utf-8?q?Voss?= <@@@>\n", "author", "Voss"),
        (b"Date: yesterday\n", "published", "yesterday"),
        (b"Date: Thu, 32 Foo 20320 99:99:99 +9999\n", "published", "Thu, 32 Foo 20320 99:99:99 +9999"),
        (b"Subject: " + b"=?utf-8?q?a?= " * 50_000 + b"\n", "title", None),
        (b"Content-Type: multipart/mixed; boundary=\n", "title", None),
        (b"Content-Type: \xff\xfe; charset*0*=''\n", "title", None),
        (b"Content-Disposition: =?=?; filename*0*=x''%zz\n", "title", None),
    ],
)
def test_broken_headers_do_not_stop_a_mail(headers: bytes, field: str, value: str | None) -> None:
    """The text is read, what can be made of the header is."""
    data = b"Message-ID: <1@t.example>\n" + headers + b"\nKolvia denied it.\n"
    found = only(FORM, data)
    assert found.text == "Kolvia denied it."
    if value is not None:
        assert found.metadata[field] == value


@pytest.mark.parametrize("charset", ["x-unknown", "utf-8", "rot13", "ascii", "base64", "idna", "undefined", "\x00"])
def test_unknown_character_sets_are_told(charset: str) -> None:
    """The bytes are decoded as those of a file would be."""
    head = f'MIME-Version: 1.0\nSubject: a\nContent-Type: text/plain; charset="{charset}"\n\n'.encode()
    found = only(FORM, head + "Kolvia’s café denied it.\n".encode("cp1252"))
    assert found.text == "Kolvia’s café denied it."
    assert found.warnings


def test_broken_base64_is_read_as_far_as_it_goes_or_refused() -> None:
    """Never an empty document."""
    head = b"MIME-Version: 1.0\nSubject: a\nContent-Transfer-Encoding: base64\n\n"
    assert only(FORM, head + b"S29sdmlhIGRlbmllZCBpdC4\n!!!").text == "Kolvia denied it."
    for garbage in (b"", b"====", b"\x00\x01\x02\x03" * 20, b"AAAA" * 50):
        try:
            (found,) = sources(FORM, head + garbage)
        except SourceError as error:
            assert "no text" in str(error) or "empty" in str(error) or "binary" in str(error)  # noqa: PT017
        else:
            assert found.failure or found.text


def test_encrypted_mails_say_so() -> None:
    """Of both kinds."""
    assert "encrypted" in refusal(FORM, b"MIME-Version: 1.0\nSubject: a\nContent-Type: application/pkcs7-mime\n\nAAAA")
    assert "no headers" in refusal(FORM, b"\nKolvia denied it.\n")


def test_only_mails_are_recognised() -> None:
    """A memorandum with the same words at its head is a text."""
    assert FORM.recognises(mail().as_bytes())
    assert not FORM.recognises(b"From: The ministry\nDate: 4 March 2032\nSubject: The strait\n\nKolvia denied it.\n")
    assert not FORM.recognises(b"From here on: it denied\n")
    assert BOX.recognises(mailbox(mail().as_bytes()))
    assert not BOX.recognises(b"From 1991 to 2032 the strait was open.\n\nIt closed.")


def test_a_mailbox_is_its_mails() -> None:
    """Cut at the lines that begin so, unless they stand within a paragraph."""
    tricky = mail(f"{CLOSED}\nFrom Kolvia nothing was heard.\n\n>From now on it is closed.\n").as_bytes()
    found = items(BOX, mailbox(tricky, mail(WARNED).as_bytes(), b""), "a.mbox")
    assert [i.name for i in found if isinstance(i, Part)] == ["1.eml", "2.eml"]
    assert only(FORM, found[0].data if isinstance(found[0], Part) else b"").text == (
        f"{CLOSED}\nFrom Kolvia nothing was heard.\n\nFrom now on it is closed."
    )
    assert found[-1] == Note("left out: 1 empty mails")


def test_a_mail_over_the_limit_fails_alone() -> None:
    """The next one is read."""
    found = items(BOX, mailbox(mail("x" * 9_000).as_bytes(), mail(WARNED).as_bytes()), "a.mbox", Limits(document=2_000))
    assert [bool(i.failure) for i in found if isinstance(i, Part)] == [True, False]


def test_marked_up_forwarding_of_other_programs() -> None:
    """Quoted in whole, or under another line."""
    apple = "Begin forwarded message:\n\n> From: Voss <v@t.example>\n> Subject: Warning\n> Date: 2 March 2032\n"
    apple += f">\n> {WARNED}\n"
    found = read_mail_text(apple)
    assert (found.own, found.forwarded, dict(found.headers)["subject"]) == ("", WARNED, "Warning")


OUTLOOK = f"From: Voss <v@t.example>\nSent: Tuesday, 2 March 2032 09:12\nTo: Desk\nSubject: Warning\n\n{WARNED}\n"


def test_headers_in_the_text_begin_another_mail() -> None:
    """One that is answered; one that is forwarded where the subject says so, or where nothing stands before it."""
    answer = f"{CLOSED}\n\n________________________________\n{OUTLOOK}"
    found = only(FORM, mail(answer).as_bytes())
    assert found.text == CLOSED
    assert "left out" in found.warnings[0]
    for text, subject in ((answer, "FW: Warning"), (OUTLOOK, "Warning")):
        inner = sources(FORM, mail(text, Subject=subject).as_bytes())[-1]
        assert (inner.text, inner.metadata["title"], inner.metadata["author"]) == (WARNED, "Warning", "Voss")
        assert parse_date(inner.metadata["published"]) == "2032-03-02"


def test_a_mail_of_parts_without_text_gives_its_attachments() -> None:
    """And nothing that is empty."""
    message = EmailMessage()
    message["Subject"] = "a"
    message.add_attachment(b"%PDF-", maintype="application", subtype="pdf", filename="a.pdf")
    assert [type(i) for i in items(FORM, message.as_bytes())] == [Part]

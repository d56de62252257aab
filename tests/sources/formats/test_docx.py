"""DOCX: the words of a statement, in order, and nothing that is not its text."""

import io
import zipfile

import docx
import pytest
from docx.oxml import parse_xml

from communique.settings import Limits
from communique.sources.formats.docx import DocxFormat
from sources.reading_formats import only, refusal
from sources.samples import CLOSED, DENIED, WARNED, saved, word

FORM = DocxFormat()
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def paragraph(inside: str) -> str:
    return f"<w:p {W}>{inside}</w:p>"


def with_paragraphs(*inside: str) -> bytes:
    """A document of some paragraphs, given by what stands in their XML."""
    document = docx.Document()
    for piece in reversed(inside):
        document.element.body.insert(0, parse_xml(paragraph(piece)))
    return saved(document)


def run(text: str, properties: str = "") -> str:
    return f"<w:r><w:rPr>{properties}</w:rPr><w:t xml:space='preserve'>{text}</w:t></w:r>"


def repacked(data: bytes, **changed: bytes) -> bytes:
    """A DOCX with members replaced, by the last word of their names."""
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            key = name.rpartition("/")[2].removesuffix(".xml")
            new.writestr(name, changed.get(key, old.read(name)))
    return file.getvalue()


def test_paragraphs_lists_and_tables_in_order() -> None:
    """Headers are left out; a row of short cells is a line."""
    found = only(FORM, word(), "a.docx")
    assert found.text == f"On the strait\n\n{CLOSED}\n\nShips | 4\n\nSailors | 90\n\n{DENIED}"
    assert found.metadata == {"title": "On the strait", "author": "Foreign Ministry of Tarsia"}
    assert found.captured is not None


def test_text_in_tables_of_layout_is_paragraphs() -> None:
    """Letterheads and columns are made of tables."""
    document = docx.Document()
    cells = document.add_table(1, 2).rows[0].cells
    cells[0].text, cells[1].text = f"{WARNED}\n{DENIED}", CLOSED
    assert only(FORM, saved(document)).text == "\n\n".join((f"{WARNED}\n{DENIED}", CLOSED))


def test_changes_are_taken_as_accepted() -> None:
    """What was deleted, moved away or hidden is not said; what was put in is."""
    inside = run("Kolvia will ") + f"<w:del>{run('never ').replace('w:t', 'w:delText')}</w:del>"
    inside += f"<w:ins>{run('soon ')}</w:ins>" + run("not ", "<w:vanish/>") + run("yield", '<w:vanish w:val="0"/>')
    inside += "<w:r><w:noBreakHyphen/><w:t>ing.</w:t></w:r>"
    assert only(FORM, with_paragraphs(inside)).text == "Kolvia will soon yield-ing."


def test_content_controls_and_text_boxes_are_read_once() -> None:
    """Word keeps a text box twice, for itself and for older readers."""
    box = "<w:txbxContent><w:p><w:r><w:t>In the box.</w:t></w:r></w:p></w:txbxContent>"
    mc = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    twice = f'<mc:Choice Requires="wps">{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback>'
    twice = f"<w:r><mc:AlternateContent {mc}>{twice}</mc:AlternateContent></w:r>"
    document = docx.Document(io.BytesIO(with_paragraphs(run("Before.") + twice)))
    control = f"<w:sdt {W}><w:sdtContent><w:p>{run('Controlled.')}</w:p></w:sdtContent></w:sdt>"
    document.element.body.insert(1, parse_xml(control))
    assert only(FORM, saved(document)).text == "Before.\n\nIn the box.\n\nControlled."


def test_captions_and_contents_are_left_out() -> None:
    """By the names of their styles."""
    document = docx.Document()
    document.styles.add_style("toc 1", docx.enum.style.WD_STYLE_TYPE.PARAGRAPH)
    for words, style in (("On the strait", "Title"), ("Contents 3", "toc 1"), (DENIED, None), ("A ship", "Caption")):
        document.add_paragraph(words, style=style)
    found = only(FORM, saved(document))
    assert (found.text, found.metadata["title"]) == (f"On the strait\n\n{DENIED}", "On the strait")


@pytest.mark.parametrize(("title", "author"), [("Document1", "user"), ("a.docx", "python-docx"), ("", "jsmith")])
def test_what_programs_write_is_no_title(title: str, author: str) -> None:
    """File names and account names."""
    document = docx.Document()
    document.add_paragraph(DENIED)
    document.core_properties.title, document.core_properties.author = title, author
    assert only(FORM, saved(document)).metadata == {}


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "empty"),
        (b"PK\x03\x04 no zip", "broken DOCX"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"x" * 600, "encrypted, or of Word before 2007"),
        (saved(docx.Document()), "no words"),
        (word()[:-500], "broken DOCX"),
        (repacked(word(), document=b"<w:document"), "broken DOCX"),
        (repacked(word(), document=b"<?xml version='1.0'?><!DOCTYPE a><a/>"), "document type"),
        (repacked(word(), document="<?xml version='1.0' encoding='utf-16'?><a/>".encode("utf-16")), "not in UTF-8"),
        (repacked(word(), document=b"<?xml version='1.0' encoding='utf-7'?><a/>"), "not in UTF-8"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_says_why(data: bytes, reason: str) -> None:
    """Never an empty document."""
    assert reason in refusal(FORM, data)


def test_limits_hold() -> None:
    """On the file and on its parts."""
    assert "over the limit" in refusal(FORM, word(), limits=Limits(document=1_000))
    assert "more than a document" in refusal(FORM, word(), limits=Limits(document=20_000))


def test_recognised_by_its_first_members() -> None:
    """A zip of other things is none."""
    assert FORM.recognises(word()[:4096])
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as package:
        package.writestr("a.txt", "Lima spoke.")
    assert not FORM.recognises(file.getvalue())

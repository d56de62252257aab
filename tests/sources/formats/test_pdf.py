"""PDF: what a person would read, in the order in which it is read."""

import sys
from collections.abc import Callable, Sequence

import pytest

from communique.settings import Limits
from communique.sources.formats.pdf import PdfFormat
from sources.pdf_writer import Line, assemble, column, wrap, write_locked_pdf, write_pdf
from sources.reading_formats import only, refusal

FORM = PdfFormat()
SENTENCES = (
    "The foreign ministry of Tarsia said on Monday that it would close the strait to all foreign tankers.",
    "President Ilmar Voss warned that any attack on the humanitarian convoy would be answered with force.",
    "He did not say what the consequences for the neighbouring republic of Kolvia would be.",
    "A cease-fire was still possible, a spokeswoman added, if the bombardment of Port Sel stopped immediately.",
    "Negotiations with mediators were continuing in Geneva, according to two diplomats who asked for anonymity.",
    "Kolvia denied responsibility and accused its neighbour of preparing an unprovoked invasion.",
    "“We shall respond decisively,” the commander of the northern fleet told reporters.",
    "Its parliament is to vote on a declaration of mobilisation before the end of the week.",
    "The Security Council was expected to discuss the escalation behind closed doors on Wednesday.",
    "Observers counted 14 armoured vehicles and about 300 soldiers at the crossing near Dravec.",
    "Unless the demands are accepted by Friday, the ambassadors will be recalled for consultations.",
)
FIRST, SECOND = SENTENCES[:6], SENTENCES[6:]


def paragraphs(sentences: Sequence[str]) -> list[str]:
    """Two sentences a paragraph."""
    return [" ".join(sentences[i : i + 2]) for i in range(0, len(sentences), 2)]


def plain() -> bytes:
    return write_pdf([column(paragraphs(SENTENCES))])


def hyphenated() -> bytes:
    return write_pdf([column(paragraphs(SENTENCES), width=48, hyphenate=True)])


def indented() -> bytes:
    return write_pdf([column(paragraphs(SENTENCES), width=70, indent=True, hyphenate=True)])


def two_columns(*, by_rows: bool = False) -> bytes:
    """Two narrow columns below a headline; `by_rows` writes them line by line across the page."""
    head = [Line(60, 800, "Voss warns of an answer to any attack", 20, bold=True)]
    left = column(paragraphs(FIRST), x=60, top=760, width=42, hyphenate=True)
    right = column(paragraphs(SECOND), x=320, top=760, width=42, hyphenate=True)
    if not by_rows:
        return write_pdf([head + left + right])
    return write_pdf([head + sorted(left + right, key=lambda line: (-line.y, line.x))])


def three_columns() -> bytes:
    parts = [SENTENCES[:4], SENTENCES[4:8], SENTENCES[8:]]
    columns = [column(paragraphs(p), x=40 + 180 * i, width=28, hyphenate=True) for i, p in enumerate(parts)]
    return write_pdf([[line for lines in columns for line in lines]])


def with_furniture() -> bytes:
    """Four pages with running heads, page numbers and a paragraph that goes on over each page's end."""
    words = wrap(" ".join(SENTENCES), 80)
    pages = []
    for number in range(4):
        part = words[number * len(words) // 4 : (number + 1) * len(words) // 4]
        pages.append(
            [
                Line(72, 805, "Tarsia Today" if number % 2 else "Thursday, 4 March 2032", 9),
                *(Line(72, 760 - 14 * i, line) for i, line in enumerate(part)),
                Line(250, 40, f"Page {number + 1} of 4", 9),
                Line(72, 28, "© Tarsia Today. All rights reserved.", 8),
            ]
        )
    return write_pdf(pages)


def with_notes() -> bytes:
    """A footnote between the halves of a sentence, and a caption."""
    first = [
        *column([SENTENCES[0], SENTENCES[1].partition(" answered")[0]]),
        *column(["Figure 2: The convoy near Dravec"], top=500),
    ]
    first += [Line(72, 80, "1 See the ministry's note of 3 March.", 8), Line(72, 70, "2 Ibid.", 8)]
    rest = "answered" + SENTENCES[1].partition(" answered")[2]
    return write_pdf([first, column([rest, *SENTENCES[2:]])])


LAYOUTS = (plain, hyphenated, indented, two_columns, three_columns, with_furniture, with_notes)


@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: layout.__name__)
def test_every_sentence_is_intact(layout: Callable[[], bytes]) -> None:
    """In order, each whole, whatever the layout."""
    text = only(FORM, layout()).text or ""
    places = [text.find(sentence) for sentence in SENTENCES]
    sys.stdout.write(f"{layout.__name__}: {sum(p >= 0 for p in places)}/{len(SENTENCES)} sentences intact\n")
    assert [s for s, place in zip(SENTENCES, places, strict=True) if place < 0] == []
    assert places == sorted(places)


def test_columns_written_across_the_page_are_read_down() -> None:
    """Some programs write line by line; the order in the file is not that of reading."""
    assert only(FORM, two_columns(by_rows=True)).text == only(FORM, two_columns()).text


def test_nothing_but_the_text_is_left() -> None:
    """No running heads, page numbers, footnotes or captions."""
    assert (only(FORM, with_furniture()).text or "").replace("\n\n", " ") == " ".join(SENTENCES)
    assert only(FORM, with_notes()).text == "\n\n".join(SENTENCES)


def test_paragraphs_stay_apart() -> None:
    """By a blank line, or by an indented first line."""
    assert (only(FORM, plain()).text or "").split("\n\n") == paragraphs(SENTENCES)
    assert (only(FORM, indented()).text or "").split("\n\n") == paragraphs(SENTENCES)


def test_hyphens_of_words_stay() -> None:
    """Only those of line ends go: by the document's own use, by the dictionary, by capitals and figures."""
    lines = [
        "The anti-",
        "aircraft guns of the U.S.-",
        "led force and the cease-",
        "fire of the Anglo-",
        "Saxon town Bad-",
        "minton",
    ]
    text = only(FORM, write_pdf([[Line(72, 700 - 14 * i, line) for i, line in enumerate(lines)]])).text
    assert text == "The antiaircraft guns of the U.S.-led force and the ceasefire of the Anglo-Saxon town Badminton"


def test_headline_repeated_as_a_running_head_is_kept_once() -> None:
    """The large one of the first page."""
    pages = [
        [Line(72, 805, "Voss warns Kolvia", 18 if i == 0 else 9), *column([SENTENCES[i]], top=700)] for i in range(3)
    ]
    assert (only(FORM, write_pdf(pages)).text or "").count("Voss warns Kolvia") == 1


def test_a_table_is_read_by_rows() -> None:
    """Short cells side by side are no columns of text."""
    rows = [("Ships", "4"), ("Sailors", "90"), ("Days", "12"), ("Ports", "3"), ("Flags", "2")]
    cells = [Line(x, 700 - 14 * i, cell) for i, row in enumerate(rows) for x, cell in zip((72, 300), row, strict=True)]
    assert (only(FORM, write_pdf([cells])).text or "").split() == [cell for row in rows for cell in row]


def test_title_and_author_but_no_date() -> None:
    """When a file was made says nothing of when its text was published."""
    info = {"Title": "On the strait", "Author": "Press Office", "CreationDate": "D:20320304100000Z"}
    assert only(FORM, write_pdf([column(SENTENCES)], info=info)).metadata == {
        "title": "On the strait",
        "author": "Press Office",
    }


@pytest.mark.parametrize(
    "title", ["Microsoft Word - draft3.doc", "untitled", "statement_final.pdf", "Document1", "20320304112"]
)
def test_file_names_are_no_titles(title: str) -> None:
    """Nor is the name of who was logged in an author."""
    assert only(FORM, write_pdf([column(SENTENCES)], info={"Title": title, "Author": "jsmith"})).metadata == {}


def test_scans_and_locked_files_say_so() -> None:
    """Not an empty document."""
    size = b"/Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8"
    image = b"<< /Type /XObject /Subtype /Image %s /Length 1 >>\nstream\n0\nendstream" % size
    page = (
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] /Resources << /XObject << /I 4 0 R >> >> /Contents 5 0 R >>"
    )
    content = b"<< /Length 8 >>\nstream\n/I Do   \nendstream"
    pages = b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>"
    scan = assemble([b"<< /Type /Catalog /Pages 2 0 R >>", pages, page, image, content], b"/Root 1 0 R")
    assert "text recognition" in refusal(FORM, scan)
    locked = b"<< /Filter /Standard /V 1 /R 2 /O <" + b"41" * 32 + b"> /U <" + b"42" * 32 + b"> /P -4 >>"
    objects = [b"<< /Type /Catalog /Pages 2 0 R >>", pages, page, image, content, locked]
    encrypted = assemble(objects, b"/Root 1 0 R /Encrypt 6 0 R /ID [<00> <00>]")
    assert "encrypted" in refusal(FORM, encrypted)
    assert "broken" in refusal(FORM, b"%PDF-1.7\nnothing")
    assert "empty" in refusal(FORM, b"")


def test_locked_files_that_open_are_read() -> None:
    """Many ministries lock theirs against changes; no password is needed to read them."""
    locked = write_locked_pdf(b"BT /F1 11 Tf 72 700 Td (Kolvia denied it.) Tj ET")
    assert only(FORM, locked).text == "Kolvia denied it."


def test_limits_hold() -> None:
    """On the file, on what comes out of it, on pages."""
    assert "over the limit" in refusal(FORM, plain(), limits=Limits(document=100))
    many = only(FORM, write_pdf([[Line(72, 700, f"Kolvia denied it, {i}.")] for i in range(1_001)]))
    assert many.warnings == ("only the first 1,000 of its 1,001 pages were read; split it",)


def test_footnotes_of_a_column_are_left_out() -> None:
    """Where the other column goes further down."""
    notes = [Line(60, 140, "* Names changed.", 8)]
    left = column(paragraphs(FIRST), x=60, top=700, width=42)
    right = column(paragraphs((*SECOND, *FIRST)), x=320, top=700, width=42)
    text = only(FORM, write_pdf([left + notes + right])).text or ""
    assert "Names changed" not in text
    assert text == "\n\n".join(paragraphs(FIRST) + paragraphs((*SECOND, *FIRST)))


def test_columns_below_a_summary_over_the_whole_page() -> None:
    """Many lines cross the gutter above them."""
    head = column(paragraphs(SENTENCES), width=90, top=800)
    left, right = (column(paragraphs(p), x=x, top=500, width=42) for p, x in ((FIRST, 60), (SECOND, 320)))
    assert only(FORM, write_pdf([head + left + right])).text == "\n\n".join(
        paragraphs(SENTENCES) + paragraphs(FIRST) + paragraphs(SECOND)
    )


def test_marks_of_lists_in_another_size_do_not_part_lines() -> None:
    """Nor does a table of contents stay."""
    words = "Kolvia denied that it had planned an attack on the harbour of Port Sel and"
    lines = [Line(72, 700, "\u2022", 8), Line(84, 700, words)]
    lines += [Line(84, 686, "offered negotiations."), Line(72, 600, "Background . . . . . . . . . . . . . 14")]
    assert only(FORM, write_pdf([lines])).text == (
        "• Kolvia denied that it had planned an attack on the harbour of Port Sel and offered negotiations."
    )

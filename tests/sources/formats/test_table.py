"""Tables: their columns by the names that they bear, each row for itself."""

import io
from datetime import date, datetime
from decimal import Decimal

import pyarrow
import pytest
from pyarrow import parquet

from communique.settings import Limits
from communique.sources.formats.parquet import ParquetFormat
from communique.sources.formats.table import TableFormat
from sources.reading_formats import only, refusal, sources
from sources.samples import CLOSED, DENIED, WARNED, columns, table

FORM, PARQUET = TableFormat(), ParquetFormat()


def test_rows_are_documents_named_by_their_number_in_a_spreadsheet() -> None:
    """The header is row 1; line ends within a field are the text's."""
    first, second = sources(FORM, table(), "a.csv")
    assert (first.source_id, first.text) == ("a.csv:2", WARNED)
    assert first.metadata == {"title": "A", "published": "2032-03-04", "published_by": "column Date"}
    assert (second.source_id, second.text) == ("a.csv:3", f"{DENIED}\n{CLOSED}")
    assert first.captured is None


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_any_delimiter_and_encoding(delimiter: str, encoding: str) -> None:
    """Told by the header, and by the bytes."""
    rows = [
        ["Link", "Full Text", "SOURCE", "Byline", "doc_id"],
        ["https://t.example/1", "Café; at, sea|", "Herald", "A B", "x7"],
    ]
    data = "\r\n".join(delimiter.join(f'"{cell}"' for cell in row) for row in rows).encode(encoding)
    found = only(FORM, data, "a.csv")
    assert (found.source_id, found.text) == ("x7", "Café; at, sea|")
    assert found.metadata == {"url": "https://t.example/1", "publisher": "Herald", "author": "A B"}
    assert bool(found.warnings) is (encoding == "cp1252")


def test_the_better_name_counts() -> None:
    """A column called text before one called content, published before date."""
    found = only(FORM, b"content,text,date,published\nno,Lima spoke.,2001-01-01,2032-03-04\n")
    assert (found.text, found.metadata["published"]) == ("Lima spoke.", "2032-03-04")


def test_a_row_without_text_fails_alone() -> None:
    """With its number; blank rows are none, short ones lack what is missing."""
    found = sources(FORM, b"title,text\nA,\n,\nB\nC,Lima spoke.\n", "a.csv")
    assert [(s.source_id, bool(s.failure)) for s in found] == [("a.csv:2", True), ("a.csv:4", True), ("a.csv:5", False)]
    assert found[0].failure == "no text in row 2, column 'text'"


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"name,age\nLima,3\n", "no column of texts among 'name', 'age'; name it 'text' in the first row"),
        (b"", "no column of texts"),
        (b"text,title\n", "a header and no rows"),
        (b"text\n" + bytes(range(20)) * 100, "binary"),
        (b",".join(b"c%d" % n for n in range(99)), "'c11' and 87 more"),
        (b'"text', "a header and no rows"),
    ],
)
def test_what_is_no_table_says_why(data: bytes, reason: str) -> None:
    """What was found, and what to do."""
    assert reason in refusal(FORM, data)


def test_a_quotation_that_never_ends_is_told() -> None:
    """It would swallow all rows after it."""
    first, second = sources(FORM, b'id,text\n1,Lima spoke.\n2,"Quito spoke.\n3,Bogota spoke.\n')
    assert first.text == "Lima spoke."
    assert "never closed" in (second.failure or "")


def test_huge_fields_fail_alone() -> None:
    """On one line, alone; over many lines the rest of the table cannot be told from the field."""
    limits = Limits(document=300_000)
    rows = [b"1," + b"a" * 1_000_000, b"2," + b"b" * 200_000, b"x," * 200_000]
    rows += [b'3,"' + b"c\n" * 400_000 + b'"', b"4,Lima spoke."]
    one, two, three, four = sources(FORM, b"id,text\n" + b"\n".join(rows), limits=limits)
    assert two.text == "b" * 200_000
    assert "longer than a document" in (one.failure or "")
    assert "longer than a document" in (three.failure or "")
    assert "rows after it were left out" in (four.failure or "")


def test_nul_bytes_and_surrogates_stay_in_their_row() -> None:
    """Cleaning tells them."""
    found = sources(FORM, b"id,text\n1,Lima\x00 spoke.\n2,\xed\xa0\x80 spoke.\n")
    assert len(found) == 2
    assert all(s.text for s in found)


def test_parquet_rows_of_every_simple_kind() -> None:
    """Dates as such, dictionaries and bytes as words, lists not at all."""
    file = io.BytesIO()
    held = {
        "Body": pyarrow.array([WARNED, None, DENIED]).dictionary_encode(),
        "date": [date(2032, 3, 4), None, date(2032, 3, 5)],
        "id": [7, 8, 9],
        "source": [b"Herald", b"\xff", None],
        "text": [["a"], ["b"], ["c"]],
        "title": [Decimal("1.5"), None, Decimal(2)],
    }
    parquet.write_table(pyarrow.table(held), file)
    first, second, third = sources(PARQUET, file.getvalue(), "a.parquet")
    assert (first.source_id, first.text, first.metadata["published"]) == ("7", WARNED, "2032-03-04")
    assert (first.metadata["publisher"], first.metadata["title"]) == ("Herald", "1.5")
    assert second.failure == "no text in row 2, column 'Body'"
    assert third.text == DENIED


def test_parquet_is_read_in_batches_of_rows() -> None:
    """Over several groups, with numbers that go on."""
    file = io.BytesIO()
    texts = [f"Lima spoke {n} times." for n in range(1_000)]
    parquet.write_table(
        pyarrow.table({"text": texts, "when": [datetime(2032, 3, 4)] * 1_000}), file, row_group_size=150
    )
    found = sources(PARQUET, file.getvalue(), "a.parquet")
    assert [s.text for s in found] == texts
    assert found[-1].source_id == "a.parquet:1000"


def test_parquet_that_cannot_be_read_says_why() -> None:
    """Cut, without a text, empty, packed as no text is."""
    whole = columns(text=[WARNED])
    assert "cut off or damaged" in refusal(PARQUET, whole[:-3])
    assert "cut off or damaged" in refusal(PARQUET, b"PAR1" + b"\xff\xff\xff\x7fPAR1")
    assert "broken Parquet" in refusal(PARQUET, b"PAR1" + b"\x00" * 90 + b"\x20\x00\x00\x00PAR1")
    assert "no column of texts among 'words'" in refusal(PARQUET, columns(words=[WARNED]))
    assert "no rows" in refusal(PARQUET, columns(text=pyarrow.array([], pyarrow.string())))
    file = io.BytesIO()
    parquet.write_table(pyarrow.table({"text": ["a" * 5_000_000]}), file, compression="zstd")
    assert "unpacks to" in refusal(PARQUET, file.getvalue())


def test_parquet_without_pyarrow_names_the_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is not in the base install."""
    monkeypatch.setitem(__import__("sys").modules, "pyarrow", None)
    assert "pip install 'communique[parquet]'" in refusal(PARQUET, columns_bytes())


def columns_bytes() -> bytes:
    """A file whose ends are right."""
    return b"PAR1" + b"\x00" * 90 + b"\x20\x00\x00\x00PAR1"

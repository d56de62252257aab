"""Records joined by id and named by short aliases."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from communique.errors import QueryError
from communique.queries import Archive, FixedRecords
from communique.queries.archive import natural
from communique.queries.naming import find_document, find_record
from communique.records import Document, Instrument, Record, Span, Tripwire
from crisis import records


@pytest.fixture(scope="module")
def archive() -> Archive:
    """The invented crisis."""
    return Archive(FixedRecords(records()))


def document(source_id: str, number: int) -> Document:
    """A document without a text."""
    return Document(id=f"{number:016x}", document=f"{number:016x}", source_id=source_id, sha256="0" * 64, text="words")


def test_aliases_stand_for_records_in_the_order_of_the_texts(archive: Archive) -> None:
    """C1 is what a reader meets first; the order of ids means nothing."""
    assert list(archive.aliases) == ["C1", "C2", "K1", "A1", "H1", "O1"] or "K2" in archive.aliases
    first = find_record(archive, "C1")
    assert isinstance(first, Tripwire)
    assert first.issuer_code == "PER GOV"


def test_ascribed_tripwires_come_last() -> None:
    """What an adversary says that X would do is not X's promise."""
    found: list[Record] = []
    for record in records():
        ascribe = record.record == "commitment" and getattr(record, "issuer_code", None) == "PER GOV"
        found.append(replace(record, ascribed_by="ECU GOV") if ascribe else record)  # type: ignore[call-arg, type-var]
    archive = Archive(FixedRecords(found))
    assert [t.issuer_code for t in archive.tripwires] == ["ECU GOV", "PER GOV"]
    assert archive.is_ascribed(archive.tripwires[1])


@pytest.mark.parametrize(
    ("names", "labels"),
    [
        (["003_ab.txt", "000_cd.txt"], {"003", "000"}),
        (["1-a", "1-b"], {"1-a", "1-b"}),
        (["statement-of-the-ministry-of-war.txt", "x"], {"statement-of-the-m", "x"}),
        (["statement-of-the-ministry-of-war", "statement-of-the-ministry-of-peace"], None),
    ],
)
def test_labels_are_short_and_never_shared(names: list[str], labels: set[str] | None) -> None:
    """A document is named by its leading digits, else by the head of its name, else by all of it."""
    archive = Archive(FixedRecords([document(name, n) for n, name in enumerate(names, 1)]))
    assert set(archive.labels.values()) == (labels or set(names))


@pytest.mark.parametrize("name", ["3", "003", "003_", "003_ab.txt", "0000000000000002"])
def test_documents_are_found_by_number_name_and_id(name: str) -> None:
    """The user types what stands on the file."""
    archive = Archive(FixedRecords([document("000_cd.txt", 1), document("003_ab.txt", 2)]))
    assert find_document(archive, name).source_id == "003_ab.txt"


def test_a_name_that_fits_two_is_refused_with_both() -> None:
    """Guessing between documents would date the wrong one."""
    archive = Archive(FixedRecords([document("7-a.txt", 1), document("7-b.txt", 2)]))
    with pytest.raises(QueryError, match=r"fits 2: 7-a.txt .*, 7-b.txt .*; give more"):
        find_document(archive, "7")
    with pytest.raises(QueryError, match="fits 2"):
        find_record(archive, "7")
    with pytest.raises(QueryError, match="fits 2"):
        find_record(archive, "000000")


def test_a_mended_file_is_found_past_its_failed_reading() -> None:
    """The failed reading stays on record under the same name."""
    failed = replace(document("7-a.txt", 1), text=None, state="failed")
    archive = Archive(FixedRecords([failed, document("7-a.txt", 2)]))
    assert find_document(archive, "7").text == "words"
    assert find_document(archive, failed.id).state == "failed"


def test_whole_name_goes_before_the_head_of_another() -> None:
    """ "1-a" is itself, though "1-abc" begins with it."""
    archive = Archive(FixedRecords([document("1-a", 1), document("1-abc", 2)]))
    assert find_document(archive, "1-a").source_id == "1-a"


@given(st.text(max_size=8), st.text(max_size=8))
def test_natural_order_compares_any_names(one: str, other: str) -> None:
    """Names of files are whatever their makers liked."""
    assert (natural(one) < natural(other)) + (natural(other) < natural(one)) <= 1


def test_natural_order_counts_numbers_as_numbers() -> None:
    """10 comes after 9."""
    assert sorted(["10-b", "9-a", "b", "a10", "a9"], key=natural) == ["9-a", "10-b", "a9", "a10", "b"]


def instrument(number: int, kind: str, name: str, **fields: object) -> Instrument:
    """One mention of an instrument."""
    home = f"{number:016x}"
    return Instrument(
        id=f"i{number:015x}",
        document=home,
        kind=kind,
        span=Span(0, len(name), name),
        name=name,
        **({"state": "in_force"} | fields),  # type: ignore[arg-type]
    )


@pytest.mark.parametrize(
    ("one", "other", "merged"),
    [
        (("ceasefire", "30-day truce"), ("ceasefire", "the truce"), True),
        (("ceasefire", "truce"), ("agreement", "truce"), False),
        (("resolution", "Resolution 2254"), ("resolution", "Resolution 2118"), False),
        (("resolution", "Resolution 2254"), ("resolution", "UN resolution 2254"), True),
        (("channel", "naval hotline"), ("channel", "deconfliction line"), False),
        (("channel", "naval hotline between Callao and Guayaquil"), ("channel", "the naval hotline"), True),
    ],
)
def test_mentions_of_one_agreement_are_one_row(one: tuple[str, str], other: tuple[str, str], merged: bool) -> None:
    """The same name of the same kind is one agreement; another number or another line is another."""
    texts = [document("1", 1), document("2", 2)]
    archive = Archive(FixedRecords([*texts, instrument(1, *one), instrument(2, *other)]))
    assert len(archive.instruments) == (1 if merged else 2)


def test_agreements_of_other_parties_or_terms_stay_apart() -> None:
    """Two truces of two wars share a word, not a row."""
    texts = [document("1", 1), document("2", 2)]
    parties = [
        instrument(1, "ceasefire", "truce", party_codes=("PER GOV", "ECU GOV")),
        instrument(2, "ceasefire", "truce", party_codes=("SDN GOV", "SDN REB")),
    ]
    assert len(Archive(FixedRecords([*texts, *parties])).instruments) == 2
    terms = [instrument(1, "ceasefire", "truce", duration="P30D"), instrument(2, "ceasefire", "truce", duration="P3D")]
    assert len(Archive(FixedRecords([*texts, *terms])).instruments) == 2


@pytest.mark.parametrize(
    ("later", "state"),
    [
        ("The naval hotline was reopened on Friday.", "in_force"),
        ("Talks on the naval hotline resumed use of the naval hotline.", "in_force"),
        ("Lima would reopen the naval hotline if Quito asked.", "suspended"),
        ("The naval hotline was set up in 1999.", "suspended"),
        ("The envoy promised to restore the naval hotline.", "suspended"),
    ],
)
def test_a_suspended_line_stays_so_until_a_text_says_it_is_restored(later: str, state: str) -> None:
    """A mention in passing, or a promise, opens no line."""
    texts = [
        replace(document("1", 1), published="2021-01-01"),
        replace(document("2", 2), published="2021-02-01", text=later),
    ]
    start = later.rindex("naval hotline")
    second = replace(instrument(2, "channel", "naval hotline"), span=Span(start, start + 13, "naval hotline"))
    first = instrument(1, "channel", "naval hotline", state="suspended")
    archive = Archive(FixedRecords([*texts, second, first]))
    assert [g.state for g in archive.channels] == [state]


def test_a_country_is_one_party_of_an_agreement() -> None:
    """Its government and its army do not make two."""
    mentions = [
        instrument(1, "channel", "naval hotline", party_codes=("PER MIL", "ECU GOV")),
        replace(instrument(1, "channel", "naval hotline", party_codes=("PER GOV", "IGO UNO")), id="other"),
    ]
    (line,) = Archive(FixedRecords([document("1", 1), *mentions])).channels
    assert line.party_codes == ("PER MIL", "ECU GOV", "IGO UNO")


def test_a_proposal_is_undone_by_a_text_that_takes_it_to_be_in_force() -> None:
    """A truce agreed after it was offered; a copy that still calls it an offer changes nothing."""
    texts = [replace(document(str(n), n), published=f"2021-0{n}-01") for n in (1, 2, 3)]
    states = ("proposed", "in_force", "proposed")
    mentions = [instrument(n, "ceasefire", "truce at sea", state=s) for n, s in enumerate(states, 1)]
    assert [g.state for g in Archive(FixedRecords([*texts, *mentions])).agreements] == ["in_force"]

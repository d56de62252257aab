"""Open times closed by a date, and what stays open without one."""

from dataclasses import replace

import pytest

from communique.records import Span, TimeExpression, content_id
from communique.resolving.dates import _LINE_OF_DATE, describe_hint, resolve_times

WEDNESDAY = "2018-09-05"


def times_of(*values: str, gap: int = 20) -> tuple[TimeExpression, ...]:
    """Times with given values, one after the other in an imagined text."""
    spans = [Span(i * gap, i * gap + 5, "words") for i in range(len(values))]
    return tuple(
        TimeExpression(id=content_id("time", "d", (span,)), document="d", span=span, value=value)
        for span, value in zip(spans, values, strict=True)
    )


@pytest.mark.parametrize(
    ("value", "closed", "earliest", "latest"),
    [
        ("XXXX-WXX-2", "2018-09-04", "2018-09-04", "2018-09-04"),
        ("XXXX-WXX-3", "2018-09-05", "2018-09-05", "2018-09-05"),
        ("UNDEF-next-wednesday", "2018-09-12", "2018-09-12", "2018-09-12"),
        ("UNDEF-last-wednesday", "2018-08-29", "2018-08-29", "2018-08-29"),
        ("UNDEF-last-week", "2018-W35", "2018-08-27", "2018-09-02"),
        ("XXXX-WXX-WE", "2018-W35-WE", "2018-09-01", "2018-09-02"),
        ("XXXX-03", "2018-03", "2018-03-01", "2018-03-31"),
        ("XXXX-11", "2017-11", "2017-11-01", "2017-11-30"),
        ("UNDEF-next-november", "2018-11", "2018-11-01", "2018-11-30"),
        ("XXXX-03-END", "2018-03-31", "2018-03-31", "2018-03-31"),
        ("XXXX-12-25", "2017-12-25", "2017-12-25", "2017-12-25"),
        ("XXXX-10-01", "2018-10-01", "2018-10-01", "2018-10-01"),
        ("UNDEF-this-day-MINUS-2", "2018-09-03", "2018-09-03", "2018-09-03"),
        ("UNDEF-last-dayTNI", "2018-09-04TNI", "2018-09-04", "2018-09-04"),
        ("UNDEF-this-month-END", "2018-09-30", "2018-09-30", "2018-09-30"),
        ("XXXX-SU", "2018-SU", "2018-06-01", "2018-08-31"),
        ("UNDEF-last-year-07", "2017-07", "2017-07-01", "2017-07-31"),
    ],
)
def test_open_values_close_on_a_day(value: str, closed: str, earliest: str, latest: str) -> None:
    """Each open form means one stretch of the calendar for a text of a known day."""
    (time,) = resolve_times(times_of(value), published=WEDNESDAY, text="")
    assert (time.value, time.earliest, time.latest, time.anchor) == (closed, earliest, latest, WEDNESDAY)


def test_a_full_date_needs_no_anchor() -> None:
    """What the text states in full is the same with and without a date."""
    for published in (WEDNESDAY, None):
        (time,) = resolve_times(times_of("1994-04-04"), published=published, text="")
        assert (time.earliest, time.latest, time.anchor) == ("1994-04-04", "1994-04-04", None)


def test_without_a_date_nothing_is_guessed() -> None:
    """Today's date is never used: relative times stay open."""
    before = times_of("XXXX-WXX-2", "UNDEF-last-week", "XXXX-03", "P30D")
    assert resolve_times(before, published=None, text="") == before


def test_the_text_itself_can_anchor() -> None:
    """ "On 3 September 2018 ... two days later" is a day of the calendar without any other date."""
    _, later = resolve_times(times_of("2018-09-03", "UNDEF-REF-day-PLUS-2"), published=None, text="x" * 60)
    assert (later.value, later.anchor) == ("2018-09-05", "2018-09-03")


def test_resolving_twice_changes_nothing_and_ids_stay() -> None:
    """A date given later may be applied to what was resolved before; ids never depend on it."""
    before = times_of("XXXX-WXX-2", "2018-03", "UNDEF-REF-day-PLUS-2", "T12:00", "P30D", "UNDEF-next-march")
    for published in (WEDNESDAY, None):
        once = resolve_times(before, published=published, text="x" * 200)
        assert resolve_times(once, published=published, text="x" * 200) == once
        assert [t.id for t in once] == [t.id for t in before]


def test_a_weekday_of_today_is_today() -> None:
    """A bare weekday is that of the text's own day where they agree, unless the words say that it is the next."""
    (time,) = times_of("UNDEF-next-wednesday")
    for words, day in (("Wednesday", "2018-09-05"), ("next Wednesday", "2018-09-12")):
        said = replace(time, span=Span(0, len(words), words))
        assert resolve_times((said,), published=WEDNESDAY, text="")[0].value == day


def test_a_day_of_the_month_lies_near_the_day_named_last() -> None:
    """ "On 20 August ... on the 23rd": without a month it takes the one that is spoken of."""
    for value, before, day in (
        ("XXXX-XX-23", "2018-08-20", "2018-08-23"),
        ("XXXX-XX-23", "2018-01-30", "2018-01-23"),
        ("UNDEF-next-XX-12", "2018-09-03", "2018-09-12"),
    ):
        assert resolve_times(times_of(before, value), published=WEDNESDAY, text="")[1].value == day
    assert resolve_times(times_of("XXXX-XX-23"), published=WEDNESDAY, text="")[0].value == "2018-08-23"
    assert resolve_times(times_of("XXXX-XX-23"), published=None, text="")[0].value == "XXXX-XX-23"


def test_the_dateline_is_the_day_that_the_text_speaks_on() -> None:
    """A report dated the fourth and printed on the fifth says "today" of the fourth."""
    text = "KORVO, Sept. 4 - It fell today."
    spans = [Span(7, 14, "Sept. 4"), Span(25, 30, "today")]
    times = [
        replace(time, span=span) for time, span in zip(times_of("XXXX-09-04", "UNDEF-this-day"), spans, strict=True)
    ]
    assert [t.value for t in resolve_times(times, published=WEDNESDAY, text=text)] == ["2018-09-04", "2018-09-04"]


def test_a_stretch_closes_at_both_ends() -> None:
    """ "Between Monday and yesterday" is two days of the calendar, or stays open."""
    (time,) = resolve_times(times_of("XXXX-WXX-1/UNDEF-last-day"), published=WEDNESDAY, text="")
    assert (time.value, time.earliest, time.latest) == ("2018-09-03/2018-09-04", "2018-09-03", "2018-09-04")


def test_an_undated_text_keeps_the_year_it_named() -> None:
    """A month without a year, in a text without a date, is of the year last named."""
    times = resolve_times(times_of("1995-02-02", "XXXX-01-26", "XXXX-03"), published=None, text="")
    assert [t.value for t in times] == ["1995-02-02", "1995-01-26", "1995-03"]


def test_the_day_of_a_resolution_is_of_its_year() -> None:
    """ "246 (1968) of 14 March" in a text of another year."""
    text = "recalling 246 (1968) of 14 March"
    (time,) = times_of("XXXX-03-14")
    said = replace(time, span=Span(24, 32, "14 March"))
    assert resolve_times((said,), published=WEDNESDAY, text=text)[0].value == "1968-03-14"


def test_a_set_of_days_is_no_day() -> None:
    """ "every Saturday" keeps its open value in a dated text."""
    (time,) = times_of("XXXX-WXX-6")
    every = replace(time, span=Span(0, 14, "every Saturday"))
    assert resolve_times((every,), published=WEDNESDAY, text="") == (every,)


@pytest.mark.parametrize(
    "value", ["XXXX-02-30", "UNDEF-this-year-MINUS-99999", "0000", "2018-W60", "UNDEF-this-day-PLUS-9999"]
)
def test_impossible_days_do_not_break(value: str) -> None:
    """A text may say anything; what no calendar has stays open or far away, without an error."""
    (time,) = resolve_times(times_of(value), published=WEDNESDAY, text="")
    assert time.value
    assert (time.earliest is None) == (time.latest is None)


def test_the_hint_says_what_the_text_fixes() -> None:
    """An undated text with open dates gets a bound from its own full dates, and the command to run."""
    times = resolve_times(times_of("XXXX-WXX-2", "2018-03"), published=None, text="")
    hint = describe_hint(times, None)
    assert hint is not None
    assert "not before 2018-03" in hint
    assert "communique date DOC YYYY-MM-DD" in hint
    assert describe_hint(times, WEDNESDAY) is None
    assert describe_hint(times_of("P30D"), None) is None


def test_a_long_line_before_a_date_costs_no_time() -> None:
    """Capitals and brackets without end, then a word: no dateline, and said at once."""
    assert _LINE_OF_DATE.fullmatch("(A.B.-C) (D'E)-(F) " * 12 + "word ") is None
    assert _LINE_OF_DATE.fullmatch("ADDIS ABABA (Gulf Wire), ")

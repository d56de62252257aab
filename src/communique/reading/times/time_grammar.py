"""The grammar of time expressions: rules over one letter per word (see `time_words`), and the values they give.

A rule finds an *atom*: a day or longer period (`day`), a time of day (`clock`) or a duration (`span`). Neighbouring
day and clock atoms join: "noon on Saturday" is one moment.

Values are TIMEX3. What only a date can settle stays open, in these forms, which `resolving.dates` completes:
`XXXX-09-03`, `XXXX-03`, `XXXX-WXX-2`, `XXXX-WXX-WE`, `XXXX-SU`, `XXXX-XX-15`, `T12:00`, `UNDEF-last-week`,
`UNDEF-next-friday`, `UNDEF-this-dayTMO`, `UNDEF-last-year-03`, `UNDEF-this-day-MINUS-2` (two days ago),
`UNDEF-REF-day-PLUS-2` (two days later, from the day last named), each with `-START` or `-END` where the words are
"the beginning of" and "the end of".
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from communique.reading.times import time_clock as clock
from communique.reading.times import time_dates as dates
from communique.reading.times import time_days as days
from communique.reading.times import time_loose as loose
from communique.reading.times import time_spans as spans
from communique.reading.times.time_joining import Atom, join_atoms
from communique.reading.times.time_match import Found
from communique.reading.times.time_words import ANCHORS, letters_of
from communique.text import Sentence


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern over letters, the sort of atom that it finds, and what makes its value."""

    kind: str
    pattern: re.Pattern[str]
    build: Callable[[Found], str | None]


def _rule(kind: str, pattern: str, build: Callable[[Found], str | None]) -> Rule:
    return Rule(kind, re.compile(pattern), build)


_N = r"(?P<n>(?:A5|[dnN5])(?:-?[N5])*)"
_ZONE = r"(?:\(?(?P<g>[G_])b\)?|(?P<h>G))?"

RULES = (
    _rule("day", r"T?(?P<d>[drR])o?(?P<m>M),?(?P<y>y(?!G))", dates.date),
    _rule("day", r"(?P<m>M)T?(?P<d>[dr]),?(?P<y>y(?!G))", dates.date),
    _rule("day", r"T?(?P<d>[dr])o?(?P<m>M)", dates.date),
    _rule("day", r"T?(?P<d>(?:N-)?R)o(?P<m>M)(?:,?(?P<y>y(?!G)))?", dates.date),
    _rule("day", r"T(?P<d>r|N-R)", days.month_day),
    _rule("day", r"(?P<w>W)T?(?P<d>r)", days.weekday_and_day),
    _rule("day", r"T?(?P<d>r|(?:N-)?R)(?:&T?(?P<e>r|(?:N-)?R))?oT?(?P<k>[LXH])(?P<u>U)", days.day_of_period),
    _rule("day", r"(?P<m>M)T?(?P<d>[dr])", dates.date),
    _rule("day", r"(?P<d>[dr])[&-](?P<e>[dr])o?(?P<m>M)(?:,?(?P<y>y(?!G)))?", dates.two_days),
    _rule("day", r"(?P<m>M)(?P<d>[dr])[&-](?P<e>[dr])(?:,?(?P<y>y(?!G)))?", dates.two_days),
    _rule("day", r"(?P<y>y(?!G))-(?P<n>[dnk])-(?P<d>[dn])", dates.iso_date),
    _rule("day", r"x", dates.numeric_date),
    _rule("day", r"(?:Ei?)?(?P<m>M)(?:,?o?(?P<y>y(?!G)))?", dates.month),
    _rule("day", r"(?P<y>y(?!G))", dates.year),
    _rule("day", r"(?P<y>y(?!G))-(?P<e>[ydnk])", dates.year_range),
    _rule("day", r"(?P<m>M)o?(?P<d>[LXH])(?P<u>U)", dates.month_of_year),
    _rule("day", r"(?P<d>[LXH])(?P<m>M)", days.deictic_month),
    _rule("day", r"[lE]?(?P<d>[LXH])(?P<u>U)", days.deictic),
    _rule("day", r"[lE]iT(?P<u>U)", days.within_period),
    _rule("day", r"(?P<d>[LXH])?(?P<w>W)", days.weekday),
    _rule("day", r"(?P<w>W)(?P<d>[LX])(?P<u>U)?", days.weekday),
    _rule("day", r"(?P<d>[LXH])?(?P<w>W)(?P<p>P)", days.weekday_part),
    _rule("day", r"(?P<q>Q)(?P<p>P)", days.part_of_day_word),
    _rule("day", r"&-(?:U|P|4)", days.old_day_word),
    _rule("day", r"(?P<d>[LXH])(?P<s>S)", dates.season),
    _rule("day", r"T?(?P<s>S)o?(?P<y>y(?!G))", dates.season),
    _rule("day", r"(?<=[io])T?(?P<s>S)", dates.bare_season),
    _rule("day", r"T(?P<u>U)", days.weekend),
    _rule("day", r"T?(?P<b>B)oT?(?:(?P<d>[LXH])?(?P<u>U)|(?P<m>M)(?:,?o?(?P<y>y(?!G)))?)", days.edge),
    _rule("day", r"T?(?P<b>B)o(?P<y>y(?!G))", days.edge),
    _rule("day", r"T(?P<r>R)(?P<u>U)o(?P<m>M)(?:,?(?P<y>y(?!G)))?", dates.week_of_month),
    _rule("day", r"T?(?P<r>R)(?P<u>U)(?:o?(?P<y>y(?!G)))?", dates.quarter),
    _rule("day", r"(?P<z>Z)(?:2|U)?(?:,?(?P<y>y(?!G)))?", dates.holiday),
    _rule("day", r"1U'?[U2]", dates.new_year),
    _rule("day", r"(?P<d>[LH])(?P<p>P)", days.last_night),
    _rule("day", r"H(?P<m>m)", days.this_am),
    _rule("day", r"Y", days.night_word),
    _rule("day", r"(?P<q>Q)", days.day_word),
    _rule("day", r"T(?P<d>[LX])(?:(?P<u>U)|(?P<p>P))", days.next_day),
    _rule("day", r"(?:Tz?(?P<c>C)|(?P<d>j))(?:(?P<u>U)|(?P<p>P))", days.same_day),
    _rule("day", r"z*(?:" + _N + r"|A?(?P<q>q)o?|A)(?P<u>[uU])g", spans.ago),
    _rule("day", r"z*(?:" + _N + r"|A?(?P<q>q)o?|A)(?P<u>[uU])(?P<l>l)", spans.later),
    _rule("day", r"z*(?:" + _N + r"|A)(?P<u>[uU])(?P<l>i)", spans.later),
    _rule("day", r"T?E?D", dates.decade),
    _rule("day", r"p(?:,?(?P<y>y(?!G)))?", dates.middle),
    _rule("span", r"z*" + _N + r"(?P<x>[&-])(?P<e>[dnN5](?:-?[N5])*)(?P<u>u)", spans.two_durations),
    _rule("span", r"z*" + _N + r"v?(?P<h>-?)(?P<u>[uU])", spans.duration),
    _rule("span", r"z*Av?(?P<u>U)", spans.one_unit),
    _rule("span", r"fA(?P<u>U)", spans.half_unit),
    _rule("span", r"A(?P<u>U)&Af", spans.unit_and_half),
    _rule("span", _N + r"&Af(?P<u>u)", spans.unit_and_half),
    _rule("span", r"T(?P<u>U)", spans.within_hour),
    _rule("span", r"(?P<u>u)(?P<l>[lg])", spans.uncounted_later),
    _rule("span", r"(?P<u>u)", spans.open_length),
    _rule("span", r"[AT]?(?P<q>q)o?v?(?P<u>u)", spans.vague),
    _rule("span", r"T?[LXK](?:" + _N + r"|(?P<q>q))?(?P<u>u)", spans.past_span),
    _rule("span", r"T(?P<d>[LX])(?P<u>U)", spans.past_unit),
    _rule("span", r"A?v" + _N + r"(?P<u>u)", spans.vague),
    _rule("span", r"e" + _N + r"(?P<u>u)", spans.every),
    _rule("set", r"e(?P<u>U)", spans.each_unit),
    _rule("set", r"e(?P<p>P)", spans.each_part),
    _rule("set", r"e?w|eW", spans.set_of_days),
    _rule("set", r"e[MS]", spans.yearly),
    _rule("clock", r"z*(?P<n>h)u?" + _ZONE, clock.time_of_day),
    _rule("clock", r"z*(?<![dnyk])(?P<n>k)u?" + _ZONE, clock.time_of_day),
    _rule("clock", r"z*(?P<n>[dhs])(?P<m>m)" + _ZONE, clock.time_of_day),
    _rule("clock", r"z*(?P<n>a)" + _ZONE, clock.time_of_day),
    _rule("clock", r"z*(?P<n>[dN])c" + _ZONE, clock.time_of_day),
    _rule("clock", r"z*(?P<n>[ynsk])u?(?:\(?(?P<g>G)b?\)?|_b)", clock.time_of_day),
    _rule("clock", r"(?P<n>s)u" + _ZONE, clock.time_of_day),
    _rule("clock", r"(?P<n>[ynk])(?P<u>u)", clock.clock_hours),
    _rule("clock", r"(?P<n>[ynkhs])[&-](?P<e>[ynkhs])(?P<u>u)", clock.two_clocks),
    _rule("clock", r"(?P<n>[dN])[&-](?P<e>[dN])iT(?P<p>P)", clock.two_hours_in_part),
    _rule("clock", r"(?P<f>f)-?(?P<l>L)(?P<n>[dN])(?:iT(?P<p>P))?", clock.half_past),
    _rule("clock", r"(?P<n>[dN])c?iT(?P<p>P)", clock.hour_in_part),
    _rule("clock", r"(?P<n>[dN])(?=HP)", clock.hour_of_part),
    _rule("clock", r"(?P<o>O)", clock.noon),
    _rule("clock", r"(?P<t>T)?(?P<p>P)", clock.part),
    _rule("clock", r"R3", clock.first_light),
)
"""What the words alone make a time."""

LOOSE_RULES = (
    _rule("ref", r"(?P<v>6)", loose.reference),
    _rule("set", r"(?P<v>8)", loose.reference),
    _rule("set", r"A(?P<u>U)", loose.rate),
    _rule("set", r"(?<=0)(?P<u>U)", loose.rate),
    _rule("span", r"[TA]?(?P<r>R|r)(?P<u>U)", loose.ordinal_length),
    _rule("span", r"(?P<u>u)", loose.bare_length),
    _rule("day", r"9(?:(?P<u>U)|(?P<p>P))", loose.all_of),
    _rule("day", r"H(?P<u>U)", loose.this_day),
    _rule("day", r"T?(?P<s>S)", loose.loose_season),
    _rule("day", r"1U", loose.new_year_word),
    _rule("clock", r"T?(?P<v>7)", loose.meal),
    _rule("clock", r"(?P<m>[dN]|A?U)(?P<l>L)(?P<n>[dN])", clock.half_past),
    _rule("clock", r"(?P<n>[dN])(?:iT(?P<p>P))?c?", loose.bare_hour),
    _rule("clock", r"[ynsk]", loose.bare_clock),
    _rule("clock", r"T?(?P<p>P)", loose.part_of_day),
)
"""What is a time only where its surroundings or the model say so."""


def find_atoms(sentence: Sentence, *, is_loose: bool = False) -> list[Atom]:
    """The time expressions of a sentence, in order; of two that overlap the longer one, then the earlier rule.

    `is_loose` also gives words that may be a time ("now", "a day"), as atoms that are not sure.
    """
    letters = letters_of(sentence)
    if not is_loose and ANCHORS.isdisjoint(letters):
        return []
    sure = _longest(_matches(sentence, letters, RULES), ())
    loose_ones = _longest(_matches(sentence, letters, LOOSE_RULES), sure)
    atoms = sorted([*sure, *(replace(a, is_sure=False) for a in loose_ones)], key=lambda a: a.first)
    return [a for a in join_atoms(atoms, sentence, letters) if a.is_sure or is_loose]


def _inside_bracket(found: Found) -> int:
    """The last token of a match without a bracket that closes what opened before it."""
    texts = [t.text for t in found.tokens[found.first : found.last + 1]]
    return found.last - 1 if texts[-1] == ")" and "(" not in texts else found.last


def _matches(sentence: Sentence, letters: str, rules: Sequence[Rule]) -> list[Atom]:
    atoms = []
    for rule in rules:
        for match in rule.pattern.finditer(letters):
            found = Found(match, sentence.tokens)
            value = rule.build(found)
            if value:
                atoms.append(Atom(found.first, _inside_bracket(found), rule.kind, value))
    return atoms


def _longest(atoms: list[Atom], besides: Sequence[Atom]) -> list[Atom]:
    """The longest atoms that share no word with each other or with those `besides`."""
    taken = {word for atom in besides for word in range(atom.first, atom.last + 1)}
    kept = []
    for atom in sorted(atoms, key=lambda a: a.first - a.last):
        words = range(atom.first, atom.last + 1)
        if taken.isdisjoint(words):
            taken.update(words)
            kept.append(atom)
    return kept

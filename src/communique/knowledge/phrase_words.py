"""Classes of words that guide the reading of a party's phrase.

title; opener (starts a sentence before a name); given_name (countries and capitals that are also names of people);
first_name (what goes before these); shouted (short names that are also words, in a line of capitals); participle (ends
a phrase); compound ("-backed": whose party it is not); kept_compound ("-flagged": whose it is); led_body; locative;
coalition_opener; after_people; instrument (what makes a capital the name of a text or a meeting); small_word (countries
that are other words in small letters); own_expert (who is an organisation's own beside its name: "OSCE observers").
"""

from collections.abc import Mapping
from functools import cache

from communique.knowledge.loading import read_rows


@cache
def word_class(name: str) -> frozenset[str]:
    """The words of a class."""
    return _load()[name]


@cache
def _load() -> Mapping[str, frozenset[str]]:
    return {row["class"]: frozenset(row["words"].split()) for row in read_rows("phrase_words.tsv")}

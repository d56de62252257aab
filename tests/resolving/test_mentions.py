"""What a noun phrase says by itself: head, name, owner, party. No model: the trees are written by hand."""

import pytest

from communique.resolving.cues import find_cues
from communique.resolving.mentions import Phrase, Phrases, read_phrase, surname_of
from communique.resolving.parts import split_parties
from communique.text import Sentence, Token


def sentence_of(parse: str) -> tuple[str, Sentence]:
    """A sentence from `word/UPOS/head/relation` items; heads count from 1, 0 is the root."""
    tokens, text = [], ""
    for index, item in enumerate(parse.split()):
        word, upos, head, relation = item.rsplit("/", 3)
        start = len(text) + bool(text)
        text = f"{text} {word}" if text else word
        tag = "NNS" if upos == "NOUN" and word.endswith("s") else "NN"
        name = "B-PER" if relation == "flat" else "O"
        lemma = word.lower().rstrip("s") if upos == "NOUN" else word
        tokens.append(Token(index, word, start, start + len(word), lemma, upos, tag, int(head) - 1, relation, name))
    return text, Sentence(tokens)


def phrase_of(parse: str) -> Phrase:
    text, sentence = sentence_of(parse)
    return read_phrase(text, sentence, 0, len(sentence) - 1, cues=find_cues(text, sentence))


def codes_of(parse: str) -> list[str | None]:
    text, sentence = sentence_of(parse)
    phrases = Phrases(text, [find_cues(text, sentence)])
    return [p.full_code for p in split_parties(phrases, sentence, 0, len(sentence) - 1)]


def test_office_nationality_and_name_give_code_and_name() -> None:
    """The fullest introduction needs no help of the document."""
    phrase = phrase_of(
        "Chilean/ADJ/3/amod Foreign/PROPN/3/compound Minister/PROPN/0/root Ana/PROPN/3/flat Soto/PROPN/3/flat"
    )
    assert phrase.full_code == "CHL GOV"
    assert phrase.name == ("Ana", "Soto")


def test_body_without_nationality_leaves_the_country_open() -> None:
    """ "The army" is somebody's; guessing whose is the document's part."""
    phrase = phrase_of("the/DET/2/det army/NOUN/0/root")
    assert phrase.full_code is None
    assert (phrase.sector, phrase.definite) == ("MIL", True)


def test_possessive_pronoun_is_kept_as_owner() -> None:
    """ "Its fleet" belongs to what "its" means."""
    phrase = phrase_of("its/PRON/2/nmod:poss fleet/NOUN/0/root")
    assert (phrase.owner, phrase.sector) == ("its", "MIL")


def test_country_in_a_relative_clause_is_not_the_party() -> None:
    """ "Soldiers who cross into Peru" are not Peru's."""
    phrase = phrase_of("soldiers/NOUN/0/root who/PRON/3/nsubj cross/VERB/1/acl:relcl into/ADP/5/case Peru/PROPN/3/obl")
    assert phrase.country is None


def test_pronoun_is_known_as_one() -> None:
    """A pronoun has no party of its own."""
    assert phrase_of("They/PRON/0/root").kind == "pronoun"


def test_nationalities_before_one_noun_are_two_parties() -> None:
    """ "Chilean and Peruvian forces": each has its own, the noun is shared."""
    parse = "Chilean/ADJ/4/amod and/CCONJ/3/cc Peruvian/ADJ/1/conj forces/NOUN/0/root"
    assert codes_of(parse) == ["CHL MIL", "PER MIL"]


def test_named_parties_are_split_and_unnamed_allies_left_out() -> None:
    """ "Chile and its partners" names one party."""
    assert codes_of("Chile/PROPN/0/root and/CCONJ/3/cc Peru/PROPN/1/conj") == ["CHL GOV", "PER GOV"]
    assert codes_of("Chile/PROPN/0/root and/CCONJ/4/cc its/PRON/4/nmod:poss partners/NOUN/1/conj") == ["CHL GOV"]


@pytest.mark.parametrize("name", [("Omar", "al", "Haddad"), ("Haddad",), ("Al", "Haddad"), ("Omar", "Haddad", "Jr.")])
def test_spellings_of_one_surname_are_one(name: tuple[str, ...]) -> None:
    """Particles and suffixes do not make another person."""
    assert surname_of(name) == "haddad"

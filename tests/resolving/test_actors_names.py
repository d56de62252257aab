"""Names over a document: introductions, surnames, initials."""

from communique.resolving.introductions import Introductions


def test_surname_takes_the_code_of_its_introduction() -> None:
    """ "Quispe" after "Elena Quispe"; spelling with a particle is the same name."""
    names = Introductions()
    names.learn(("Elena", "Quispe"), "PER GOV")
    names.learn(("Omar", "al", "Haddad"), "LBN MIL")
    assert names.of(("Quispe",)) == "PER GOV"
    assert names.of(("QUISPE",)) == "PER GOV"
    assert names.of(("Haddad",)) == names.of(("Al", "Haddad")) == "LBN MIL"


def test_two_bearers_of_a_surname_are_kept_apart() -> None:
    """The bare surname then tells nothing; the full names still do."""
    names = Introductions()
    names.learn(("Elena", "Quispe"), "PER GOV")
    names.learn(("Mario", "Quispe"), "CHL MIL")
    assert names.of(("Quispe",)) is None
    assert names.of(("Elena", "Quispe")) == "PER GOV"
    assert names.of(("Mario", "Quispe")) == "CHL MIL"


def test_first_of_two_surnames_is_known() -> None:
    """Later texts may use the first of two family names."""
    names = Introductions()
    names.learn(("Inés", "Arce", "Molina"), "PER GOV")
    assert names.of(("Arce",)) == "PER GOV"


def test_guess_gives_way_to_what_is_said() -> None:
    """A country guessed from the context is replaced when the text states one."""
    names = Introductions()
    names.learn(("Piet", "Brandt"), "CHL MIL", guess=True)
    assert names.is_guess(("Brandt",))
    names.settle(("Piet", "Brandt"), "PER MIL")
    assert names.of(("Brandt",)) == "PER MIL"
    assert not names.is_guess(("Brandt",))


def test_initials_stand_for_the_body_before_them() -> None:
    """Letters in brackets are a name from there on."""
    names = Introductions()
    names.learn_initials("NCC", "PER MIL")
    assert names.initials("NCC") == "PER MIL"
    assert names.initials("ncc") is None

"""One person under all his names over documents, and two persons of one name kept apart."""

from communique.linking.actors import Registry, build_registry
from communique.records import Document, LocalActor, Reading, Span, sha256_of


def reading(day: str | None, *persons: tuple[str, str, str | None]) -> Reading:
    """A document that names persons, each with code and role."""
    text = f"{day}: " + ". ".join(name for name, _, _ in persons)
    name = sha256_of(text)[:12]
    document = Document(id=name, document=name, source_id=name, sha256=sha256_of(text), text=text, published=day)
    actors = [
        LocalActor(name=who, code=code, kind="person", role=role, mentions=(_span(text, who),))
        for who, code, role in persons
    ]
    return Reading(document=document, actors=tuple(actors))


def _span(text: str, words: str) -> Span:
    return Span(text.index(words), text.index(words) + len(words), words)


def names(registry: Registry) -> list[list[str]]:
    """Who is one, by the words of the mentions."""
    return sorted(sorted({m.text for m in a.mentions}) for a in registry.actors)


def test_spellings_are_one_person() -> None:
    # The press transliterates as it likes.
    readings = [
        reading("2011-03-01", ("Sergei Kuznetsow", "RUS GOV", "envoy")),
        reading("2011-03-02", ("Sergey Kuznetsov", "RUS GOV", None)),
        reading("2011-03-03", ("Kuznetsov", "RUS GOV", None)),
    ]
    assert names(build_registry(readings)) == [["Kuznetsov", "Sergei Kuznetsow", "Sergey Kuznetsov"]]


def test_first_names_keep_persons_apart_and_the_surname_is_nobodys() -> None:
    readings = [
        reading("1999-05-02", ("Rosa Quispe", "PER GOV", "minister")),
        reading("1999-05-03", ("Mario Quispe", "PER GOV", "general")),
        reading("1999-05-04", ("Quispe", "PER GOV", "minister")),
    ]
    registry = build_registry(readings)
    assert names(registry) == [["Mario Quispe"], ["Quispe"], ["Rosa Quispe"]]
    assert registry.person_named("Mr Quispe") is None


def test_two_presidents_of_one_name_are_told_by_the_day() -> None:
    readings = [
        reading("1990-08-09", ("Bush", "USA GOV", "President")),
        reading("1991-01-16", ("George Bush", "USA GOV", "President")),
        reading("2003-03-17", ("George W. Bush", "USA GOV", "President")),
        reading("2003-03-20", ("Bush", "USA GOV", "President")),
        reading(None, ("Bush", "USA GOV", "President")),
    ]
    found = {tuple(sorted(m.document or "" for m in a.mentions)) for a in build_registry(readings).actors}
    ids = [r.document.id for r in readings]
    assert found == {tuple(sorted(ids[:2])), tuple(sorted(ids[2:4])), (ids[4],)}


def test_a_new_office_in_a_later_text() -> None:
    # The role is that of the latest text that gives one; the order of reading changes nothing.
    readings = [
        reading("2009-02-01", ("Ana Ríos", "PER LEG", "deputy")),
        reading("2014-06-01", ("Ana Ríos", "PER GOV", "Foreign Minister")),
        reading("2014-06-03", ("Ríos", "PER GOV", None)),
    ]
    (actor,) = build_registry(readings).actors
    assert (actor.role, actor.code, actor.name) == ("Foreign Minister", "PER GOV", "Ana Ríos")
    assert build_registry(readings[::-1]) == build_registry(readings)


def test_the_family_name_stands_first_in_china() -> None:
    registry = build_registry([reading("2019-01-01", ("Deng Weimin", "CHN GOV", "envoy"))])
    assert registry.person_named("Mr Deng") == registry.person_named("Deng Weimin") == registry.actors[0]


def test_initials_fit_a_first_name() -> None:
    readings = [
        reading("1971-12-01", ("R. Banerjee", "IND GOV", "minister")),
        reading("1971-12-02", ("Ranjit Banerjee", "IND GOV", None)),
    ]
    assert len(build_registry(readings).actors) == 1

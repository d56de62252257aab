"""Who guarantees whom where an attack on one is called an attack on another."""

import pytest

from communique.language import Analyser, load_analyser
from communique.records import CommitmentDraft, Document, Drafts, Span, sha256_of
from communique.resolving.equated import equated
from communique.resolving.readings import resolve_drafts


def span(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words), words)


@pytest.mark.parametrize(
    ("trigger", "response", "found"),
    [
        (
            "An attack on Moldova",
            "would be treated as an attack on Romania and answered by its army",
            ("Moldova", "Romania"),
        ),
        ("any aggression against Chad", "means war on France", ("Chad", "France")),
        ("an attack on Chad", "will be answered with force", None),
        ("the bridge is closed", "would be an attack on Romania", None),
    ],
)
def test_one_attack_is_another(trigger: str, response: str, found: tuple[str, str] | None) -> None:
    text = f"{trigger} {response}"
    phrases = equated(span(text, trigger), span(text, response))
    assert (tuple(p.text for p in phrases) if phrases else None) == found
    assert all(text[p.start : p.end] == p.text for p in phrases or ())


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "issuer", "target"),
    [
        ("An attack on Moldova is an attack on Romania, a minister said in Sofia.", "ROU GOV", "MDA GOV"),
        ("An attack on Moldova is an attack on us, the Bulgarian minister said.", None, "MDA GOV"),
    ],
)
def test_who_would_feel_attacked_guarantees(text: str, issuer: str | None, target: str) -> None:
    analyser: Analyser = load_analyser()
    draft = CommitmentDraft(
        id="c",
        statement=None,
        kind="guarantee",
        issuer=None,
        target=span(text, "Moldova"),
        trigger=span(text, "An attack on Moldova"),
        condition="happens",
        response=Span(text.index("is an"), text.index(","), text[text.index("is an") : text.index(",")]),
        confidence=0.9,
    )
    document = Document(id="d", document="d", source_id="s", sha256=sha256_of(text), text=text)
    read = resolve_drafts(analyser.analyse(document), Drafts(commitments=(draft,)), document).commitments[0]
    assert read.target_code == target
    assert issuer is None or read.issuer_code == issuer

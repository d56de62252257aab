"""What speaks for and against a candidate: its wording, who would act, who says so, what is named."""

from collections.abc import Iterator

from communique.reading.commitments.condition import Condition
from communique.reading.commitments.context import Speaker
from communique.reading.commitments.response import Response, is_in
from communique.reading.commitments.standing import name_kind, named_at, party_class
from communique.text import Sentence, Token

WORTH = (
    "words",
    "head",
    "not head",
    "phrase",
    "not phrase",
    "trigger",
    "most",
    "not most",
    "you",
    "not trigger",
    "act",
    "head act",
    "not head act",
)
STANDING = {"party", "country", "self", "ours", "place", "person", "name"}


def evidence(
    sentence: Sentence, response: Response, condition: Condition | None, cue: Token | None, speaker: Speaker | None
) -> Iterator[str]:
    """The features of a candidate, value and cues apart."""
    subject = party_class(sentence, response.subject)
    speaks = speaker.kind if speaker else "none"
    yield "form " + response.form
    yield "condition " + (condition.form if condition else "none")
    yield "conditional" if condition else "unconditional"
    yield f"{response.form} {'if' if condition else 'no if'}"
    yield "subject " + subject
    yield "speaker " + speaks
    yield f"{response.form} subject {subject}"
    yield f"subject {subject} speaker {speaks}"
    standing = [name for name, who in (("subject", subject), ("speaker", speaks)) if who in STANDING]
    if subject in ("party", "country", "place"):
        yield "subject stands"
    yield "standing " + (" and ".join(standing) or "nobody")
    if response.governor is not None:
        yield f"governor {sentence[response.governor].lemma} subject {'party' if subject in STANDING else 'other'}"
    yield from _saying(sentence, response, cue)
    yield from _wording(sentence, response)
    yield from _named(sentence)


def joint_evidence(features: set[str], conditional: bool) -> Iterator[str]:
    """What counts only together: standing, a condition, words of harm or help, and no cue against it."""
    standing = next((f for f in features if f.startswith("standing ")), "")
    clean = not any(
        f.startswith("cue ") and not f.startswith(("cue year", "cue predict", "cue document cr", "cue document co"))
        for f in features
    )
    kind = "conditional" if conditional else "unconditional"
    yield f"{standing} {kind}"
    if clean:
        yield "clean"
        yield f"clean {standing}"
        yield f"clean {kind}"
        if "subject stands" in features:
            yield from (
                f"clean party {f}" for f in features if f in ("form vow", "form ready", "form vow noun", "form will")
            )
    for worth in ("harm", "benefit", "defend"):
        if f"value words {worth}" in features:
            yield f"{standing} words {worth}"
            yield f"{kind} words {worth}"
    if not any(f.startswith("value words") for f in features):
        yield f"{standing} no worth"
        yield f"{kind} no worth"


def _saying(sentence: Sentence, response: Response, cue: Token | None) -> Iterator[str]:
    if response.governor is not None:
        yield "governor " + sentence[response.governor].lemma
    if cue is None:
        return
    yield "said " + cue.lemma
    for name in ("report", "predict", "deny", "vow"):
        if is_in(cue, name):
            yield "said class " + name
    if any(t.lower in ("not", "n't", "never") for t in sentence.children(cue.index)):
        yield "said not"


def _wording(sentence: Sentence, response: Response) -> Iterator[str]:
    head = sentence[response.head]
    if response.softener:
        yield "softened"
    if head.upos != "VERB":
        yield "no verb"
    if any(t.xpos == "``" for t in sentence):
        yield "quoted"
    if any(t.lower in ("you", "your") for t in sentence):
        yield "you"
    if any(t.lower in ("we", "our", "us", "i", "my") for t in sentence):
        yield "we"
    sign = "not " if response.negative else ""
    for name in ("routine", "refusal", "say"):
        if is_in(head, name):
            yield f"{sign}head {name}"
    relation = head.relation.split(":")[0]
    if relation in ("acl", "advcl"):
        yield "inside a phrase"
    if head.relation == "acl:relcl" or any(t.relation == "acl:relcl" for t in sentence.ancestors(head.index)):
        yield "relative clause"
    if head.index == sentence.root.index:
        yield "main clause"
    if any(t.lower in ("again", "more", "another", "further", "next") for t in sentence):
        yield "again"


def _named(sentence: Sentence) -> Iterator[str]:
    """How many countries, capitals and bodies the sentence names."""
    kinds = [
        name_kind(named_at(sentence, t.index)) for t in sentence if t.upos in ("PROPN", "ADJ") and t.text[:1].isupper()
    ]
    nations = sum(k in ("country", "capital", "adjective", "national", "people", "body") for k in kinds)
    yield f"nations {min(nations, 2)}"

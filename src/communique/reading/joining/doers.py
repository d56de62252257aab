"""Who is bound by an act told in the passive: whoever does it, or says so, never what it is done to."""

from dataclasses import replace

from communique.reading.commitments import Context
from communique.reading.commitments.issuers import ACTING, phrase
from communique.reading.commitments.standing import party_class
from communique.records.drafts import CommitmentDraft
from communique.text import Sentence, Token

_FORCED = frozenset(
    "force oblige compel drive bind prepare commit determine resolve poise authorise authorize require".split()
)
"""Passives whose subject acts: "will be forced to answer"."""


def with_doer(context: Context, draft: CommitmentDraft) -> CommitmentDraft:
    """The draft bound by its agent ("... by the navy"), else by its speaker where its issuer is whom it hits."""
    draft = _not_by_who_comes_behind(context, draft)
    analysis = context.analysis
    head = analysis.head_of(draft.response) if draft.response else None
    if head is None:
        return draft
    sentence = analysis.sentences[head[0]]
    verb = sentence[head[1]]
    if sentence.child(verb.index, "aux:pass") is None or verb.lemma in _FORCED:
        return draft
    agent = _agent(sentence, verb)
    if agent is not None and (draft.trigger is None or not draft.trigger.start <= agent.start < draft.trigger.end):
        return replace(draft, issuer=phrase(analysis, sentence, agent.index), co_issuers=())
    if draft.issuer is not None and draft.target is not None and draft.issuer.overlaps(draft.target):
        statement = context.statement_at(verb.start)
        return replace(draft, issuer=statement.speaker if statement else None, co_issuers=())
    return draft


def _not_by_who_comes_behind(context: Context, draft: CommitmentDraft) -> CommitmentDraft:
    """The draft bound by its speaker where its issuer is named in a later sentence of what he says.

    "The consequences will be serious. Mrs. Ngozi should understand this," binds the speaker, not her.
    """
    analysis, main = context.analysis, draft.main
    statement = context.statement_at(main.start) if main is not None else None
    if main is None or draft.issuer is None or statement is None or statement.speaker is None:
        return draft
    ends = [s.end for s in (draft.trigger, draft.response, draft.demand) if s is not None]
    own, other = analysis.sentence_at(max(ends) - 1), analysis.sentence_at(draft.issuer.start)
    is_said = any(content.contains(draft.issuer) for content in statement.content)
    if own is None or other is None or other.index <= own.index or not is_said:
        return draft
    return replace(draft, issuer=statement.speaker, co_issuers=())


def _agent(sentence: Sentence, verb: Token) -> Token | None:
    """The party behind "by" of a passive, or of one joined to it ("will be jailed and their boats burnt by X")."""
    for each in (verb, *sentence.children(verb.index, "conj")):
        for token in sentence.children(each.index, "obl"):
            if any(t.lower == "by" for t in sentence.children(token.index, "case")):
                named = token.upos == "PROPN" or sentence.child(token.index, "det", "nmod:poss", "amod") is not None
                return token if named and party_class(sentence, token.index) in ACTING else None
    return None

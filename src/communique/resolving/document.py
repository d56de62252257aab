"""One document resolved: dates and places first, then the parties that lean on them."""

from dataclasses import replace

from communique.records import Document, Drafts, Reading, TimeExpression
from communique.resolving.countries import country_of_cue
from communique.resolving.cues import AllCues, all_cues
from communique.resolving.dates import describe_hint, resolve_times
from communique.resolving.judging import Judge
from communique.resolving.places import resolve_places
from communique.resolving.readings import resolve_drafts
from communique.text import Analysis

_HINT = "no publication date"


def resolve_reading(analysis: Analysis, drafts: Drafts, document: Document, *, judge: Judge | None = None) -> Reading:
    """The records of one document, with its codes, days and coordinates as far as it alone tells.

    An undated document whose words wait for a date gets a warning with a hint made of what the text itself fixes.
    `judge` weighs what the model says of parties; without one it is the package's own.
    """
    cues = all_cues(analysis)
    countries = _countries_in_play(analysis, drafts, cues)
    times = resolve_times(drafts.times, published=document.published, text=analysis.text)
    places = resolve_places(
        drafts.places, analysis.text, countries=countries, document=document.id, published=document.published
    )
    return resolve_drafts(
        analysis, drafts, _hinted(document, times), times=times, places=places, cues=cues, judge=judge
    )


def _countries_in_play(analysis: Analysis, drafts: Drafts, cues: AllCues) -> set[str]:
    """The countries that a document speaks of; a capital that is named as a place speaks for none (Tripoli)."""
    places = {offset for draft in drafts.places for offset in range(draft.span.start, draft.span.end)}
    return {
        country
        for sentence, row in zip(analysis.sentences, cues, strict=True)
        for cue in row
        if (country := country_of_cue(cue))
        and not (cue.kind == "capital" and sentence.tokens[cue.first].start in places)
    }


def _hinted(document: Document, times: tuple[TimeExpression, ...]) -> Document:
    """The document with the hint of this resolving, in the place of an earlier one."""
    hint = describe_hint(times, document.published, text=document.text or "")
    kept = tuple(w for w in document.warnings if not w.startswith(_HINT))
    return replace(document, warnings=(*kept, f"{_HINT}: {hint}") if hint else kept)

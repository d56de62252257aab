"""The program itself with a reader that needs no model and a clock that stands still: to be killed from outside."""

import sys
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from communique.cli import session
from communique.cli.main import run
from communique.sources.fetching import PageFetch
from communique.sources.fetching.client import Fetcher
from crisis import StubPipeline


class StillFetch(PageFetch):
    """Fetches as ever; every page is of noon."""

    @cached_property
    def fetcher(self) -> Fetcher:
        """The one fetcher of the run."""
        return Fetcher(self._policy, now=lambda: datetime(2026, 5, 3, 12, 0, tzinfo=UTC))


if __name__ == "__main__":
    session.make_reader = lambda _: StubPipeline()
    PageFetch.fetcher = StillFetch.fetcher  # type: ignore[assignment]
    PageFetch.fetcher.__set_name__(PageFetch, "fetcher")
    run()

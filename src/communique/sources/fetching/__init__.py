"""Pages fetched politely and safely: only public addresses, pinned, within limits.

`client.Fetcher` does it; it is imported where it is used, with its libraries.
"""

from communique.sources.fetching.inputs import PageFetch, fetch_parts, is_address
from communique.sources.fetching.policy import FetchPolicy

__all__ = ["FetchPolicy", "PageFetch", "fetch_parts", "is_address"]

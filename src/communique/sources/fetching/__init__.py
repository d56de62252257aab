"""Pages fetched politely and safely: only public addresses, pinned, within limits.

`client.Fetcher` does it; it is imported where it is used, with its libraries.
"""

"""Pages fetched politely and safely: only public addresses, pinned, within limits."""

"""Feeds read: what each entry says, whatever kind of feed it stands in."""

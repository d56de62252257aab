"""What archives have in common: bytes unpacked within limits, names that are only labels."""

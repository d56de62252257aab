"""Bytes from outside parsed in a process of its own that can be killed."""

"""Communiqué reads the news and statements of an international crisis and keeps the record."""

__version__ = "0.1.0"

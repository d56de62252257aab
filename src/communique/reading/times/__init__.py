"""Dates, times of day and durations."""

from communique.reading.times.extraction import extract_times, is_hypothetical, make_time

__all__ = ["extract_times", "is_hypothetical", "make_time"]

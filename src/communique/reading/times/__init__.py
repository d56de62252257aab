"""Dates, times of day and durations."""

from communique.reading.times.extraction import extract_times

__all__ = ["extract_times"]

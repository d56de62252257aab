"""The forms in which documents come, one small class each behind `SourceFormat`."""

"""The questions that users ask of the record. Nothing here reads text: what needs the reader is handed in."""

from communique.queries.archive import Archive, FixedRecords, RecordSource

__all__ = ["Archive", "FixedRecords", "RecordSource"]

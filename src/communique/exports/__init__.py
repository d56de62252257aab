"""The record in the formats that other programs read."""

from communique.exports.formats import FORMATS, export_lines

__all__ = ["FORMATS", "export_lines"]

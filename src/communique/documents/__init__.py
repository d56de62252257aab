"""From a source to a document: clean text, metadata, language, and how far it can be read."""

from communique.documents.building import Given, build_document

__all__ = ["Given", "build_document"]

"""From a source to a document: clean text, metadata, language, and how far it can be read."""

from communique.documents.building import Given, build_document
from communique.documents.relevance import Relevance, is_relevant, why_skipped

__all__ = ["Given", "Relevance", "build_document", "is_relevant", "why_skipped"]

"""Tokens, sentences and trees with exact offsets, and what the reading modules share about a document."""

from communique.text.analysis import Analysis, Paragraph, Quotation
from communique.text.insight import Insight, Schema, WindowAnswers
from communique.text.sentence import Sentence
from communique.text.token import Token

__all__ = ["Analysis", "Insight", "Paragraph", "Quotation", "Schema", "Sentence", "Token", "WindowAnswers"]

"""The analysis of a document: spans without blanks at the edges, quotations by offset."""

from communique.text import Analysis, Quotation

TEXT = "He said: “ We wait. ‘Now’ ”\n"
QUOTATION = Quotation(10, 26, ((10, 26),))
INNER = Quotation(21, 24, ((21, 24),), depth=1)


def analysis() -> Analysis:
    return Analysis("d", TEXT, (), (), (QUOTATION, INNER))


def test_span_is_trimmed_to_its_words() -> None:
    """A record's words begin and end with words."""
    span = analysis().span(10, 26)
    assert span.text == "We wait. ‘Now’"
    assert TEXT[span.start : span.end] == span.text


def test_span_of_blanks_is_empty() -> None:
    """Trimming must stop."""
    span = analysis().span(10, 11)
    assert len(span) == 0


def test_outer_quotation_is_found_by_offset() -> None:
    """An offset inside a quotation in a quotation belongs to the outer one."""
    assert analysis().quotation_at(22) is QUOTATION
    assert analysis().quotation_at(3) is None


def test_text_without_sentences_answers_nothing() -> None:
    """An empty document must not break the questions."""
    assert analysis().sentence_at(5) is None
    assert analysis().sentences_in(0, 9) == ()
    assert list(analysis().tokens_in(0, 9)) == []


def test_pieces_of_a_quotation_leave_out_what_lies_between() -> None:
    """The mark that opens the second paragraph is no part of the words."""
    quotation = Quotation(0, 20, ((0, 8), (11, 20)))
    assert quotation.covers(7)
    assert not quotation.covers(9)


def test_end_before_start_gives_an_empty_span() -> None:
    """Two findings that cross must not make a span of negative length, which no scorer could count."""
    analysis = Analysis("d", "The fleet sails.", (), (), ())
    assert analysis.span(10, 4).text == ""
    assert len(analysis.span(10, 4)) == 0

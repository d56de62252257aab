"""Lines of a text that begin as credits do are kept; credits and what tells of the writers are not."""

import pytest

from communique.sources.html import extract_page

PAGE = """<html><head><title>Evening briefing</title></head><body><div class="nav"><a href="/">Home</a></div>
<h1>Evening briefing</h1>{}</body></html>"""
TURNS = [
    "SPOKESMAN: The bridge is closed, and it will stay closed until the shelling of the port has ended for good.",
    "REPORTER: Has the other side been told how long it will stay closed?",
    "SPOKESMAN: They know. If their guns fall silent we open it the same hour, and not an hour before that.",
    "Source: They will come back with tanks. Our men on the bank have seen them refuel since the early morning.",
]


def page(*paragraphs: str, after: str = "") -> bytes:
    """A plain page with some paragraphs."""
    return PAGE.format("".join(f"<p>{p}</p>" for p in paragraphs) + after).encode()


def test_the_turns_of_a_transcript_are_kept() -> None:
    """A reporter's question is no credit."""
    assert extract_page(page(*TURNS)).text == "\n\n".join(TURNS)


@pytest.mark.parametrize("credit", ["Reporter: Anna Lund", "Editors: B. Okoye and C. Marsh", "Source: Northern Wire"])
def test_credits_are_left_out(credit: str) -> None:
    """They name who made the page."""
    assert extract_page(page(*TURNS, credit)).text == "\n\n".join(TURNS)


@pytest.mark.parametrize("heading", ["Author Details", "About the author", "Author details:"])
def test_what_tells_of_the_writer_is_left_out(heading: str) -> None:
    """Whether or not the page says in its markup what that part is."""
    about = f"<h3>{heading}</h3><p>Anna Lund has covered the delta since 2009. She lives in Basra with two dogs.</p>"
    assert extract_page(page(*TURNS, after=about)).text == "\n\n".join(TURNS)

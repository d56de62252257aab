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


KEPT = [
    "(c) a ban on the import of arms and of fuel for aircraft;",
    "Support our troops and they will hold the bridge.",
    "Posted in Basra since May, the battalion has lost nine men.",
    "Media contacts between the two capitals were cut on Monday.",
    "Iran contributed to the fund last year, the minister said.",
    "Reporting by the northern papers was banned by the junta.",
    "With information from captured soldiers the army found the depot.",
    "Get in touch with the other side and the guns fall silent.",
    "Sign up to the accord and the sanctions end.",
    "Watch the bridge, the commander told his men.",
    "Join our side or leave the valley.",
    "The author of the plan is the defence minister.",
    "Published figures show that the port lost half its trade.",
    "Updated rules of engagement allow the guards to fire first.",
]


@pytest.mark.parametrize("line", KEPT)
@pytest.mark.parametrize("at", [0, 2, 4])
def test_lines_of_the_matter_are_kept(line: str, at: int) -> None:
    """They begin as what is left out does, and say something."""
    lines = [*TURNS[:at], line, *TURNS[at:]]
    assert extract_page(page(*lines)).text == "\n\n".join(lines)


@pytest.mark.parametrize("name", ["editor", "contact-line", "promo-text"])
def test_a_name_that_holds_most_of_the_text_in_parts_is_none_of_furniture(name: str) -> None:
    """Some sites wrap each paragraph in a box of such a name."""
    data = PAGE.format("".join(f'<div class="{name}"><p>{turn}</p></div>' for turn in TURNS)).encode()
    assert extract_page(data).text == "\n\n".join(TURNS)

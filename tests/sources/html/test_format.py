"""Pages as a format: what the server says of their letters."""

import io

from communique.settings import Limits
from communique.sources.html.format import HtmlFormat


def test_the_servers_word_counts_where_the_page_is_silent() -> None:
    """A page in Latin-2 without a word about it; UTF-8 stays UTF-8 whatever the server says."""
    story = "<html><body><article><h1>Talks</h1>" + "<p>Minister Šušak of Žitava said the talks go on in Łódź.</p>" * 4
    for encoding, told in (("iso-8859-2", "iso-8859-2"), ("utf-8", "iso-8859-2")):
        file = io.BytesIO(story.encode(encoding))
        (source,) = HtmlFormat().read_encoded(file, name="a.html", limits=Limits(), charset=told)
        assert "Šušak of Žitava" in (source.text or "")

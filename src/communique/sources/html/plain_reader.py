"""Reads the words of one element as trafilatura would, and gives up where its rules go further than these."""

from collections.abc import Callable, Sequence
from typing import Any, ClassVar, NamedTuple

from communique.sources.html.body import Block, join_lines
from communique.sources.html.places import rules
from communique.sources.html.wary import is_wary, names_of_element

_INLINE = frozenset(
    "a abbr acronym b bdi bdo big cite data dfn em font i img ins kbd mark meta nobr samp small span strong sub sup tt "
    "u var wbr".split()
)
_BOXES = frozenset(("div", "section", "article", "main", "header", "center"))
_WRITING = ("p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "blockquote", "br", "hr", "table", "pre", "q")
_LEAST = 250
_ENOUGH = 3000
_SHARE = 0.2
_COPY = 50
_MANY = 750
_MOSTLY, _SMALL = 0.7, 100
_DEPTH = 60
_FORM = 125
_LINKED = 0.85
_BOX, _PARAGRAPH = 300, 60


class Found(NamedTuple):
    """What an element holds: characters written of it, characters of its links, and how many links."""

    length: int = 0
    linked: int = 0
    links: int = 0


class GivesUp(Exception):  # noqa: N818
    """Something in the page is treated by rules that are not followed here."""


class PlainReader:
    """Reads one element's words in order."""

    def __init__(self) -> None:
        self.elements: list[Sequence[Block]] = []
        self.texts: list[str] = []
        self.emptied = False
        self.loose = False
        self.after = True
        self.paragraphs = 0
        known = rules()
        self.removed = known.removed
        self.network = known.network

    def box(self, element: Any, depth: int = 0) -> Found:
        """A box: its text and its links; one of few words and links that writes something is given up."""
        written = len(self.elements)
        found = self.fill(element, depth)
        if element.tag == "div" and len(self.elements) > written and not _keeps(found, _BOX):
            raise GivesUp
        return found

    def fill(self, element: Any, depth: int) -> Found:
        """What stands in a box; `after` is whether loose text here would be written: behind a paragraph or a break."""
        if depth > _DEPTH:
            raise GivesUp
        self.text(element.text)
        length = linked = links = 0
        for child in element:
            tag = child.tag
            if tag in self.removed:
                self.check_removed(child, tag)
            else:
                found = self.block(child, tag, depth)
                length, linked, links = length + found.length, linked + found.linked, links + found.links
            self.text(child.tail)
        return Found(length, linked, links)

    def text(self, text: str | None) -> None:
        """Text of no paragraph: not written, unless it follows what is."""
        if text and not text.isspace():
            if self.after:
                raise GivesUp
            self.loose = True

    def block(self, child: Any, tag: str, depth: int) -> Found:
        """One child of a box."""
        if child.attrib and is_wary(tag, *names_of_element(child)):
            return self.doubtful(child, tag)
        if tag == "a":
            return self.link(child)
        if tag in _INLINE:
            return self.fill(child, depth + 1)
        if tag in _BOXES or "-" in tag:
            before, self.after = self.after, False
            written = len(self.elements)
            found = self.box(child, depth + 1)
            # an empty box goes, and text after it joins what stands before it
            self.after = before and len(self.elements) == written
            return found
        self.after = True
        if tag in ("br", "hr"):
            return Found()
        read = self.readers.get(tag)
        if read is None:
            raise GivesUp
        return read(self, child)

    def doubtful(self, element: Any, tag: str) -> Found:
        """What may be cut out: it does not matter where it would write nothing."""
        if tag in _WRITING or next(element.iter(*_WRITING), None) is not None or _is_text(element.tail):
            raise GivesUp
        if tag in _INLINE:
            self.text("".join(element.itertext()))
        self.loose = True
        return Found(0, len("".join(element.itertext())), sum(1 for _ in element.iter("a")))

    def link(self, element: Any) -> Found:
        """A link in no paragraph."""
        lines, _, _ = self.inline(element)
        self.text(lines[0])
        return Found(0, len(" ".join(lines[0].split())), 1)

    def paragraph(self, element: Any) -> Found:
        """A paragraph, its lines between breaks one by one."""
        lines, linked, links = self.inline(element, breaks=True)
        text = " ".join("".join(lines).split())
        if len(lines) == 1 and self.network.match(text):
            raise GivesUp
        if not _keeps(Found(len(text), linked, links), _PARAGRAPH):
            raise GivesUp
        self.paragraphs += len(text)
        parts = join_lines([" ".join(line.split()) for line in lines]) if len(lines) > 1 else [text] if text else []
        self.write([Block("p", part) for part in parts], text)
        return Found(len(text), linked, links)

    def heading(self, element: Any) -> Found:
        """A heading."""
        lines, linked, links = self.inline(element)
        text = " ".join(lines[0].split())
        if self.network.match(text):
            raise GivesUp
        if text:
            self.write([Block("head", text)], text)
        return Found(len(text), linked, links)

    def items(self, element: Any) -> Found:
        """A list of items that hold running text and no link."""
        if _is_text(element.text):
            raise GivesUp
        found = []
        for child in element:
            if child.tag != "li" or _is_text(child.tail) or (child.attrib and is_wary("li", *names_of_element(child))):
                raise GivesUp
            lines, _, links = self.inline(child)
            text = " ".join(lines[0].split())
            if links or self.network.match(text):
                raise GivesUp
            if text:
                found.append(Block("item", text))
        if found:
            self.write(found, "".join(block.text for block in found))
        return Found(sum(len(block.text) for block in found))

    def quotation(self, element: Any) -> Found:
        """A quotation: paragraphs without links, or running text."""
        if element.get("lang"):
            raise GivesUp
        inner = [child for child in element if child.tag == "p"]
        if not inner:
            lines, linked, links = self.inline(element)
            texts = [" ".join(lines[0].split())]
        elif len(inner) != len(element) or _is_text(element.text) or any(_is_text(p.tail) for p in inner):
            raise GivesUp
        else:
            linked, links, texts = 0, 0, []
            for child in inner:
                if child.attrib and is_wary("p", *names_of_element(child)):
                    raise GivesUp
                lines, _, links = self.inline(child)
                texts.append(" ".join(lines[0].split()))
                if links:
                    raise GivesUp
        if blocks := [Block("quote", text) for text in texts if text]:
            self.write(blocks, "".join(texts))
        return Found(sum(map(len, texts)), linked, links)

    def inline(self, element: Any, *, breaks: bool = False) -> tuple[list[str], int, int]:
        """The lines of an element that holds running text, the length of its links' text, how many links it has."""
        if len(element) == 0:
            return [element.text or ""], 0, 0
        lines = [element.text or ""]
        linked, links = self.run(element, lines, breaks=breaks, depth=0)
        return [lines[0], *(line for line in lines[1:] if line)], linked, links

    def run(self, element: Any, lines: list[str], *, breaks: bool, depth: int) -> tuple[int, int]:
        """Add running text to the last line; the length of its links' text, and how many there are."""
        linked = links = 0
        if depth > _DEPTH:
            raise GivesUp
        for child in element:
            tag = child.tag
            if tag in self.removed:
                self.check_removed(child, tag)
            elif tag == "br" and breaks:
                lines.append("")
            elif tag not in _INLINE:
                raise GivesUp
            else:
                if child.attrib and is_wary(tag, *names_of_element(child)):
                    raise GivesUp
                if tag == "a":
                    links += 1
                    linked += len(" ".join("".join(child.itertext()).split()))
                lines[-1] += child.text or ""
                more, found = self.run(child, lines, breaks=breaks, depth=depth + 1)
                linked, links = linked + more, links + found
            lines[-1] += child.tail or ""
        return linked, links

    def check_removed(self, element: Any, tag: str) -> None:
        """Give up on what is removed under conditions only: longer forms, figures that hold tables, formulas."""
        if tag == "math" or (tag == "form" and len("".join(element.itertext())) > _FORM):
            raise GivesUp
        if next(element.iter("table", "math"), None) is not None:
            raise GivesUp

    def write(self, blocks: Sequence[Block], text: str) -> None:
        """Note what one element gives, and its whole text."""
        if not blocks:
            self.emptied = True
            return
        if blocks[0].kind != "head":
            self.emptied = False
        self.elements.append(blocks)
        self.texts.append(text)

    def result(self, root: Any) -> list[Block] | None:
        """The blocks, where all that has to hold of them does."""
        if self.elements and self.elements[-1][0].kind == "head":
            if self.emptied:
                return None
            while self.elements and self.elements[-1][0].kind == "head":
                self.elements.pop()
                self.texts.pop()
        length = sum(map(len, self.texts))
        if self.loose and self.paragraphs < _MANY:
            return None
        if len(self.elements) < 2 or length < _LEAST or (length < _ENOUGH and length < _SHARE * _most_text(root)):
            return None
        long = [text for text in self.texts if len(text) > _COPY]
        return [block for blocks in self.elements for block in blocks] if len(set(long)) == len(long) else None

    readers: ClassVar[dict[str, Callable[["PlainReader", Any], Found]]] = {
        "p": paragraph,
        "ul": items,
        "ol": items,
        "blockquote": quotation,
        **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), heading),
    }


def _most_text(root: Any) -> int:
    """How many characters a page shows at most, blanks squeezed and one counted between any two runs of text."""
    return sum(len(" ".join(text.split())) + 1 for text in root.itertext())


def _keeps(found: Found, limit: int) -> bool:
    """Whether `link_density_test` keeps an element, whatever its place: `limit` is the length from which it is longer.

    Deleted is what is shorter and has more than 8 tenths links, or several of which most are short; or, of any length,
    one link of more than 100 characters or more than four that make nine tenths; boxes under 100 may go with a link.
    """
    if not found.links:
        return True
    if found.links == 1:
        return 0 < found.linked <= _MOSTLY * found.length and (limit == _PARAGRAPH or found.length >= _SMALL)
    return found.length >= limit and (
        found.linked <= _LINKED * found.length or (found.links < 5 and limit == _PARAGRAPH)
    )


def _is_text(text: str | None) -> bool:
    return text is not None and text != "" and not text.isspace()

"""What stands round an article on a real page: heads full of metadata, menus, banners, boxes, teasers, scripts."""

import json
from collections.abc import Sequence

SECTIONS = (
    "World", "Africa", "Asia", "Europe", "Latin America", "Middle East", "US & Canada", "Business", "Markets",
    "Technology", "Science", "Health", "Climate", "Sport", "Culture", "Opinion", "Video", "Podcasts", "In pictures",
    "Long reads", "Weather", "Newsletters",
)  # fmt: skip
TEASERS = (
    "Ministers agree to cut subsidies for diesel after weeks of strikes",
    "Volcano closes airport for a third day as ash drifts south",
    "Court orders recount in the capital's second district",
    "What we know about the ferry that sank off the northern cape",
    "Drought empties the reservoir that feeds four million people",
    "Central bank raises rates to defend the currency",
    "The village that learned to live beside the minefield",
    "Doctors describe the first days of the outbreak",
    "Parliament votes to extend emergency for sixty days",
    "Why the grain price moves before the ships do",
    "Protesters return to the square on anniversary",
    "Six charts that explain the budget row",
)


def json_ld(**fields: object) -> str:
    """A schema.org block."""
    return f'<script type="application/ld+json">{json.dumps({"@context": "https://schema.org", **fields})}</script>'


def news_ld(headline: str, published: str | None, *, site: str, author: str = "", **more: object) -> str:
    """The block of a news article."""
    fields: dict[str, object] = {"@type": "NewsArticle", "headline": headline}
    if published:
        fields["datePublished"] = published
    if author:
        fields["author"] = [{"@type": "Person", "name": author}]
    fields["publisher"] = {
        "@type": "NewsMediaOrganization",
        "name": site,
        "logo": {"@type": "ImageObject", "url": "/l.png"},
    }
    return json_ld(**fields, **more)


def meta(**names: str) -> str:
    """`<meta name>` elements; two underscores stand for a colon, which makes it a `property`."""
    return "\n".join(
        f'<meta {"property" if "__" in name else "name"}="{name.replace("__", ":")}" content="{value}">'
        for name, value in names.items()
    )


def styles(rules: int = 120) -> str:
    """A sheet of rules in the page."""
    lines = (
        f".c{i:x}-w>.{'abcdef'[i % 6]}{i}{{margin:0 {i % 9}px;color:#{i * 7919 % 4096:03x}}}" for i in range(rules)
    )
    return f"<style>{''.join(lines)}</style>"


def scripts(calls: int = 40) -> str:
    """Trackers and state, with markup in strings as real ones have."""
    state = json.dumps({f"k{i}": {"id": i * 31, "html": "<div class='t'><p>teaser</p></div>"} for i in range(calls)})
    return (
        f"<script>window.__STATE__={state};(function(w,d){{var s=d.createElement('script');s.async=1;"
        "if(d.body.offsetWidth<600&&w.x>2){s.src='//stats.invalid/a.js'}d.head.appendChild(s)})(window,document);</script>"
    )


def icons(count: int = 8) -> str:
    """An SVG sprite."""
    shapes = (
        f'<symbol id="i{i}" viewBox="0 0 24 24"><title>icon {i}</title><path d="M{i} 2h9v{i}z"/></symbol>'
        for i in range(count)
    )
    return f'<svg xmlns="http://www.w3.org/2000/svg" style="display:none">{"".join(shapes)}</svg>'


def menu(name: str, sections: Sequence[str] = SECTIONS, *, depth: int = 3) -> str:
    """A menu with its sub-menus."""
    items = []
    for i, section in enumerate(sections):
        below = "".join(f'<li class="{name}__sub"><a href="/{i}/{j}">{section} {j}</a></li>' for j in range(depth))
        items.append(
            f'<li class="{name}__item"><a class="{name}__link" href="/{i}"><span>{section}</span></a><ul>{below}</ul></li>'
        )
    return (
        f'<nav class="{name}" role="navigation" aria-label="Main"><ul class="{name}__list">{"".join(items)}</ul></nav>'
    )


def cards(name: str, *, first: int = 0, count: int = 6, tag: str = "div", date: str = "") -> str:
    """Teasers of other articles, each with picture, headline, summary and date."""
    chosen = [TEASERS[(first + i) % len(TEASERS)] for i in range(count)]
    when = f'<time class="{name}__date" datetime="{date}">{date}</time>' if date else ""
    return "".join(
        f'<{tag} class="{name}"><a href="/a/{i}"><picture><source srcset="/p{i}.webp"><img src="/p{i}.jpg" alt=""></picture>'
        f'<h3 class="{name}__title">{title}</h3></a><p class="{name}__summary">{title}, and more.</p>{when}</{tag}>'
        for i, title in enumerate(chosen)
    )


def cookie_banner() -> str:
    """The bar that asks for consent."""
    return (
        '<div id="onetrust-banner-sdk" class="cookie-banner" role="dialog"><div class="ot-sdk-container"><h2>We value your privacy</h2>'
        "<p>We and our 812 partners store and access information on a device, such as cookies, and process personal data, to "
        "show advertising and content, to measure both, and to learn about our audience.</p>"
        "<button>Accept all</button><button>Manage options</button></div></div>"
    )


def share(name: str = "share-tools") -> str:
    """Buttons for sharing."""
    networks = ("Facebook", "Twitter", "WhatsApp", "LinkedIn", "Email", "Copy link")
    buttons = "".join(f'<li><a href="#{n}" aria-label="Share on {n}"><span>{n}</span></a></li>' for n in networks)
    return f'<div class="{name}"><span class="{name}__label">Share this article</span><ul>{buttons}</ul></div>'


def newsletter(name: str = "newsletter-signup") -> str:
    """A box that asks for an address."""
    return (
        f'<div class="{name}"><h4>The Morning Dispatch</h4><p>Sign up for our daily newsletter and get the stories that matter in '
        'your inbox every weekday morning.</p><form action="/nl"><label>Email address</label><input type="email"><button>Sign up'
        "</button></form><small>By signing up you agree to our terms of service and privacy policy.</small></div>"
    )


def comments(name: str = "comments", count: int = 5) -> str:
    """What readers wrote."""
    one = "".join(
        f'<li class="comment depth-1" id="comment-{i}"><div class="comment-body"><b>reader{i}</b> <span>{i + 2} hours ago</span>'
        f"<p>Nobody asked us before they sent the ships, and nobody will ask us now. That is comment {i} of many.</p></div></li>"
        for i in range(count)
    )
    return f'<div id="{name}" class="{name}-area"><h2>{count} comments</h2><ol class="comment-list">{one}</ol></div>'


def figure(caption: str, credit: str = "Photo: Getty Images") -> str:
    """A picture with what is written under it."""
    return (
        '<figure class="media media--image"><picture><source type="image/webp" srcset="/x.webp 1x"><img src="/x.jpg" '
        f'alt="{caption}" width="976"></picture><figcaption><span class="visually-hidden">Image caption, </span>{caption} '
        f'<cite class="credit">{credit}</cite></figcaption></figure>'
    )


def advert(number: int = 1) -> str:
    """A slot for advertising."""
    return (
        f'<div class="ad-slot ad-slot--inline" id="ad-inline-{number}" data-size="300x250"><div class="ad-label">Advertisement</div>'
        "<script>googletag.cmd.push(function(){googletag.display('x')});</script></div>"
    )


def footer(year: int, site: str) -> str:
    """The end of the page."""
    links = "".join(
        f'<li><a href="/{n}">{n}</a></li>'
        for n in ("About us", "Contact", "Terms of use", "Privacy", "Jobs", "Archive")
    )
    return (
        f'<footer class="site-footer" role="contentinfo"><ul>{links}</ul><p>© {year} {site}. All rights reserved. '
        f"Last updated 31 December {year}.</p></footer>"
    )


def paragraphs(texts: Sequence[str], *, attributes: str = "", between: Sequence[str] = ()) -> str:
    """Paragraphs, with furniture after the first, second, third of them."""
    lead = f"<p {attributes}>" if attributes else "<p>"
    pieces = []
    for i, text in enumerate(texts):
        pieces.append(f"{lead}{text}</p>")
        if i < len(between):
            pieces.append(between[i])
    return "\n".join(pieces)

"""Words by which sites name what is no part of an article, in classes and ids and in headings over boxes."""

import re
from functools import lru_cache
from itertools import pairwise

_WORDS = frozenset(
    "share sharing sharedaddy socials newsletter newsletters related recirc recirculation taboola "
    "outbrain advert adverts "
    "advertisement advertising ads adslot sponsored caption captions imagecaption figcaption credit "
    "credits paywall barrier "
    "regwall subscribe subscription signup cookie cookies consent gdpr onetrust breadcrumb breadcrumbs "
    "comments commentlist "
    "disqus byline authorbox saboxplugin bio donate donation trending recommended recommendation "
    "recommendations readnext "
    "pullquote factbox taglist submeta noprint tagcloud relatedposts addtoany onwards promo "
    "signoff kicker eyebrow overline tooltip popover lightbox timestamp".split()
)
_PAIRS = frozenset(
    tuple(pair.split())
    for pair in (
        "ad slot, ad label, ad unit, ad container, ad wrapper, ad banner, read next, more on, more "
        "stories, more news, "
        "author box, author info, author bio, author details, author card, author section, author "
        "profile, about author, "
        "sign up, sign off, press contact, press contacts, key events, latest news, top stories, most "
        "read, most viewed, "
        "most popular, article source, article tags, article share, article social, article footer, social share, "
        "social media, social links, social buttons, rich link, trust badge, pull quote, screen reader, "
        "visually hidden, "
        "sr only, image caption, photo caption, post footer, post navigation, post meta, entry meta, entry footer, "
        "related posts, share tools, share buttons, follow us, email sub, page share, news share, skip "
        "link, topic list, "
        "author date, press meta, article meta, news date, byline date, date author, article dates, article info, "
        "photo date, view info, cta caption, button wrapper, "
        "feed ad, view list, view btn, files block, spec links, tags links, field tags, "
        "field category, files list, see also, also read, read also, audio player, video player, print info, "
        "print links, source url, print source, photo credit, site "
        "header, site footer"
    ).split(", ")
)
_PARTS = re.compile(r"[a-z]+|[A-Z][a-z]+|[A-Z]+")
LEADS_ELSEWHERE = re.compile(
    r"(?:see also|also read|(?:more|also|other|latest|recent|top|related|recommended|popular|trending) ?"
    r"(?:on|from|in|news|stor(?:y|ies)|articles?|posts?|"
    r"coverage|topics?|reading|content|links?|headlines)?(?: (?:this (?:story|topic)|news|the archive|"
    r"[A-Z]\w+))?|most (?:read|popular|viewed|shared)|"
    r"read (?:next|more|also)|you (?:may|might) (?:also )?(?:like|be interested in)|(?:editor.s|our) "
    r"picks?|from the (?:archives?|web)|"
    r"around the web|don.t miss|in case you missed it|up next|what to read next|sponsored(?: stories)?|"
    r"promoted(?: stories)?|"
    r"discussion about this post|(?:leave|post|add) (?:a|your) (?:reply|comment)|\d* ?comments?|donate(?: "
    r"now)?|about the authors?|author details?|share this:?)\W*",
    re.IGNORECASE,
)
"""What stands over boxes of teasers."""
ABOUT_WRITERS = re.compile(r"(?:about the (?:author|writer|reporter)s?|authors?.? details?)\W*", re.IGNORECASE)
"""What stands over the part on who wrote."""


@lru_cache(maxsize=4096)
def is_furniture(css_class: str, identity: str, component: str = "") -> bool:
    """Whether a class or id says that an element is furniture.

    >>> is_furniture("article__caption", ""), is_furniture("articleText", "story"), is_furniture("", "shareTools")
    (True, False, True)
    """
    for name in (*css_class.split()[:12], identity, component):
        words = [word.lower() for word in _PARTS.findall(name[:80])]
        if not _WORDS.isdisjoint(words) or not _PAIRS.isdisjoint(pairwise(words)):
            return True
    return False

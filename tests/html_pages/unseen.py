"""Ten pages written when the extractor was finished, and never fitted to since: a fair figure for pages of tomorrow."""

from . import stories as s
from .furniture import (
    advert,
    cards,
    cookie_banner,
    figure,
    footer,
    json_ld,
    menu,
    meta,
    news_ld,
    paragraphs,
    scripts,
    share,
    styles,
)
from .layouts import Layout


def gulf_daily() -> Layout:
    """A daily of the Gulf: highlights in a box, text in a field of its own, tools between."""
    story = s.EMBARGO
    html = f"""<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{story.title} | Gulf Daily</title>{meta(og__title=story.title, og__site_name="Gulf Daily", article__published_time="2017-06-23T10:15:00+04:00")}{styles(40)}</head><body>{menu("main-menu")}<div class="wrap"><div class="post-head"><h1>{story.title}</h1><div class="post-by">By {story.author} - <span>June 23, 2017</span></div></div><div class="post-media">{figure("The emir of Kuwait in Jeddah")}</div><div class="post-main"><div class="post-tools">{share("post-share")}<div class="font-size"><a href="#">A+</a><a href="#">A-</a></div></div><div class="post-body clearfix">{paragraphs(story.paragraphs, between=("", advert(4)))}</div><div class="post-tags"><a href="/q">Qatar</a><a href="/s">Saudi Arabia</a></div></div></div><div class="more-from-section"><h3>More from Gulf</h3>{cards("grid-item")}</div>{footer(2017, "Gulf Daily")}{scripts(10)}</body></html>"""
    return Layout("gulf daily", html, story.paragraphs, "2017-06-23", story.title, story.author)


def defence_release() -> Layout:
    """A defence department's release: immediate release, place, body in paragraphs, contacts in the end."""
    story = s.CHANNEL
    html = f"""<!DOCTYPE html><html lang="en-US"><head><meta charset="utf-8"><title>{story.title} &gt; Command &gt; Press Release View</title>{meta(og__title=story.title, og__site_name="Command")}</head><body><form method="post" action="/PRESS" id="Form"><div class="dnn-header">{menu("dnnmega")}</div><div class="ContentPane"><div class="adetail press-release"><div class="header"><span class="category">PRESS RELEASE</span> | <time>Jan. 23, 2024</time><h1 class="maintitle">{story.title}</h1></div><div class="info"><span class="author">Command Public Affairs</span></div><div class="body"><p>TAMPA, Fla. – {story.paragraphs[0]}</p>{"".join(f"<p>{t}</p>" for t in story.paragraphs[1:])}<p>-30-</p></div><div class="tags"><a href="/y">Yemen</a></div></div></div><div class="footerPane"><p>Accessibility | FOIA | No FEAR Act</p></div></form></body></html>"""
    text = (f"TAMPA, Fla. – {story.paragraphs[0]}", *story.paragraphs[1:])
    return Layout("defence release", html, text, "2024-01-23", story.title, "Command Public Affairs")


def think_tank() -> Layout:
    """A daily assessment: key takeaways in a list, sections under headings, notes with numbers."""
    story = s.PENINSULA
    takeaways = (
        "Russian forces have encircled the bases but have not stormed them.",
        "Kyiv has ordered its marines to hold fire unless attacked.",
    )
    html = f"""<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Assessment, March 3, 2014 | Institute</title>{json_ld(**{"@type": "Article", "headline": "Assessment, March 3, 2014", "datePublished": "2014-03-03T21:00:00-0500", "author": {"@type": "Person", "name": "Orest Halych"}, "publisher": {"@type": "Organization", "name": "Institute"}})}</head><body>{menu("nav-i")}<main><article class="research-post"><h1>Assessment, March 3, 2014</h1><div class="dynamic-entry-content"><h2>Key Takeaways</h2><ul>{"".join(f"<li>{t}</li>" for t in takeaways)}</ul><h2>The bases</h2>{paragraphs([t + f'<sup><a href="#n{i}">[{i}]</a></sup>' for i, t in enumerate(story.paragraphs[:4], 1)])}<h2>Abroad</h2>{paragraphs(story.paragraphs[4:])}</div></article></main>{footer(2014, "Institute")}</body></html>"""
    noted = tuple(f"{t}[{i}]" for i, t in enumerate(story.paragraphs[:4], 1))
    return Layout(
        "think tank",
        html,
        ("Key Takeaways", *takeaways, "The bases", *noted, "Abroad", *story.paragraphs[4:]),
        "2014-03-03",
        "Assessment, March 3, 2014",
        "Orest Halych",
    )


def northern_tabloid() -> Layout:
    """A site of a northern paper: a fact box in the text, a gallery, a teaser of a podcast."""
    story = s.GRAIN
    box = '<div class="fact-box"><h3>FACTS: The deal</h3><ul><li>Signed in July 2022</li><li>33 million tonnes shipped</li></ul></div>'
    pod = '<div class="podcast-teaser"><a href="/p"><h4>Listen: The world in ten minutes</h4></a></div>'
    html = f"""<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{story.title} – The Northern</title>{news_ld(story.title, "2023-07-19T18:30:00Z", site="The Northern", author=story.author)}</head><body>{cookie_banner()}<div id="app"><header>{menu("h-nav")}</header><main><div class="article-grid"><article><h1>{story.title}</h1><div class="meta-line"><span>{story.author}</span><span>19 July 2023</span></div><div class="richtext">{paragraphs(story.paragraphs, between=(box, pod))}</div></article><div class="right-col">{cards("c")}</div></div></main></div>{footer(2023, "The Northern")}{scripts()}</body></html>"""
    return Layout("northern tabloid", html, story.paragraphs, "2023-07-19", story.title, story.author)


def telegraph_agency() -> Layout:
    """An agency of a state: slug, hour and place before a full stop and a slash in the first line."""
    story = s.TANKERS
    lead = f"TEHRAN, July 21. /NTAR/. {story.paragraphs[0]}"
    html = f"""<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{story.title} - World - NTAR</title>{meta(og__title=story.title, og__site_name="NTAR")}<link rel="canonical" href="https://ntar.example/world/1069541"></head><body><header id="header">{menu("menu-sections-list")}</header><main><section id="news"><div class="news"><div class="news-header"><div class="news-header__top"><div class="news-header__date"><dateformat time="1563707100" mode="abs">21 Jul 2019, 11:05</dateformat></div></div><h1 class="news-header__title">{story.title}</h1><div class="news-header__lead">The commander spoke on Sunday</div></div><div class="news-media"><div class="text-include"><img src="/n.jpg"><span class="news-media__description">© EPA-EFE/STRINGER</span></div></div><div class="text-content"><div class="text-block">{paragraphs((lead, *story.paragraphs[1:]))}</div></div><div class="tags"><h3>Tags</h3><a class="tags__item" href="/i">Iran</a></div></div></section><section class="also"><h3>Read more on the site</h3>{cards("news-preview")}</section></main><footer><p>Some publications may contain information not intended for users under 16 years of age.</p></footer></body></html>"""
    return Layout("telegraph agency", html, (lead, *story.paragraphs[1:]), "2019-07-21", story.title)


def hospital_charity() -> Layout:
    """A relief organisation's statement: who speaks in a quotation with its source, a button to give."""
    story = s.STATEMENT
    quote = "We cannot send another truck until somebody tells us who fired at the last one."
    html = f"""<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{story.title} | Relief Doctors</title>{meta(og__title=story.title, og__site_name="Relief Doctors")}<meta property="article:published_time" content="2020-03-12T15:00:00+01:00"></head><body>{menu("nav-main")}<main><article about="/s" class="node node--article"><div class="hero"><h1>{story.title}</h1><div class="meta-info"><span class="type">Press release</span><span class="date">12 March 2020</span></div></div><div class="paragraph paragraph--type--text"><div class="field-text">{paragraphs(story.paragraphs[:2])}</div></div><div class="paragraph paragraph--type--quote"><blockquote class="quote"><p>{quote}</p><footer><cite>Head of mission, Idlib</cite></footer></blockquote></div><div class="paragraph paragraph--type--text"><div class="field-text">{paragraphs(story.paragraphs[2:])}</div></div><div class="paragraph paragraph--type--donate"><h3>Help us now</h3><a class="btn" href="/give">Donate</a></div></article></main>{footer(2020, "Relief Doctors")}</body></html>"""
    return Layout(
        "hospital charity", html, (*story.paragraphs[:2], quote, *story.paragraphs[2:]), "2020-03-12", story.title
    )


def wire_text_1995() -> Layout:
    """A wire of 1995 put on the net: one PRE, slugs above, a line of dashes below."""
    story = s.ROLLE
    body = "\n\n".join("   " + t.replace(". ", ".\n", 1) for t in story.paragraphs)
    html = f"""<html><head><title>Wire: {story.title}</title></head><body><h2>{story.title}</h2><p>Wed, 14 Oct 1998<p><pre>\n{body}\n</pre><hr><a href="index.html">Return to index</a></body></html>"""
    return Layout("wire of 1995", html, story.paragraphs, "1998-10-14", story.title)


def parliament() -> Layout:
    """A parliament's record: speakers in bold at the beginning of a paragraph, columns and hours between."""
    story = s.BRIEFING
    html = f"""<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Situation on the contact line - Hansard</title><meta name="DC.date" content="2018-09-05"></head><body>{menu("hs-nav")}<div class="primary-content"><div class="debate"><div class="hero-banner"><h1>Situation on the contact line</h1><h2 class="sub">Volume 646: debated on Wednesday 5 September 2018</h2></div><div class="child-debate">{"".join(f'<div class="debate-item debate-item-contributiondebateitem"><div class="contribution"><div class="content"><p class="hs_Para">{t}</p></div><div class="controls"><a href="#">Share this contribution</a></div></div></div>' for t in story.paragraphs)}</div></div></div>{footer(2018, "Parliament")}</body></html>"""
    return Layout("parliament", html, story.paragraphs, "2018-09-05", "Situation on the contact line")


def old_portal_2004() -> Layout:
    """A portal of 2004: boxes placed by style, print and send icons, "advertisement" above the words."""
    story = s.REACTOR
    html = f"""<!DOCTYPE HTML PUBLIC "-//W3C//DTD HTML 4.01 Transitional//EN"><html><head><title>Asia Online :: News :: {story.title}</title><meta http-equiv="Content-Type" content="text/html; charset=windows-1252"></head><body><div id="top"><div id="logo">Asia Online</div><div id="date">Sunday, 8 February 2004</div></div><div id="left"><a class="m" href="/k">Korea</a><br><a class="m" href="/c">China</a><br><a class="m" href="/j">Japan</a></div><div id="center"><div class="adv">Advertisement</div><div class="headline">{story.title}</div><div class="sub">13.12.2002 - {story.author}</div><div class="maintext"><p align="justify">{'</p><p align="justify">'.join(story.paragraphs)}</p></div><div class="icons"><a href="/print"><img src="p.gif"> Print</a> <a href="/send"><img src="s.gif"> Send to a friend</a></div></div><div id="right"><b>Top 5</b><ol><li><a href="/1">Seoul market up</a></li><li><a href="/2">Snow in Tokyo</a></li></ol></div><div id="bottom">Copyright 2004 Asia Online</div></body></html>"""
    return Layout("portal of 2004", html, story.paragraphs, "2002-12-13", story.title, encoding="cp1252")


def metered() -> Layout:
    """A metered paper: the whole text, an offer laid over it, a note on gift links."""
    story = s.JUNTA
    html = f"""<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{story.title} - The Metropolitan</title>{news_ld(story.title, "2023-07-30T23:10:00.000Z", site="The Metropolitan", author=story.author, isAccessibleForFree=False)}{styles()}</head><body>{menu("nav-s")}<main><article data-qa="main"><header><div class="overline">Africa</div><h1 data-qa="headline">{story.title}</h1><div class="bylines">By <a data-qa="author-name" href="/p">{story.author}</a><div class="display-date">July 30, 2023 at 7:10 p.m. EDT</div></div><div class="actions"><button>Share</button><span>Gift Article</span></div></header><div class="meteredContent grid-body">{"".join(f'<div class="article-body" data-qa="article-body"><p data-el="text" dir="null">{t}</p></div>' for t in story.paragraphs)}</div><div class="bio"><p>Ibrahim Sawadogo is a reporter covering the Sahel.</p></div></article><div class="gate"><h2>Subscribe to continue reading</h2><p>Only $4 every four weeks.</p></div></main>{footer(2023, "The Metropolitan")}{scripts()}</body></html>"""
    return Layout("metered", html, story.paragraphs, "2023-07-30", story.title, story.author)


def unseen() -> list[Layout]:
    """All of them."""
    pages = (
        gulf_daily,
        defence_release,
        think_tank,
        northern_tabloid,
        telegraph_agency,
        hospital_charity,
        wire_text_1995,
        parliament,
        old_portal_2004,
        metered,
    )
    return [page() for page in pages]

"""Ten pages written when the extractor was finished, and never fitted to since: a fair figure for pages of tomorrow."""

from . import stories as s
from .furniture import (
    advert,
    cards,
    comments,
    cookie_banner,
    figure,
    footer,
    menu,
    meta,
    news_ld,
    newsletter,
    paragraphs,
    scripts,
    share,
    styles,
)  # fmt: skip
from .layouts import Layout


def eastern_daily() -> Layout:
    """A daily of the East: section, hour and writer in lines of their own above the words."""
    story = s.REEF
    html = f"""<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Eastern Daily - {story.title}</title>{meta(og__title=story.title, og__site_name="Eastern Daily", lead__date="x")}</head><body><div id="fb-root"></div><div class="topbar"><ul><li><a href="/">Home</a></li><li><a href="/p">Property</a></li></ul></div>{menu("mainNav")}<div class="divColumn-1"><div class="article-headline"><h1>{story.title}</h1></div><div class="article-info"><div class="row"><div class="col"><p>published : 13 Jul 2016 at 04:15</p><p>newspaper section: <a href="/n">News</a></p><p>writer: <a href="/w">{story.author}</a></p></div></div></div><div class="articl-content"><div class="article-img"><img src="/i.jpg"><div class="caption">Two aircraft on the new runway. (Reuters photo)</div></div>{paragraphs(story.paragraphs)}</div><div class="box-article-tools">{share("tools")}</div><div class="article-relate"><h3>RELATED</h3>{cards("relate-item")}</div></div><div class="divColumn-2">{newsletter("subscribe-box")}</div>{footer(2016, "Eastern Daily")}</body></html>"""
    return Layout("eastern daily", html, story.paragraphs, "2016-07-13", story.title, story.author)


def levant_paper() -> Layout:
    """A paper of the Levant: bulleted links between paragraphs, alerts to switch on."""
    story = s.CHANNEL
    bullets = '<ul data-test="inline-promos"><li><a href="/a">Why the strait matters to Cairo</a></li><li><a href="/b">The ships that turned back</a></li></ul>'
    alert = '<div class="c-alerts"><span>Get email notification for articles from Miriam al-Sayegh</span><button>Follow</button></div>'
    html = f"""<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{story.title} - Yemen - Levant.example</title>{news_ld(story.title, "2024-01-23T16:20:00+0200", site="Levant", author=story.author, dateModified="2024-01-23T18:00:00+0200")}{styles(80)}</head><body>{menu("masthead")}<main><article><header data-test="articleHeader"><nav><a href="/y">Yemen</a></nav><h1 class="bf">{story.title}</h1><p class="bg">Strikes will continue unless the attacks stop, Washington says</p></header><div class="bylineArea"><a href="/ty-WRITER" rel="author">{story.author}</a>{alert}<span><time datetime="2024-01-23T16:20:00+0200">Jan 23, 2024</time></span></div><section data-test="articleBody"><div class="hg">{"".join(f'<p class="hh hi">{t}</p>' + (bullets if i == 1 else "") + ('<div class="inner-banner"><span>Comment</span></div>' if i == 3 else "") for i, t in enumerate(story.paragraphs))}</div></section><footer><a href="/tags">Click the alert icon to follow topics:</a><ul><li>Yemen</li><li>Houthis</li></ul></footer></article><section data-test="latest"><h3>ICYMI</h3>{cards("promo-wide", tag="article")}</section></main>{scripts(20)}</body></html>"""
    lead = "Strikes will continue unless the attacks stop, Washington says"
    return Layout("levant paper", html, (lead, *story.paragraphs), "2024-01-23", story.title, story.author)


def subcontinent_paper() -> Layout:
    """A paper of the subcontinent: related reports named in the text, hours after dashes."""
    story = s.LINE
    also = '<div class="related-topics also-read-inline"><p><strong>Also Read:</strong> <a href="/x">The road to Leh is open again</a></p></div>'
    html = f"""<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{story.title} - The Frontier</title>{meta(og__title=story.title, og__site_name="The Frontier", publish_date="1999-05-31T00:30:00+05:30", modified_date="1999-05-31T09:00:00+05:30")}<meta name="publish-date" content="1999-05-31T00:30:00+05:30"></head><body>{menu("header-top")}<section class="storyline"><div class="articlepage"><div class="author-block"><a class="person-name lnk" href="/v">{story.author}</a></div><h1 class="title" itemprop="name">{story.title}</h1><h3 class="sub-title">Thirteen bodies brought down to Drass</h3><div class="update-publish-time"><p class="publish-time">Published - May 31, 1999 12:30 am IST - DRASS</p></div><div class="editiondetails"><div class="comments-shares share-page">{share("share-list")}</div></div><div id="content-body-14269002-71" itemprop="articleBody" class="articlebodycontent col-xl-9">{paragraphs(story.paragraphs, between=(also, advert(3)))}<p class="publish-time">Published - May 31, 1999 12:30 am IST</p><div class="related-topics"><h5 class="related-topics-title">Related Topics</h5><a href="/k">Kashmir</a></div></div></div></section>{comments("vuukle-comments")}{footer(1999, "The Frontier")}</body></html>"""
    return Layout("subcontinent paper", html, story.paragraphs, "1999-05-31", story.title, story.author)


def dawn_paper() -> Layout:
    """A paper that ends each report with where it was printed."""
    story = s.ESSEQUIBO
    html = f"""<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{story.title} - World - MORNING.EXAMPLE</title>{meta(og__title=story.title, og__site_name="MORNING.EXAMPLE", article__published_time="2023-12-06T07:12:33+05:00", article__author="https://www.facebook.example/morning")}</head><body>{menu("nav")}<main><article class="story relative" data-id="17"><h2 class="story__title text-8" data-layout="story"><a class="story__link" href="https://morning.example/news/17">{story.title}</a></h2><div class="story__byline"><span class="story__byline__link">{story.author}</span> <span class="story__time timestamp--published">Published <span class="timestamp--date">December 6, 2023</span></span></div><div class="story__content overflow-hidden text-4 pt-1">{paragraphs(story.paragraphs[:1])}<figure class="media sm:w-full"><div class="media__item"><picture><img src="/m.jpg"></picture></div><figcaption class="media__caption">The river that both claim. — Reuters</figcaption></figure>{paragraphs(story.paragraphs[1:])}<p><em>Published in Morning, December 6th, 2023</em></p></div></article><div class="story__tags"></div><section class="mt-4"><h3>Read more</h3>{cards("story-box")}</section></main><footer>Copyright © 2023, Morning</footer></body></html>"""
    return Layout("morning paper", html, story.paragraphs, "2023-12-06", story.title, story.author)


def alliance_release() -> Layout:
    """An alliance's release of 1998: number and date above, numbered paragraphs in a cell."""
    story = s.ROLLE
    items = "".join(f"<P>{i}. {t}</P>\n" for i, t in enumerate(story.paragraphs, 1))
    html = f"""<HTML><HEAD><TITLE>Press Release (98)121</TITLE><META HTTP-EQUIV="Content-Type" CONTENT="text/html; charset=iso-8859-1"></HEAD><BODY BGCOLOR="#FFFFFF"><TABLE WIDTH="640" BORDER="0"><TR><TD WIDTH="120" VALIGN="TOP" BGCOLOR="#003399"><A HREF="/home.htm"><IMG SRC="/star.gif" ALT="Home"></A></TD><TD WIDTH="520" VALIGN="TOP"><TABLE WIDTH="100%"><TR><TD>Press Release<BR>(98)121</TD><TD ALIGN="RIGHT">14 Oct. 1998</TD></TR></TABLE><H2 ALIGN="CENTER">{story.title}</H2>{items}<CENTER><A HREF="../home.htm">[ Go to Homepage ]</A> <A HREF="index.htm">[ Go to Index ]</A></CENTER></TD></TR></TABLE></BODY></HTML>"""
    text = tuple(f"{i}. {t}" for i, t in enumerate(story.paragraphs, 1))
    return Layout("alliance release", html, text, "1998-10-14", story.title, encoding="latin-1")


def island_ministry() -> Layout:
    """A ministry's statement of 2006: translation in brackets, the date at the right."""
    story = s.STATEMENT
    html = f"""<!DOCTYPE HTML PUBLIC "-//W3C//DTD HTML 4.01 Transitional//EN"><html lang="en"><head><meta http-equiv="Content-Type" content="text/html; charset=Shift_JIS"><title>MOFA: {story.title}</title></head><body><div id="mofa-header"><a href="/index.html"><img src="/logo.gif" alt="Ministry of Foreign Affairs"></a><ul id="mofa-font"><li>Font size</li><li>S</li><li>M</li><li>L</li></ul></div><div id="mofa-globalNav"><ul><li><a href="/about">About Us</a></li><li><a href="/news">News</a></li><li><a href="/policy">Foreign Policy</a></li></ul></div><div id="mofa-main"><p class="rightalign">March 12, 2020</p><p class="rightalign">(Provisional translation)</p><h1 class="title1">{story.title}</h1>{"".join(f'<p class="indent1">{t}</p>' for t in story.paragraphs)}<hr><div class="mofa-related"><h2>Related Information</h2><ul><li><a href="/r">Syria (Basic data)</a></li></ul></div><p class="backtotop"><a href="#top">Back to Top</a></p></div><div id="mofa-footer"><p>Legal Matters | About Accessibility | Privacy Policy</p><p>Copyright © Ministry of Foreign Affairs</p></div></body></html>"""
    return Layout(
        "island ministry",
        html,
        ("(Provisional translation)", *story.paragraphs),
        "2020-03-12",
        story.title,
        encoding="shift_jis",
    )


def wave() -> Layout:
    """A broadcaster for abroad: links in italics between paragraphs, initials of the desk at the end."""
    story = s.SARIN
    html = f"""<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{story.title} – WAVE – 09/04/2018</title>{meta(og__title=f"{story.title} | WAVE | 04.09.2018", og__site_name="WAVE.EXAMPLE")}<link rel="canonical" href="https://wave.example/en/assad-has-been-warned/a-45360182"></head><body><div id="root">{cookie_banner()}{menu("s1r3c")}<div id="main-content"><article class="sttv"><header><div class="kicker"><span>Conflicts</span><span>Syria</span></div><h1>{story.title}</h1><div class="author-details"><span>Lucille Amrani</span></div><span class="published"><time aria-hidden="true">09/04/2018</time><span class="accessible">September 4, 2018</span></span><p class="teaser-text">Washington and its allies promise a swift response.</p></header>{figure("A helicopter over Idlib", "Image: Agency/A. Person")}<div class="cc0m0op s1it5uv5 rich-text">{paragraphs(story.paragraphs[:2])}<p><strong><em>Read more: </em></strong><a href="/x"><em>What is left of the rebels?</em></a></p>{paragraphs(story.paragraphs[2:])}<p><em>rc/msh (AP, Reuters)</em></p></div></article><section><h2>Explore more</h2>{cards("teaser", tag="div")}</section></div>{footer(2018, "WAVE")}</div>{scripts()}</body></html>"""
    return Layout("wave", html, story.paragraphs, "2018-09-04", story.title, "Lucille Amrani")


def continent_portal() -> Layout:
    """A portal of a continent's papers: city before a dash, what the portal is at the end."""
    story = s.PIPELINE
    html = f"""<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Sudan: {story.title} - continent.example</title>{meta(og__title=f"Sudan: {story.title}", og__site_name="continent.example", dcterms__x="1")}</head><body class="view-story">{menu("navigation")}<div class="main"><section class="story"><div class="publication-logo"><a href="/tribune">Juba Tribune (Juba)</a></div><p class="story-date"><span class="publication-date">9 June 2013</span></p><h1 class="story-headline">Sudan: {story.title}</h1><div class="byline">By {story.author}</div><div class="story-body"><p class="story-body-text"><span class="location">Khartoum &mdash;</span> {story.paragraphs[0]}</p>{"".join(f'<p class="story-body-text">{t}</p>' for t in story.paragraphs[1:2])}<div class="sign-up-box"><p>Keep up with the latest headlines on WhatsApp | LinkedIn</p></div>{"".join(f'<p class="story-body-text">{t}</p>' for t in story.paragraphs[2:])}<p class="kindofline">Read the <a href="/o">original article</a> on Juba Tribune.</p></div></section><div class="about"><p>Continent publishes around 500 reports a day from more than 110 news organizations and over 500 other institutions and individuals, representing a diversity of positions on every topic.</p></div></div></body></html>"""
    return Layout("continent portal", html, (f"Khartoum — {story.paragraphs[0]}", *story.paragraphs[1:]), "2013-06-09")


def gazette() -> Layout:
    """A decree in a gazette: terms and values above, articles under headings, the signature below."""
    articles = (
        "Trade in dual-use goods with the Republic is suspended from the day of publication until the embassy is reopened.",
        "Aircraft registered in the Republic may not enter the airspace, flights that carry relief goods excepted.",
        "Should the blockade of the port continue beyond sixty days, the Council of Ministers shall decide on further measures.",
    )
    headings = ("Article 1. Goods", "Article 2. Aircraft", "Article 3. Further measures")
    body = "".join(
        f"<section class='artigo'><h3>{h}</h3><p>{t}</p></section>" for h, t in zip(headings, articles, strict=True)
    )
    html = f"""<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Decree 44/2022 - Official Gazette</title><meta name="dcterms.created" content="2022-08-01"><meta name="dcterms.title" content="Decree 44/2022 on measures in answer to the blockade"></head><body><header class="site-header"><a href="/">Official Gazette</a><form action="/s"><input name="q"><button>Search</button></form></header><main id="conteudo"><h1>Decree 44/2022 on measures in answer to the blockade</h1><dl class="ficha"><dt>Type</dt><dd>Decree</dd><dt>Number</dt><dd>44/2022</dd><dt>Issuer</dt><dd>Council of Ministers</dd><dt>Published</dt><dd>2022-08-01</dd></dl><div class="texto-diploma"><p>The Council of Ministers, considering that the port has been closed to relief ships since 3 July, decrees:</p>{body}<p>Seen and approved in the Council of Ministers of 28 July 2022.</p></div><aside class="ligacoes"><h2>See also</h2><ul><li><a href="/1">Decree 31/2021</a></li></ul></aside></main><footer><p>Official Gazette. Updated daily.</p></footer></body></html>"""
    text = (
        "The Council of Ministers, considering that the port has been closed to relief ships since 3 July, decrees:",
    )
    text += tuple(line for pair in zip(headings, articles, strict=True) for line in pair)
    text += ("Seen and approved in the Council of Ministers of 28 July 2022.",)
    return Layout("gazette", html, text, "2022-08-01", "Decree 44/2022 on measures in answer to the blockade")


def archived() -> Layout:
    """A page of 2003 from an archive of the web: the archive's bar above, words in a cell."""
    story = s.REACTOR
    bar = '<div id="wm-ipp-base" lang="en" style="display:block;direction:ltr;"><div id="wm-ipp"><div id="donato">The archive asks for your help</div><table><tr><td class="c"><div id="wm-nav-captures"><a class="nav" href="/web/x">14 captures</a><div class="r">17 Dec 2002 - 4 Sep 2015</div></div></td></tr></table></div></div>'
    html = f"""<!DOCTYPE HTML PUBLIC "-//W3C//DTD HTML 4.0 Transitional//EN"><html><head><script src="//archive.example/_static/js/bundle-playback.js"></script><title>{story.title} - Dec. 13, 2002</title><meta http-equiv="content-type" content="text/html; charset=iso-8859-1"></head><body>{bar}<table width="770" border="0" cellspacing="0"><tr><td width="126" valign="top"><table class="nav"><tr><td><a href="/us">U.S.</a></td></tr><tr><td><a href="/world">WORLD</a></td></tr><tr><td><a href="/weather">WEATHER</a></td></tr></table></td><td width="10"></td><td width="460" valign="top" class="story"><h1>{story.title}</h1><b><font size="1">Friday, December 13, 2002 Posted: 9:12 AM EST (1412 GMT)</font></b><table align="right" width="200"><tr><td><img src="/r.jpg" width="200"></td></tr><tr><td><font size="1">The reactor at Yongbyon</font></td></tr></table>{"".join(f'<p class="text">{t}</p>' for t in story.paragraphs)}<hr><table width="100%"><tr><td><b>Story Tools</b></td></tr><tr><td><a href="/s">Save this</a> <a href="/e">Email this</a> <a href="/p">Print this</a></td></tr></table></td></tr></table></body></html>"""
    return Layout("archived", html, story.paragraphs, "2002-12-13", story.title, encoding="latin-1")


def unseen() -> list[Layout]:
    """All of them."""
    pages = (
        eastern_daily,
        levant_paper,
        subcontinent_paper,
        dawn_paper,
        alliance_release,
        island_ministry,
        wave,
        continent_portal,
        gazette,
        archived,
    )
    return [page() for page in pages]

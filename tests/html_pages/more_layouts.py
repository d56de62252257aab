"""Twenty more pages. They were unseen once: as they stood, two of the first ten and four of the second came out exactly."""

from . import stories as s
from .furniture import (
    advert,
    cards,
    comments,
    cookie_banner,
    figure,
    footer,
    icons,
    json_ld,
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


def presidency() -> Layout:
    """A presidency's transcript: who speaks in bold, place and hour above, a gallery beside."""
    story = s.BRIEFING
    body = "".join(f"<p>{t}</p>" for t in story.paragraphs)
    html = f"""<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{story.title} • President</title>{meta(og__title=story.title, og__site_name="President", description="The spokesman answered questions.")}<link rel="canonical" href="http://en.president.example/events/58471"></head>
<body class="no-mobile"><div class="wrapsite"><div class="header"><div class="header__top"><a class="header__logo" href="/">President</a></div><ul class="header__nav"><li><a href="/events">Events</a></li><li><a href="/structure">Structure</a></li><li><a href="/videos">Videos and Photos</a></li><li><a href="/documents">Documents</a></li></ul></div>
<div class="content main-block" id="content"><div class="read hentry" itemscope itemtype="http://schema.org/NewsArticle"><div class="read__place p-location" itemprop="locationCreated">Moscow</div><h1 class="entry-title p-name" itemprop="name">{story.title}</h1><div class="read__lead entry-summary p-summary" itemprop="description">The spokesman answered questions of the press.</div><div class="read__meta"><time class="read__published" datetime="2018-09-05" itemprop="datePublished">September 5, 2018</time><div class="read__time">17:30</div></div>
<div class="slider__block gallery"><div class="slider__slide"><img src="/1.jpg"><div class="slider__description">At the briefing.</div></div></div><div class="entry-content e-content read__internal_content" itemprop="articleBody">{body}</div><div class="read__bottommeta hidden-copy"><div class="read__status"><h3>Publication status</h3><p>Published in sections: <a href="/n">News</a>, <a href="/t">Transcripts</a></p><p>Publication date: September 5, 2018, 17:30</p><p>Text version</p></div></div></div></div><div class="footer" id="footer"><p>© Presidency, 2018</p><p>All materials of the site are available under licence.</p></div></div></body></html>"""
    return Layout(
        "presidency",
        html,
        story.paragraphs,
        "2018-09-05",
        story.title,
    )


def resolution() -> Layout:
    """A resolution of a council: recitals in italics, numbered operative paragraphs in a list."""
    recitals = (
        "The Security Council,",
        "Recalling its previous resolutions on the situation in the northern governorates, in particular resolution 2165 (2014),",
        "Gravely concerned at the continued shelling of populated areas and at reports of the use of chlorine as a weapon,",
    )
    items = (
        "Demands that all parties cease hostilities without delay and ensure a pause of at least thirty days;",
        "Decides that relief convoys shall be allowed safe and unimpeded access each week, subject to a security assessment;",
        "Expresses its intention to consider further measures under Chapter VII of the Charter in the event of non-compliance;",
        "Decides to remain actively seized of the matter.",
    )
    html = f"""<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Resolution 9001 (2018) | Security Council</title>{meta(DC__title="x")}<meta name="dcterms.issued" content="2018-02-24"></head><body><header class="un-header"><div class="container">{menu("un-nav", ("Home", "Members", "Meetings", "Documents", "Subsidiary organs"))}</div></header><main class="container" role="main"><div class="row"><div class="col-md-3"><div class="block-menu"><ul><li><a href="/2017">2017</a></li><li><a href="/2016">2016</a></li></ul></div></div><div class="col-md-9"><h1>Resolution 9001 (2018)</h1><p class="text-muted small">Adopted by the Security Council at its 8188th meeting, on 24 February 2018</p><div class="resolution-text"><p><i>{recitals[0]}</i></p><p><i>Recalling</i>{recitals[1][9:]}</p><p><i>Gravely concerned</i>{recitals[2][17:]}</p><ol>{"".join(f"<li><i>{i.split()[0]}</i>{i[len(i.split()[0]) :]}</li>" for i in items)}</ol></div></div></div></main><footer><p>© United Nations</p></footer></body></html>"""
    head = "Adopted by the Security Council at its 8188th meeting, on 24 February 2018"
    return Layout("resolution", html, (head, *recitals, *items), "2018-02-24", "Resolution 9001 (2018)")


def state_news() -> Layout:
    """An agency's page on a common newsroom system: number, hour, summary, tags, poll."""
    story = s.TANKERS
    html = f"""<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{story.title} - Republic News</title>{meta(og__title=story.title, og__site_name="Republic News", article__published_time="2019-07-21T09:40:12Z", article__modified_time="2019-07-21T09:40:12Z")}</head><body class="nt-news"><header id="masthead">{menu("nav-top")}</header><div class="container" id="wrapper"><main><div class="row"><div class="col-md-8 main-content"><article id="item" class="item"><div class="item-header"><div class="item-nav row"><div class="col-xs-6 item-date"><span>Jul 21, 2019, 1:10 PM</span></div><div class="col-xs-6 item-code"><span>News ID:</span><span>83405011</span></div></div><div class="item-title"><h1 class="title">{story.title}</h1></div></div><div class="item-summary"><figure class="item-img"><img src="/a.jpg"></figure><p class="summary introtext" itemprop="description">Tehran, July 21, RN – A commander said that ships would be seized again.</p></div><div class="item-body"><div itemprop="articleBody" class="item-text">{paragraphs(story.paragraphs)}<p>9416**1771</p><p>Follow us on Twitter @republicnews</p></div></div><div class="item-footer"><section class="box tags"><ul><li><a href="/t">Tanker</a></li><li><a href="/t2">Strait of Hormuz</a></li></ul></section>{share("item-share")}</div></article>{comments("comments-form")}</div><aside class="col-md-4"><div class="box poll"><h3>Poll</h3></div>{cards("box-news")}</aside></div></main></div>{footer(2019, "Republic News")}</body></html>"""
    return Layout("state news", html, story.paragraphs, "2019-07-21", story.title)


def capital_paper() -> Layout:
    """A paper of the capital: paragraphs in sections of their own, advertising between, a bio at the end."""
    story = s.JUNTA
    body = "".join(
        f'<section class="page-content__row page-content__row--story"><div class="container__column container__column--story"><p class="story-text__paragraph">{t}</p></div></section>'
        + (advert(i) if i % 2 else "")
        for i, t in enumerate(story.paragraphs)
    )
    html = f"""<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{story.title} - CAPITOL</title>{news_ld(story.title, "2023-07-30T17:45:00-0400", site="CAPITOL", author=story.author, dateModified="2023-07-31T08:00:00-0400")}{styles()}</head><body class="page-story">{icons()}{cookie_banner()}<header class="nav-main">{menu("nav-list")}</header><main class="page" id="main"><article class="story-main"><section class="page-content__row page-content__row--headline"><h2 class="headline">{story.title}</h2><p class="dek">The bloc closes borders and threatens force.</p></section><section class="media-item"><figure class="art"><img src="/n.jpg"><figcaption class="story-photo__caption"><p>Soldiers guard a road in Niamey. | A. Person/Agency</p></figcaption></figure></section><section class="story-meta"><div class="story-meta__credit"><p class="story-meta__authors">By <span class="vcard">{story.author}</span></p><p class="story-meta__timestamp"><time datetime="2023-07-30T17:45:00-0400">07/30/2023 05:45 PM EDT</time></p></div></section>{body}<section class="story-supplement"><ul class="story-tags"><li>Filed Under:</li><li><a href="/n">Niger</a></li></ul></section></article><section class="content-group"><h3>Most Read</h3>{cards("media-item")}</section></main>{footer(2023, "CAPITOL LLC")}{scripts()}</body></html>"""
    return Layout(
        "capital paper",
        html,
        ("The bloc closes borders and threatens force.", *story.paragraphs),
        "2023-07-30",
        story.title,
        story.author,
    )


def foreign_service() -> Layout:
    """A broadcaster for abroad: embedded posts, a media block of a related report in the text."""
    story = s.CORRIDOR
    embed = '<div class="wsw__embed"><figure class="media-image js-media-expand"><div class="img-wrap"><div class="thumb"><img src="/m.jpg" alt="map"></div></div><figcaption><span class="caption">A map of the line of contact</span></figcaption></figure></div>'
    also = '<div data-owner-ct="Article" data-inline="False"><div class="media-block also-read"><a class="img-wrap img-wrap--size-3" href="/a"><span class="thumb"><img src="/t.jpg"></span></a><div class="media-block__content media-block__content--h"><h5 class="media-block__title">SEE ALSO:</h5><a href="/a"><h4 class="media-block__title media-block__title--size-3">Why The Line Was Never Quiet</h4></a></div></div></div>'
    html = f"""<!DOCTYPE html><html lang="en" dir="ltr" class="no-js"><head><meta charset="utf-8"><title>{story.title}</title>{meta(og__title=story.title, og__site_name="Radio Abroad", Author="Armenian Service", title=story.title)}{json_ld(**{"@type": "NewsArticle", "articleSection": "Caucasus", "datePublished": "2020-09-27 06:12:33Z", "dateModified": "2020-09-27 19:40:00Z", "headline": story.title, "author": {"@type": "Person", "name": "Armenian Service"}, "publisher": {"@type": "NewsMediaOrganization", "name": "Radio Abroad"}})}</head><body class="nav-no-loaded cc_theme pg-article"><div class="nav-container"><a href="#content">Skip to main content</a>{menu("main-nav")}</div><div id="content"><main class="container"><div class="hdr-container"><div class="row"><div class="category"><a href="/c">Caucasus</a></div><h1 class="title pg-title">{story.title}</h1><div class="cover-media"><figure class="media-image"><img src="/c.jpg"><figcaption><span class="caption">An artillery piece fires.</span></figcaption></figure></div><div class="publishing-details"><div class="published"><span class="date"><time pubdate="pubdate" datetime="2020-09-27T06:12:33+00:00">September 27, 2020</time></span></div><div class="links"><ul class="links__list"><li>By <a class="links__item-link" href="/as">RFE's Armenian Service</a></li></ul></div></div>{share("share--box")}</div></div><div class="body-container"><div class="row"><div id="article-content" class="content-floated-wrap fb-quotable"><div class="wsw">{paragraphs(story.paragraphs, between=(embed, also))}<div class="clear"></div><em>With reporting by several agencies</em></div></div></div></div></main></div><div class="region"><h3>RECOMMENDED</h3>{cards("media-block")}</div><footer><p>Radio Abroad © 2024. All Rights Reserved.</p></footer></body></html>"""
    return Layout("foreign service", html, story.paragraphs, "2020-09-27", story.title)


def archive_of_print() -> Layout:
    """A paper's archive: a notice on digitised articles, credits for print at the end."""
    story = s.AIRCRAFT
    p = '<p class="css-at9mc1 evys1bk0">{}</p>'
    column = '<div class="css-s99gbd StoryBodyCompanionColumn"><div class="css-53u6y8">{}</div></div>'
    html = f"""<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title data-rh="true">{story.title} - The Gotham Times</title>{meta(article__published="2001-04-05T04:00:00.000Z", article__modified="2001-04-05T04:00:00.000Z", byl=f"By {story.author}", pdate="20010405", og__title=story.title)}{news_ld(story.title, "2001-04-05T04:00:00.000Z", site="The Gotham Times", author=story.author)}</head><body><div id="app"><header class="css-1bymuyk">{menu("css-nav")}</header><main id="site-content"><article id="story" class="css-1vxca1d e1qksbhf0"><div class="css-1f4pmco"><p>This is a digitized version of an article from The Gotham Times’s print archive, before the start of online publication in 1996. To preserve these articles as they originally appeared, we do not alter, edit or update them.</p></div><header class="css-1wpcn4y"><h1 data-testid="headline" class="css-1l8buln">{story.title}</h1><div class="css-103l8m3"><p class="css-4anu6l e1jsehar1">By <span itemprop="name" class="css-1baulvz last-byline">{story.author}</span></p><ul><li><time class="css-129k401" datetime="2001-04-05T04:00:00.000Z">April 5, 2001</time></li></ul></div></header><section name="articleBody" class="meteredContent css-1r7ky0e">{column.format("".join(p.format(t) for t in story.paragraphs[:3]))}<div class="css-companion"><div id="dropzone-1"></div></div>{column.format("".join(p.format(t) for t in story.paragraphs[3:]))}</section><div class="bottom-of-article"><div class="css-1ubp8k9"><p>A version of this article appears in print on April 5, 2001, Section A, Page 1 of the National edition with the headline: CREW HELD IN CHINA. <a href="/reprints">Order Reprints</a> | <a href="/paper">Today’s Paper</a> | <a href="/subscribe">Subscribe</a></p></div></div></article></main></div>{scripts()}</body></html>"""
    return Layout("archive of print", html, story.paragraphs, "2001-04-05", story.title, story.author)


def portal() -> Layout:
    """A portal that carries an agency's report: provider and author line, a fold, comments and stocks."""
    story = s.GRAIN
    html = f"""<!DOCTYPE html><html lang="en-US"><head><meta charset="utf-8"><title>{story.title}</title>{meta(og__title=story.title, og__site_name="Portal News")}{news_ld(story.title, "2023-07-19T21:02:44.000Z", site="Portal News", author=story.author)}{styles(200)}</head><body><div id="app">{menu("ybar")}<div class="caas-content"><article class="caas-container" role="article"><div class="caas-content-wrapper"><div class="caas-logo"><a href="/"><img alt="Reuters"></a></div><header class="caas-header caas-title-wrapper"><h1 data-test-locator="headline">{story.title}</h1></header><div class="caas-attr"><div class="caas-attr-meta"><div class="caas-attr-item-author">{story.author}</div><div class="caas-attr-time-style"><time datetime="2023-07-19T21:02:44.000Z">Wed, July 19, 2023 at 5:02 PM EDT</time>·<span class="caas-attr-mins-read">2 min read</span></div></div></div><div class="caas-content-wrapper"><div class="caas-body"><div class="caas-readmore caas-readmore-collapse"><button>Story continues</button></div>{paragraphs(story.paragraphs, between=('<figure class="caas-figure"><img src="/y.jpg"><figcaption class="caption-collapse">Smoke over Odesa</figcaption></figure>', "<p>Story continues</p>"))}<p>(Reporting by {story.author}; Editing by Ann Other)</p></div></div></div></article><button class="link caas-button">View comments (312)</button></div><div class="stream"><h2>Recommended Stories</h2>{cards("stream-item", tag="li")}</div></div>{scripts(100)}</body></html>"""
    return Layout("portal", html, story.paragraphs, "2023-07-19", story.title, story.author)


def embassy() -> Layout:
    """An embassy on a page builder: the words deep in widgets, the date among icons."""
    story = s.STATEMENT
    wrap = '<div class="elementor-element elementor-element-{0} elementor-widget elementor-widget-{1}" data-id="{0}" data-element_type="widget" data-widget_type="{1}.default"><div class="elementor-widget-container">{2}</div></div>'
    html = f"""<!doctype html><html lang="en-US"><head><meta charset="UTF-8"><title>{story.title} &#8211; Embassy in Geneva</title><link rel="canonical" href="https://embassy.example.gov/2020/03/12/statement/" /><meta name="generator" content="Elementor 3.1"></head><body class="post-template-default single single-post elementor-default elementor-page-312"><div data-elementor-type="header" class="elementor elementor-20 elementor-location-header">{menu("elementor-nav-menu--main", ("Home", "Consular", "Visa", "News", "Contact"))}</div><div data-elementor-type="single-post" class="elementor elementor-312 elementor-location-single post-88 post type-post status-publish"><section class="elementor-section elementor-top-section"><div class="elementor-container"><div class="elementor-column elementor-col-66">{wrap.format("a1", "theme-post-title", f'<h1 class="elementor-heading-title elementor-size-default">{story.title}</h1>')}{wrap.format("a2", "post-info", '<ul class="elementor-inline-items elementor-icon-list-items elementor-post-info"><li class="elementor-icon-list-item elementor-inline-item" itemprop="datePublished"><span class="elementor-icon-list-icon"><i class="fas fa-calendar"></i></span><span class="elementor-icon-list-text elementor-post-info__item elementor-post-info__item--type-date">March 12, 2020</span></li></ul>')}{wrap.format("a3", "theme-post-content", paragraphs(story.paragraphs))}{wrap.format("a4", "share-buttons", share("elementor-grid"))}{wrap.format("a5", "post-navigation", '<div class="elementor-post-navigation"><a href="/p">Previous: Opening hours at Easter</a></div>')}</div></div></section></div><footer>{footer(2022, "Embassy")}</footer></body></html>"""
    return Layout("embassy", html, story.paragraphs, "2020-03-12", story.title)


def mailing_list() -> Layout:
    """A list's archive of 2003: a report pasted into preformatted text, lines broken by hand."""
    story = s.REACTOR
    lines: list[str] = []
    for text in story.paragraphs:
        line = ""
        for word in text.split():
            if len(line) + len(word) > 70:
                lines.append(line)
                line = word
            else:
                line = f"{line} {word}".strip()
        lines += [line, ""]
    body = "\n".join(lines)
    html = f"""<!DOCTYPE HTML PUBLIC "-//W3C//DTD HTML 3.2//EN"><HTML><HEAD><TITLE> [asia-watch] {story.title}</TITLE><META NAME="robots" CONTENT="index,nofollow"><META http-equiv="Content-Type" content="text/html; charset=us-ascii"></HEAD><BODY BGCOLOR="#ffffff"><H1>[asia-watch] {story.title}</H1><B>Jun-ho Baek</B> <A HREF="mailto:x" TITLE="x">jhb at list.invalid</A><BR><I>Fri Dec 13 09:12:44 EST 2002</I><P><UL><LI>Previous message: <A HREF="1.html">[asia-watch] Digest</A></li><LI>Next message: <A HREF="2.html">[asia-watch] Reply</A></li></UL><HR><!--beginarticle--><PRE>{body}</PRE><!--endarticle--><HR><P><UL><LI>Previous message: <A HREF="1.html">[asia-watch] Digest</A></li></UL><hr><a href="info">More information about the asia-watch mailing list</a><br></body></html>"""
    return Layout("mailing list", html, story.paragraphs, "2002-12-13", story.title)


def local_station() -> Layout:
    """A local station's site: a video above, an app to download, a newsletter, text in plain boxes."""
    story = s.ISLAND
    body = "".join(f'<div class="arc-block"><div class="text-block">{t}</div></div>' for t in story.paragraphs)
    html = f"""<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{story.title} | Channel 9 Harbor City</title>{meta(og__title=story.title, og__site_name="Channel 9", article__published_time="2010-11-24T13:20:00Z")}</head><body>{menu("header-nav")}<div class="alert-bar">Weather alert: gale warning until 6 p.m.</div><div class="b-page"><h1 class="headline">{story.title}</h1><div class="video-promo"><span>Now playing: Island residents arrive by ferry</span></div><div class="byline-block">By Choi Eun-bi <span class="updated">Updated: 9:05 AM EST Nov 25, 2010</span></div><div class="article-body-wrapper">{body}<div class="app-promo">Download our free app for breaking news on the go.</div>{newsletter("nl-box")}{figure("Houses burn on the island")}</div><div class="trending-now"><h3>Trending Now</h3>{cards("trend")}</div></div>{footer(2010, "Channel 9")}{scripts(20)}</body></html>"""
    return Layout("local station", html, story.paragraphs, "2010-11-24", story.title)


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


def more_layouts() -> list[Layout]:
    """All of them."""
    return [
        presidency(),
        resolution(),
        state_news(),
        capital_paper(),
        foreign_service(),
        archive_of_print(),
        portal(),
        embassy(),
        mailing_list(),
        local_station(),
        eastern_daily(),
        levant_paper(),
        subcontinent_paper(),
        dawn_paper(),
        alliance_release(),
        island_ministry(),
        wave(),
        continent_portal(),
        gazette(),
        archived(),
    ]

"""Ten more pages. They were unseen once: read as they stood, two of ten came out exactly; then rules were added."""

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
    ]

"""32 pages as sites of the last thirty years build them, each with the text and the facts that belong to it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

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


@dataclass(frozen=True, slots=True)
class Layout:
    """A page and what is to be read from it; `text` is `None` where it has to be refused with a reason."""

    name: str
    html: str
    text: tuple[str, ...] | None
    published: str | None = None
    title: str | None = None
    author: str | None = None
    url: str | None = None
    encoding: str = "utf-8"
    reason: str = ""
    warning: str = ""

    @property
    def data(self) -> bytes:
        """The bytes as a server sends them."""
        return self.html.encode(self.encoding, "xmlcharrefreplace")


_MADE: list[Callable[[], Layout]] = []


def layout(function: Callable[[], Layout]) -> Callable[[], Layout]:
    """Count a page in."""
    _MADE.append(function)
    return function


def layouts() -> Iterator[Layout]:
    """All pages."""
    return (make() for make in _MADE)


@layout
def broadcaster() -> Layout:
    """Hashed class names, data-component blocks, captions in figures, topics and related links in the article."""
    story = s.SARIN
    block = '<div data-component="text-block" class="ssrcss-11r1m41-RichTextComponentWrapper ep2nwvo0"><div class="ssrcss-7uxr49-RichTextContainer e5tfeyi1">{}</div></div>'
    p = '<p class="ssrcss-1q0x1qg-Paragraph e1jhz7w10">{}</p>'
    body = block.format(p.format(f'<b class="ssrcss-hmf8ql-BoldText e5tfeyi3">{story.paragraphs[0]}</b>'))
    body += block.format(p.format(story.paragraphs[1]) + p.format(story.paragraphs[2]))
    body += f'<div data-component="image-block" class="ssrcss-uf6wea-RichTextComponentWrapper">{figure("Smoke rises over a village in Idlib")}</div>'
    body += (
        '<div data-component="unordered-list-block" class="ssrcss-uf6wea-RichTextComponentWrapper ep2nwvo0"><div class="ssrcss-1vvbiws-RichTextContainer"><ul role="list" class="ssrcss-1sz0c8q-UnorderedList">'
        '<li><a href="/news/1" class="ssrcss-k17ofw-InlineLink">Why the province matters to three capitals</a></li><li><a href="/news/2" class="ssrcss-k17ofw-InlineLink">Who controls what in the north-west</a></li></ul></div></div>'
    )
    body += '<div data-component="subheadline-block" class="ssrcss-1j8v8f0-SubheadlineWrapper"><h2 class="ssrcss-y2fd7s-StyledHeading">What do the neighbours say?</h2></div>'
    body += block.format("".join(p.format(t) for t in story.paragraphs[3:5]))
    body += block.format(
        p.format(story.paragraphs[5].replace("denied", '<a class="ssrcss-k17ofw-InlineLink" href="/news/3">denied</a>'))
        + p.format(story.paragraphs[6])
    )
    html = f"""<!DOCTYPE html><html lang="en-GB"><head><meta charset="utf-8"><title>{story.title} - World Service News</title>
{meta(og__title=story.title, og__site_name="World Service News", og__type="article", article__section="Middle East", twitter__card="summary")}
<link rel="canonical" href="https://news.example.org/world-45423901">{styles()}
{news_ld(story.title, "2018-09-04T19:12:44.000Z", site="World Service News", author=story.author, dateModified="2018-09-05T06:01:10.000Z")}
</head><body>{icons()}{cookie_banner()}<header role="banner" class="ssrcss-1ocoo3l-HeaderWrapper">{menu("global-navigation")}</header>
<div id="main-wrapper"><div class="ssrcss-rgov1k-MainColumn"><main id="main-content" class="ssrcss-15q9y2p-MainWrapper"><article class="ssrcss-pv1rh6-ArticleWrapper">
<header class="ssrcss-1eqcsb1-HeadingWrapper"><h1 id="main-heading" class="ssrcss-15xko80-StyledHeading">{story.title}</h1></header>
<div data-component="byline-block" class="ssrcss-1jkfh2p-BylineComponentWrapper"><div class="ssrcss-68pt20-Text-TextContributorName">{story.author}</div><div class="ssrcss-1u47p8g-ContributorJob">Diplomatic correspondent</div>
<ul class="ssrcss-1wvqpe9-MetadataStripContainer"><li><time data-testid="timestamp" datetime="2018-09-04T19:12:44.000Z">4 September 2018</time></li></ul>{share("ssrcss-1xjjfut-ShareTools")}</div>
{body}
<section data-component="topic-list" class="ssrcss-1szabdv-TopicListWrapper"><h2>Related Topics</h2><ul><li><a href="/t/1">Syria</a></li><li><a href="/t/2">Chemical weapons</a></li></ul></section>
<section data-component="related-links" class="ssrcss-1mhwnz8-Promo"><h2>More on this story</h2>{cards("ssrcss-5wtq5v-PromoItem", tag="li", date="2018-08-30")}</section>
</article></main><div class="ssrcss-1cd1zyq-Aside"><div data-component="topStories"><h2>Top Stories</h2>{cards("ssrcss-v9ayi1-Promo", first=5)}</div></div></div></div>
{footer(2018, "World Service News")}{scripts()}</body></html>"""
    text = (*story.paragraphs[:3], "What do the neighbours say?", *story.paragraphs[3:])
    return Layout("broadcaster", html, text, "2018-09-04", story.title, story.author)


@layout
def broadsheet() -> Layout:
    """A paper with rich asides: newsletter and related links in the body, drop cap, pull quote repeating a sentence."""
    story = s.PENINSULA
    quote = '<aside class="dcr-1n8z0pb pullquote"><svg></svg><blockquote class="dcr-scql1j">we will answer with weapons</blockquote><footer><cite>A colonel in Feodosia</cite></footer></aside>'
    rich = '<aside data-component="rich-link" class="element element-rich-link"><div class="rich-link"><p class="rich-link__header">Crimea: what has happened so far</p><a class="rich-link__link" href="/x">Read more</a></div></aside>'
    first = f'<span class="dcr-15rw6c2 drop-cap"><span class="drop-cap__inner">{story.paragraphs[0][0]}</span></span>{story.paragraphs[0][1:]}'
    body = paragraphs(
        (first, *story.paragraphs[1:]),
        attributes='class="dcr-n6w1lc"',
        between=(
            figure("Marines stand inside their base", "Photograph: A. Person/Agency"),
            rich,
            newsletter("email-sub"),
            quote,
            advert(2),
        ),
    )
    html = f"""<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{story.title} | Ukraine | The Broadsheet</title>
{meta(article__published_time="2014-03-03T18:46:02.000Z", article__modified_time="2014-03-04T09:15:33.000Z", og__site_name="the Broadsheet", article__author="https://broadsheet.example/profile/oresthalych", author=story.author, og__title=f"{story.title}", og__url="https://broadsheet.example/world/2014/mar/03/kyiv-troops")}
<link rel="canonical" href="https://broadsheet.example/world/2014/mar/03/kyiv-troops">{styles(200)}</head>
<body><div class="skip"><a href="#maincontent">Skip to main content</a></div><div id="bannerandheader"><header id="top" class="dcr-1tkg7pv">{menu("pillars")}</header></div>
<main class="dcr-1rhqmnk" data-layout="StandardLayout"><div id="maincontent"><article class="dcr-gp8x5s"><div class="dcr-yi1cnj" data-gu-name="headline"><h1 class="dcr-y70er1">{story.title}</h1></div>
<div data-gu-name="standfirst" class="dcr-1aul2ye"><div class="dcr-1xi11bn"><ul><li><a href="/1">Follow the latest in our live blog</a></li></ul></div></div>
<aside data-gu-name="meta" class="dcr-1a8x7b3"><address aria-label="Contributor info"><div class="dcr-1cfpnlw"><a rel="author" href="/profile/oresthalych">{story.author}</a> in Simferopol</div></address><details><summary>Mon 3 Mar 2014 18.46 GMT</summary>Last modified on Tue 4 Mar 2014 09.15 GMT</details>{share("dcr-share")}</aside>
<div data-gu-name="media">{figure("A gate guarded by men without insignia")}</div>
<div data-gu-name="body" class="dcr-11jq3zt" id="articleBody"><div class="article-body-commercial-selector article-body-viewer-selector dcr-1g5o3j6">{body}
<div class="dcr-submeta submeta"><span>Explore more on these topics</span><ul><li><a href="/u">Ukraine</a></li><li><a href="/r">Russia</a></li><li><a href="/news">news</a></li></ul><div><a href="/syndicate">Reuse this content</a></div></div></div></div></article></div>
<section class="onwards" data-component="related-content"><h2>More on this story</h2>{cards("dcr-card", count=8, date="2014-03-02")}</section>{comments("discussion")}<section class="most-viewed">{cards("mv", first=4)}</section></main>
{footer(2014, "The Broadsheet")}{scripts()}</body></html>"""
    return Layout("broadsheet", html, story.paragraphs, "2014-03-03", story.title, story.author)


@layout
def wire() -> Layout:
    """An agency's site: paragraphs in divs, datelines, credits of reporters and editors, a statement of standards."""
    story = s.TANKERS
    lead = f"DUBAI/LONDON, July 21 (Wire) - {story.paragraphs[0]}"
    p = '<div data-testid="paragraph-{}" class="text__text__1FZLe text__dark-grey__3Ml43 text__regular__2N1Xr body__full_width__ekUdw article-body__paragraph__2-BtD">{}</div>'
    body = "".join(p.format(i, t) for i, t in enumerate((lead, *story.paragraphs[1:])))
    html = f"""<!DOCTYPE html><html lang="en"><head><title>{story.title} | The Wire</title><meta charset="utf-8"/>
{meta(article__published_time="2019-07-21T11:05:17Z", article__modified_time="2019-07-21T15:40:02Z", og__title=story.title, og__site_name="The Wire", og__type="article")}
{news_ld(story.title, "2019-07-21T11:05:17Z", site="The Wire", author=story.author, isAccessibleForFree=True)}{styles(60)}</head>
<body><div id="fusion-app"><div><header>{menu("site-header__nav")}</header><main id="main-content"><article class="article__main__33WV2"><div class="article__content__6hMn9">
<header class="article-header__header__1xY"><nav aria-label="Breadcrumb"><ul><li><a href="/w">World</a></li></ul></nav><h1 data-testid="Heading">{story.title}</h1>
<div class="info-content__author-date__1Epi_">By <a rel="author" href="/authors/f/">{story.author}</a><time datetime="2019-07-21T11:05:17Z"><span>July 21, 2019</span><span>11:05 AM UTC</span><span>Updated 4 years ago</span></time></div></header>
<div data-testid="primary-image">{figure("A tanker lies at anchor off Bandar Abbas", "REUTERS/Stringer")}</div>
<div class="article-body__content__17Yit paywall-article">{body}
<div class="article-body__element__2p5pI"><p class="sign-off__text__PU3Aj">Reporting by {story.author} in Dubai and Ann Other in London; Editing by Bill Stone</p></div>
<p class="text__text__1FZLe trust-badge">Our Standards: <a href="/standards">The Wire Trust Principles.</a></p></div>
<div class="article__read-next__Kjxdw" data-testid="ReadNext"><h2>Read Next</h2>{cards("story-card", tag="li", date="2024-01-02")}</div></div></article></main>{footer(2024, "The Wire")}</div></div>{scripts(60)}</body></html>"""
    return Layout("wire", html, (lead, *story.paragraphs[1:]), "2019-07-21", story.title, story.author)


@layout
def american_agency() -> Layout:
    """An agency's hub: promotional cards and advertising between paragraphs, rules before the credits."""
    story = s.CHANNEL
    lead = f"DUBAI, United Arab Emirates (AP) — {story.paragraphs[0]}"
    card = f'<div class="HTMLModuleEnhancement"><div class="PageListEnhancementGeneric"><h2 class="Title">Related Coverage</h2>{cards("PagePromo", count=3)}</div></div>'
    body = paragraphs(
        (lead, *story.paragraphs[1:]), between=(advert(), card, '<div class="FreeStar fs-feed-ad">&nbsp;</div>')
    )
    html = f"""<!DOCTYPE html><html class="Page" lang="en"><head><meta charset="UTF-8">
{meta(article__published_time="2024-01-23T14:02:11Z", article__modified_time="2024-01-24T02:12:19Z", og__title=story.title, og__site_name="The Agency", gtm_dataLayer="{&quot;author&quot;:&quot;x&quot;}")}
<title>{story.title} | The Agency</title>{json_ld(**{"@graph": [{"@type": "BreadcrumbList", "itemListElement": []}, {"@type": "NewsArticle", "headline": story.title, "datePublished": "2024-01-23T14:02:11Z", "dateModified": "2024-01-24T02:12:19Z", "author": [{"@type": "Person", "name": "MIRIAM AL-SAYEGH"}], "publisher": {"@type": "Organization", "name": "The Agency"}}]})}</head>
<body class="Page-body"><bsp-header class="Page-header">{menu("AltNav")}</bsp-header><div class="Page-content"><main class="Page-main"><div class="Page-oneColumn"><h1 class="Page-headline">{story.title}</h1>
<div class="Page-lead"><div class="Figure">{figure("A Houthi fighter aboard a cargo ship. (AP Photo)")}</div></div><div class="Page-twoColumn"><div class="Page-storyBody"><bsp-story-page><div class="Page-byline"><div class="Page-authors">By <a class="Link">MIRIAM AL-SAYEGH</a></div><div class="Page-dateModified"><bsp-timestamp data-timestamp="1706062339000">Updated 2:12 AM UTC, January 24, 2024</bsp-timestamp></div></div>
<div class="RichTextStoryBody RichTextBody">{body}<p>___</p><p>Associated Writers Ann Other in Sanaa, Yemen, and Bill Stone in Washington contributed to this report.</p></div>
<div class="Page-below"><div class="Page-authorInfo"><div class="AuthorInfo"><span>Al-Sayegh is the Gulf and Iran news director for The Agency. She has reported from each of the countries of the Gulf.</span><a href="mailto:m@x.invalid">mailto</a></div></div></div></bsp-story-page></div>
<aside class="Page-aside">{cards("PagePromo", first=3)}</aside></div></div></main></div>{footer(2024, "The Agency")}{scripts()}</body></html>"""
    return Layout("american agency", html, (lead, *story.paragraphs[1:]), "2024-01-23", story.title, "Miriam Al-Sayegh")


@layout
def gulf_channel() -> Layout:
    """A channel with a list of recommended stories in the middle of its text."""
    story = s.EMBARGO
    recommended = '<div class="more-on more-on--article" data-testid="recommended"><h2 class="more-on__heading">Recommended Stories</h2><span class="screen-reader-text">list of 3 items</span><ul class="more-on__list"><li class="more-on__item"><span class="screen-reader-text">list 1 of 3</span><a href="/a">Kuwait’s emir flies to Jeddah</a></li><li class="more-on__item"><a href="/b">Qatar airlifts cows</a></li></ul><span class="screen-reader-text">end of list</span></div>'
    body = paragraphs(story.paragraphs[:4], between=("", recommended))
    body += f'<h2 id="reactions">‘An insult’</h2>{paragraphs(story.paragraphs[4:], between=(advert(),))}'
    html = f"""<!doctype html><html lang="en" class="theme-aje"><head><meta charset="utf-8"><title>{story.title} | Qatar News | Gulf Channel</title>
{meta(publishedDate="2017-06-23T08:00:00", lastDate="2017-06-24T10:00:00", og__title=story.title, og__site_name="Gulf Channel", pageTitle=story.title, source="Gulf Channel and news agencies")}
{news_ld(story.title, "2017-06-23T08:00:00Z", site="Gulf Channel")}{styles()}</head><body class="aje">{icons()}<div id="root"><div class="container"><div class="header-menu">{menu("site-header")}</div>
<main id="main-content-area" class="l-row__wrap"><div class="container__inner"><header class="article-header"><div class="topics"><a class="topics__label" href="/news/">News</a>|<a href="/t/">GCC</a></div><h1>{story.title}</h1><p class="article__subhead"><em>List handed over by Kuwait asks Doha to close base and broadcaster.</em></p></header>
{figure("Doha’s skyline at dusk [File: A. Person/Agency]", "")}
<div class="article-info-block"><div class="article-b-l"><div class="article-author-name"><span class="article-author-name-item"><a class="author-link" href="/author/n">{story.author}</a></span></div><div class="article-dates"><div class="date-simple css-1yjq2zp"><span class="screen-reader-text">Published On 23 Jun 2017</span><span aria-hidden="true">23 Jun 2017</span></div></div></div>{share("article-social")}</div>
<div class="wysiwyg wysiwyg--all-content css-ibbk12" aria-live="polite" aria-atomic="true">{body}</div>
<div class="article-source"><strong>Source</strong>: Gulf Channel and news agencies</div></div><div class="sib-newsletter-form">{newsletter("nl")}</div><section class="more-stories"><h2>More from News</h2>{cards("gc u-clickable-card", tag="article", date="2017-06-20")}</section></main>{footer(2024, "Gulf Channel")}</div></div>{scripts()}</body></html>"""
    standfirst = "List handed over by Kuwait asks Doha to close base and broadcaster."
    text = (standfirst, *story.paragraphs[:4], "‘An insult’", *story.paragraphs[4:])
    return Layout("gulf channel", html, text, "2017-06-23", story.title, story.author)


@layout
def wordpress() -> Layout:
    """A local paper on WordPress: sharing, related posts and an author's box inside the entry, comments below."""
    story = s.GORGE
    related = f'<div id="jp-relatedposts" class="jp-relatedposts"><h3 class="jp-relatedposts-headline"><em>Related</em></h3>{cards("jp-relatedposts-post", count=3)}</div>'
    sharing = f'<div class="sharedaddy sd-sharing-enabled"><div class="robots-nocontent sd-block sd-social"><h3 class="sd-title">Share this:</h3>{share("sd-content")}</div></div>'
    box = '<div class="author-box saboxplugin-wrap" itemtype="http://schema.org/Person"><div class="saboxplugin-authorname"><a href="/author/tamsin" rel="author">Tamsin Okafor</a></div><div class="saboxplugin-desc"><p>Tamsin Okafor covers the Caucasus for the Courier. She lives in Tbilisi with two dogs.</p></div></div>'
    html = f"""<!DOCTYPE html><html lang="en-US"><head><meta charset="UTF-8"><title>{story.title} &#8211; The Mountain Courier</title>
{meta(og__title=f"{story.title} - The Mountain Courier", og__site_name="The Mountain Courier", generator="WordPress 4.9")}
<link rel='stylesheet' href='/wp-content/themes/n/style.css'><link rel="canonical" href="https://courier.example/2008/08/04/gorge/"></head>
<body class="post-template-default single single-post postid-2210 single-format-standard"><div id="page" class="site"><header id="masthead" class="site-header">{menu("main-navigation")}</header>
<div id="content" class="site-content"><div id="primary" class="content-area"><main id="main" class="site-main"><article id="post-2210" class="post-2210 post type-post status-publish format-standard has-post-thumbnail hentry category-caucasus">
<header class="entry-header"><h1 class="entry-title">{story.title}</h1><div class="entry-meta"><span class="posted-on">Posted on <a href="/2008/08/04/" rel="bookmark"><time class="entry-date published" datetime="2008-08-04T09:31:00+04:00">August 4, 2008</time><time class="updated" datetime="2016-02-11T12:00:00+04:00">February 11, 2016</time></a></span><span class="byline"> by <span class="author vcard"><a class="url fn n" href="/author/tamsin/">{story.author}</a></span></span></div></header>
<div class="post-thumbnail"><img src="/u/1.jpg" alt=""></div><div class="entry-content"><div id="attachment_22" class="wp-caption alignright"><img src="/u/2.jpg"><p class="wp-caption-text">The checkpoint near Avnevi on Saturday.</p></div>{paragraphs(story.paragraphs)}{sharing}{related}{box}</div>
<footer class="entry-footer"><span class="cat-links">Posted in <a href="/c/caucasus/">Caucasus</a></span><span class="tags-links">Tagged <a href="/t/1">Georgia</a>, <a href="/t/2">OSCE</a></span></footer></article>
<nav class="navigation post-navigation"><div class="nav-links"><div class="nav-previous"><a href="/p">Wine harvest delayed</a></div></div></nav>{comments()}</main></div>
<aside id="secondary" class="widget-area"><section class="widget widget_recent_entries"><h2>Recent Posts</h2>{cards("recent")}</section></aside></div>{footer(2019, "The Mountain Courier")}</div></body></html>"""
    return Layout("wordpress", html, story.paragraphs, "2008-08-04", story.title, story.author)


@layout
def ministry_drupal() -> Layout:
    """A ministry on Drupal: fields in divs, the date in a field of its own, print and share links."""
    story = s.STATEMENT
    html = f"""<!DOCTYPE html><html lang="en" dir="ltr" prefix="content: http://purl.org/rss/1.0/modules/content/"><head><meta charset="utf-8" /><meta name="Generator" content="Drupal 8" />
<title>{story.title} | Ministry of Foreign Affairs</title><link rel="canonical" href="https://mfa.example.gov/en/news/statement-northern-governorates" /><link rel="shortlink" href="https://mfa.example.gov/en/node/4412" /></head>
<body class="path-node page-node-type-news"><a href="#main-content" class="visually-hidden focusable skip-link">Skip to main content</a><div class="dialog-off-canvas-main-canvas"><header role="banner"><div class="region region-header"><div id="block-branding" class="block block-system"><a href="/en" rel="home"><img src="/logo.svg" alt="Home"></a></div>{menu("block-mainnavigation", ("The Ministry", "Minister", "Foreign policy", "Services", "Missions abroad", "Press", "Careers"))}</div></header>
<div class="region region-breadcrumb"><nav aria-label="breadcrumb"><ol class="breadcrumb"><li><a href="/en">Home</a></li><li>Press</li></ol></nav></div>
<main role="main"><a id="main-content" tabindex="-1"></a><div class="layout-content"><div class="region region-content"><div data-drupal-messages-fallback class="hidden"></div><div id="block-content" class="block block-system block-system-main-block">
<article role="article" about="/en/news/statement-northern-governorates" class="node node--type-news node--promoted node--view-mode-full"><div class="node__content"><h1 class="page-title"><span class="field field--name-title field--type-string field--label-hidden">{story.title}</span></h1>
<div class="field field--name-field-date field--type-datetime field--label-hidden field__item">12 March 2020</div><div class="field field--name-field-category"><div class="field__label">Category</div><div class="field__item"><a href="/en/statements">Statements</a></div></div>
<div class="clearfix text-formatted field field--name-body field--type-text-with-summary field--label-hidden field__item">{paragraphs(story.paragraphs)}</div>
<div class="field field--name-field-tags"><div class="field__label">Tags</div><div class="field__items"><a href="/t/7">Humanitarian law</a></div></div><ul class="links inline"><li class="print"><a href="/en/print/4412">Printer-friendly version</a></li></ul>{share("addtoany_list")}</div></article></div></div></div>
<aside class="layout-sidebar-second"><div class="view view-latest-news"><h2>Latest news</h2>{cards("views-row", date="2021-04-01")}</div></aside></main>{footer(2021, "Ministry of Foreign Affairs")}</div></body></html>"""
    return Layout("ministry on drupal", html, story.paragraphs, "2020-03-12", story.title)


@layout
def foreign_ministry() -> Layout:
    """A ministry's briefing: number and time in the text's head, questions in bold, a table of documents beside."""
    story = s.BRIEFING
    bold = [
        f"<b>{t[:9]}</b>{t[9:]}"
        if t.startswith("Question:")
        else f"<b>{t[:7]}</b>{t[7:]}"
        if t.startswith("Answer:")
        else t
        for t in story.paragraphs
    ]
    body = "".join(f'<p style="text-align: justify;">&nbsp;{t}</p>' for t in bold)
    html = f"""<!DOCTYPE html><html lang="en"><head><meta http-equiv="Content-Type" content="text/html; charset=UTF-8" /><title>{story.title} - The Ministry of Foreign Affairs</title>
{meta(og__title=story.title, og__type="website")}<script src="/bitrix/js/main/core.js"></script></head><body class="inner"><div class="page-wrapper"><div class="header-top"><div class="lang"><a href="/ru/">Рус</a><a href="/en/">Eng</a><a href="/ar/">عربي</a></div>{menu("main-menu", SECTION_MFA)}</div>
<div class="page-content"><div class="breadcrumbs"><a href="/en/">Main page</a> / <a href="/en/press_service/">Press Service</a> / <span>Briefings</span></div>
<div class="announcement-detail"><div class="photo-date"><span class="photo-date__text">5 September 2018</span> <span>17:32</span></div><h1 class="announcement-detail__title">{story.title}, Moscow, September 5, 2018</h1><div class="article-line"><div class="article-number">1638-05-09-2018</div><ul class="page-share"><li><a href="#" title="Telegram">Telegram</a></li><li><a href="#">VK</a></li></ul></div>
<div class="article-content"><div class="text article-content">{body}</div></div>
<div class="files-block"><h3>Additional materials</h3><ul class="photos"><li><a href="/f.jpg">Photo 1</a></li><li><a href="/f.jpg">Photo 2</a></li></ul></div></div>
<div class="right-column"><div class="spec-links"><h3>Documents on the topic</h3><table><tr><td><a href="/d1">Treaty of 1997</a></td></tr><tr><td><a href="/d2">Agreement of 2003</a></td></tr></table></div></div></div>
<div class="footer"><div class="copyright">© 1995-2024 Ministry of Foreign Affairs. 119200, Moscow, 32/34 Square</div></div></div></body></html>"""
    return Layout("foreign ministry", html, story.paragraphs, "2018-09-05")


SECTION_MFA = ("Minister", "About", "Foreign policy", "Press service", "Diplomatic missions", "Contacts")


@layout
def state_department() -> Layout:
    """A department's press statement: office and date in meta blocks, closing marks, tags below."""
    story = s.STATEMENT
    html = f"""<!doctype html><html lang="en-US" class="no-js"><head><meta charset="utf-8"><title>{story.title} - Department of State</title>
{meta(og__title=f"{story.title} - Department of State", og__site_name="Department of State", article__modified_time="2021-02-01T00:00:00+00:00", date="Sep 18, 2019")}</head>
<body class="state_briefing-template-default single single-state_briefing wp-embed-responsive">{cookie_banner()}<div class="usa-banner"><div class="usa-accordion"><header class="usa-banner__header"><p class="usa-banner__header-text">An official website of the government</p><p>Here’s how you know</p></header><div class="usa-banner__content"><p>Official websites use .gov. A .gov website belongs to an official government organization.</p></div></div></div>
<header class="site-header">{menu("site-nav")}</header><main id="content" class="site-content"><section class="article-header"><div class="row row--article-header"><h1 class="featured-content__headline stars-above">{story.title}</h1><div class="article-meta doctype-meta">Press Statement</div><div class="article-meta"><p class="article-meta__author-bureau">{story.author}</p><p class="article-meta__publish-date">September 18, 2019</p></div></div></section>
<section class="report__section"><div class="row"><article class="entry-content">{paragraphs(story.paragraphs)}<p style="text-align:center">###</p></article><aside class="article-tags"><h2>Tags</h2><div class="related-tags__pills"><a href="/t/1">Bureau of Near Eastern Affairs</a><a href="/t/2">Office of the Spokesperson</a></div></aside></div></section>
<section class="related-articles"><h2>Related Articles</h2>{cards("related-articles__article", tag="li", date="2022-05-05")}</section></main>{footer(2022, "Department of State")}</body></html>"""
    return Layout("state department", html, story.paragraphs, "2019-09-18", story.title, "Office of the Spokesperson")


@layout
def council_press() -> Layout:
    """A council's press release: subheads, a list of measures, contacts and links to be left out."""
    story = s.COUNCIL
    items = (
        "a freeze of assets held in the Union;",
        "a ban on making funds available to those listed;",
        "a ban on entering or crossing the territory of a member state.",
    )
    html = f"""<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{story.title} - Consilium</title>
{meta(og__title=story.title, og__site_name="Consilium", DC__date="x", last_modified="2023-09-15")}<meta name="dcterms.issued" content="2023-09-14T11:35:00Z"></head><body>{cookie_banner()}<header>{menu("navbar")}</header>
<main id="main" class="container"><div class="col-md-9 council-left-content-basic"><ul class="list-inline press-meta"><li>Council of the Union</li><li>Press release</li><li>14 September 2023</li><li>11:35</li></ul><h1>{story.title}</h1>
<div class="field-content">{paragraphs(story.paragraphs[:2])}<h2>What the measures are</h2><p>They include:</p><ul>{"".join(f"<li>{i}</li>" for i in items)}</ul><h2>Next steps</h2>{paragraphs(story.paragraphs[2:])}</div>
<div class="related-documents"><h2>Related documents</h2><ul class="link-list"><li><a href="/1.pdf">Council decision of 14 September 2023</a></li><li><a href="/2">Ukraine: restrictive measures (background information)</a></li></ul></div>
<div class="press-contacts"><h3>Press contacts</h3><div class="contact"><p class="name">Maria Contact</p><p>Press officer</p><p>+32 2 000 00 00</p><p>maria.contact@consilium.invalid</p></div><p>If you are not a journalist, please send your request to the public information service.</p></div></div></main>{footer(2023, "Council")}</body></html>"""
    text = (
        *story.paragraphs[:2],
        "What the measures are",
        "They include:",
        *items,
        "Next steps",
        *story.paragraphs[2:],
    )
    return Layout("council press", html, text, "2023-09-14", story.title)


@layout
def assembly_coverage() -> Layout:
    """Meetings coverage of an international body: symbol and date in fields, a closing line for the press."""
    story = s.INSPECTORS
    html = f"""<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{story.title} | Meetings Coverage and Press Releases</title><link rel="canonical" href="https://press.example.int/en/1998/sc6530.doc.htm"></head>
<body class="html not-front"><div id="skip-link"><a href="#main">Skip</a></div><div class="navbar"><div class="container">{menu("un-menu")}</div></div><div class="main-container container"><div class="row"><section class="col-sm-9"><a id="main-content"></a><h1 class="page-header">{story.title}</h1>
<div class="region region-content"><article class="node node-press-release clearfix"><div class="panel-pane pane-node-symbol"><div class="field-items"><div class="field-item even">SC/6530</div></div></div><div class="field field-name-field-dated"><span class="date-display-single">16 June 1998</span></div>
<div class="field field-name-body field-type-text-with-summary field-label-hidden"><div class="field-items"><div class="field-item even" property="content:encoded">{paragraphs([t.replace("chief inspector", "<strong>chief inspector</strong>") for t in story.paragraphs])}<p class="text-align-center"><strong>For information media. Not an official record.</strong></p></div></div></div></article></div></section>
<aside class="col-sm-3"><h2>Latest</h2>{cards("latest", date="2015-01-01")}</aside></div></div>{footer(2015, "Meetings Coverage")}</body></html>"""
    return Layout("assembly coverage", html, story.paragraphs, "1998-06-16", story.title)


@layout
def amp() -> Layout:
    """An accelerated page: amp elements for pictures, advertising, sidebars and sharing."""
    story = s.GRAIN
    pictures = '<figure><amp-img src="/g.jpg" width="16" height="9" layout="responsive" alt="Silos burn"></amp-img><figcaption>Silos burn in the port of Odesa</figcaption></figure>'
    ads = '<amp-ad width="300" height="250" type="doubleclick" data-slot="/1/x"><div placeholder>Advertisement</div></amp-ad>'
    html = f"""<!doctype html><html ⚡ lang="en"><head><meta charset="utf-8"><script async src="https://cdn.ampproject.invalid/v0.js"></script><title>{story.title}</title><link rel="canonical" href="https://daily.example/2023/07/19/grain"><meta name="viewport" content="width=device-width">
{news_ld(story.title, "2023-07-19T20:11:00+02:00", site="The Daily", author=story.author, dateModified="2023-07-20T08:00:00+02:00", mainEntityOfPage="https://daily.example/2023/07/19/grain")}
<style amp-boilerplate>body{{-webkit-animation:none}}</style><style amp-custom>{"".join(f".a{i}{{margin:{i}px}}" for i in range(200))}</style></head><body><amp-sidebar id="sb" layout="nodisplay"><ul>{"".join(f"<li><a href='/{i}'>Section {i}</a></li>" for i in range(15))}</ul></amp-sidebar><amp-consent id="c" layout="nodisplay"><div id="ui">We use cookies and similar technologies to improve this site. <button on="tap:c.accept">Accept</button></div></amp-consent>
<header class="amp-header"><a href="/">The Daily</a><button on="tap:sb.toggle">☰</button></header><main><article class="amp-article"><header><h1 class="amp-title">{story.title}</h1><ul class="amp-meta"><li class="amp-byline">By {story.author}</li><li class="amp-posted-on"><time datetime="2023-07-19T20:11:00+02:00">19 July 2023</time></li></ul></header>
<div class="amp-article-content">{paragraphs(story.paragraphs, between=(pictures, ads, '<amp-twitter data-tweetid="1" layout="responsive"><blockquote placeholder>A post of the ministry</blockquote></amp-twitter>'))}</div><div class="amp-social"><amp-social-share type="twitter"></amp-social-share><amp-social-share type="email"></amp-social-share></div></article>
<section class="amp-related"><h3>Related articles</h3>{cards("amp-related-item", date="2023-07-01")}</section></main><footer class="amp-footer"><p>© 2023 The Daily</p></footer></body></html>"""
    return Layout("amp", html, story.paragraphs, "2023-07-19", story.title, story.author)


@layout
def tables_1998() -> Layout:
    """A broadcaster of 1998: the page in nested tables, fonts for everything, paragraphs never closed."""
    story = s.INSPECTORS
    nav = "".join(
        f'<TR><TD BGCOLOR="#003366"><A HREF="/{i}.htm"><FONT FACE="Arial" SIZE=1 COLOR="#ffffff"><B>{n}</B></FONT></A></TD></TR>'
        for i, n in enumerate(("Front Page", "World", "UK", "Business", "Sci/Tech", "Despatches", "Feedback", "Help"))
    )
    body = "".join(f'\n<P><FONT SIZE="2" FACE="Verdana, Arial">{t}</FONT>' for t in story.paragraphs)
    html = f"""<HTML><HEAD><TITLE>News | Middle East | {story.title}</TITLE><META NAME="keywords" CONTENT="news, world"></HEAD>
<BODY BGCOLOR="#FFFFFF" LINK="#000099"><TABLE WIDTH=600 BORDER=0 CELLPADDING=0 CELLSPACING=0><TR><TD COLSPAN=3><IMG SRC="/masthead.gif" WIDTH=600 HEIGHT=40 ALT="News Online"></TD></TR>
<TR><TD WIDTH=90 VALIGN=TOP BGCOLOR="#003366"><TABLE BORDER=0>{nav}</TABLE></TD><TD WIDTH=10>&nbsp;</TD>
<TD WIDTH=500 VALIGN=TOP><FONT FACE="Arial" SIZE=1 COLOR="#666666">Tuesday, June 16, 1998 Published at 14:22 GMT 15:22 UK</FONT><BR><IMG SRC="/1.gif" HEIGHT=4><BR>
<FONT FACE="Arial" SIZE=5><B>{story.title}</B></FONT><BR><TABLE ALIGN=RIGHT WIDTH=200><TR><TD><IMG SRC="/inspectors.jpg" WIDTH=200></TD></TR><TR><TD><FONT SIZE=1>The convoy waits at the gate</FONT></TD></TR></TABLE>{body}
<P><TABLE WIDTH=100% BGCOLOR="#eeeeee"><TR><TD><FONT SIZE=1><B>Relevant Stories</B></FONT></TD></TR><TR><TD><A HREF="/a.htm"><FONT SIZE=1>12 Jun 98 | World | Council fails to agree</FONT></A></TD></TR><TR><TD><A HREF="/b.htm"><FONT SIZE=1>09 Jun 98 | World | Inspectors return</FONT></A></TD></TR></TABLE>
<TABLE><TR><TD><FONT SIZE=1><B>Internet Links</B></FONT></TD></TR><TR><TD><A HREF="http://x"><FONT SIZE=1>Commission</FONT></A></TD></TR><TR><TD><FONT SIZE=1><I>The broadcaster is not responsible for the content of external internet sites.</I></FONT></TD></TR></TABLE></TD></TR>
<TR><TD COLSPAN=3 ALIGN=CENTER><HR><FONT SIZE=1><A HREF="#top">Back to top</A> | © MCMXCVIII News Online</FONT></TD></TR></TABLE></BODY></HTML>"""
    return Layout("tables of 1998", html, story.paragraphs, "1998-06-16", encoding="cp1252")


@layout
def archive_1999() -> Layout:
    """A paper's archive of 1999: centred heads, rules, upper case tags, breaks for paragraphs."""
    story = s.LINE
    html = f"""<html><head><title>The Frontier Post-Herald: {story.title}</title></head><body bgcolor=white text=black><center><img src=mast.gif><br><font size=-1>Monday, May 31, 1999</font><hr width=80%></center>
<table border=0 width=100%><tr><td width=15% valign=top><font size=-1><a href=index.htm>Front page</a><br><a href=nat.htm>National</a><br><a href=int.htm>International</a><br><a href=opin.htm>Opinion</a><br><a href=spt.htm>Sport</a></font></td><td valign=top>
<h2>{story.title}</h2><font size=-1><b>By {story.author}</b></font><br><br>
{"<br><br>".join(story.paragraphs)}<br><br>
<hr><center><font size=-1>[ <a href=index.htm>Front page</a> | <a href=search.htm>Search</a> | <a href=mailto:ed@x>Letters</a> ]<br>Copyright 1999 The Frontier Post-Herald. Reproduction in any form is forbidden.</font></center></td></tr></table></body></html>"""
    return Layout(
        "archive of 1999", html, story.paragraphs, "1999-05-31", story.title, story.author, encoding="latin-1"
    )


@layout
def state_agency() -> Layout:
    """A state's agency with its own letter case and breaks; the date only in the text's head."""
    story = s.REACTOR
    body = "".join(f'<span class="cnt">&nbsp;&nbsp;&nbsp;&nbsp;{t}</span><br/><br/>' for t in story.paragraphs)
    html = f"""<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd"><html xmlns="http://www.w3.org/1999/xhtml"><head><meta http-equiv="Content-Type" content="text/html; charset=utf-8" /><title>Central News</title><script type="text/javascript">var d="2014-01-01";</script></head>
<body><div class="top"><table width="960"><tr><td><a href="/"><img src="/i/logo.png"/></a></td><td class="lang"><a href="?l=ko">조선어</a> <a href="?l=en">English</a> <a href="?l=cn">中文</a></td></tr></table></div><div id="menu"><a href="/1">Supreme Leader's Activities</a> <a href="/2">Latest News</a> <a href="/3">Top News</a> <a href="/4">Photo</a></div>
<div id="wrap"><div class="ArticleTitle" style="font-size:16px"><b>{story.title}</b></div><div class="ArticleDate">Date: 13/12/2002 | Source: Central News (En) | Read original version at source</div><div class="ArticleContent" id="fontSz">{body}</div><div class="view_btn"><a href="javascript:history.back()">Back</a> <a href="#">Print</a></div></div>
<div class="bottom">Copyright (C) 2000-2014 by Central News</div></body></html>"""
    return Layout("state agency", html, story.paragraphs, "2002-12-13")


@layout
def blog_2006() -> Layout:
    """A correspondent's blog: breaks for paragraphs, profile and archive beside, feed links below."""
    story = s.PIPELINE
    html = f"""<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-strict.dtd"><html xmlns="http://www.w3.org/1999/xhtml" xml:lang="en" lang="en"><head><title>Letters from Juba: {story.title}</title><meta http-equiv="Content-Type" content="text/html; charset=UTF-8" /><style type="text/css">{"".join(f"#b{i} {{float:left}}" for i in range(50))}</style></head>
<body class="postpage"><div id="header"><h1 id="blog-title"><a href="/">Letters from Juba</a></h1><p id="description">Notes of a reporter</p></div><div id="content"><div id="main"><div id="main2"><div class="main"><h2 class="date-header">Sunday, June 9, 2013</h2><div class="post"><a name="115"></a><h3 class="post-title">{story.title}</h3>
<div class="post-body"><div>{"<br /><br />".join(story.paragraphs)}<div style="clear:both; padding-bottom:0.25em"></div></div></div><p class="post-footer"><em>posted by {story.author} at <a href="/2013/06/p.html" title="permanent link">9:12 AM</a></em></p></div>
<div id="comments"><a name="comments"></a><h4>2 Comments:</h4><dl id="comments-block"><dt class="comment-poster" id="c1">At 10:01 AM, Anonymous said...</dt><dd class="comment-body"><p>Great blog! I hope they drink their oil.</p></dd></dl></div></div></div></div>
<div id="sidebar"><div id="profile-container"><h2 class="sidebar-title">About Me</h2><dl class="profile-datablock"><dt>{story.author}</dt><dd class="profile-data">Juba, South Sudan</dd></dl></div><h2 class="sidebar-title">Archives</h2><ul class="archive-list"><li><a href="/2013_05">May 2013</a></li><li><a href="/2013_06">June 2013</a></li></ul></div></div></body></html>"""
    return Layout("blog", html, story.paragraphs, "2013-06-09", story.title, story.author)


@layout
def live_blocks() -> Layout:
    """A live page of a paper: one block an entry, newest first, each with its time and heading."""
    story = s.PENINSULA
    entries = [
        ("18.46 GMT", "2014-03-03T18:46:00Z", "Washington suspends cooperation", (story.paragraphs[5],)),
        ("17.30 GMT", "2014-03-03T17:30:00Z", "A call of forty minutes", (story.paragraphs[4],)),
        ("16.02 GMT", "2014-03-03T16:02:00Z", "‘We will answer’", (story.paragraphs[3], story.paragraphs[2])),
        ("14.15 GMT", "2014-03-03T14:15:00Z", "Fleet denies ultimatum", (story.paragraphs[1], story.paragraphs[0])),
    ]
    blocks = "".join(
        f'<article id="block-{i}" class="dcr-lw02qf block" itemprop="liveBlogUpdate" itemscope itemtype="http://schema.org/BlogPosting"><header class="dcr-1pexjb9"><a href="#block-{i}" class="dcr-1hqd"><time datetime="{iso}" class="dcr-time">{clock}</time></a><h2 class="dcr-k5h0cr">{head}</h2></header>{paragraphs(texts)}<footer class="dcr-foot">{share("block-share")}<span>Updated at {clock}</span></footer></article>'
        for i, (clock, iso, head, texts) in enumerate(entries)
    )
    html = f"""<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Ukraine crisis: fleet denies ultimatum – as it happened | The Broadsheet</title>{meta(article__published_time="2014-03-03T06:55:00Z", article__modified_time="2014-03-04T00:10:00Z", og__title="Ukraine crisis: fleet denies ultimatum – as it happened", og__site_name="The Broadsheet")}
{json_ld(**{"@type": "LiveBlogPosting", "headline": "Ukraine crisis: fleet denies ultimatum – as it happened", "datePublished": "2014-03-03T06:55:00Z", "coverageStartTime": "2014-03-03T06:55:00Z", "liveBlogUpdate": [{"@type": "BlogPosting", "datePublished": "2014-03-03T18:46:00Z", "headline": "Washington suspends cooperation"}]})}{styles()}</head>
<body><header>{menu("pillars")}</header><main data-layout="LiveLayout"><div class="dcr-head"><h1>Ukraine crisis: fleet denies ultimatum – as it happened</h1></div><div class="dcr-filter"><button>Key events</button><ul class="key-events">{"".join(f'<li><a href="#block-{i}"><time datetime="{e[1]}">{e[0]}</time> {e[2]}</a></li>' for i, e in enumerate(entries))}</ul></div><div id="liveblog-body" class="js-liveblog-body"><div id="top-of-blog"></div>{blocks}</div></main><section class="onwards">{cards("dcr-card", date="2014-03-02")}</section>{footer(2014, "The Broadsheet")}{scripts()}</body></html>"""
    text = tuple(line for clock, _, head, texts in entries for line in (clock, head, *texts))
    return Layout("live blocks", html, text, "2014-03-03", "Ukraine crisis: fleet denies ultimatum – as it happened")


@layout
def live_posts() -> Layout:
    """A live page of a broadcaster: a summary, then posts in list items with relative links and times."""
    story = s.JUNTA
    times = ("21:40", "20:05", "18:31", "17:12", "15:00")
    posts = "".join(
        f'<li class="lx-stream__post-container"><div class="lx-stream-post gs-u-pb-alt+"><header class="lx-stream-post__header"><div class="lx-stream-post__meta"><time class="lx-stream-post__meta-time"><span class="qa-visually-hidden-meta">Posted at </span>{clock}</time></div><h3 class="lx-stream-post__header-title"><span>{head}</span></h3></header><div class="lx-stream-post-body"><div><p>{text}</p></div></div><div class="lx-share-tools">{share("lx-share")}</div></div></li>'
        for clock, head, text in zip(
            times,
            ("Power cut", "Embassy door burned", "Paris denies plan", "A declaration of war", "Sanctions"),
            reversed(story.paragraphs[1:6]),
            strict=True,
        )
    )
    html = f"""<!DOCTYPE html><html lang="en-GB"><head><meta charset="utf-8"><title>Niger: leaders give officers a week - World Service News</title>{meta(og__title="Niger: leaders give officers a week", og__site_name="World Service News")}{json_ld(**{"@type": "LiveBlogPosting", "headline": "Niger: leaders give officers a week", "datePublished": "2023-07-30T14:55:00+00:00", "liveBlogUpdate": []})}</head><body>{cookie_banner()}<header>{menu("orb-nav")}</header><div class="lx-wrapper"><main><h1 class="lx-event-header">Niger: leaders give officers a week</h1><div class="lx-stream"><ol class="lx-stream__feed">{posts}</ol><div class="lx-pagination"><a href="/2">Next page</a></div></div></main></div>{footer(2023, "World Service News")}{scripts()}</body></html>"""
    heads = ("Power cut", "Embassy door burned", "Paris denies plan", "A declaration of war", "Sanctions")
    text = tuple(
        line for c, h, t in zip(times, heads, reversed(story.paragraphs[1:6]), strict=True) for line in (c, h, t)
    )
    return Layout("live posts", html, text, "2023-07-30", "Niger: leaders give officers a week")


@layout
def paywall() -> Layout:
    """A stub: two paragraphs, then the offer to subscribe."""
    story = s.REEF
    html = f"""<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{story.title} | The Financial Ledger</title>{meta(og__title=story.title, og__site_name="The Financial Ledger", article__published_time="2016-07-13T04:20:00Z")}
{news_ld(story.title, "2016-07-13T04:20:00Z", site="The Financial Ledger", author=story.author, isAccessibleForFree=False, hasPart={"@type": "WebPageElement", "isAccessibleForFree": False, "cssSelector": ".article__content-body"})}{styles()}</head>
<body><header>{menu("o-header__nav")}</header><main><article class="article" id="site-content"><header class="topper"><h1 class="article-classifier__headline">{story.title}</h1><div class="article-info__byline">{story.author} in Manila</div><time class="article-info__timestamp" datetime="2016-07-13T04:20:00.000Z">July 13 2016</time></header>
<div class="article__content-body n-content-body js-article__content-body">{paragraphs(story.paragraphs[:2])}</div><div class="paywall-gate js-barrier" id="barrier-page"><h2>Subscribe to unlock this article</h2><div class="offer"><h3>Try unlimited access</h3><p>Only $1 for 4 weeks</p><p>Then $69 per month. Complete digital access to quality journalism on any device. Cancel anytime during your trial.</p><a class="o-buttons">Select</a></div><p>Already a subscriber? <a href="/login">Sign in</a></p></div></article></main>{footer(2016, "The Financial Ledger")}{scripts()}</body></html>"""
    return Layout(
        "paywall stub", html, story.paragraphs[:2], "2016-07-13", story.title, story.author, warning="paywall"
    )


@layout
def cookie_wall() -> Layout:
    """Nothing but the question for consent."""
    html = f"""<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Your privacy choices</title>{styles(30)}</head><body class="consent-page"><div id="consent-page" class="consent-wrapper"><div class="con-wizard"><form method="post" class="consent-form"><h1>We, the Example Group, and our partners</h1>
<p>When you use our sites and apps, we use cookies to provide our sites and apps to you, authenticate users, apply security measures, and prevent spam and abuse.</p><p>If you click ‘Accept all’, we and our partners, including 238 who are part of the IAB Transparency and Consent Framework, will also store and access information on a device and use precise geolocation data and other personal data such as IP address and browsing data, for personalised advertising and content.</p>
<p>If you do not want us and our partners to use cookies and personal data for these additional purposes, click ‘Reject all’. You can withdraw your consent at any time by clicking on the ‘Privacy settings’ link.</p><button name="agree">Accept all</button><button name="reject">Reject all</button><a href="/m">Manage privacy settings</a></form></div></div>{scripts(5)}</body></html>"""
    return Layout("cookie wall", html, None, reason="cookie")


@layout
def right_to_left() -> Layout:
    """English words on an Arab agency's page that runs from right to left."""
    story = s.CHANNEL
    html = f"""<!DOCTYPE html><html dir="rtl" lang="ar"><head><meta charset="utf-8"><title>وكالة الأنباء - {story.title}</title>{meta(og__title=story.title, og__site_name="وكالة الأنباء", article__published_time="2024-01-23T17:00:00+03:00")}</head><body class="rtl"><header><nav class="navbar"><ul><li><a href="/ar">الرئيسية</a></li><li><a href="/ar/politics">سياسة</a></li><li><a href="/ar/economy">اقتصاد</a></li><li><a href="/en">English</a></li></ul></nav></header>
<div class="container"><div class="row"><div class="col-md-8"><div class="news-details" dir="ltr"><h1 class="news-title">{story.title}</h1><div class="news-date"><i class="fa fa-clock"></i> 23/01/2024 05:00 PM</div><div class="news-img"><img src="/n.jpg"><span class="img-caption">لقطة من البحر الأحمر</span></div><div class="news-body" id="newsBody">{"".join(f'<p dir="ltr" style="text-align:left">{t}</p>' for t in story.paragraphs)}</div><div class="news-share"><span>شارك الخبر</span><a href="#">فيسبوك</a><a href="#">تويتر</a></div></div></div>
<div class="col-md-4 sidebar"><h3>أخبار ذات صلة</h3><ul><li><a href="/1">وزير الخارجية يلتقي نظيره</a></li><li><a href="/2">اجتماع طارئ لمجلس الجامعة</a></li></ul></div></div></div><footer class="footer">جميع الحقوق محفوظة © 2024</footer></body></html>"""
    return Layout("right to left", html, story.paragraphs, "2024-01-23", story.title)


@layout
def mixed_scripts() -> Layout:
    """A party's statement in Arabic and English, marks of direction inside the words."""
    english = s.EMBARGO.paragraphs[:4]
    arabic = (
        "قال وزير الخارجية إن القائمة وُضعت لكي تُرفض، وإن بلاده لن تتخلى عن سيادتها تحت أي ظرف من الظروف.",
        "وأضاف أن الدوحة مستعدة للحوار إذا رُفع الحصار، وأن الوسيط الكويتي سيتسلم الرد خلال أيام.",
    )
    marked = english[0].replace("Qatar", "Qatar \u200f(قطر)\u200e")
    html = f"""<!DOCTYPE html><html lang="en" dir="auto"><head><meta charset="utf-8"><title>بيان صحفي / Press statement</title><meta name="DC.date.issued" content="2017-06-24"><meta name="author" content="Government Communications Office"></head><body><div id="wrapper"><div id="nav-main" role="navigation"><a href="/">Home الرئيسية</a><a href="/p">Press الصحافة</a></div><div role="main"><div class="story" dir="auto"><h1 dir="auto">بيان صحفي / Press statement</h1>{"".join(f'<p dir="rtl" lang="ar">{t}</p>' for t in arabic)}{"".join(f"<p>{t}</p>" for t in (marked, *english[1:]))}</div></div><div id="footer">© GCO 2017</div></div></body></html>"""
    return Layout(
        "mixed scripts", html, (*arabic, marked, *english[1:]), "2017-06-24", author="Government Communications Office"
    )


@layout
def no_date() -> Layout:
    """A relief agency's page that names no date of its own: the footer's year and the teasers' dates are not it."""
    story = s.CORRIDOR
    html = f"""<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{story.title} – Corridor Relief</title>{meta(og__title=story.title, og__site_name="Corridor Relief", viewport="width=device-width")}{styles(90)}</head><body class="page"><div class="site-top">{menu("w-nav")}</div><div class="w-section hero"><h1 class="heading-12">{story.title}</h1></div><div class="w-section"><div class="w-container"><div class="rich-text-block w-richtext">{paragraphs(story.paragraphs, between=(figure("A shelter in Stepanakert", ""),))}<p>In 2016, four days of fighting cost two hundred lives. The ceasefire of 5 April 2016 was never written down.</p></div><div class="donate-box"><h3>Donate now</h3><p>£25 could buy blankets for a family.</p><a class="button w-button" href="/d">Give</a></div></div></div><div class="w-section"><h2>Latest news</h2>{cards("w-dyn-item", date="2022-11-03")}</div>{footer(2023, "Corridor Relief")}</body></html>"""
    extra = (
        "In 2016, four days of fighting cost two hundred lives. The ceasefire of 5 April 2016 was never written down."
    )
    return Layout("no date", html, (*story.paragraphs, extra), None, story.title)


@layout
def two_dates() -> Layout:
    """Updated before published, in words only, beside the byline."""
    story = s.ESSEQUIBO
    html = f"""<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{story.title} - Demerara Chronicle</title>{meta(og__title=story.title, og__updated_time="2023-12-07T10:10:00-04:00", article__modified_time="2023-12-07T10:10:00-04:00", og__site_name="Demerara Chronicle")}</head><body><div class="wrapper"><div class="topbar"><span class="today">Saturday, February 10, 2024</span></div><div class="masthead">{menu("mainmenu")}</div><div class="story-wrap"><h1 class="headline">{story.title}</h1><div class="dates"><span class="updated">Updated: December 7, 2023 10:10 AM</span> <span class="sep">|</span> <span class="posted">Published: December 6, 2023 6:45 PM</span></div><div class="by">By <b>{story.author}</b></div><div class="story-content">{paragraphs(story.paragraphs, between=(figure("The river at Mackenzie"), advert()))}</div></div><div class="sidebar">{cards("side", date="2023-12-20")}</div>{footer(2024, "Demerara Chronicle")}</div></body></html>"""
    return Layout("two dates", html, story.paragraphs, "2023-12-06", story.title, story.author)


@layout
def two_times() -> Layout:
    """Two time elements and a modified date in the metadata: the first published counts."""
    story = s.ROLLE
    html = f"""<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{story.title} – Archive – Continental Review</title><meta property="og:updated_time" content="2011-05-01T00:00:00Z"><meta name="last-modified" content="2011-05-01"><meta property="article:modified_time" content="2011-05-01T00:00:00Z"></head><body><header class="site">{menu("cr-nav")}</header><main><div class="grid"><article class="c-article" itemscope itemtype="https://schema.org/NewsArticle"><h1 itemprop="headline">{story.title}</h1><p class="c-article__dates"><time itemprop="dateModified" datetime="2011-05-01">Revised 1 May 2011</time> · <time itemprop="datePublished" datetime="1998-10-14">14 October 1998</time></p><p class="c-article__author">By <span itemprop="author" itemscope itemtype="https://schema.org/Person"><span itemprop="name">{story.author}</span></span></p><div class="c-article__text" itemprop="articleBody">{paragraphs(story.paragraphs)}</div></article><div class="c-more"><h2>From the archive</h2>{cards("c-teaser", tag="article", date="1998-09-02")}</div></div></main>{footer(2020, "Continental Review")}</body></html>"""
    return Layout("two times", html, story.paragraphs, "1998-10-14", story.title, story.author)


@layout
def print_page() -> Layout:
    """A version for printing: headline, date and words, the address of the page at the end."""
    story = s.AIRCRAFT
    html = f"""<html><head><title>{story.title}</title><meta http-equiv="Content-Type" content="text/html; charset=iso-8859-1"><meta name="robots" content="noindex"><link rel="canonical" href="http://www.harbour-times.example/2001/04/05/plane.html"></head><body onload="window.print()"><div class="print-logo"><img src="logo_bw.gif" alt="The Harbour Times"></div><div class="print-title"><h1>{story.title}</h1></div><div class="print-submitted">April 5, 2001</div><div class="print-byline">By {story.author.upper()}</div><hr class="print-hr"><div class="print-content">{paragraphs(story.paragraphs)}</div><hr class="print-hr"><div class="print-source_url"><strong>Source URL:</strong> http://www.harbour-times.example/2001/04/05/plane.html</div><div class="print-links"></div><p class="copyright">Copyright 2001 The Harbour Times Company</p></body></html>"""
    return Layout("print page", html, story.paragraphs, "2001-04-05", story.title, "Maribel Acuna", encoding="latin-1")


@layout
def defence_form() -> Layout:
    """A ministry on ASP.NET: the whole page in one form, view state, controls with long names."""
    story = s.ISLAND
    html = f"""<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd"><html xmlns="http://www.w3.org/1999/xhtml"><head id="ctl00_Head1"><title>Ministry of National Defence - Press Release View</title><meta http-equiv="content-type" content="text/html; charset=utf-8" /></head><body><form name="aspnetForm" method="post" action="View.aspx?id=118" id="aspnetForm"><div><input type="hidden" name="__VIEWSTATE" id="__VIEWSTATE" value="{"/wEPDwUKLTk2" * 500}" /></div><script type="text/javascript">function WebForm_OnSubmit() {{ return true; }}</script>
<div id="ctl00_pnlTop"><table class="topmenu"><tr><td><a href="/eng/">Home</a></td><td><a href="/eng/min">Minister</a></td><td><a href="/eng/pol">Policy</a></td><td><input type="text" id="ctl00_txtSearch" /><input type="submit" value="Search" /></td></tr></table></div>
<div id="ctl00_main"><div class="view"><div class="view_title"><span id="ctl00_ContentPlaceHolder1_lblTitle">{story.title}</span></div><div class="view_info"><span class="lbl">Date</span> <span id="ctl00_ContentPlaceHolder1_lblDate">2010-11-24</span> <span class="lbl">Hits</span> <span id="ctl00_ContentPlaceHolder1_lblHits">1,204</span></div><div class="view_content"><span id="ctl00_ContentPlaceHolder1_lblContent">{"".join(f"<p>{t}</p>" for t in story.paragraphs)}</span></div><div class="view_list"><table><tr><td>Prev</td><td><a href="?id=117">Minister visits troops</a></td></tr><tr><td>Next</td><td><a href="?id=119">Exercise begins</a></td></tr></table></div></div></div><div id="ctl00_footer">22, Itaewon-ro, Seoul. Copyright 2010 MND.</div></form></body></html>"""
    return Layout("defence ministry form", html, story.paragraphs, "2010-11-24")


@layout
def app_shell() -> Layout:
    """A page that a script builds: the words stand only in the metadata's articleBody."""
    story = s.GRAIN
    html = f"""<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{story.title} — Wire Africa</title>{news_ld(story.title, "2023-07-19", site="Wire Africa", author="Agence Wire Africa", articleBody=chr(10).join(story.paragraphs))}</head><body><noscript>You need to enable JavaScript to run this app.</noscript><div id="root"></div>{scripts(80)}</body></html>"""
    return Layout("app shell", html, story.paragraphs, "2023-07-19", story.title, "Agence Wire Africa")


@layout
def script_only() -> Layout:
    """A page that a script builds and that holds no words."""
    html = f"""<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Loading…</title></head><body><noscript>You need to enable JavaScript to run this app.</noscript><div id="root"></div>{scripts(80)}</body></html>"""
    return Layout("script only", html, None, reason="script")


@layout
def tabloid() -> Layout:
    """A tabloid: bullet points under the headline, pictures every second paragraph, links in capitals."""
    story = s.SARIN
    bullets = (
        "Envoy says allies agree on a response to any use of gas",
        "Turkey says its soldiers will stay at their posts",
    )
    more = '<p class="mol-para-with-font"><strong>READ MORE: <a href="/r">Inside the caves where a million people hide</a></strong></p>'
    body = paragraphs(
        story.paragraphs,
        attributes='class="mol-para-with-font"',
        between=(
            '<div class="artSplitter mol-img-group"><div class="mol-img"><div class="image-wrap"><img src="/i.jpg"></div></div><p class="imageCaption">A rebel looks out over Idlib</p></div>',
            more,
            '<div class="mol-video"><div class="vjs-video-container"><div class="vjs-title-text">Moment the shell lands</div></div></div>',
            '<div class="art-ins mol-factbox"><h3>WHO HOLDS IDLIB?</h3><p>Three groups share the province.</p></div>',
        ),
    )
    html = f"""<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{story.title} | Daily Bugler Online</title>{meta(og__title=story.title, og__site_name="Bugler Online", article__published_time="2018-09-04T21:14:03+0100", article__modified_time="2018-09-05T07:00:00+0100", author="Lucille Amrani, Ben Cole")}</head><body id="news" class="article">{cookie_banner()}<div class="page-banner">{menu("page-header")}</div><div class="article wide cleared"><div class="alpha"><div id="js-article-text" class="article-text wide heading-tag-switch"><h2>{story.title}</h2><ul class="mol-bullets-with-font">{"".join(f"<li><strong>{b}</strong></li>" for b in bullets)}</ul><p class="author-section byline-plain">By <a href="/home/search.html?author=1" class="author" rel="nofollow">Lucille Amrani</a> and <a class="author" href="/2">Ben Cole</a></p><p class="byline-section"><span class="article-timestamp article-timestamp-published"><span class="article-timestamp-label">Published:</span> <time datetime="2018-09-04T21:14:03+0100">21:14 BST, 4 September 2018</time></span> | <span class="article-timestamp article-timestamp-updated"><span>Updated:</span> <time datetime="2018-09-05T07:00:00+0100">07:00 BST, 5 September 2018</time></span></p><div itemprop="articleBody">{body}</div>{share("shareArticles")}</div>{comments("reader-comments")}</div><div class="beta">{cards("femail item", count=12)}</div></div>{footer(2018, "Daily Bugler")}{scripts()}</body></html>"""
    return Layout("tabloid", html, (*bullets, *story.paragraphs), "2018-09-04", story.title, "Lucille Amrani, Ben Cole")


@layout
def newsletter_site() -> Layout:
    """An analyst's newsletter: subscription boxes between paragraphs, quotations, lists, footnotes."""
    story = s.REEF
    box = '<div class="subscription-widget-wrap-editor" data-attrs="{}"><div class="subscription-widget show-subscribe"><div class="preamble"><p class="cta-caption">Shoals &amp; Islands is a reader-supported publication. To receive new posts, consider becoming a subscriber.</p></div><form class="subscription-widget-subscribe"><input type="email" class="email-input" placeholder="Type your email…"><input type="submit" value="Subscribe"></form></div></div>'
    quote = "No state may close the sea because it has poured sand on a rock."
    html = f"""<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{story.title} - by Corazon Villareal</title>{meta(og__title=story.title, author=story.author, og__site_name="Shoals & Islands")}{news_ld(story.title, "2016-07-14T07:02:11+00:00", site="Shoals & Islands", author=story.author, dateModified="2016-07-14T07:02:11+00:00", isAccessibleForFree=True)}{styles()}</head><body class="ltr"><div id="entry"><div id="main" class="main typography use-theme-bg"><div class="pencraft topbar">{menu("pc-nav", ("Home", "Notes", "Archive", "About"))}</div><div><article class="typography newsletter-post post"><div class="post-header" role="region"><h1 class="post-title published">{story.title}</h1><h3 class="subtitle">What the award says, and what it does not</h3><div class="byline-wrapper"><a href="/@c">{story.author}</a><div class="meta">Jul 14, 2016</div></div><div class="post-ufi"><a class="like-button"><div class="label">31</div></a><a>Share</a></div></div>
<div class="available-content"><div dir="auto" class="body markup">{paragraphs(story.paragraphs[:3], between=(box,))}<blockquote><p>{quote}</p></blockquote>{paragraphs(story.paragraphs[3:], between=("", '<p class="button-wrapper"><a class="button primary" href="/s"><span>Share Shoals &amp; Islands</span></a></p>'))}</div></div><div class="post-footer"><div class="like-button-container"><a>31 Likes</a></div></div></article></div><div class="single-post-section comments-section"><h4>Discussion about this post</h4>{comments("comments-list")}</div></div></div>{scripts()}</body></html>"""
    return Layout(
        "newsletter",
        html,
        ("What the award says, and what it does not", *story.paragraphs[:3], quote, *story.paragraphs[3:]),
        "2016-07-14",
        story.title,
        story.author,
    )


@layout
def chinese_agency() -> Layout:
    """An agency's page in the encoding of its country, indented by wide blanks, with an editor's name at the end."""
    story = s.AIRCRAFT
    lead = f"BEIJING, April 5 (Newa) -- {story.paragraphs[0]}"
    body = "".join(f"<p>\u3000\u3000{t}</p>\n" for t in (lead, *story.paragraphs[1:]))
    html = f"""<!DOCTYPE html><html><head><meta http-equiv="Content-Type" content="text/html; charset=gb2312"><title>{story.title} - Newa | English.news.example</title><meta name="publishdate" content="2001-04-05"><meta name="author" content="user_017"></head><body><div class="header"><div class="wrap"><a href="/">新华</a><ul class="nav"><li><a href="/c">China</a></li><li><a href="/w">World</a></li><li><a href="/b">Biz</a></li></ul></div></div><div class="main"><div class="conBox"><h1 class="bt-an">{story.title}</h1><div class="wzzy"><i class="source">Source: Newa</i><i class="time">2001-04-05 21:07:33</i><div class="gongneng"><a href="#">Editor: huaxia</a></div></div><div id="detail" class="content">{body}</div><div class="editor">【Editor: Zhang Wei】</div></div><div class="side"><h3>KEY WORDS: Plane</h3><h3>EXPLORE NEWA</h3>{"".join(f"<li><a href='/{i}'>Across China: a village {i}</a></li>" for i in range(5))}</div></div><div class="footer">Copyright © 2000 - 2020 NEWA.EXAMPLE 京ICP证010042号</div></body></html>"""
    return Layout("chinese agency", html, (lead, *story.paragraphs[1:]), "2001-04-05", story.title, encoding="gbk")

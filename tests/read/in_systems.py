"""Articles as agencies and systems send them, made of a headline and paragraphs."""

from __future__ import annotations

import csv
import html
import io
import json
from email.message import EmailMessage
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

DAY = "2024-06-20"
BLANK, BREAK = "\n\n", "\n"


def escaped(text: str) -> str:
    return html.escape(text, quote=False)


def in_p(paragraphs: Sequence[str]) -> str:
    return "".join(f"<p>{escaped(p)}</p>\n" for p in paragraphs)


def ninjs(headline: str, paragraphs: Sequence[str]) -> str:
    both = {"body_text": BLANK.join(paragraphs), "body_html": in_p(paragraphs)}
    about = {"uri": "urn:a:1", "type": "text", "versioncreated": f"{DAY}T10:00:00Z", "language": "en"}
    return json.dumps({**about, "headline": headline, **both})


def nitf(headline: str, paragraphs: Sequence[str]) -> str:
    return (
        f'<?xml version="1.0"?><nitf><head><title>slug</title><docdata><date.issue norm="{DAY.replace("-", "")}T1000Z"/>'
        f"</docdata></head><body><body.head><hedline><hl1>{escaped(headline)}</hl1></hedline></body.head>"
        f"<body.content>{in_p(paragraphs)}</body.content></body></nitf>"
    )


def news_item(headline: str, paragraphs: Sequence[str], kind: str = "text") -> str:
    return (
        f'<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" version="3"><itemMeta><itemClass qcode="ninat:{kind}"/>'
        f"<versionCreated>{DAY}T10:00:00Z</versionCreated></itemMeta><contentMeta><language tag='en'/>"
        f"<slugline>slug</slugline><headline>{escaped(headline)}</headline></contentMeta><contentSet>"
        f'<inlineXML contenttype="application/xhtml+xml"><html xmlns="http://www.w3.org/1999/xhtml"><head><title>x</title>'
        f"</head><body>{in_p(paragraphs)}</body></html></inlineXML></contentSet></newsItem>"
    )


def ans(headline: str, paragraphs: Sequence[str]) -> str:
    elements = [{"type": "text", "content": escaped(p)} for p in paragraphs]
    about = {"type": "story", "version": "0.10.9", "publish_date": f"{DAY}T10:00:00Z"}
    return json.dumps({**about, "headlines": {"basic": escaped(headline)}, "content_elements": elements})


def wxr(*posts: tuple[str, Sequence[str]], kind: str = "post") -> str:
    items = "".join(
        f"<item><title>{escaped(headline)}</title><wp:post_id>{n}</wp:post_id><wp:post_date>{DAY} 10:00:00</wp:post_date>"
        f"<wp:post_type>{kind}</wp:post_type><wp:status>publish</wp:status><dc:creator>ana</dc:creator>"
        f"<content:encoded><![CDATA[{BLANK.join(map(escaped, paragraphs))}]]></content:encoded>"
        "<excerpt:encoded><![CDATA[]]></excerpt:encoded></item>"
        for n, (headline, paragraphs) in enumerate(posts, 7)
    )
    return (
        '<rss xmlns:excerpt="https://wordpress.org/export/1.2/excerpt/" xmlns:wp="https://wordpress.org/export/1.2/" '
        'xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<channel><title>Site</title><language>en-US</language>{items}</channel></rss>"
    )


def eml(headline: str, paragraphs: Sequence[str]) -> str:
    mail = EmailMessage()
    mail["Subject"], mail["From"], mail["Date"] = headline, "Ana <a@b.cd>", "Thu, 20 Jun 2024 10:00:00 +0000"
    mail["Message-ID"] = "<1@b.cd>"
    mail.set_content(BLANK.join(paragraphs))
    mail.add_alternative(f"<html><body>{in_p(paragraphs)}</body></html>", subtype="html")
    return mail.as_string()


def table(*rows: tuple[str, Sequence[str]]) -> str:
    file = io.StringIO()
    made = csv.writer(file)
    made.writerow(("title", "published", "body"))
    made.writerows((headline, DAY, BLANK.join(paragraphs)) for headline, paragraphs in rows)
    return file.getvalue()


#: One article in each format, by a suffix.
FORMATS: dict[str, Callable[[str, Sequence[str]], str]] = {
    "ninjs.json": ninjs,
    "nitf.xml": nitf,
    "g2.xml": news_item,
    "ans.json": ans,
    "wxr.xml": lambda headline, paragraphs: wxr((headline, paragraphs)),
    "eml": eml,
    "csv": lambda headline, paragraphs: table((headline, paragraphs)),
}
#: The same in a wire's messages, which are no Unicode.
WIRES: dict[str, Callable[[str, Sequence[str]], str]] = {
    "anpa": lambda headline, paragraphs: (
        "\x16\x16\x01W1\x1f_a\n\x02^BC-Slug,12<\n"
        f"^{headline}<\n^By ANA MORENO=\n{''.join(f'	   {p}{BREAK}' for p in paragraphs)}\n\x03AP-WF-06-20-24 1509GMT<\n\x04"
    ),
    "iptc": lambda headline, paragraphs: (
        f"\x01eca1 3 i\r\n\r\nSlug/\r\n\x02{headline} =\r\n\r\n{BLANK.join(paragraphs)}\r\n\x03201000 GMT Jun 20\r\n\x04"
    ),
}

"""Lines → how strongly each looks like page furniture: boxes, buttons, notices, links to other stories."""

from __future__ import annotations

import re
from functools import cache

from lint.automaton import Automaton
from lint.lazy import lazy
from lint.text import offsets

#: A line with this much evidence is furniture.
ENOUGH = 3
#: A longer line is a paragraph, and then it must hold one point of phrases for so many characters.
_LONG, _ROOM = 250, 60

# What page furniture says, in lower case, by how much one such phrase tells. Phrases of weight 1 are usual in copy too.
_PHRASES = {
    5: """
        update this story|update this page|update this article|click here|requires javascript|all rights reserved
        may not be published, broadcast|rewritten or redistributed|rewritten, or redistributed
        required fields are marked|email address will not be published|e-mail address will not be published
        without express written permission|without prior written permission|read or share this story
        you have reached your limit of|enable javascript|javascript is disabled|your browser does not support
    """,
    3: """
        terms of service|terms of use|terms and conditions of|privacy policy|privacy notice|cookie policy
        use cookies|accept all cookies|manage cookies|leave a reply|leave a comment|post a comment|back to top
        sign up for our|sign up for the|sign up here|sign up now|sign up today|sign up to receive|sign up to get
        sign in to|log in to comment|sign in using|subscribe to our|subscribe now|subscribe today|subscribe for
        become a subscriber|become a member today|already a subscriber|already have an account|forgot your password
        forgot password|create an account|your subscription|spam or junk|junk folder|follow us on|follow us at
        follow us online|like us on|find us on|join us on|tap here to|download our|download the app|share this story
        share this article|share this post|share this:|email this|print this|tweet this|read this next
        email notifications|push notifications|your notification|email alerts|text alerts|breaking news alerts
        delivered to your inbox|to your inbox|in your inbox|short link:|related articles|related stories
        related coverage|related content|related posts|related news|related topics|related videos|related links
        most viewed|most read|most popular|latest posts|recent posts|latest news from|trending now|trending stories
        recommended for you|you may also like|you might also like|story continues below|article continues below
        continue reading|ad blocker|ad blocking|ad-blocker|flash player|skip to main|skip to content
        skip to navigation|comments are closed|view comments|add a comment|filed under:|archived in|cookie settings
        watch this video|watch the video|to your website or blog|report an error|report a typo|submit a tip
        submit a news tip|our newsletter|our newsletters|email newsletters|email newsletter|news app
        weekly newsletter|daily newsletter|free newsletter|mobile app|unlimited access|digital access|full access
        home delivery|support our journalism|originally appeared on|reuse options|reprint permission|for reprint
        reprints and|scroll down for|swipe for|load more|show more|read more top|see more top|pending comments
        verification email|confirmation email|activate your account|activate your profile|thank you for registering
        thanks for signing up|thank you for signing up|on itunes and|app store|google play|ios and android
        iphone and android|iphone, ipad|follow him on|follow her on|follow them on|on twitter @|on twitter at
        buy this photo|order reprints|this article was originally|view this email|manage your|customer service
        can be reached at|matching items|keep reading|full story|read the rest|captcha|enter the characters
        a photo posted by|a video posted by|a post shared by
    """,
    2: """
        newsletter|unsubscribe|subscriber|subscribe|tap here|click on|click the|sign up|sign in|log in|register now
        your account|your email|your inbox|your password|advertisement|sponsored by|sponsored content|paid content
        free trial|this article|this story|this post|this page|this website|this site|our website|our app|our apps
        our facebook page|our team|news tips|breaking news|download the|developing story|stay with|stay tuned
        stay connected|stay up to date|up-to-date|check back|more details as|as it becomes available
        as they become available|as more information|for updates|for the latest|the latest news|latest headlines
        top stories|top headlines|weather forecast|our terms|direct questions|questions or comments|comments to
        your comment|comment section|comments section|terms &|privacy settings|notifications|read more|see more
        learn more|view more|more stories|more news|see also|also read|read also|watch live|live stream|listen live
        web producer|original article|view the original|short url|permalink|copy link|slideshow|photo gallery
        launch gallery|view gallery|hide caption|toggle caption|loading|refresh|delivered to|staff writer
        staff reporter|reach him at|reach her at|reach them at|contact reporter|contact the reporter|contact us
        email us|e-mail us|let us know|join the conversation|the conversation on|follow @|your tweets|here:|trending
        editor's picks|editors' picks|don't miss|never miss|don’t miss|tip line|story idea|news tip|got a tip
        have a tip|visit our|facebook page|in other news|today's top|previous article|next article|previous story
        next story|a a a
    """,
    1: """
        twitter|facebook|instagram|youtube|linkedin|whatsapp|pinterest|google+|telegram|email|e-mail|inbox|app
        download|subscription|copyright|©|posted in|tags:|topics:|tagged|share|comment|comments|login|account
        password|cookie|cookies|browser|click|online|on the go|alerts|video|gallery|photos|homepage|web site|website
        page|button|icon|image|profile|scroll|link|links|podcast|radio|mobile|device|desktop|premium|editor|reporter
        contact|update|updates|headlines|free
    """,
}


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


#: First words of a line that tell the reader to do something.
_ORDERS = _words(
    """
    reach continue close sign subscribe follow click tap download read watch share listen join find get like text
    visit see register log enter stay keep check add send submit report contact support donate enjoy install view
    browse search skip scroll print email please become discover create already want
    """
)
#: Words that buttons, menus and counters are made of.
_BUTTONS = _words(
    """
    share print email e-mail comment comments close tweet facebook twitter google plus pinterest reddit linkedin
    whatsapp instagram youtube tumblr flipboard pocket messenger telegram sms copy link links url more menu search
    loading advertisement advertisements ad ads sponsored promoted next previous prev play pause mute unmute replay
    autoplay fullscreen enlarge zoom shrink login log sign in up out register subscribe subscription follow save embed
    hide show transcript caption captions gallery slideshow thumbnails expand collapse toggle view views like likes
    reply replies buy photo photos video videos audio image images button icon home back top skip cancel submit ok yes
    no a or and the this story article page text size font font-size larger smaller on off of to by all new open
    feedback help faq newsletter newsletters rss apps app tags topics related shares tweets pin it mail
    """
)
_WEAK_BUTTONS = _words(
    """
    a or and the this story article page on off of to by all new in up out no yes back top it like home
    """
)

_ONLY = lazy(r"(?:https?://|www\.)\S+|[\w.+-]+@[\w-]+\.[\w.-]+|@\w+|[\W_]+|[\w-]+\.(?:com|org|net)(?:/\S*)?")
_ADDRESS = lazy(
    r"(?:https?://|www\.)\S+|(?<![\w.+-])[\w.+-]{1,64}@[\w-]+\.[\w.-]+|(?<!\w)@\w+|\b[\w-]{1,64}\.(?:com|org|net)/\S+"
)
_LETTERS = lazy(r"[^\W\d_]{2,}")
#: A name and a label beside an address.
_FEW_WORDS = 5
# What a page was to be filled in at: ${name}, {{ name }}, {* name *}, $__name.
_TEMPLATE = lazy(r"\$\{|\$__|\{\{|\{\*|<%")
_FILE = lazy(r"\w\.(?:jpe?g|png|gif|webp|mp4|svg|tiff?)\b", re.IGNORECASE)
_CLOCK = lazy(r"\d{1,2}:\d\d(?::\d\d)?(?!\s*[ap]\.?m)(?:\s|\Z)", re.IGNORECASE)
_NOTICE = lazy(r"\W{0,3}(?:©|\(c\)|copyright\b)[^\n]{0,60}", re.IGNORECASE)
_YEAR = lazy(r"(?:19|20)\d\d")
_READER = lazy(r"\b(?:[Yy]ours?|YOUR|[Yy]ou|YOU|[Oo]ur|OUR|us|[Ww]e|WE)\b")
_ORDER = lazy(
    r"\AThis (?:story|article|page|post|site|website|material)\b"
    r"|(?:\A|[.!?:;] )\W{0,3}([A-Za-z]+)|\b(?:[Pp]lease|PLEASE)\b|!\Z"
)
_SAID = lazy(r"\b(?:said|says|told|tweeted|wrote|added)\b")
#: Those who act in the news, not on the page.
_ACTORS = lazy(r"\b(?:[Pp]olice|[Oo]fficials?|[Aa]uthorities|[Ii]nvestigators|[Dd]etectives|[Mm]inister|said)\b")
_STOP = lazy(r"[.!?][\"”’)]*\s+(?=[A-Z])")
_QUOTE = lazy(r"[\"“”]")
_QUOTED = lazy(r"“[^“”]*”|\"[^\"]*\"")
# What a newspaper says about its own article is copy.
_CORRECTION = lazy(r"\b(?:[Cc]orrect(?:ion|ed|s)|CORRECTION|[Cc]larification|(?:earlier|previous) version)\b")
#: A heading over links to other stories, or a link that says so.
_THINGS = r"(?:stor(?:y|ies)|articles?|coverage|content|links?|news|topics?|videos?|posts?|here|below|now|this)"
_ELSEWHERE = lazy(
    rf"\W{{0,3}}(?:(?i:related|read more|read also|also read|see also|more|also|previous(?:ly)?|don't miss|watch"
    rf"|trending|recommended|(?:raw )?videos?|photos|images|pictures|slideshow|gallery|listen)(?: {_THINGS})?\s*[:|]"
    r"|(?:STORY|STORIES)\s*[:|]"
    r"|(?i:related|previous|read more|also|trending|recommended|more)\W*\Z"
    rf"|(?i:more|most|latest|recommended|related|previous|trending) (?i:{_THINGS})\W*\Z"
    r"|(?:M(?:ore|ORE) (?:on|ON|from|FROM)\b|M(?:ore|ORE) (?:information|INFORMATION)\Z|Most (?:viewed|read|popular)\b)"
    r"(?: [\w’'.&]+){0,4}\s*\Z)"
)


@cache
def _phrases() -> tuple[Automaton, tuple[int, ...]]:
    weights = {p.strip(): w for w, lines in _PHRASES.items() for p in re.split(r"[|\n]", lines) if p.strip()}
    return Automaton(weights), tuple(weights.values())


def cues(data: bytes) -> list[tuple[int, int]]:
    """Where in a text furniture's phrases stand, in order, and the weight of each."""
    automaton, weights = _phrases()
    offset = offsets(data)
    low = data.lower()
    return [(offset(start), weights[n]) for n, start, end in automaton.find(low) if _whole(low, start, end)]


def _whole(data: bytes, start: int, end: int) -> bool:
    """Whether no word goes on at either side."""
    if data[start : start + 1].isalnum():
        before = data[max(start - 4, 0) : start]
        if before[-1:].isalnum() or (not before.isascii() and before.decode(errors="ignore")[-1:].isalnum()):
            return False
    if data[end - 1 : end].isalnum():
        after = data[end : end + 4]
        return not (after[:1].isalnum() or (not after.isascii() and after.decode(errors="ignore")[:1].isalnum()))
    return True


def counts_time(text: str) -> bool:
    """True for a line that begins with the length of a video."""
    return _CLOCK.match(text) is not None


def heads_links(text: str) -> bool:
    """True for a heading over links to other stories, and for a link with such a label."""
    return len(text) <= _LONG // 2 and _ELSEWHERE.match(text) is not None


def is_address(text: str) -> bool:
    """True for an address of any kind with little beside it."""
    if "@" not in text and "/" not in text and "www." not in text:
        return False
    bare, found = _ADDRESS.subn(" ", text)
    return found > 0 and len(_LETTERS.findall(bare)) <= _FEW_WORDS


def shape(text: str) -> int:
    """How much the mere shape of a short line tells: an address, a file, a button, a counter, a notice."""
    if _ONLY.fullmatch(text):
        return 4
    score = 0
    if _FILE.search(text) or _TEMPLATE.search(text):
        score += 3
    if counts_time(text) or text[0] in "×✕✖":
        score += 3
    if " | " in text:
        score += 2
    words = re.findall(r"[\w’'-]+", text.lower())
    known = [w for w in words if w in _BUTTONS]
    if len(known) == sum(not w.isdigit() for w in words) and set(known) - _WEAK_BUTTONS:
        score += 4
    return score


def score(text: str, weights: list[int], ended: bool) -> int:
    """How strongly a line with phrases of these `weights` looks like furniture; ENOUGH or more is furniture."""
    strong = [weight for weight in weights if weight > 1]
    if len(text) > _LONG and sum(strong) * _ROOM < len(text):
        return 0  # a paragraph of copy with a phrase in it
    address = ("@" in text or "/" in text or "www." in text) and _ADDRESS.search(text) is not None
    if not (strong or address) and len(text) > _LONG // 3:
        return 0
    if _CORRECTION.search(text):
        return 0
    found = max(strong) + min(len(strong) - 1, 2) if strong else min(len(weights), 1 + (not ended))
    notice = _NOTICE.match(text)
    if notice and (_YEAR.search(notice[0]) or found >= ENOUGH or not ended):
        found += 4
    own = _QUOTED.sub("", text)
    reader = _READER.search(own) is not None
    found += reader + address + (not ended)
    if found + 1 < ENOUGH:
        return 0
    order = any(m[1] is None or m[1].lower() in _ORDERS for m in _ORDER.finditer(own))
    found += order
    if ended and not (order or reader or notice) and len(text) > _LONG // 5:
        found -= 2  # a sentence about somebody else
    if ended and _ACTORS.search(text):
        found -= 2
    if _SAID.search(text) and _QUOTE.search(text):
        found -= 3
    if found >= ENOUGH and len(text) > _LONG // 2 and not notice and not _mostly(text):
        return 0
    return found


def _mostly(text: str) -> bool:
    """True where more than half of the sentences have a phrase of furniture in them or speak to the reader."""
    sentences = _STOP.split(text)
    return 2 * sum(bool(cues(s.encode())) or _READER.search(s) is not None for s in sentences) > len(sentences)

"""Which addresses a report makes clickable."""

import re
from urllib.parse import urlsplit

_PLAIN = re.compile(r"[!-;=?-~]+")  # printable ASCII without blanks, `<` and `>`


def href_of(url: str) -> str:
    """Return a web or mail address as it may stand in a link; empty for anything else, which stays text.

    A `file:` or `javascript:` link would act on the reader's machine, and a relative one would lead anywhere.
    """
    if not _PLAIN.fullmatch(url):
        return ""
    try:
        parts = urlsplit(url)
    except ValueError:
        return ""
    web = parts.scheme in ("http", "https") and bool(parts.netloc)
    mail = parts.scheme == "mailto" and bool(parts.path)
    return url if web or mail else ""

"""One address for one page: what of a URL says where a piece stands, and what only says how a reader came there."""

from __future__ import annotations

import re
from urllib.parse import parse_qsl, unquote, urlencode, urlsplit

__all__ = ["address_of", "host_of"]

#: Query fields that say how a reader came, or which state of the page was shown, never which piece it is.
TRACKING = re.compile(
    r"utm_\w+|at_\w+|ns_\w+|mc_[ce]id|(?:fb|g|y|dc|ms|tw)clid|gclsrc|igshid|_ga|ref|referrer|ref_src|ref_url|source|src|cmp|cmpid|icid|ito|xtor|smid|"
    r"smtyp|partner|share|shared|amp|outputtype|output|print|updated?|lastupdated?|last_?modified|version|ver|rev|refresh|ts|timestamp",
    re.IGNORECASE,
)
#: A page's other addresses: for telephones, for faster loading, with or without "www".
HOST_PREFIX = re.compile(r"(?:www\d?|m|mobile|amp)\.", re.IGNORECASE)
PATH_END = re.compile(r"(?:/amp|/index\.\w{3,5}|\.amp)?/*$", re.IGNORECASE)


def address_of(url: str | None) -> str | None:
    """What is the same in all addresses of one piece; None without an address, or where it is only a site's front page.

    >>> address_of("https://www.example.org/news/flood/?utm_source=mail#updated-1420")
    'example.org/news/flood'
    """
    host, rest = host_of(url), _split(url)
    if host is None or rest is None:
        return None
    path, query = rest
    fields = sorted((name, value) for name, value in parse_qsl(query, keep_blank_values=False) if not TRACKING.fullmatch(name))
    path = PATH_END.sub("", unquote(path))
    if not path and not fields:
        return None
    return host + path + (f"?{urlencode(fields)}" if fields else "")


def host_of(url: str | None) -> str | None:
    """The site of an address, in small letters and without "www"; None where it names none.

    >>> host_of("HTTP://m.Example.org:80/a"), host_of("notes.txt")
    ('example.org', None)
    """
    if not url or "//" not in url:
        return None
    try:
        host = urlsplit(url.strip()).hostname
    except ValueError:  # a malformed address names no site
        return None
    return HOST_PREFIX.sub("", host, count=1).casefold() if host and "." in host else None


def _split(url: str | None) -> tuple[str, str] | None:
    try:
        parts = urlsplit((url or "").strip())
    except ValueError:  # as above
        return None
    return parts.path, parts.query

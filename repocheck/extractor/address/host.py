"""Find addresses: a literal that names a host, then bounded looks to its left and right.

Everything happens within a few hundred characters of a literal (see `anchors`), so the time is linear in the
length of the text, whatever is in it.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from repocheck.extractor.address.view import View
from repocheck.knowledge.hosts import WEB_ARCHIVES, WRAPPERS, wrapper_of
from repocheck.text.pattern import late_regex

_HOST_CHARS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789.-"
_HOST_LOOK = 80
_LEFT_LOOK = 400
_HOST = late_regex(r"[A-Za-z0-9.-]{1,255}")
_BROKEN_HOST = late_regex(r"[ \t\r\n]{0,3}[.。][ \t\r\n]{0,3}(com|io|dev)(?=[ \t\r\n]{0,3}/|:[\w-]+/)")
_USERINFO_STOP = late_regex(r"[\s<>\"'()\[\]{}|\\^`,;/]")
_URL_STOP = late_regex(r"[\s<>\"'()\[\]{}|\\^`]")
_SCHEME = late_regex(
    r"(?:([A-Za-z][A-Za-z0-9+]{0,15})[ \t]?:[ \t\r\n]{0,2}/{1,3}|(?:(https?)//))[ \t\r\n]{0,2}"
    r"(?:www\.[ \t\r\n]{1,2})?\Z"
)
_KNOWN_SCHEME = late_regex(r"(?:git\+)?(?:https?|ssh|git|file)\Z", re.IGNORECASE)
_DOUBLED = late_regex(r"https?:?//\Z", re.IGNORECASE)
_ENCLOSING = late_regex(r"://|\A(?:[A-Za-z0-9-]{1,63}\.){1,9}[A-Za-z]{2,24}/|\A//?[^\s=]*\?|\A\?.*=")
_AUTHORITY = late_regex(r"(?:https?://)?(?:www\.)?([^/:@]{1,255})[/:]", re.IGNORECASE)
_LOST_COMMAND = late_regex(r"(?<![\\A-Za-z])(?:url|href|path|texttt)[{]\Z")
_PORT = late_regex(r":[0-9]{1,5}(?=[/?#])")
_BARE_PORT = late_regex(r":[0-9]{2,5}(?=/[A-Za-z0-9_.~-]{1,100}/[A-Za-z0-9_.-])")
"""A port without a scheme: an account and a name follow; of ``host:443/name``, 443 is the account."""
_PASSWORD = late_regex(r":[^\s/@]{0,200}@")
_SCP = late_regex(r":(?=[A-Za-z0-9.~-]{1,100}/[A-Za-z0-9._-]|[0-9a-f]{20,40}\b)")


class Address(NamedTuple):
    """An address up to the end of its host; positions are in the view's text."""

    start: int
    """Position of the first character; scheme, user and wrapper included."""
    inner: int
    """The same without a wrapper."""
    host: str
    """Host in lower case, without ``www.``."""
    path: int
    """Position of the first character after the host and port."""
    scheme: str
    """Scheme in lower case; empty if there is none."""
    wrapper: str
    """Host whose address stands around it: a web archive, a viewer, a redirector; empty if there is none."""
    repairs: tuple[str, ...]
    """Names of the repairs that were needed to read it."""


def host_at(text: str, anchor: int, limit: int = 0) -> tuple[int, int, str]:
    """Return span and lower-case name of the host around an anchor; nothing left of `limit` is seen."""
    left = text[max(limit, anchor - _HOST_LOOK) : anchor]
    start = anchor - (len(left) - len(left.rstrip(_HOST_CHARS)))
    found = _HOST.match(text, start)
    if found is None:
        return anchor, anchor, ""
    end = found.end()
    if ".." in text[start:anchor]:  # an ellipsis before the host
        start = text.rfind("..", start, anchor) + 2
    if ".." in text[anchor:end]:
        end = text.find("..", anchor, end)
    start += len(text[start:end]) - len(text[start:end].lstrip(".-"))
    end -= len(text[start:end]) - len(text[start:end].rstrip(".-"))
    host = text[start:end].lower()
    if "." not in host.removeprefix("www.") and (broken := _BROKEN_HOST.match(text, end)):
        return start, broken.end(), f"{host}.{broken[1]}"
    return start, end, host


def address_at(view: View, span: tuple[int, int, str], limit: int) -> Address | None:
    """Return the address whose host stands at `span`, or None if the host there is not the address's own.

    Args:
        view: The text.
        span: What `host_at` found.
        limit: Position behind the last link; nothing left of it belongs to this address.
    """
    text = view.text
    host_start, host_end, host = span
    repairs = () if text[host_start:host_end].lower() == host else ("joined-blank",)
    if text[host_end : host_end + 1] in ("@", "%", "\\") or _PASSWORD.match(text, host_end):
        return None
    start, user = _userinfo(text, host_start, limit)
    start, scheme, fixed = _scheme(text, start, limit)
    path = host_end + text.startswith("./", host_end)
    if port := (_PORT if scheme else _BARE_PORT).match(text, path):
        path = port.end()
    elif scp := _SCP.match(text, path):
        path = scp.end()
    elif user and not scheme and user != "git":
        return None
    enclosing = _enclosing(text, start, limit)
    if enclosing is None:
        return None
    wrapper = _wrapper(enclosing)
    if WRAPPERS.get(wrapper) and not scheme:  # a search, not a way to the page
        return None
    if wrapper and wrapper not in WEB_ARCHIVES:
        repairs = (*repairs, f"unwrapped:{wrapper}")
    if text[start - 1 : start] == "{" and _LOST_COMMAND.search(text, max(0, start - 8), start):
        fixed = (*fixed, "dropped-backslash")
    return Address(
        start - len(enclosing), start, host.removeprefix("www."), path, scheme, wrapper, (*repairs, *fixed)
    )


def _userinfo(text: str, start: int, limit: int) -> tuple[int, str]:
    """Return where the address starts with its user, and the user."""
    if start <= limit or text[start - 1] != "@":
        return start, ""
    user = _USERINFO_STOP.split(text[max(limit, start - _LEFT_LOOK) : start - 1])[-1]
    return start - 1 - len(user), user or "@"


def _scheme(text: str, start: int, limit: int) -> tuple[int, str, tuple[str, ...]]:
    """Return where the address starts with its scheme, the scheme in lower case, and the repairs."""
    for usual in ("https://", "http://"):
        begin = start - len(usual)
        if begin >= limit and text.startswith(usual, begin) and not text[begin - 1 : begin].isalpha():
            if text[begin - 1 : begin] not in ("+", "/"):
                return begin, usual[:-3], ()
            break
    found = _SCHEME.search(text, max(limit, start - 30), start)
    if not found:
        return start, "", ()
    scheme = found[1] or found[2]
    known = _KNOWN_SCHEME.search(scheme)
    if not known and "//" not in found[0]:
        return start, "", ()
    begin = found.start() + (known.start() if known else 0)
    repairs = () if known and found[0].endswith("://") else ("mistyped-scheme",)
    if doubled := _DOUBLED.search(text, max(limit, begin - 9), begin):
        return doubled.start(), scheme.lower(), (*repairs, "doubled-scheme")
    return begin, (known[0] if known else scheme).lower(), repairs


def _enclosing(text: str, start: int, limit: int) -> str | None:
    """Return the wrapper's address right before `start`, or an empty text; None if the link is not its own.

    An address inside the query or path of another host's address is that host's affair.
    """
    before = text[start - 1 : start] if start > limit else ""
    if before > "\x7f" and before.isalpha() and not _starts_sentence(text, start, limit):
        return None
    if not before or before not in "=/?&#%@+~:_-.":
        return ""
    left = text[max(limit, start - _LEFT_LOOK) : start]
    token = _URL_STOP.split(left)[-1]
    if len(token) == _LEFT_LOOK:
        return None
    if _wrapper(token):
        return token
    if _ENCLOSING.search(token):
        return None
    return None if before == "/" and not token.endswith(("src/", "//")) else ""


def _wrapper(token: str) -> str:
    """Return the host that a token addresses, if it holds another address right behind the token."""
    authority = _AUTHORITY.match(token)
    wrapper = wrapper_of(authority[1].lower()) if authority and token.count("://") <= 1 else ""
    parameters = WRAPPERS.get(wrapper, ())
    holds = not parameters or any(
        token.endswith((f"?{name}=", f"&{name}=") if name else "?") for name in parameters
    )
    return wrapper if holds else ""


def _starts_sentence(text: str, start: int, limit: int) -> bool:
    """Return whether the letter before `start` is prose, not the beginning of a host that looks like ours."""
    if "://" in text[start : start + 16]:
        return True
    if text[start - 1] < "\u2e80":  # scripts that put blanks between words
        return False
    word = text[max(limit, start - _HOST_LOOK) : start]
    while word and word[-1] > "\x7f":
        word = word[:-1]
    return not word.endswith("//")

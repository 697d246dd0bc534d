import pytest

from repocheck.http import Answer, is_rate_limit, retry_after_s

NOON = "Tue, 24 Nov 2026 12:00:00 GMT"
NOON_S = 1795521600


def answer(status, **headers):
    return Answer(status, {name.replace("_", "-"): value for name, value in headers.items()}, b"", "")


@pytest.mark.parametrize(
    ("headers", "wanted"),
    [
        ({}, None),
        ({"retry_after": "7"}, 7.0),
        ({"retry_after": " 7 "}, 7.0),
        ({"retry_after": "0"}, 0.0),
        ({"retry_after": "-7"}, None),
        ({"retry_after": "7.5"}, None),
        ({"retry_after": "\u0667"}, None),
        ({"retry_after": "2\u00b2"}, None),
        ({"retry_after": "9" * 400}, 999_999_999.0),
        ({"retry_after": "Tue, 24 Nov 2026 12:00:30 GMT", "date": NOON}, 30.0),
        ({"retry_after": "Tue, 24 Nov 2026 11:00:00 GMT", "date": NOON}, 0.0),
        ({"retry_after": "Tue, 24 Nov 2026 12:00:30 GMT"}, None),
        ({"retry_after": "soon", "date": NOON}, None),
        ({"x_ratelimit_remaining": "0", "x_ratelimit_reset": str(NOON_S + 9), "date": NOON}, 9.0),
        ({"x_ratelimit_remaining": "1", "x_ratelimit_reset": str(NOON_S + 9), "date": NOON}, None),
        ({"x_ratelimit_remaining": "0", "x_ratelimit_reset": "later", "date": NOON}, None),
    ],
)
def test_the_pause_a_host_asks_for(headers, wanted):
    assert retry_after_s(answer(429, **headers)) == wanted


@pytest.mark.parametrize(
    ("status", "headers", "limited"),
    [
        (429, {}, True),
        (403, {}, False),
        (403, {"retry_after": "60"}, True),
        (403, {"x_ratelimit_remaining": "0"}, True),
        (403, {"x_ratelimit_remaining": "9"}, False),
        (200, {"x_ratelimit_remaining": "0"}, False),
        (503, {"retry_after": "60"}, False),
    ],
)
def test_what_is_a_rate_limit(status, headers, limited):
    assert is_rate_limit(answer(status, **headers)) is limited

"""What a host says is shown on one line, and nothing in it acts."""

import pytest

from repocheck.probe.git.pktline import ProtocolError, packets, readable


@pytest.mark.parametrize(
    ("message", "shown"),
    [
        (b"access denied", "access denied"),
        (b"a\nb\r\nc\td", "a b c d"),
        (b"\x1b[31mred\x1b[0m", "[31mred [0m"),
        (b"\x1b]0;owned\x07", "]0;owned"),
        ("a\u202eb\u2066c\x9bd".encode(), "a b c d"),
        (b"\xff\xfe", "\ufffd\ufffd"),
        (b"x" * 500, "x" * 200),
    ],
)
def test_a_message_is_made_readable(message, shown):
    assert readable(message) == shown
    with pytest.raises(ProtocolError) as error:
        list(packets([b"%04x" % (len(message) + 8) + b"ERR " + message]))
    assert str(error.value) == f"The host says: {shown}"

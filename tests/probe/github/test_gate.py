import pytest

from repocheck.http import Answer
from repocheck.probe.github._gate import Gate

NOON = "Tue, 24 Nov 2026 12:00:00 GMT"
NOON_S = 1795521600
SPENT = {"date": NOON, "x-ratelimit-remaining": "0"}


class Clock:
    def __init__(self):
        self.now = 1000.0

    def __call__(self):
        return self.now


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def gate(clock):
    return Gate(clock)


@pytest.mark.parametrize(
    ("status", "headers", "limited", "refused", "wait_s"),
    [
        (200, {}, False, False, 0),
        (200, {"x-ratelimit-remaining": "1"}, False, False, 0),
        (200, SPENT | {"x-ratelimit-reset": str(NOON_S + 90)}, False, False, 90),
        (200, {}, True, True, 60),
        (200, SPENT | {"x-ratelimit-reset": str(NOON_S + 90)}, True, True, 90),
        (403, {}, False, False, 0),
        (403, {"x-ratelimit-remaining": "17"}, False, False, 0),
        (403, {}, True, True, 60),
        (403, SPENT | {"x-ratelimit-reset": str(NOON_S + 300)}, False, True, 300),
        (429, {}, False, True, 60),
        (429, {"retry-after": "7"}, False, True, 7),
        (403, {"retry-after": " 7 "}, False, True, 7),
        (429, {"retry-after": "0"}, False, True, 1),
        (429, {"retry-after": "99999999"}, False, True, 3600),
        (429, {"retry-after": "9" * 5000}, False, True, 3600),
        (429, {"retry-after": "-5"}, False, True, 60),
        (429, {"retry-after": "2\N{SUPERSCRIPT TWO}"}, False, True, 60),
        (429, {"retry-after": "soon"}, False, True, 60),
        (429, {"retry-after": "Tue, 24 Nov 2026 12:00:45 GMT", "date": NOON}, False, True, 45),
        (429, {"retry-after": "Tue, 24 Nov 2026 12:00:45 GMT"}, False, True, 60),
        (429, {"retry-after": "Tue, 24 Nov 2026 11:00:00 GMT", "date": NOON}, False, True, 1),
        (403, SPENT | {"x-ratelimit-reset": "tomorrow"}, False, True, 60),
        (403, SPENT | {"x-ratelimit-reset": str(NOON_S - 90)}, False, True, 1),
        (403, {"x-ratelimit-remaining": "0", "x-ratelimit-reset": str(NOON_S + 90)}, False, True, 60),
        (404, SPENT, False, False, 0),
        (500, {}, False, False, 0),
    ],
)
def test_what_an_answer_does_to_the_gate(gate, status, headers, limited, refused, wait_s):
    assert gate.take_in(Answer(status, headers, b"", ""), limited) == refused
    assert gate.wait_s() == pytest.approx(wait_s)


def test_without_a_word_from_the_host_the_waits_double_up_to_an_hour(gate, clock):
    waits = []
    for _ in range(9):
        gate.take_in(Answer(429, {}, b"", ""))
        waits.append(gate.wait_s())
        clock.now += gate.wait_s()
    assert waits == [60, 120, 240, 480, 960, 1920, 3600, 3600, 3600]
    gate.take_in(Answer(200, {}, b"", ""))
    gate.take_in(Answer(429, {}, b"", ""))
    assert gate.wait_s() == 60


@pytest.mark.parametrize("after", ["0", "1"])
def test_who_says_in_a_second_for_ever_is_left_alone_ever_longer(gate, clock, after):
    waits = []
    for _ in range(9):
        gate.take_in(Answer(429, {"retry-after": after}, b"", ""))
        waits.append(gate.wait_s())
        clock.now += gate.wait_s()
    assert waits == [1, 2, 4, 8, 16, 32, 64, 128, 256]


def test_the_longest_wait_counts_and_time_opens_the_gate(gate, clock):
    gate.take_in(Answer(429, {"retry-after": "100"}, b"", ""))
    gate.take_in(Answer(429, {"retry-after": "5"}, b"", ""))
    assert gate.wait_s() == 100
    clock.now += 100
    assert gate.wait_s() == 0


def test_requests_that_come_to_nothing_close_the_gate_ever_longer(gate, clock):
    waits = []
    for _ in range(8):
        gate.stumble()
        waits.append(gate.wait_s())
        clock.now += gate.wait_s()
    assert waits == [1, 2, 4, 8, 16, 32, 64, 128]
    gate.take_in(Answer(200, {}, b"", ""))
    gate.stumble()
    assert gate.wait_s() == 1


def test_refusals_of_requests_that_were_under_way_together_count_once(gate, clock):
    for _ in range(4):
        gate.take_in(Answer(429, {}, b"", ""))
    assert gate.wait_s() == 60
    clock.now += 60
    gate.take_in(Answer(429, {}, b"", ""))
    assert gate.wait_s() == 120

from xml.etree import ElementTree as ET

from repocheck.reporter import render
from tests.reporter.factory import audit_report


def test_the_picture_says_the_same_to_screen_readers():
    root = ET.fromstring(render(audit_report(), "badge-svg"))
    assert root.get("role") == "img"
    assert root.get("aria-label") == "repocheck: 5 of 10 available"
    shown = [text.text for text in root.iter("{http://www.w3.org/2000/svg}text")]
    assert shown == ["repocheck", "5 of 10 available"]

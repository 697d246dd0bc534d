import pytest

from repocheck.extractor import extract_links
from tests.extractor.siblings import CASES


def shown(link):
    if link.kind == "other":
        return f"other {link.repo or link.url.split('/')[2].removeprefix('archive.')}"
    where = f"@{link.ref}" if link.ref else ""
    where += f":{link.path}" if link.path else ""
    return f"{link.kind} {link.owner or '-'}/{link.name or '-'}{where}"


@pytest.mark.parametrize(("category", "format", "text", "expected"), CASES)
def test_every_link_and_nothing_else_is_found(category, format, text, expected):
    assert [shown(link) for link in extract_links(text, format)] == expected

import pytest

from repocheck.facts.manifests.dockerfile import parent_images


@pytest.mark.parametrize(
    ("text", "images"),
    [
        ("FROM python:3.8\nRUN x\n", [("python:3.8", 1)]),
        ("ARG V=3.8\nFROM python:${V}-slim AS a\nfrom a", [("python:3.8-slim", 2), ("a", 3)]),
        ("FROM --platform=linux/amd64 python:$V", [("python:", 1)]),
        ("FROM python:${V:-3.9}", [("python:3.9", 1)]),
        ("# FROM python:3.8\nRUN echo FROM x", []),
        ("", []),
    ],
)
def test_images(text, images):
    assert list(parent_images(text)) == images

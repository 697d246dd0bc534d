"""Self-written digests: the folder of samples, and a maker of small PDF files."""

import io
from pathlib import Path

from repocheck.extractor.readers import read

TITLES = (
    "Waves at Rest: Sparse Ripples for Deep Basins",
    "On the Training of Quiet Networks",
    "Pre-Trained Image Processing Transformer",
    "WaveNet-X",
    "How Do Rivers Learn? A Guide to Meandering Policies",
    "Usage Patterns of Tidal Memory: Build, Run, Forget",
)
"""Titles with words that elsewhere mean something else: labels, manuals, names of programs."""

FOLDER = Path(__file__).parent.parent.parent / "data" / "digests"
SAMPLES = sorted(FOLDER.iterdir())


def papers(data: bytes | str, format: str | None = None, name: str = "digest"):
    raw = data.encode() if isinstance(data, str) else data
    return list(read(io.BytesIO(raw), name, format).papers)


def sample(name: str, format: str | None = None):
    return papers((FOLDER / name).read_bytes(), format, name)


def make_pdf(lines, links=(), title=""):
    """Return a PDF of one page. Lines stand 20 points apart; a link is (index of line, target)."""
    tops = [760 - 20 * index for index in range(len(lines))]
    shown = "".join(
        f"BT /F1 12 Tf 50 {top} Td ({line}) Tj ET\n" for line, top in zip(lines, tops, strict=True)
    ).encode("latin-1")
    annotations = "".join(
        f"<</Type/Annot/Subtype/Link/Rect[48 {tops[line] - 4} 560 {tops[line] + 12}]"
        f"/Border[0 0 0]/A<</S/URI/URI({target})>>>>"
        for line, target in links
    )
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R"
        b"/Resources<</Font<</F1 5 0 R>>>>/Annots[" + annotations.encode() + b"]>>",
        b"<</Length %d>>stream\n%s\nendstream" % (len(shown), shown),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
        b"<</Title(%s)>>" % title.encode(),
    ]
    out, offsets = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    n_objects = len(objects) + 1
    trailer = b"trailer\n<</Size %d/Root 1 0 R/Info 6 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (n_objects, len(out))
    return out + b"xref\n0 %d\n0000000000 65535 f \n%s" % (n_objects, table) + trailer

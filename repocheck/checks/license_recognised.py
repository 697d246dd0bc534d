"""Is the licence a standard one, word for word?

Tools, companies and package indexes know a licence by its SPDX id. A custom text, or a standard text
with a sentence added, has to be read by a lawyer each time, so such code is often left alone.

What counts: a licence file with the text (or the customary short header) of a licence that SPDX lists.
Non-commercial Creative Commons licences are standard texts too; that they are not open source is said by
`license-declared`.

Blind spots: only widespread licences are known; a rare SPDX licence counts as a custom one.

Source: https://spdx.dev/learn/handling-license-info/; the matcher is described in `facts/licences`.
"""

from __future__ import annotations

from repocheck.checks._check import check, failed, passed
from repocheck.facts import NOASSERTION, LicenceClaim, Subject
from repocheck.models import Verdict


@check(
    category="licence",
    question="Is the licence a standard text, unchanged and in a file?",
    remedy="Put the unchanged text of a licence from spdx.org/licenses into LICENSE.",
    weight=4,
    requires=("license-declared",),
    source="https://spdx.org/licenses/",
)
def license_recognised(
    subject: Subject,
    file_licences: tuple[LicenceClaim, ...],
    readme_licences: tuple[LicenceClaim, ...],
    manifest_licences: tuple[LicenceClaim, ...],
) -> Verdict:
    """Judge by the main licence file; one that is only named elsewhere has no text to recognise."""
    main = next((claim for claim in file_licences if not claim.parts), None)
    if main is None:
        said = next(iter((*readme_licences, *manifest_licences)), None)
        where = f"; {said.path} only names one" if said else ""
        return failed(f"There is no file with the text of a licence{where}.")
    place = subject.at(main.path, main.text.line, main.text.extra or main.snippet)
    if main.text.spdx == NOASSERTION:
        return failed(f"{main.path} is no standard text: {main.text.name}.", place)
    return passed(f"{main.path} is {main.text.spdx}.", place)

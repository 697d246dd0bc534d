"""Is there a file that says how to cite the code?

Reference managers, Zenodo and the host's "Cite this repository" button read such a file; what is cited
keeps being looked after.

What counts: `CITATION.cff` with all keys that version 1.2.0 of the format requires (`cff-version`,
`message`, `title`, `authors`), `CITATION.bib` with an entry, `inst/CITATION` of an R package,
`codemeta.json` with an identifier or a publication, `.zenodo.json`, or a document `CITATION` with a
reference. A file that cannot be used fails, and the message says why.

Blind spots: BibTeX in the README, which people find and programs do not (that is `cites-paper`); whether
names and versions in the file are right.

Source: https://doi.org/10.5281/zenodo.5171937 (Citation File Format 1.2.0);
https://doi.org/10.7717/peerj-cs.86 (software citation principles)
"""

from repocheck.checks._check import check, failed, passed
from repocheck.facts import CitationFile, Subject
from repocheck.models import Verdict


@check(
    category="release",
    question="Is there a file that says how to cite the code?",
    remedy="Add CITATION.cff; https://citeas.org and cffinit write one from a few answers.",
    weight=1,
    requires=("repository-available",),
    source="https://doi.org/10.5281/zenodo.5171937",
)
def citation_file(subject: Subject, citation_files: tuple[CitationFile, ...]) -> Verdict:
    """Judge by the first file that can be used."""
    if not citation_files:
        return failed("There is no citation file.")
    path, _, fault = next((each for each in citation_files if not each.fault), citation_files[0])
    value = {"path": path}
    if fault:
        return failed(f"{path} {fault}.", subject.at(path), value=value)
    return passed(f"{path} says how to cite the code.", subject.at(path), value=value)

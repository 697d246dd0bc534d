"""How people name licences in a sentence, a badge, a title or a manifest.

Every pattern is searched in *normalised* words: lower case, single spaces, nothing but a-z and 0-9,
"licence" spelt "license". The first row that matches wins, so the more special stands above. A row's version
holds where none is stated; a version that stands behind the name replaces it.

Source: SPDX ids and titles; the spellings were collected while reading READMEs and manifests.
"""

_CC = r"(?:cc|creative ?commons|licenses)"
_GPL3 = r"(?:v ?|version )?3"
_PUBLISHED = r" as published by the free software foundation (?:either )?"
_GPL2 = r"(?:v ?|version )?2"
_GPL1 = r"(?:v ?1|version 1|1 0)\b"

_CREATIVE = "cc|commons|licenses|commercial|attribution|by nc|by sa|zero"
_GNU = "gpl|general public|free documentation|gfdl"

LICENCE_NAMES: tuple[tuple[str, str, str], ...] = (
    (_CREATIVE, rf"\b{_CC}(?: \w+){{0,2}}? by nc nd|\bnon ?commercial no ?deriv\w+", "CC-BY-NC-ND-4.0"),
    (_CREATIVE, rf"\b{_CC}(?: \w+){{0,2}}? by nc sa|\bnon ?commercial share ?alike", "CC-BY-NC-SA-4.0"),
    (
        _CREATIVE,
        rf"\b{_CC}(?: \w+){{0,2}}? by nc|\battribution non ?commercial|\bcc nc\b",
        "CC-BY-NC-4.0",
    ),
    (_CREATIVE, rf"\b{_CC}(?: \w+){{0,2}}? by sa|\battribution share ?alike", "CC-BY-SA-4.0"),
    (_CREATIVE, rf"\b{_CC}(?: \w+){{0,2}}? by nd|\battribution no ?deriv", "CC-BY-ND-4.0"),
    (_CREATIVE, rf"\b{_CC} by\b|\bcreative commons attribution", "CC-BY-4.0"),
    (_CREATIVE, r"\bcc ?0\b|\bcc zero\b|\bcreative commons zero\b|\bpublicdomain zero\b", "CC0-1.0"),
    (_GNU, r"\bgnu free documentation license|\bgfdl\b", "GFDL-1.3-only"),
    (_GNU, rf"\ba ?gpl ?{_GPL1}|\baffero general public license {_GPL1}", "AGPL-1.0-only"),
    (_GNU, rf"\bl ?gpl ?{_GPL2} 0\b|\blesser general public license(?: \w+)? {_GPL2} 0\b", "LGPL-2.0-only"),
    (_GNU, rf"\b(?:gnu )?gpl ?{_GPL1}|(?<!lesser )\bgeneral public license {_GPL1}", "GPL-1.0-only"),
    (_GNU, rf"\ba ?gpl ?{_GPL3}|\baffero general public license|\bagpl\b", "AGPL-3.0-only"),
    (_GNU, rf"\blesser general public license{_PUBLISHED}version 3", "LGPL-3.0-only"),
    (_GNU, rf"\blesser general public license{_PUBLISHED}version 2", "LGPL-2.1-only"),
    (_GNU, rf"\bgeneral public license{_PUBLISHED}version 3", "GPL-3.0-only"),
    (_GNU, rf"\bgeneral public license{_PUBLISHED}version 2", "GPL-2.0-only"),
    (_GNU, rf"\bl ?gpl ?{_GPL3}|\blesser general public license(?: \w+)? {_GPL3}", "LGPL-3.0-only"),
    (
        _GNU,
        r"\blgpl ?(?:v ?|version )?2|\blesser general public license(?: \w+)? (?:v ?|version )?2",
        "LGPL-2.1-only",
    ),
    (_GNU, rf"\b(?:gnu )?gpl ?{_GPL3}|\bgeneral public license(?: \w+)? {_GPL3}|\bgpl 3\b", "GPL-3.0-only"),
    (_GNU, rf"\b(?:gnu )?gpl ?{_GPL2}|\bgeneral public license(?: \w+)? {_GPL2}|\bgpl 2\b", "GPL-2.0-only"),
    ("apache", r"\bapache ?(?:software )?(?:license|2|v2|version 2)|\blicense apache", "Apache-2.0"),
    ("bsd", r"\b0 ?bsd\b|\b(?:0|zero) clause bsd|\bbsd (?:0|zero) clause", "0BSD"),
    ("bsd", r"\bbsd 4|\b(?:4|four) clause(?: \w+)? bsd", "BSD-4-Clause"),
    ("bsd", r"\bbsd 3 clause clear|\bclear bsd", "BSD-3-Clause-Clear"),
    (
        "bsd",
        r"\bbsd 3|\b(?:3|three) clause(?: \w+)? bsd|\b(?:new|modified|revised) bsd|\bbsd new\b",
        "BSD-3-Clause",
    ),
    ("bsd", r"\bbsd 2|\b(?:2|two) clause(?: \w+)? bsd|\bsimplified bsd|\bfreebsd license", "BSD-2-Clause"),
    ("mozilla|mpl", r"\bmozilla public license|\bmpl ?(?:v ?|version )?[12]", "MPL-2.0"),
    ("eclipse|epl", r"\beclipse public license(?: \w+){0,2} v?2|\bepl (?:v ?)?2", "EPL-2.0"),
    ("eclipse|epl", r"\beclipse public license(?: \w+){0,2} v?1|\bepl (?:v ?)?1", "EPL-1.0"),
    ("eupl|european", r"\beupl\b|\beuropean union public license", "EUPL-1.2"),
    ("unlicense", r"\bthe unlicense\b|\bunlicense\b", "Unlicense"),
    ("boost", r"\bboost (?:software )?license", "BSL-1.0"),
    ("artistic", r"\bartistic(?: license)? [12]", "Artistic-2.0"),
    ("font|ofl", r"\b(?:sil )?open font license|\bsil ofl", "OFL-1.1"),
    ("ncsa", r"\bncsa(?: open source)? license", "NCSA"),
    ("microsoft|ms pl", r"\bmicrosoft public license|\bms pl\b", "MS-PL"),
    ("permissive", r"\buniversal permissive license", "UPL-1.0"),
    ("educational", r"\beducational community license", "ECL-2.0"),
    ("academic free", r"\bacademic free license", "AFL-3.0"),
    ("open software", r"\bopen software license", "OSL-3.0"),
    ("common development|cddl", r"\bcommon development and distribution license|\bcddl\b", "CDDL-1.0"),
    ("open data|odc", r"\bopen data commons attribution|\bodc by", "ODC-By-1.0"),
    ("database|odbl", r"\bopen database license|\bodbl\b", "ODbL-1.0"),
    ("public domain|pddl", r"\bpublic domain dedication and license|\bpddl\b", "PDDL-1.0"),
    ("cecill", r"\bcecill b\b", "CECILL-B"),
    ("cecill", r"\bcecill c\b", "CECILL-C"),
    ("cecill", r"\bcecill(?: ?v? ?2)?\b", "CECILL-2.1"),
    ("public domain", r"\b(?:in|into|to) the public domain\b|^(?:license )?public domain\b", "NOASSERTION"),
    ("mulan", r"\bmulan(?: ?psl)? ?(?:v ?)?2|\bmulanpsl", "MulanPSL-2.0"),
    ("zlib", r"\bzlib license|\blicense zlib\b", "Zlib"),
    ("wtfpl", r"\bwtfpl\b", "WTFPL"),
    ("isc", r"\bisc license|\blicense isc\b", "ISC"),
    ("expat", r"\bexpat license", "MIT"),
    ("mit", r"\bmit 0\b|\bmit no attribution", "MIT-0"),
    (
        "mit",
        r"\bmit licen|\blicense (?:\w+ )?mit\b|\b(?:under|with) (?:the |an? )?mit\b|\bmit style license",
        "MIT",
    ),
)
"""Words of which one stands in whatever the pattern finds, parted by ``|``; pattern over normalised words; the
SPDX id it stands for. The words are there for speed alone."""

BARE_NAMES: dict[str, str] = {
    "mit": "MIT",
    "apache": "Apache-2.0",
    "isc": "ISC",
    "bsd": "NOASSERTION",
    "gpl": "NOASSERTION",
    "lgpl": "NOASSERTION",
    "gnu gpl": "NOASSERTION",
    "gnu general public": "NOASSERTION",
    "cc by nc": "CC-BY-NC-4.0",
    "creative commons": "NOASSERTION",
}
"""Words that name a licence where nothing else is said: below a heading "License", or in a manifest's "
"field."""

FAMILIES: tuple[tuple[str, str], ...] = (
    (r"\bopen ?rail|\bresponsible ai license", "OpenRAIL licence"),
    (r"\bllama (?:\d )*community license", "Llama community licence"),
    (r"\bgemma (?:terms|license)", "Gemma terms of use"),
    (r"\bdeepseek license", "DeepSeek model licence"),
    (r"\bnvidia source code license|\bnvidia (?:\w+ ){0,3}license", "NVIDIA source code licence"),
    (r"\bnxai community license", "NXAI community licence"),
    (r"\bs lab license", "S-Lab licence"),
    (r"\bgaussian splatting license", "Gaussian-Splatting licence"),
    (r"\btongyi qianwen|\bqwen (?:\w+ )?license", "Qwen licence"),
    (r"\bpolyform\b", "PolyForm licence"),
    (r"\bresearch (?:only )?license|\bacademic (?:\w+ ){0,3}license", "research or academic licence"),
    (r"\bciteme\b", "CiteMe licence"),
    (r"\bproprietary\b", "proprietary licence"),
    (r"\bnon ?commercial", "non-commercial licence"),
)
"""Pattern over the normalised words of a text, and what to call licences that SPDX does not list."""

NON_COMMERCIAL = ("CC-BY-NC", "PolyForm-Noncommercial")
"""Beginnings of SPDX ids that forbid commercial use, and are therefore not open source."""

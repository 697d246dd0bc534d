"""Standard licence texts: one ``<SPDX id>.txt`` beside this file for every row of `HINTS`.

The list is short on purpose: with all 700 texts of SPDX, near-twins that nobody uses win over the real
thing (Apache-2.0 is then found to be Pixar's). LGPL-3.0 ends where the appended GPL-3.0 begins.

Source: the licence texts of the SPDX project, taken from the npm package ``spdx-license-list`` 6.12.0
(CC0-1.0); they are legal texts, stored unchanged but for white space.
"""

from pkgutil import get_data

HINTS: dict[str, str] = {
    "0BSD": "this software for any purpose with or without fee is hereby granted",
    "AFL-3.0": "this academic free license",
    "AGPL-3.0-only": "gnu affero general public license version 3",
    "Apache-1.1": "the end user documentation included with the redistribution",
    "Apache-2.0": "terms and conditions for use reproduction and distribution",
    "Artistic-1.0-Perl": "the intent of this document is to state the conditions under which a package may be copied",
    "Artistic-2.0": "this license establishes the terms under which a given free software package",
    "BSD-1-Clause": "use in source and binary forms",
    "BSD-2-Clause": "use in source and binary forms",
    "BSD-2-Clause-Patent": "use in source and binary forms",
    "BSD-3-Clause": "use in source and binary forms",
    "BSD-3-Clause-Clear": "use in source and binary forms",
    "BSD-3-Clause-LBNL": "use in source and binary forms",
    "BSD-4-Clause": "use in source and binary forms",
    "BSL-1.0": "boost software license",
    "BUSL-1.1": "business source license 1 1",
    "CC-BY-3.0": "attribution 3 0 unported",
    "CC-BY-4.0": "attribution 4 0 international",
    "CC-BY-NC-3.0": "attribution noncommercial 3 0 unported",
    "CC-BY-NC-4.0": "attribution noncommercial 4 0 international",
    "CC-BY-NC-ND-4.0": "attribution noncommercial noderivatives 4 0 international",
    "CC-BY-NC-SA-3.0": "attribution noncommercial sharealike 3 0 unported",
    "CC-BY-NC-SA-4.0": "attribution noncommercial sharealike 4 0 international",
    "CC-BY-ND-4.0": "attribution noderivatives 4 0 international",
    "CC-BY-SA-3.0": "attribution sharealike 3 0 unported",
    "CC-BY-SA-4.0": "attribution sharealike 4 0 international",
    "CC0-1.0": "cc0 1 0 universal",
    "CDDL-1.0": "common development and distribution license",
    "CECILL-2.1": "cecill free software license agreement",
    "CECILL-B": "cecill b free software license agreement",
    "CECILL-C": "cecill c free software license agreement",
    "ECL-2.0": "educational community license",
    "EPL-1.0": "eclipse public license",
    "EPL-2.0": "eclipse public license",
    "EUPL-1.1": "european union public license",
    "EUPL-1.2": "european union public license",
    "GPL-2.0-only": "gnu general public license version 2",
    "GPL-3.0-only": "gnu general public license version 3",
    "HPND": "permission to use copy modify and distribute this software and its documentation for any purpose",
    "ISC": "this software for any purpose with or without fee is hereby granted",
    "LGPL-2.1-only": "gnu lesser general public license version 2 1",
    "LGPL-3.0-only": "gnu lesser general public license version 3",
    "MIT": "permission is hereby granted free of charge to any person",
    "MIT-0": "permission is hereby granted free of charge to any person",
    "MPL-1.1": "mozilla public license",
    "MPL-2.0": "mozilla public license",
    "MS-PL": "microsoft public license",
    "MulanPSL-2.0": "mulan",
    "NCSA": "permission is hereby granted free of charge to any person",
    "ODC-By-1.0": "odc attribution license",
    "ODbL-1.0": "open database license",
    "OFL-1.1": "sil open font license",
    "OSL-3.0": "this open software license",
    "PDDL-1.0": "public domain dedication license",
    "PolyForm-Noncommercial-1.0.0": "polyform noncommercial license",
    "PostgreSQL": "permission to use copy modify and distribute this software and its documentation for any purpose",
    "Unlicense": "this is free and unencumbered software released into the public domain",
    "UPL-1.0": "universal permissive license",
    "WTFPL": "do what the fuck you want to public license",
    "Zlib": "the origin of this software must not be misrepresented",
}
"""By SPDX id, words that stand in the normalised text ("licence" spelt "license") and sieve out nearly all others."""


def licence_text(spdx: str) -> str:
    """Return the standard text of a licence in `HINTS`."""
    return (get_data(__name__, f"{spdx}.txt") or b"").decode()

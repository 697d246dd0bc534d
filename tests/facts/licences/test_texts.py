import re
import time

import pytest

from repocheck.facts.licences.texts import NOASSERTION, classify
from repocheck.knowledge.licences import HINTS, licence_text

BOTH = "MIT OR Apache-2.0"
BSD_OF_AUTHOR = re.sub(
    r"Neither the name of.*?may", "The name of the author may not", licence_text("BSD-3-Clause"), flags=re.S
)
ADDED = {
    "cite": "Any publication that uses this software must cite our paper.",
    "research": "This software may be used for research purposes only.",
    "patent": "A patent on the method is pending; this licence grants no right to it.",
}


@pytest.mark.parametrize("spdx", HINTS)
def test_every_standard_text_is_itself(spdx):
    found = classify(licence_text(spdx))
    assert (found.spdx, found.exact, found.extra) == (spdx, True, "")


@pytest.mark.parametrize(
    "spdx", ["MIT", "BSD-2-Clause", "BSD-3-Clause", "Apache-2.0", "ISC", "GPL-3.0-only", "CC-BY-4.0"]
)
@pytest.mark.parametrize("change", ["title", "wrapped", "crlf", "copyright", "upper", "stars"])
def test_disguises_change_nothing(spdx, change):
    text = licence_text(spdx)
    changed = {
        "title": f"The licence of this fine software\n\n{text}",
        "wrapped": text.replace("\n", " ").replace(". ", ".\n"),
        "crlf": text.replace("\n", "\r\n"),
        "copyright": f"Copyright (c) 2020 Ada\nCopyright 2021 The Institute of Research Use\n\n{text}",
        "upper": text.upper(),
        "stars": text.replace("\n1. ", "\n* ").replace("\n2. ", "\n* ").replace("\n3. ", "\n* "),
    }[change]
    assert classify(changed).spdx == spdx


@pytest.mark.parametrize(
    "spdx", ["MIT", "BSD-3-Clause", "Apache-2.0", "GPL-3.0-only", "CC-BY-4.0", "MPL-2.0"]
)
@pytest.mark.parametrize("condition", ADDED)
def test_a_condition_behind_the_text_makes_another_licence(spdx, condition):
    found = classify(f"{licence_text(spdx)}\n\n{ADDED[condition]}\n")
    assert found.spdx == NOASSERTION
    assert found.extra == ADDED[condition]


@pytest.mark.parametrize(
    ("note", "spdx"),
    [
        ("This licence covers the scripts only. The recordings have terms of their own.", "MIT"),
        ("N.B. The license applies only to the code in this repository, not to its images.", "MIT"),
        ("Only the source code is covered by these terms; ferns belong to their growers.", "MIT"),
        ("This license covers the software, excluding the bundled datasets.", "MIT"),
        ("This license excludes certain files in the 'ferns' sub-directory, see there for theirs.", "MIT"),
        ("This license excludes the files in the 'ferns' folder, which must not be sold.", NOASSERTION),
        ("This licence covers the scripts only for teaching.", NOASSERTION),
        ("This licence covers the scripts only. Commercial use is not allowed.", NOASSERTION),
        ("This licence covers the scripts only, and must not be passed on.", NOASSERTION),
        ("Only the source code is licensed to members of the club.", NOASSERTION),
        ("This license excludes companies.", NOASSERTION),
    ],
)
def test_a_note_that_the_licence_is_for_the_code_changes_nothing(note, spdx):
    found = classify(f"{licence_text('MIT')}\n\n{note}\n")
    assert found.spdx == spdx
    assert found.extra in note
    assert found.extra


def test_a_condition_inside_a_sentence_is_seen():
    text = licence_text("MIT").replace(
        "to deal in the Software", "to deal in the Software for non-commercial purposes only"
    )
    assert classify(text).spdx == NOASSERTION


def test_code_of_others_in_the_same_file_is_no_condition():
    notice = "This product contains code from B, whose authors must be acknowledged."
    found = classify(f"{licence_text('Apache-2.0')}\n\n{notice}\n\n{licence_text('BSD-3-Clause')}")
    assert (found.spdx, found.also) == ("Apache-2.0", ("BSD-3-Clause",))


def test_the_first_of_two_texts_decides():
    both = f"{licence_text('BSD-2-Clause')}\n\n--- B ---\n\n{licence_text('BSD-3-Clause')}"
    assert classify(both).spdx == "BSD-2-Clause"
    assert classify(licence_text("BSD-3-Clause")).spdx == "BSD-3-Clause"


def test_names_in_the_disclaimer_may_differ():
    text = licence_text("BSD-3-Clause").replace(
        "THE COPYRIGHT HOLDERS AND CONTRIBUTORS", "THE UNIVERSITY OF B AND CONTRIBUTORS"
    )
    assert (
        classify(text.replace("the copyright holder nor", "the University of B nor")).spdx == "BSD-3-Clause"
    )


def test_a_quoted_text_is_the_text():
    quoted = "\n> ".join(licence_text("MIT").split("\n"))
    for shown in (quoted, quoted.replace("be liable", "be\n> liable").replace("BE LIABLE", "BE\n> LIABLE")):
        assert classify(f"A is licensed under the MIT License:\n\n> {shown}").spdx == "MIT"


APACHE_HEADER = """Licensed under the Apache License, Version 2.0 (the "License"); you may not use
this file except in compliance with the License."""
GPL_HEADER = """This program is free software: you can redistribute it under the terms of the GNU General
Public License as published by the Free Software Foundation, either version 3 of the License, or any later
version."""
DEED = "CC0 1.0 Universal\nThe person who associated a work with this deed has given it to the public domain."


@pytest.mark.parametrize(
    ("text", "spdx", "name"),
    [
        (APACHE_HEADER, "Apache-2.0", ""),
        (GPL_HEADER, "GPL-3.0-or-later", ""),
        (DEED, "CC0-1.0", ""),
        ("CreativeML Open RAIL-M\n\nYou agree not to use it to harm.", NOASSERTION, "OpenRAIL licence"),
        ("Use it as you like, but you must send a postcard.", NOASSERTION, "a custom licence"),
        ("Under GPLv3 for research purposes; else contact us.", NOASSERTION, "a custom licence"),
        ("", NOASSERTION, "a custom licence"),
    ],
)
def test_texts_that_are_no_standard_texts(text, spdx, name):
    found = classify(text)
    assert (found.spdx, found.name, found.exact) == (spdx, name, spdx == NOASSERTION)


@pytest.mark.slow  # it measures time or memory
@pytest.mark.parametrize(
    "piece", ["copyright ", "provided by ", "a" * 50, "(c) 2020 ", "neither the name ", "\n1. "]
)
def test_hostile_texts_take_linear_time(piece):
    classify("MIT")
    start = time.process_time()
    classify(piece * (130_000 // len(piece)))
    assert time.process_time() - start < 2


@pytest.mark.parametrize(
    "sentence",
    [
        "Use by the armed forces is disallowed.",
        "Not for diagnostic use.",
        "Firms of more than ten people pay a fee.",
        "Resale is excluded.",
    ],
)
@pytest.mark.parametrize("preamble", ["", "This tool uses code style by B.\n\n"])
def test_what_binds_is_seen_behind_any_preamble(sentence, preamble):
    found = classify(f"{preamble}{licence_text('MIT')}\n\n{sentence}\n")
    assert (found.spdx, found.extra) == (NOASSERTION, sentence)


def test_a_request_to_be_cited_binds_nobody_and_is_shown():
    asked = "If you use this software in research, please cite our paper."
    found = classify(f"{licence_text('MIT')}\n\n{asked}\n")
    assert (found.spdx, found.extra) == ("MIT", asked)


@pytest.mark.parametrize(
    ("text", "spdx"),
    [
        ("SPDX-License-Identifier: GPL-2.0-or-later WITH Classpath-exception-2.0\n",) * 2,
        ("SPDX-License-Identifier: MIT OR Apache-2.0\n",) * 2,
        ("SPDX-License-Identifier: GPL-3.0+\n", "GPL-3.0-or-later"),
        (f"SPDX-License-Identifier: GPL-3.0-or-later\n\n{licence_text('GPL-3.0-only')}", "GPL-3.0-or-later"),
        ("Licensed under either of the MIT license or the Apache License, Version 2.0.\n", BOTH),
        (f"Files: *\nLicense: MIT\n\n{licence_text('MIT')}\n\nFiles: a.py\nYou must not sell it.\n", "MIT"),
        (BSD_OF_AUTHOR, "BSD-3-Clause"),
    ],
)  # fmt: skip
def test_ids_expressions_and_customary_forms(text, spdx):
    assert classify(text).spdx == spdx.removeprefix("SPDX-License-Identifier: ").strip()


@pytest.mark.parametrize("spdx", ["MIT", "Apache-2.0"])
@pytest.mark.parametrize(("every", "same"), [(24, False), (200, True)])
def test_a_text_with_a_word_of_its_own_in_every_sentence_is_another(spdx, every, same):
    words = licence_text(spdx).split()
    woven = " ".join(f"{word} never" if n % every == every - 1 else word for n, word in enumerate(words))
    assert (classify(woven).spdx == spdx) == same


@pytest.mark.parametrize(
    ("spdx", "n_chars", "change", "found"),
    [
        ("Apache-2.0", 2_000, ("", ""), "Apache-2.0"),
        ("Apache-2.0", 2_000, ("fifty percent", "sixty percent"), NOASSERTION),
        ("Apache-2.0", 400, ("", ""), NOASSERTION),
    ],
)
def test_a_text_that_breaks_off_is_the_one_that_it_begins(spdx, n_chars, change, found):
    begun = classify(licence_text(spdx)[:n_chars].replace(*change))
    assert (begun.spdx, begun.exact) == (found, found == NOASSERTION)

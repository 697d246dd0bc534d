import unicodedata

import pytest

from repocheck.cli._terminal import Terminal, write_out
from tests.reporter.hostile import STRINGS


@pytest.mark.parametrize("text", [*STRINGS, "[bold]loud[/]", "[link=https://evil.example]x[/link]", "\ufffe"])
def test_nothing_that_is_said_acts(text, capsys):
    terminal = Terminal(stderr=True)
    terminal.say(text, mark="✓", style="green")
    terminal.fail(text, text)
    said = capsys.readouterr().err
    assert said.count("\n") == 3
    assert not {unicodedata.category(c) for c in said.replace("\n", "")} & {"Cc", "Cf", "Cs", "Zl", "Zp"}
    assert not [line for line in said.splitlines() if line.lstrip().startswith("::") or "##[" in line]


def test_markup_is_shown_as_it_is(capsys):
    Terminal().say("[bold]loud[/] [/x]")
    assert capsys.readouterr().out == "[bold]loud[/] [/x]\n"


def test_a_quiet_terminal_says_nothing(capsys):
    Terminal(stderr=True, quiet=True).say("x")
    assert capsys.readouterr() == ("", "")


def test_lines_are_written_as_they_are_but_for_commands(capsys):
    write_out("a\n  ::error::b\n")
    assert capsys.readouterr().out == "a\n \\::error::b\n"

"""Faults that are planted in a copy of the package, one row each, and the tests that should notice.

A row is an edit that some day somebody might make, in what must not be wrong: what is said of a repository, what
is let through a gate, kept, shown, or read from strangers. The text that is replaced stands once in its file.
"""

from __future__ import annotations

from typing import NamedTuple


class Mutant(NamedTuple):
    """One planted fault."""

    name: str
    file: str
    """Below `repocheck/`."""
    old: str
    new: str
    tests: str
    """Below `tests/`, joined by blanks."""


PROBE = "probe/git/test_requests.py probe/git/test_remote.py probe/git/test_refs.py faults/test_faults.py"
LOCAL = "probe/git/test_local.py faults/test_clones.py"
PACK = "probe/git/test_pack.py probe/git/test_local.py probe/git/test_objects.py faults/test_clones.py"
STORE = "probe/store probe/test_network.py"
API = "probe/github"
HTTP = "http"
CONFIG = "test_config_files.py test_config.py test_tokens.py"
ABSENCE = "probe/test_absence.py probe/test_network.py"
GATE = "cli/test_gate.py"
SCORE = "reporter/test_scoring.py"
SHOWN = "reporter/test_quote.py reporter/test_sanitise.py reporter/formats/test_github.py reporter/formats/test_junit.py"
LICENCE = "facts/licences checks/test_license_declared.py"

MUTANTS = (
    # What is said of a repository
    Mutant("429 is missing", "probe/git/existence.py", '        return _unknown("rate-limited", message, "Run again later.")', "        return NotSeen(Availability.MISSING)", PROBE),
    Mutant("403 is missing", "probe/git/existence.py", "_ABSENT = frozenset({401, 404, 410})", "_ABSENT = frozenset({401, 403, 404, 410})", PROBE),
    Mutant("401 alone is missing", "probe/git/existence.py", "    if gone and git.status in _ABSENT:", "    if git.status in _ABSENT:", PROBE),
    Mutant("any page below 400 counts as gone", "probe/git/existence.py", "gone = answer.status in (404, 410) and", "gone = answer.status >= 200 and", PROBE),
    Mutant("a login page elsewhere counts as gone", "probe/git/existence.py", " and urlsplit(answer.url).path == urlsplit(page).path", "", PROBE),
    Mutant("451 is missing", "probe/git/existence.py", "    if answer.status == 451:\n        raise NotSeen(Availability.BLOCKED)\n    raise _by_status", "    if answer.status == 451:\n        raise NotSeen(Availability.MISSING)\n    raise _by_status", PROBE + " faults/test_faults.py"),
    Mutant("any 200 is git", "probe/git/existence.py", "        if answer.content_type == RESULT_TYPE:\n            return", "        if answer.content_type:\n            return", PROBE),
    Mutant("an empty list is an empty repository though cut off", "probe/git/refs.py", "return self.complete and self.head is None and not self.ids", "return self.head is None", PROBE),
    Mutant("a listing with holes is empty", "probe/git/objects.py", "    if complete:\n        return Availability.EMPTY, ()", "    if not tree:\n        return Availability.EMPTY, ()", PACK),
    Mutant("holes in a listing are not said", "probe/git/objects.py", "            return tuple(sorted(entries[:max_entries])), False", "            return tuple(sorted(entries[:max_entries])), True", PACK),
    Mutant("one vote is enough", "probe/_absence.py", " < self._apart_s:\n", " < -1:\n", ABSENCE),
    Mutant("no witness is needed", "probe/_absence.py", "            if shows(other):", "            if True:", ABSENCE),
    Mutant("a repository is its own witness", "probe/_absence.py", "return [other for other in known if other.key != ref.key]", "return known", ABSENCE),
    Mutant("an old witness is good for ever", "probe/_absence.py", "if self._honest.get(way, -1.0) >= since:", "if self._honest.get(way, -1.0) >= 0:", ABSENCE),
    Mutant("one way witnesses for another", "probe/_absence.py", 'f"{place} {seen.via}"', "place", ABSENCE),
    Mutant("missing at the first look", "probe/_patience.py", "if seen.availability is not Availability.MISSING or seen.via", "if seen.via", "probe/test_patience.py"),
    Mutant("the worse evidence is kept", "probe/_patience.py", "return old if len(new.texts) < len(old.texts)", "return new if len(new.texts) < len(old.texts)", "probe/test_patience.py"),
    Mutant("a broken clone is missing", "probe/git/local.py", '        return _without(ref, Availability.EMPTY, branch=said["branch"])', '        return _without(ref, Availability.MISSING, branch=said["branch"])', LOCAL),
    Mutant("a dangling HEAD is empty", "probe/git/local.py", '    elif said["any"] or said["branch"] is None:', '    elif said["branch"] is None:', LOCAL),
    Mutant("one broken repository ends the audit", "pipeline/examine.py", "        except (UsageError, KeyboardInterrupt):\n            raise\n", "        except Exception:\n            raise\n", "pipeline"),
    Mutant("a panic in a library ends the audit", "pipeline/examine.py", "except BaseException as error:", "except Exception as error:", "pipeline"),
    # GitHub's API
    Mutant("an unsigned 404 is believed", "probe/github/_rest.py", "    if not answer.headers.get(SIGNATURE):", "    if False:", API),
    Mutant("any 404 is believed", "probe/github/_rest.py", ' and content.get("message") == "Not Found"', "", API),
    Mutant("the token is not proven", "probe/github/_rest.py", "if seen is not Availability.UNKNOWN and not line.token_is_valid(since=line.clock()):", "if False:", API),
    Mutant("one 404 is enough", "probe/github/_rest.py", "    if seen is Availability.MISSING:\n        line.sleep(_APART_S)\n        seen = _ask(line, ref)\n", "", API),
    Mutant("a foreign name is believed", "probe/github/_api.py", " and identity_of(answer) == facts.identity", "", API),
    Mutant("partial facts are believed", "probe/github/_query.py", "    if error is not None:  # facts with an error are partial facts", "    if False:  # facts with an error are partial facts", API),
    Mutant("a refused token is sent for ever", "probe/github/_line.py", "self.refused = self._refusals > 1", "self.refused = False", API),
    Mutant("objects are believed for their place", "probe/github/_objects.py", "    if object_id(tree) != id_:\n        return None", "", API),
    # The door to the network
    Mutant("a redirect may leave the host", "http/transport.py", "if (there.scheme, there.host, there.port) != (url.scheme, url.host, url.port) or there.userinfo:", "if there.userinfo:", HTTP),
    Mutant("plain http is asked", "http/client.py", 'if url.userinfo or (url.scheme != "https" and not (url.scheme == "http" and is_loopback(url.host))):', "if url.userinfo:", HTTP),
    Mutant("any host is asked", "http/client.py", "if url.host not in self._hosts and not is_loopback(url.host):", "if False:", HTTP),
    Mutant("every host gets the token", "http/client.py", "if authorization := login or self._authorizations.get(url.host):", "if authorization := login or next(iter(self._authorizations.values()), None):", HTTP),
    Mutant("cookies are kept", "http/transport.py", "cookies=CookieJar(DefaultCookiePolicy(allowed_domains=())),", "", HTTP),
    Mutant("no limit on bytes", "http/transport.py", "if max(size, wire) > max_bytes:", "if False:", HTTP + " probe/git/test_remote.py faults/test_faults.py"),
    Mutant("a cut gzip is whole", "http/transport.py", "if inflater and wire and (not inflater.eof or inflater.unused_data):", "if False:", HTTP),
    Mutant("no deadline for a repository", "http/client.py", "        if not (left := left_s()):", "        if (left := left_s()) < 0:", HTTP),
    Mutant("an inner deadline may be later", "http/time_limit.py", "until = min(time.monotonic() + seconds, UNTIL.get() or float(\"inf\"))", "until = time.monotonic() + seconds", HTTP),
    Mutant("404 is tried again", "http/retry.py", "_RETRIED = frozenset({408,", "_RETRIED = frozenset({404, 408,", HTTP),
    # Packs and clones
    Mutant("objects have any id", "probe/git/object_files.py", "        if hashed.hexdigest() != id_:", "        if False:", LOCAL),
    Mutant("packs have any checksum", "probe/git/pack_stream.py", "if self.take(20) != self._hash.digest():", "if not self.take(20):", PACK + " faults/test_faults.py"),
    Mutant("deltas are followed for ever", "probe/git/pack_file.py", "            if len(deltas) >= _MAX_DEPTH:", "            if False:", PACK),
    Mutant("a delta copies from beyond", "probe/git/delta.py", "if stop > available or", "if", PACK + " faults/test_faults.py"),
    Mutant("a delta may make too much", "probe/git/delta.py", "        if target_size > max_bytes:", "        if False:", PACK + " faults/test_faults.py"),
    Mutant("no limit on what is inflated", "probe/git/pack_file.py", "        if size > self.object_bytes:", "        if False:", PACK),
    Mutant("no limit on paths", "probe/git/objects.py", " or left < 0:", ":", PACK),
    Mutant("climbing names are listed", "probe/git/objects.py", '_BAD_NAMES = frozenset({b"", b".", b"..", b".git"})', '_BAD_NAMES = frozenset({b""})', PACK),
    Mutant("links lead out of the folder", "probe/git/folder.py", "            if not known:\n", "            known = self._known[path] = True\n            if not known:\n", LOCAL),
    Mutant("a pipe is waited for", "probe/git/folder.py", '_FLAGS = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0)', "_FLAGS = os.O_RDONLY", LOCAL),
    Mutant("devices are read", "probe/git/folder.py", "    if not stat.S_ISREG(status.st_mode):", "    if False:", LOCAL),
    Mutant("a child that hangs is waited for", "probe/git/reading.py", "    timer.start()\n", "", "probe/git/test_local.py"),
    Mutant("configuration includes are read", "probe/git/local.py", "merge_includes=False", "merge_includes=True", LOCAL),
    # The store
    Mutant("blobs are believed", "probe/store/_codec.py", "    if hashlib.sha256(content).hexdigest() != name:", "    if False:", STORE),
    Mutant("rows are believed", "probe/store/_codec.py", "    if checksum(row[:-1]) != row.checksum:", "    if False:", STORE),
    Mutant("the clock decides what is newest", "probe/store/_rows.py", "ORDER BY id DESC LIMIT 1", "ORDER BY probed_at DESC LIMIT 1", STORE),
    Mutant("unknown hides what is known", "probe/store/_rows.py", " AND availability != 'unknown'", "", STORE),
    Mutant("evidence of tomorrow is young", "probe/store/_store.py", "dt.timedelta(0) <= utc_now() - found.probed_at <= max_age", "utc_now() - found.probed_at <= max_age", STORE),
    Mutant("a full disk is damage", "probe/store/_schema.py", "        sqlite3.SQLITE_FULL,\n", "", STORE),
    # Score and gate
    Mutant("unknown counts as failed", "reporter/scoring.py", "    decided = sums[Outcome.PASS] + sums[Outcome.FAIL]\n", "    decided = sums[Outcome.PASS] + sums[Outcome.FAIL] + sums[Outcome.UNKNOWN]\n", SCORE),
    Mutant("a placeholder keeps its points", "reporter/scoring.py", "State.EMPTY, State.PLACEHOLDER})", "State.EMPTY})", SCORE),
    Mutant("unknown is scored", "reporter/scoring.py", "    elif state is State.UNKNOWN or coverage < min_coverage:", "    elif coverage < min_coverage:", SCORE),
    Mutant("points without coverage", "reporter/scoring.py", "    elif state is State.UNKNOWN or coverage < min_coverage:", "    elif state is State.UNKNOWN:", SCORE),
    Mutant("just enough is too low", "cli/_gate.py", "repo.score.points < fail_under", "repo.score.points <= fail_under", GATE),
    Mutant("others answer for a paper", "cli/_gate.py", "    return answerable and not repo.pending", "    return not repo.pending", GATE),
    Mutant("what is pending fails", "cli/_gate.py", "    return answerable and not repo.pending and", "    return answerable and", GATE),
    Mutant("unknown is complete", "cli/_gate.py", "        repo.state is State.UNKNOWN\n        or any(", "        any(", GATE),
    # What is shown
    Mutant("percent signs act", "reporter/quote.py", 'safe.replace("%", "%25").replace', "safe.replace", SHOWN),
    Mutant("colons of a workflow command act", "reporter/quote.py", '.replace("::", ":\\\\:")', "", SHOWN),
    Mutant("escapes reach the terminal", "reporter/sanitise.py", "    if not text.isprintable():", "    if False:", SHOWN),
    Mutant("formulas reach a spreadsheet", "reporter/quote.py", "def formula_free(text: str) -> str:\n", "def formula_free(text: str) -> str:\n    return text\n\n\ndef _unused(text: str) -> str:\n", "reporter/test_quote.py reporter/formats/test_csv.py"),
    Mutant("a host's message reaches the terminal as it is", "probe/git/pktline.py", 'return " ".join("".join(c if c.isprintable() else " " for c in text).split())[:200]', "return text[:200]", "probe/git faults/test_faults.py"),
    # Licences
    Mutant("a changed licence is the licence", "facts/licences/texts.py", "_SAME = 0.92", "_SAME = 0.85", LICENCE),
    Mutant("foreign terms are overlooked", "facts/licences/texts.py", "        for bound in _CONDITION.finditer(passage", "        for bound in [] and _CONDITION.finditer(passage", LICENCE),
    Mutant("or later is overlooked", "facts/licences/texts.py", 'return spdx.replace("-only", "-or-later") if later else spdx', "return spdx", LICENCE),
    # What one repository may cost, and what it may spoil
    Mutant("one repository breaks a report", "reporter/output.py", "        return write(salvaged(report, write, error))", "        raise", "reporter/test_salvage.py"),
    Mutant("the others are left out too", "reporter/salvage.py", "            yield self._unknown(repo, problem) if problem else repo", "            yield self._unknown(repo, problem or self.problems[0]) if self.problems else repo", "reporter/test_salvage.py"),
    Mutant("judging has no end", "facts/allowance.py", "        if thread_time() > self._end:", "        if False:", "facts/test_allowance.py"),
    Mutant("a text costs nothing", "facts/subject.py", "        self._allowance.check()\n        found = ", "        found = ", "facts/test_allowance.py"),
    Mutant("what is judged late fails", "checks/_judge.py", "    except OutOfTime as error:\n        return unknown(", "    except OutOfTime as error:\n        return not_applicable(", "facts/test_allowance.py"),
    Mutant("lists of lists have no end", "facts/manifests/setup_py.py", "    for _ in range(_MAX_NODES):", "    while True:", "test_swelling.py"),
    Mutant("groups of groups have no end", "facts/manifests/toml.py", "        if _size(groups, name, {}) > _MAX_GROUP:", "        if False:", "test_swelling.py"),
    Mutant("strings of BibTeX have no end", "extractor/readers/bibtex.py", " if span[1] - span[0] <= _MAX_STRING_CHARS}", "}", "test_swelling.py"),
    Mutant("docutils remembers", "facts/documents/rst.py", "            _defined_roles().clear()\n", "", "facts/documents/test_rst.py"),
    Mutant("a long line costs the document", "facts/documents/rst.py", "line[: _MAX_LINE_CHARS - 1]", "line", "facts/documents/test_rst.py"),
    Mutant("names have any length", "probe/git/objects.py", "            too_long = len(name) > MAX_NAME_BYTES or", "            too_long =", PACK),
    Mutant("commit and files have a deadline each", "probe/git/worktree.py", "    with deadline(limits.deadline_s):", "    with deadline(9e5):", "probe/git/test_worktree.py"),
    Mutant("a working tree has no deadline", "probe/git/reading.py", "threading.Timer(min(deadline_s, left_s())", "threading.Timer(deadline_s + 9e5", "probe/git/test_worktree.py"),
    Mutant("files of a working tree are followed", "probe/git/walk.py", '_FLAGS = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)', "_FLAGS = os.O_RDONLY", "probe/git/test_worktree.py"),
    Mutant("a mirror that is behind is believed", "probe/network.py", "            disagree = question.rev is None and seen.commit not in {None, stated.commit}", "            disagree = False", "probe/test_network.py"),
    Mutant("git is believed against the API", "probe/network.py", "            if read is None and disagree and not (api.may_be_asked and api.shows(question.ref)):", "            if False:", "probe/test_network.py"),
    # Whom to trust
    Mutant("a file that is found may name hosts", "config_files.py", "        if path[0] in defaults and not harmless:", "        if False:", CONFIG),
    Mutant("a token goes to any address", "config_files.py", 'return parts.scheme == "https" and (name == host or name.endswith(f".{host}"))', "return True", CONFIG),
    Mutant("a token goes to whoever ends like its host", "config_files.py", 'name.endswith(f".{host}")', "name.endswith(host)", CONFIG),
    Mutant("aliases are followed", "config_files.py", "        if self.check_event(yaml.AliasEvent):", "        if False:", CONFIG),
    # What is written
    Mutant("a page takes markup", "reporter/template.py", "        autoescape=True,\n", "        autoescape=False,\n", "reporter/formats/test_html.py"),
    Mutant("a page links to any address", "reporter/template.py", 'return url if url and url.startswith("https://") else None', "return url or None", "reporter/formats/test_html.py"),
    Mutant("escapes reach a page", "reporter/template.py", "    return visible(value)\n", "    return value\n", "reporter/formats/test_html.py"),
    Mutant("escapes reach XML", "reporter/formats/junit.py", "    message = visible(finding.message, 1_000)\n", "    message = finding.message[:1_000]\n", "reporter/formats/test_junit.py"),
    Mutant("escapes reach a log", "cli/_terminal.py", "workflow_silent(visible(text)), \"default\"", "text, \"default\"", "cli"),
    Mutant("cells split a table", "reporter/quote.py", '.replace("|", "\\\\|")', "", "reporter/test_quote.py reporter/formats/test_markdown.py"),
    Mutant("infinity is a number", "reporter/reading.py", "    return number if isfinite(number := float(digits)) else _no_number(digits)", "    return float(digits)", "reporter/test_reading.py"),
    Mutant("half a character is read back", "reporter/reading.py", "        if _ESCAPED_SURROGATE.search(text):", "        if False:", "reporter/test_reading.py"),
    Mutant("a report of tomorrow is read", "reporter/reading.py", "    if version > SCHEMA_VERSION:", "    if False:", "reporter/test_reading.py"),
    Mutant("others' failures are held against a paper", "reporter/view.py", "not (third_party(repo) or repo.state in _NOTHING_THERE)", "not (repo.state in _NOTHING_THERE)", "reporter/test_view.py"),
    Mutant("a baseline hides a new failure", "reporter/baseline.py", " and _failed(repo) <= _failed(old)", "", "reporter/test_baseline.py"),
    Mutant("a baseline hides a new state", "reporter/baseline.py", "repo.state is old.state and ", "", "reporter/test_baseline.py"),
    Mutant("two commits are one repository", "pipeline/renamed.py", "(answering or report.repo).key, report.commit", "(answering or report.repo).key, None", "pipeline"),
    # Facts: what was not read is not absent
    Mutant("what was left out is forgotten", "facts/computed.py", '        yield from getattr(subject.facts.get(each.name), "left_out", ())', "        yield from ()", "facts checks"),
    Mutant("what was not read hides nothing", "facts/computed.py", '        yield f"{path} could not be read: {reason}"', "        yield from ()", "facts checks"),
    Mutant("a fact asks for what it does not name", "facts/computed.py", "        if subject.asking and self.name not in subject.asking[-1]:", "        if False:", "facts/test_computed.py"),
    Mutant("a pointer is a text", "facts/subject.py", "return None if found is None or _is_pointer(found.text) else found.text", "return None if found is None else found.text", "facts checks"),
    Mutant("a text that was cut is whole", "facts/subject.py", "if text.truncated or _is_pointer(text.text)}", "if _is_pointer(text.text)}", "facts checks"),
    Mutant("copies of others count as own", "facts/subject.py", " if folder not in vendored]", "]", "facts checks"),
    Mutant("what could not be read is judged", "checks/_judge.py", "    if seen is Availability.UNKNOWN and check.id != _FIRST:", "    if False:", "checks"),
    Mutant("what depends on unknown fails", "checks/_judge.py", "        if before.outcome is Outcome.UNKNOWN:", "        if False:", "checks"),
    Mutant("no space left is no text", "probe/_texts.py", "content_of(entry) if left > 0 else TOO_MUCH", 'content_of(entry) if left > 0 else b""', "probe/test_texts.py probe/git/test_worktree.py"),
    Mutant("nobody says that a text was cut", "probe/_texts.py", "truncated=cut)", "truncated=False)", "probe/test_texts.py probe/git"),
    Mutant("a link is the text of its target's name", "probe/_texts.py", "    files = [entry for entry in chosen if entry.kind is EntryKind.FILE]", "    files = chosen", "probe/test_texts.py probe/git"),
    # The package index
    Mutant("a resolver gets all variables", "probe/resolve/uv.py", "    return renamed | kept | {", "    return dict(given) | renamed | kept | {", "probe/resolve/test_uv.py"),
    Mutant("a resolver has no deadline", "probe/resolve/uv.py", "    while time.monotonic() < deadline_s and not", "    while not", "probe/resolve/test_uv.py"),
    Mutant("a trial has no budget", "probe/wheels/archive.py", "self.bytes_read + n_bytes > self._max_bytes or ", "", "probe/wheels"),
    Mutant("members have any size", "probe/wheels/wheel.py", "        members = [each for each in members if each.size_bytes <= MAX_WHEEL_MEMBER_BYTES]\n", "", "probe/wheels faults/test_wheels.py"),
    Mutant("source archives swell", "probe/wheels/source_archive.py", "count > MAX_MEMBERS or left < 0 or", "count > MAX_MEMBERS or", "probe/wheels faults/test_wheels.py"),
    Mutant("the number of members is believed", "probe/wheels/directory.py", "    if len(entries) != count:", "    if False:", "probe/wheels faults/test_wheels.py"),
    Mutant("members may lie in one another", "probe/wheels/directory.py", " or not _lie_apart(members.values()):", ":", "probe/wheels faults/test_wheels.py"),
    Mutant("encrypted members are read", "probe/wheels/directory.py", "        if flags & _ENCRYPTED or method", "        if method", "probe/wheels faults/test_wheels.py"),
    Mutant("what is to come from an address is guessed", "environment/supplier.py", "            if entry.on_address and not known:", "            if False:", "environment"),
    Mutant("what the project says is not asked", "environment/supplier.py", "            return _declared(wanted, entry, origin)\n", "            break\n", "environment"),
    # Whom to ask, and with what
    Mutant("offline means nothing", "probe/digest_source.py", "    if config.offline:", "    if False:", "probe/test_digest_source.py"),
    Mutant("any status is a digest", "probe/digest_source.py", "    if answer.status != HTTPStatus.OK:", "    if False:", "probe/test_digest_source.py"),
    Mutant("digests come in clear text", "probe/digest_source.py", 'source.startswith(("https://", "http://127.0.0.1:"))', 'source.startswith(("https://", "http://"))', "probe/test_digest_source.py"),
    Mutant("a variable for no host is overlooked", "tokens.py", "        if name.startswith(_PREFIX) and name not in names:", "        if False:", CONFIG),
    Mutant("every host gets GitHub's token", "tokens.py", 'found = {host: os.environ.get(name, "").strip() for', 'found = {host: os.environ.get(name, "").strip() or github for', CONFIG),
    Mutant("a configuration has any size", "config_files.py", "        if path.stat().st_size > MAX_CONFIG_BYTES:", "        if False:", CONFIG),
    Mutant("a host that fails is asked for ever", "http/reach.py", "        if self._clock() - row.last < pause_s:", "        if False:", HTTP),
    Mutant("success does not end a row of failures", "http/reach.py", "_Row(row.failures + 1, first, now) if failed else _Row()", "_Row(row.failures + 1, first, now)", HTTP),
    # Processes
    Mutant("workers import from a clone", "engine/workers.py", '    os.environ["PYTHONSAFEPATH"] = "1"\n', "    pass\n", "engine/test_working_folder.py"),
    Mutant("lost references are empty", "probe/git/child.py", "return self.refs.any() or self.objects.any()", "return self.refs.any()", "faults/test_clones.py"),
    Mutant("a report names its own checks", "models/report.py", "    id: _Id\n", "    id: str\n", "reporter/test_reading.py"),
    Mutant("a report words its own checks", "models/report.py", "    remedy: _Sentence\n", "    remedy: str\n", "reporter/test_reading.py"),
    Mutant("commands of a runner are shown", "reporter/sanitise.py", '    text = text.replace("##[", "#\\\\#[")\n', "", "reporter/test_sanitise.py " + SHOWN),
    Mutant("damage of an archive has a list", "pipeline/sources.py", "    except Exception as error:", "    except OSError as error:", "pipeline/test_sources.py"),
    Mutant("chains of groups have no end", "facts/manifests/toml.py", "    if depth > _MAX_GROUP_DEPTH:", "    if False:", "test_swelling.py"),
    Mutant("a worker has no deadline", "engine/workers.py", "        faulthandler.dump_traceback_later(deadline_s, exit=True, file=nowhere)\n", "", "engine/test_workers.py"),
    Mutant("a child has no limit of memory", "child_limits.py", "            (resource.RLIMIT_DATA, memory_bytes),\n", "", "test_child_limits.py"),
    Mutant("a child writes files", "child_limits.py", "            (resource.RLIMIT_FSIZE, 0),\n", "", "test_child_limits.py"),
    Mutant("a scan has no deadline", "probe/wheels/scanner.py", "        timer.start()\n", "", "probe/wheels/test_scanner.py"),
    Mutant("the lease of a dead process holds", "probe/store/_lease.py", "    if row and Owner(*row) != owner and Owner(*row).alive:", "    if row and Owner(*row) != owner:", STORE),
    Mutant("references are followed out", "probe/git/ref_files.py", "                elif entry.is_file(follow_symlinks=False):", "                elif entry.is_file():", LOCAL),
    Mutant("any text is a reference", "probe/git/ref_files.py", '        if name != "HEAD" and not REF.fullmatch(name):', '        if False:', LOCAL + " probe/git"),
)  # fmt: skip
"""By what would go wrong."""

"""Find the commands that a document gives its reader: to install, to run, to train, to evaluate."""

from __future__ import annotations

import builtins
import re
from collections.abc import Iterator
from functools import cached_property, lru_cache
from itertools import islice

from repocheck.facts.documents.document import Document
from repocheck.text.pattern import Pattern, late_regex

_PROGRAMS = (
    r"python[\d.]*|pythonw?|ipython|jupyter|pip[\d.]*|pipx|uv|poetry|pdm|pixi|conda|mamba|micromamba"
    r"|bash|sh|zsh|source|git|"
    r"wget|curl|make|cmake|ninja|docker(?:-compose)?|podman|singularity|apptainer|nvidia-docker|julia"
    r"|Rscript|R|matlab|octave|"
    r"java|javac|mvn|gradle|npm|npx|yarn|pnpm|node|go|cargo|rustc|gcc|g\+\+|nvcc|mpirun|mpiexec|srun"
    r"|sbatch|torchrun|accelerate|"
    r"deepspeed|ray|streamlit|gradio|snakemake|nextflow|th|luajit|luarocks|sudo|apt(?:-get)?|brew|module"
    r"|cd|mkdir|export|chmod|"
    r"tar|unzip|perl|ruby|stack|cabal|dune|opam|sbt|scala|dotnet|lean|lake|stata|spark-submit|gunzip"
    r"|huggingface-cli|hf|vllm|"
    r"gdown|kaggle|aws|gsutil|tensorboard|nohup|env|time|kubectl|bazel|ipcluster|mim|fairseq-\w+|just|dvc|kedro|mlflow|doit|papermill|xvfb-run|numactl|taskset"
)
_COMMAND = late_regex(
    rf"^\s{{0,12}}(?:[$>%#]\s{{1,3}}|\(\w{{1,20}}\)\s{{0,2}}[$>]?\s|!"
    rf"|%)?(?:\w{{1,40}}=\S{{0,200}}\s+){{0,8}}(?:{_PROGRAMS})\s+\S"
    r"|^\s{0,12}(?:[$>%]\s{1,3})?\.{1,2}/[\w./-]{1,200}|^\s{0,12}\$\s{1,3}\w|^\s{0,12}make\s*$"
    r"|^\s{0,12}for\s+\w+\s+in\s[^:;\n]{1,200};\s*do\b"
    r"|^\s{0,12}\w[\w-]{0,39}\s+--?\w",
)
_CALL = late_regex(
    r"^\s{0,12}(?:>>>\s?|In\s?\[\d{0,3}\]:\s?|julia>\s?|>\s?)?(?:import\s+\w|from\s+[\w.]+\s+import\s"
    r"|using\s+\w|library\(|require\(|"
    r"devtools::|remotes::|install\.packages|(?:Pkg|pkg)\.|\]\s?add\s|#include\s|pkg>\s|\w{1,60}\s{0,2}(?:="
    r"|<-)\s{0,2}[\w.:]{1,80}\(|"
    r"[\w.]{1,60}\()",
)
_INLINE = Pattern(
    r"(?<!\w)(?:(?<![/.-])(?:python[\d.]*|bash|sh|pip[\d.]*|conda|julia|Rscript|torchrun|make|docker|matlab"
    r"|jupyter|npm|mpirun|cargo)\s+"
    r"(?:-\w\s+|install\s|env\s|create\s|run\s|build\s|-{1,2}[\w-]+\s|notebook(?=\s*`|\s+\S+\.ipynb)"
    r"|[\w./-]{0,80}\.(?:py|sh|R|jl|m|ipynb|r)\b)"
    r"|(?<=`)make(?:\s+[\w.-]{1,40})?(?=`)"
    r"|(?<=`)(?:(?:just|snakemake|mvn|gradle)\s+\S|(?:nextflow|poetry|uv|pixi|kedro|streamlit|stack|cabal)\s+run\s"
    r"|dvc\s+(?:repro|exp)\b|accelerate\s+launch\s|(?:java|mpiexec|srun)\s+-"
    r"|(?:node|perl|ruby|octave|papermill|deepspeed|sbatch)\s+(?:-\S+\s+){0,3}[\w./-]{1,100}\.\w)[^`\n]{0,150}(?=`)"
    r"|(?<![/.])\./[\w-]{2,60}|pip3?\s+install\s+\S"
    r"|(?:(?:import|using)\s+Pkg\s?;\s{0,3})?Pkg\.(?:add|clone|develop|instantiate)\(|(?<=`)\]\s?(?:add|dev)\s+\S)"
    r"|pkg>\s?(?:add|dev)\s+\S",
    any_of=(
        *(
            "python",
            "sh",
            "pip",
            "conda",
            "julia",
            "Rscript",
            "torchrun",
            "make",
            "docker",
            "matlab",
            "jupyter",
        ),
        *("npm", "mpirun", "cargo", "./", "Pkg.", "`]", "pkg>"),
        *("just", "snakemake", "nextflow", "poetry", "uv", "pixi", "kedro", "dvc", "papermill", "streamlit"),
        *("accelerate", "deepspeed", "mpiexec", "srun", "sbatch", "java", "mvn", "gradle", "stack", "cabal"),
        *("node", "octave", "perl", "ruby"),
    ),
)
_INSTALL = late_regex(
    r"\b(?:pip[\d.]*|conda|mamba|micromamba|uv\s+pip|apt(?:-get)?|brew|npm|yarn|luarocks|cargo|mim"
    r"|pipx)\s+(?:\S+\s+){0,4}?"
    r"(?:install|create|add|env|sync)\b|\b(?:conda|mamba)\s+(?:env\s+)?(?:create|activate|update)"
    r"|\buv\s+(?:sync|add|venv|run)|\bpoetry\s+install|"
    r"\bpdm\s+install|\bpixi\s+(?:install|run)|setup\.py\s+(?:install|develop|build)|\bdocker\s+(?:build"
    r"|pull)|\bdocker-compose\b|"
    r"^\s*(?:[$>]\s*)?(?:sudo\s+)?make\b(?!\s+(?:run|train|eval|infer|demo|reproduc|experiment|figure"
    r"|paper|result|plot|simulat))|\bcmake\s|\binstall\.packages|\binstall_github"
    r"|\bremotes::install|\bdevtools::|Pkg\.(?:add|instantiate|clone|develop)|"
    r"\]\s?(?:add|dev)\s|\bpkg>\s|\b(?:git|gh\s+repo)\s+clone\b|\bbash\s+\S{0,40}install|\bsh\s+\S{0,40}install|\bvirtualenv\b"
    r"|-m\s+venv\b|\bgo\s+(?:get|install)\b|\binstall\.sh\b",
    re.IGNORECASE,
)
_END = late_regex(r"[\n`]")
_GET = late_regex(
    r"^\s{0,12}(?:[$>%]\s{1,3})?(?:cd|mkdir|wget|curl|unzip|tar|git|export|source|ls|cp|mv|rm|chmod"
    r"|tree|cat|head|tail|less|echo|pwd|which|du|df|find|touch|ln|gdown|apt|apt-get|sudo|conda(?!\s+run\b)|module"
    r"|kaggle|aws|gsutil|huggingface-cli|hf|tensorboard|wandb)\s(?!\s*(?:<-|=))"
)
_LOADS = late_regex(
    r"^\s{0,12}(?:>>>\s?|>\s?|julia>\s?|In\s?\[\d{0,3}\]:\s?)?(?:(?:library|require)\s?\(|using\s)"
    r"|^\s{0,12}(?:[$>%]\s{1,3})?(?:bash|sh|source|python[\d.]*)\s+(?:\S{0,80}/)?download[\w.-]{0,60}\.(?:sh|py)\b",
    re.IGNORECASE,
)
"""What only loads a package, or downloads."""
_ASIDE = late_regex(
    r"\b(?:conda|mamba|pip[\d.]*)\s+(?:list|freeze|info|show|config|search|export|check|uninstall|remove|clean|deactivate|init)\b|\baccelerate\s+(?:config|env|test)\b|\s(?:--version|-V)\s*$"
    r"|\bipykernel\s+install\b|\bsetup\.py\s+(?:sdist|bdist\w*|egg_info|build_ext)|\s-m\s+build\b|\btwine\s"
    r"|\bjupyter\s+(?:kernelspec|\w{1,9}extension)\b|\bipython\s+kernel\b"
    r"|\bdvc\s+(?:pull|fetch|init|remote|add|push|status|get|import)\b|\bmlflow\s+(?:ui|server)\b"
    r"|^\W{0,4}just\s+(?:install|set-?up|build|test|lint|fmt|format|docs?|clean|deps|sync|init)\b"
    r"|\bnvidia-smi\b|\bnvcc\s+-V|(?:\b(?:bash|sh|source)\s+|^\W{0,4}\./)(?:\S{0,80}/)?[\w-]{0,40}"
    r"(?:build|compile|set-?up)[\w-]{0,40}\.sh\b|^\W{0,4}(?:poetry|uv|pdm|npm)\s+(?:build|publish|version|init|new|shell|config|lock|add)\b",
    re.IGNORECASE,
)
"""What shows, packages or builds something, and so runs nothing of the repository."""
_LISTED = late_regex(r"^\s*[\w.-]+\s{2,}\d[\w.+-]*(?:\s{2,}\S+){0,3}\s*$")
"""A row of a list of installed packages."""
_RUN_BY = late_regex(
    r"^\W{0,4}(?:uv|pixi)\s+run\s+(?:--?\S+\s+){0,6}"
    r"(?!(?:python[\d.]*\s+-m\s+)?(?:pip|pre-commit|install|set-?up|build|test|lint|format)\b)[\w./]",
    re.IGNORECASE,
)
"""What is run in the environment that the manager makes."""
_PROMPT = late_regex(r"^(?:\(\w{1,20}\)\s{0,2})?(?:[$>%]\s{1,3}|julia>\s|In\s?\[\d{0,3}\]:\s?|>>>\s?)")
_JOINED = late_regex(r"(?:&&|;(?=\s))\s*+(?:do\s+)?")
_CONTINUED = 20
"""Lines of a command that a backslash continues."""
_IMPORT = late_regex(r"^\s*(?:>>>\s?|In\s?\[\d{0,3}\]:\s?)?(?:import|from)\s+([A-Za-z_]\w*)")
_MODULE = late_regex(r"\bpython[\d.]*\s+(?:-[A-Za-ln-z]+\s+){0,4}-m\s+([A-Za-z_]\w*)((?:\.\w+)*)")
_ONE_LINER = late_regex(r"\bpython[\d.]*\s+-c\s")
_NAMES_MODULE = late_regex(r"\b(?:import|from)\s+([A-Za-z_]\w*)")
_BINDS = late_regex(
    r"^\s*(?:>>>\s?)?(?:from\s+([A-Za-z_]\w*+)[\w.]*+\s+import\s+\(?([\w, ]{1,300})"
    r"|import\s+([A-Za-z_]\w*+)[\w.]*+(?:\s+as\s+(\w+))?|(\w++)\s*=\s*\w[\w.]*+\()"
)
_WORD = late_regex(r"(?<![\w.])[A-Za-z_]\w*")
_DEFINITION = late_regex(r"(?:^|\n)(?:def|class)\s\w+[(:]")
_DEFINES = ("import ", "from ", "def ", "class ", "@", '"""')
"""How lines of a module begin that do nothing by themselves."""
_BUILT_IN = late_regex(r"^\s*(?:>>>\s?)?(?:\w+\s*=\s*)?([a-z]+)\(")
_SCRIPT = late_regex(
    r"(?:^|\s)(?:python[\d.]*|bash|sh|Rscript|julia|th|perl|torchrun|accelerate\s+launch|deepspeed|(?:uv|pixi|streamlit)\s+run)\s+(?:-{1,2}[\w-]+(?:=\S+)?\s+){0,6}"
    r"([\w./-]{1,200}\.(?:py|sh|R|jl|lua|pl))(?!\w)|^\W{0,4}\./([\w./-]{1,200}\.(?:py|sh))(?!\w)"
)
_MAKE = late_regex(
    r"^\s*(?:[$>%]\s*)?make(?:\s+(?:-[Cf]\s*\S+|-j\s?\d*|--?[a-zA-Z][\w=-]*|\w+=\S+)){0,6}(?:\s+([A-Za-z_][\w.-]*))?\s*$"
)


class Command:
    """A line that a reader can type.

    Args:
        text: The line.
        line: 1-based line in the document.
        section: Headings it stands under.
        block: Whether it stands in a code block of its own, rather than in a sentence.
        uses: Modules, as far as the block imports them, of what the line calls.
    """

    def __init__(
        self, text: str, line: int, section: tuple[str, ...], *, block: bool, uses: tuple[str, ...] = ()
    ) -> None:
        self.text = text
        self.line = line
        self.section = section
        self.block = block
        self.uses = uses

    @cached_property
    def installs(self) -> bool:
        """Return whether it fetches or builds software."""
        return _INSTALL.search(self.text) is not None

    @property
    def runs(self) -> bool:
        """Return whether it runs something of the repository; of several commands in a line, one will do."""
        parts = _JOINED.split(self.text) if "&&" in self.text or "; " in self.text else []
        if not _ONE_LINER.search(self.text) and any(map(_COMMAND.match, parts)):
            return any(self._part(each).runs for each in parts if _COMMAND.match(each))
        return not (
            (self.installs and not _RUN_BY.match(self.text))
            or _GET.match(self.text)
            or _LOADS.match(self.text)
            or _ASIDE.search(self.text)
            or self._is_built_in
            or (_ONE_LINER.search(self.text) and not self.modules)
        )

    def _part(self, text: str) -> Command:
        return Command(text, self.line, self.section, block=self.block, uses=self.uses)

    @property
    def _is_built_in(self) -> bool:
        """Return whether the line only calls what Python itself brings along."""
        called = _BUILT_IN.match(self.text)
        return called is not None and not self.uses and hasattr(builtins, called[1])

    @cached_property
    def imports(self) -> str | None:
        """Return the module that the line imports, if it does nothing else."""
        return found[1] if (found := _IMPORT.match(self.text)) else None

    @property
    def shown(self) -> str:
        """Return the line without the prompt of the shell."""
        return _PROMPT.sub("", self.text)

    @cached_property
    def submodules(self) -> tuple[str, ...]:
        """Return what ``python -m`` names behind the first part of a dotted name."""
        return tuple(started[2].split(".")[1:]) if (started := _MODULE.search(self.text)) else ()

    @cached_property
    def program(self) -> str | None:
        """Return the path of the script that the line starts, as it is written."""
        return (found[1] or found[2]) if (found := _SCRIPT.search(self.text)) else None

    @cached_property
    def modules(self) -> tuple[str, ...]:
        """Return the modules that the line starts (``python -m``), imports or uses."""
        if started := _MODULE.search(self.text):
            return (started[1],)
        if _ONE_LINER.search(self.text):
            return tuple(_NAMES_MODULE.findall(self.text))
        return self.uses

    @cached_property
    def files(self) -> frozenset[str]:
        """Return the words of the line that may be names of files, without their folders."""
        return frozenset(word.strip("`'\"(),;").rpartition("/")[2] for word in self.text.split())

    @cached_property
    def target(self) -> str | None:
        """Return what the line has ``make`` make: empty for the first target; None for other commands."""
        return (found[1] or "") if (found := _MAKE.match(self.text)) else None


@lru_cache(maxsize=64)
def commands_of(document: Document) -> tuple[Command, ...]:
    """Return the commands and calls in code blocks, and those quoted in sentences."""
    return tuple(_commands(document))


def _commands(document: Document) -> Iterator[Command]:
    for block in document.blocks:
        if block.kind == "code":
            if _DEFINITION.search(block.text) and _is_listing(block.text):
                continue
            modules: dict[str, str] = {}
            for number, line in islice(_whole_lines(block.text, block.line), 400):
                uses = _bound(line[:1_000], modules)
                if not _LISTED.match(line[:400]) and (
                    _COMMAND.match(line[:1_000]) or _CALL.match(line[:400])
                ):
                    yield Command(line.strip(), number, block.section, block=True, uses=uses)
        elif block.kind in {"text", "table"}:
            for found in _INLINE.finditer(block.text[:20_000]):
                offset = block.text.count("\n", 0, found.start())
                rest = _END.split(block.text[found.start() :], maxsplit=1)[0]
                yield Command(rest[:200].strip(), block.line + offset, block.section, block=False)


def _whole_lines(text: str, first: int) -> Iterator[tuple[int, str]]:
    """Yield the lines of a block with their numbers, those that a backslash continues as one."""
    lines = enumerate(text.split("\n"), start=first)
    for number, line in lines:
        whole = line
        for _ in range(_CONTINUED):
            if not whole.endswith("\\"):
                break
            whole = f"{whole[:-1].rstrip()} {next(lines, (0, ''))[1].strip()}"
        yield number, whole


def _is_listing(text: str) -> bool:
    """Return whether a block shows how something is written in Python: it only imports and defines."""
    tops = (line for line in text.split("\n") if line and line[0] not in " \t)]}#")
    return all(line.startswith(_DEFINES) for line in tops)


def _bound(line: str, modules: dict[str, str]) -> tuple[str, ...]:
    """Note in `modules` which names a line of Python binds, and return of which modules it uses something."""
    uses = tuple(modules[name] for name in _WORD.findall(line) if name in modules) if modules else ()
    if found := _BINDS.match(line):
        for name in _WORD.findall(found[2] or found[4] or found[3] or ""):
            modules[name] = found[1] or found[3]
        if found[5] and uses:
            modules[found[5]] = uses[0]
    return uses

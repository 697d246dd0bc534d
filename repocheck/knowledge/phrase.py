"""What a row of a table of phrases is, and the words that the tables share.

Patterns are searched, ignoring case, in one sentence of at most about a thousand characters; none has nested
or adjacent repetitions, so each takes linear time.
"""

from typing import NamedTuple


class Phrase(NamedTuple):
    """One way of saying something; tests walk every row."""

    pattern: str
    """Regular expression, linear in the text."""
    says: str
    """A text that it finds."""
    silent: str
    """A text that it leaves alone, as near to `says` as we met."""


CODE = (
    r"(?:(?=[cdfilnprstw][aceilmo])"  # how these words begin; spares most others a dozen trials each
    r"(?:source[ -]?codes?|codes?(?:base)?|implementations?|scripts?|software(?![ ]heritage)|repositor(?:y|ies)|repo|"
    r"toolkit|toolbox|library|packages?|notebooks?|workflows?|pipelines?|do-?files|plug-?ins?|"
    r"replication[ ](?:files|materials?|archive|kit)|formali[sz]ations?))"
)
"""Nouns that mean code."""
GOODS = rf"(?:{CODE}|kernels|framework|simulator|programs?|models?|weights|checkpoints?|data(?:sets?)?|benchmarks?|demos?|materials?|resources|artifacts?)"
"""Nouns that mean code or what is published along with it."""
RELEASE = (
    r"(?:releas(?:e|es|ed|ing)|open[- ]?sourc(?:e|es|ed|ing)|publish(?:es|ed|ing)?|publici[sz]ed?|"
    r"provid(?:e|es|ed)|shar(?:e|es|ed)(?![ ]tasks?\b)|(?:mak(?:e|es|ing)|made)(?![ ](?:sure|use|no)\b)|host(?:s|ed)?|distribut(?:e|es|ed)|upload(?:s|ed)?|"
    r"contribut(?:e|es|ed)|offer(?:s|ed)?|suppl(?:y|ies|ied)|posted|deposit(?:s|ed)?|placed)"
)
"""Verbs for putting something before the public."""
THERE = (
    r"(?:available|accessible|released|open[- ]?sourced?|public|published|provided|shared|hosted|found|"
    r"accessed|download(?:ed|able)|obtained|here|online|distributed|located)"
)
"""Words for being before the public."""
PUT = "(?:uploaded|pushed|deposited|archived|maintained|mirrored|stored|kept|posted|placed|linked)"
"""Verbs for putting something at a place."""
CODE_ZH = "(?:代码|源码|代碼|程式碼|原始碼)"
"""Chinese nouns that mean code."""
CODE_DE = "(?:(?:quell|programm)?code|quelltext|implementierung|skripte|software|daten)"
"""German nouns that mean code or data."""
THERE_DE = (
    "(?:verfügbar|veröffentlicht|abrufbar|zugänglich|bereit(?:gestellt)?|erhältlich|quelloffen|öffentlich|"
    "zu[ ]finden)"
)
"""German words for being before the public."""
CODE_ROMANCE = (
    r"(?:c´?[óo]digo(?:-fonte)?|codice|code[ ]source|implementa(?:ci´?[óo]n|ção|zione)|impl[ée]mentation|scripts?|"
    r"formalizaci´?[óo]n|dépôt|reposit[óo]rio|logiciel|dépôts|notebooks?)"
)
"""Spanish, Portuguese, Italian and French nouns that mean code."""
THERE_ROMANCE = (
    r"(?:disponi?b\w{2,6}|disponíve(?:l|is)|publicad[oa]s?|publiée?s?|access?i?bi?l\w{1,5}|obten\w{3,6}|encuentran?|"
    r"encontra\w{2,5}|descarg\w{2,6}|liberad[oa]s?|pubblicat[oiae]|hébergée?s?|alojad[oa]s?)"
)
"""Their words for being before the public."""
LANGUAGE = (
    r"(?:python|pytorch|torch|tensorflow|tf|jax|keras|matlab|octave|julia|r|c|c\+\+|cuda|java|javascript|rust|go|"
    r"caffe|mxnet|paddle(?:paddle)?|mindspore|lean|coq|isabelle|agda|stan)"
)
"""Languages and frameworks that code is written in."""

"""How papers say behind a link whose code it points to.

Source: as for the tables of what is said in front of links.
"""

from __future__ import annotations

from repocheck.knowledge.phrase import CODE, CODE_DE, GOODS, LANGUAGE, RELEASE, THERE, Phrase

OWN_AFTER: tuple[Phrase, ...] = (
    Phrase(
        rf"\A[^.;]{{0,60}}\b(?:contains|hosts|holds|has|provides|includes)\b[^.;]{{0,40}}\b(?:our|all|the(?![ ](?-i:[A-Z])))\b[^.;]{{0,40}}\b{GOODS}\b",
        says=" contains all our code",
        silent=" contains the Kelp data",
    ),
    Phrase(
        r"\A[^.;]{0,60}\b(?:contains|hosts|holds|has|provides|includes)\b[^.;]{0,80}?\b(?:everything|this[ ](?:paper|text|manuscript|article))\b",
        says=" holds everything",
        silent=" holds nothing",
    ),
    Phrase(
        r"\A[^.;]{0,60}\b(?:repeat|reproduce|replicate|rebuild|regenerate|rerun)\b[^.;]{0,60}?\b(?:this|our)[ ](?:[\w-]+[ ])?"
        r"(?:paper|study|work|article|manuscript|results|figures|analys[ie]s|experiments)\b",
        says=" and run make to repeat all steps of this paper",
        silent=" and run make to repeat all steps of theirs",
    ),
    Phrase(
        rf"\A(?:(?!,[ ]and\b)[^.;]){{0,30}}\bfor[ ](?:(?:the|our)[ ](?:[\w-]+[ ])?{GOODS}|{CODE})\b"
        rf"(?![ ](?:in|of|by|from)[ ](?!{LANGUAGE}\b|sec|alg|fig|tab|app)(?-i:[A-Z]))",
        says=" for the code",
        silent=" for a while",
    ),
    Phrase(
        rf"\A[^.;]{{0,40}}\bwe[ ](?:also[ ])?(?:maintain|develop|introduce|{RELEASE})\b",
        says=", which we maintain",
        silent=", which we evaluate",
    ),
    Phrase(
        r"\A[^.;]{0,40}\b(?:developed|written|created|maintained|implemented)[ ]by[ ]"
        r"(?:us\b|our\b|the[ ](?:present[ ])?authors\b)",
        says=" package that was developed by our team",
        silent=" package that was developed by others",
    ),
    Phrase(r"\A[ )\]},]{0,4}(?:is|are)[ ]our\b", says=" is our library", silent=" is a library"),
    Phrase(
        r"\A[^.;]{0,60}\b(?:that|which)[ ]we[ ](?:have[ ])?(?:developed|wrote|written|built|created|implemented|designed)\b",
        says=" is a code that we developed",
        silent=" is a code that we tried",
    ),
    Phrase(
        rf"\A[\"'}}]{{0,2}}[>{{][ ]?(?:our|the|source|official|all)[ ](?:[\w-]+[ ])?{GOODS}\b",
        says="}{Our code}",
        silent="}{Their code}",
    ),
    Phrase(
        rf"\A[ ]?für[ ](?:den|die|unseren?)[ ]{CODE_DE}\b", says=" für den Quellcode", silent=" für den Leser"
    ),
    Phrase(
        r"\A[\"'}]{0,2}[>{][ ]?(?:\\\w{1,20}\{[^{}]{0,60}\}\{?)?(?:source[ ]|our[ ])?(?:codes?|repository|github)[ ]?[<}]",
        says="}{\\color{linky}{Repository}}",
        silent="}{\\color{linky}{Review}}",
    ),
)
"""What authors say of their own work behind a link, or in the words that it hangs on."""
ARCHIVED_AFTER: tuple[Phrase, ...] = (
    Phrase(
        r"\A[^.]{0,80}\bcopy[ ]archived[ ]at\b",
        says=", copy archived at Lee, 2023)",
        silent=", copy that at once)",
    ),
)
"""What a journal says behind the code of an article, which it keeps a copy of, whatever the code is called."""
TOOL_AFTER: tuple[Phrase, ...] = (
    Phrase(
        r"\A[)}](?:\{[^{}]{1,60}\})?[ ](?:[\w-]{1,20}[ ])?(?:tool|package|library|software|code|toolkit|toolbox|framework|plug-?in)\b",
        says="}{Kelp} tool",
        silent="}{Kelp} model",
    ),
)
"""What kind of code a linked name is: of one's own if *our* stands before it."""
THERE_AFTER: tuple[Phrase, ...] = (
    Phrase(
        rf"\A[)\]]{{1,2}}[^;]{{0,200}}?\b(?:is|are)\b[^.;]{{0,40}}?\b{THERE}\b",
        says=") and data are public",
        silent=") and public data",
    ),
)
"""What says behind the brackets that the goods are there."""
THIRD_AFTER: tuple[Phrase, ...] = (
    Phrase(
        r"\A[)\]}]{0,2}[ ]for[ ](?:kindly[ ])?(?:providing|sharing|releasing|developing|maintaining|writing)\b",
        says=") for sharing",
        silent=") for each",
    ),
    Phrase(
        r"\A[ ]?[)\]}\"']{0,2}[ ]?(?:project(?![ ]?(?:home|web)?[ -]?(?:page|site)|:)|toolkit|team|authors?|community)\b",
        says=" ) project",
        silent=" Project page:",
    ),
    Phrase(
        r"\A[ ]?(?:'s|’s)[ ]|\A[)\]}]{0,3}[ ](?:is|was|are|were)[ ](?:used|employed|adopted)(?:[.,;]|[ ]as\b|\Z)",
        says="'s tokenizer",
        silent="'soon'",
    ),
    Phrase(
        r"\A[^.;]{0,60}\bas[ ](?:a[ ]|the[ ]|our[ ])?baselines?\b",
        says=", as a baseline",
        silent=", as a base",
    ),
    Phrase(
        r"\A[^.;]{0,40}\b(?:was|were|is|are)[ ](?:chosen|selected|used|taken|employed|adopted)[ ]as\b",
        says=", was chosen as",
        silent=", was chosen",
    ),
    Phrase(
        r"\A[^.;]{0,20}\bby[ ][A-Z]\w+[ ]et[ ]al|\A[)\]},]{0,3}[ ](?:as[ ])?(?:released|provided|published|developed|maintained"
        r"|written|created)[ ]by[ ](?:(?-i:[A-Z])|the[ ](?:organi[sz]ers|maintainers|developers|creators|community|original)\b)",
        says=", as released by the organisers",
        silent=", as released by the authors",
    ),
    Phrase(
        r"\A[)\]}]{0,2},?[ ](?:which[ ]is[ ])?an?[ ](?:separate|different|independent|unrelated|external|similar)\b",
        says="), a separate project",
        silent="), a new project",
    ),
    Phrase(r"\A[)\]}]?,?[ ](?:19|20)\d\d\b", says=", 2021.", silent=", 300"),
    Phrase(
        r"\A[^.;]{0,120}\binspir(?:ational|ation)\b|\A[^.;]{0,60}\binspired[ ](?!by\b)",
        says=") is a fine effort and was an inspiration",
        silent=") is inspired by",
    ),
    Phrase(r"\A[)\]},. ]{0,3}\(?accessed\b", says=" (accessed 3 May 2023)", silent=" is accessed"),
    Phrase(
        r"\A[^.;]{0,40}\bwhich[ ]we[ ](?:use|adapt|build|extend|compare)|\A[)\]}.,;]{0,3}[ ]we[ ]used?\b",
        says=", which we extend",
        silent=", which we release",
    ),
    Phrase(
        r"\A\)?[;,][ ]?(?:@|\\cite)|\A[ )\]]{0,2}\((?:unofficial|third[- ]party|community|baseline|original)\b",
        says=" (unofficial)",
        silent=" (official)",
    ),
    Phrase(
        r"\A[ ]?\((?![^()]{0,80}\bcopy[ ]archived)(?:[^()]{0,40}\bet[ ]al|(?-i:[A-Z])[\w-]+,?[ ](?:19|20)\d\d\b)",
        says=" (Smith, 2020)",
        silent=" (v1, 2020)",
    ),
    Phrase(
        r"\A[^.;]{0,60}\bby[ ](?:an?other|other|different|external|independent)[ ]",
        says=") is its counterpart by other authors",
        silent=") is its counterpart by us",
    ),
    Phrase(
        r"\A[)\]}]{0,2}[ ]for[ ](?:an?[ ]|the[ ])?(?:[\w-]+[ ]){0,3}(?:overview|survey|introduction|review|list|discussion)\b",
        says=" for an overview",
        silent=" for the code",
    ),
)
"""The same, read on from the end of the link."""
USED_AFTER: tuple[Phrase, ...] = (
    Phrase(r"\A\)[ ]?\[@", says=") [@kim]", silent=") (kim)"),
    Phrase(
        r"\A[^.;]{0,40}\b(?:is|was|are|were|been)[ ](?:also[ ]|then[ ])?(?:used|employed|applied|chosen|adopted|utili[sz]ed|evaluated|tested|installed)\b",
        says=") was employed",
        silent=") was released",
    ),
)
"""What is said behind a link of what others made, unless it was called one's own code before."""

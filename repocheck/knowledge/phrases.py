"""How papers speak of code: phrases that say whose it is, and whether it is there.

Patterns are searched, ignoring case, in one sentence of at most about a thousand characters; none has
nested or adjacent repetitions, so each takes linear time.

Source: the sentences around links in a digest of 32 papers and in some hundred abstracts, and the cue words
for templates, datasets and baselines that made other tools credit somebody else's repository to a paper.
"""

CODE = (
    r"(?:(?=[cilnprst][aceimo])"  # how these words begin; spares most others a dozen trials each
    r"(?:source[ -]?codes?|codes?(?:base)?|implementations?|scripts?|software|repositor(?:y|ies)|repo|"
    r"toolkit|toolbox|library|packages?|notebooks?))"
)
"""Nouns that mean code."""
GOODS = rf"(?:{CODE}|kernels|framework|simulator|programs?|models?|weights|checkpoints?|data(?:sets?)?|benchmarks?|demos?|materials?|resources|artifacts?)"
"""Nouns that mean code or what is published along with it."""
RELEASE = (
    r"(?:releas(?:e|es|ed|ing)|open[- ]?sourc(?:e|es|ed|ing)|publish(?:es|ed|ing)?|publici[sz]ed?|"
    r"provid(?:e|es|ed)|shar(?:e|es|ed)|mak(?:e|es|ing)|made|host(?:s|ed)?|distribut(?:e|es|ed)|upload(?:s|ed)?|"
    r"contribut(?:e|es|ed))"
)
"""Verbs for putting something before the public."""
THERE = (
    r"(?:available|accessible|released|open[- ]?sourced?|public|published|provided|shared|hosted|found|"
    r"accessed|downloaded|obtained|here|online|distributed|located)"
)
"""Words for being before the public."""
_LABEL = r"\[[\s*_`\\\[]{0,6}"
"""The beginning of a link's label in Markdown."""

OWN_STRONG: tuple[str, ...] = (
    rf"\bour\b(?:[ ][\w-]+){{0,5}}?[ ]{GOODS}\b",
    r"\bour\b(?:[ ][\w-]+){0,3}[ ](?:github|project|page|website|homepage|home page)\b",
    rf"\bwe\b(?:[ ][\w-]+){{0,3}}[ ]{RELEASE}\b",
    r"\b(?:is|are|be)[ ](?:also[ ])?open[- ]?sourced\b",
    rf"\b{CODE}[ ](?:for|of|to reproduce|accompanying)[ ](?:this|the|our)[ ](?:paper|work|article|study|manuscript)\b",
    r"\bthis[ ]is[ ](?:the|an|our)[ ](?:[\w-]+[ ]){0,3}(?:implementation|code|repository)(?:[ ](?:of|for)[ ]\S{1,60})?",
    r"\bthis[ ](?:repository|repo)[ ](?:contains|provides|holds|hosts|implements|includes)\b",
    r"\bproject[ ](?:web)?(?:page|site)\b",
)
"""What only authors say of their own work."""
OWN_WEAK: tuple[str, ...] = (
    rf"\b{GOODS}\b[^.;:]{{0,120}}?\b(?:is|are|be|been|can be|was|were)\b[^.;:]{{0,60}}?\b{THERE}\b",
    rf"\b{GOODS}\b[^.;:]{{0,40}}?[ ]{THERE}\b",
    rf"\b(?:{GOODS}|github|project|link|url|homepage)(?:[ ]\w+){{0,3}}[ ]?(?:\([^)]{{0,40}}\))?[ ]?[:=]",
    rf"\b{GOODS}\b[^.;:]{{0,60}}?\b(?:is|are)[ ](?:at|in|on)\b",
    r"\bwe\b(?:[ ][\w-]+){0,2}[ ](?:introduce|present|propose|develop|announce)\b",
    r"\breproduc(?:e|es|ing)[ ](?:all[ ])?(?:of[ ])?(?:our|the)[ ](?:main[ ])?(?:results|experiments|figures)\b",
    r"代码|源码|源代码|开源|公开于",
    rf"\b(?:{THERE})[ ](?:at|on|in|from|via|under|through)\b",
    rf"\b(?:training|evaluation|inference)?[ ]?(?:{GOODS})[ ](?:at|on|in|live at|lives? at|here)\b",
    rf"\b(?:{CODE})[ ](?:live|lives|resides?)[ ]",
    rf"{_LABEL}(?:official[ ])?(?:(?:source[ ])?codes?|github|repo(?:sitory)?)\b[^\[\]]{{0,20}}\]{{1,3}}\(\s?<?\Z",
    rf"{_LABEL}official[ ]implementation\b[^\[\]]{{0,20}}\]{{1,3}}\(\s?<?\Z",
)
"""What authors say of their own work unless the sentence is about somebody else's."""
THIRD: tuple[str, ...] = (
    r"\badopted[ ](?:by|in|into)\b", r"\badopt(?:s|ing)?\b", r"\bmerged[ ]into\b", r"\bintegrated[ ](?:in|into|with)\b",
    r"\bbuil(?:d|ds|t|ding)[ ](?:up)?on\b", r"\bbuil(?:d|ds|t|ding)[ ](?:on[ ])?top\b", r"\bbuil(?:d|t)[ ]with\b",
    r"\bbased[ ](?:up)?on\b", r"\bmodifications?[ ](?:of|on|to)\b", r"\bmodified[ ]version\b",
    r"\bcompar(?:e|ed|es|ing|ison|isons)[ ](?:to|with|against)\b", r"\b(?:outperform|surpass)\w*\b",
    r"\b(?:was|were)[ ](?:downloaded|obtained|taken|retrieved|collected)[ ]from\b", r"基于|参考|感谢",
    r"\bderived[ ]from\b", r"\badapted[ ]from\b", r"\bmodified[ ]from\b",
    r"\bfork(?:ed|s)?[ ](?:of|from)\b", r"\bborrow(?:ed|s)?\b", r"\bfollow(?:s|ing)?\b[^.;,]{0,40}\b(?:implementation|code|repository|of)\b",
    r"\bthank(?:s|ful)?\b", r"\backnowledge", r"\bcredits?\b", r"\binspired[ ]by\b", r"\bthanks[ ]to\b",
    r"\bwe[ ](?:also[ ]|then[ ]|first[ ]|directly[ ])?(?:use|used|employ|employed|utili[sz]ed?|adopt|adopted|compare|compared|reuse|reused|evaluate|evaluated|take|took|download|downloaded|fine-?tune|fine-?tuned|train|trained|start|started|obtain|obtained|run|ran)\b",
    r"\buses?\b[ ](?:the[ ])?[\w-]+[ ](?:library|toolkit|package|framework)\b", r"\bof[ ][A-Z][\w-]+[ ]et[ ]al\b",
    r"\busing\b", r"\bbaselines?\b", r"\btemplate\b", r"\bcompet(?:itor|ing)\b",
    r"\b(?:their|his|her|the[ ]authors?'s?|the[ ]original|the[ ]official|third[- ]party|unofficial)[ ](?:[\w-]+[ ]){0,3}(?:code|implementation|repository|repo|library|toolkit|model|models|package|scripts)\b",
    r"\bimplementations?[ ](?:of|by|from|in)[ ](?:\[|the[ ]|(?-i:[A-Z]))",
    r"\b(?:provided|released|published|developed|implemented|proposed|introduced|maintained)[ ]by[ ](?!us\b)",
    r"\bbuilds[ ]on\b", r"\bextends?\b", r"\bre-?implement", r"\bported?[ ](?:from|of)\b", r"\bprior[ ]work", r"\bprevious[ ]work",
    r"\b(?:see|e\.g\.)[ ,]+(?:also[ ])?", r"\bsuch[ ]as\b", r"\bdepends[ ]on\b", r"\brelies[ ]on\b",
)  # fmt: skip
"""What is said of somebody else's work: adopters, foundations, baselines, datasets, templates."""
THIRD_AFTER: tuple[str, ...] = (
    r"\A[ ]?[)\]}\"']{0,2}[ ]?(?:project|toolkit|team|authors?|community)\b",
    r"\A[ ]?(?:'s|’s)[ ]", r"\A[^.;]{0,60}\bas[ ](?:a[ ]|the[ ]|our[ ])?baselines?\b",
    r"\A[^.;]{0,20}\bby[ ][A-Z]\w+[ ]et[ ]al", r"\A[)\]}]?,?[ ](?:19|20)\d\d\b", r"\A[)\]},. ]{0,3}\(?accessed\b",
    r"\A[^.;]{0,40}\bwhich[ ]we[ ](?:use|adapt|build|extend|compare)",
)  # fmt: skip
"""The same, read on from the end of the link."""
OWN_AFTER: tuple[str, ...] = (
    rf"\A[^.;]{{0,60}}\b(?:contains|hosts|holds|has|provides|includes)\b[^.;]{{0,40}}\b(?:our|all|the)\b[^.;]{{0,40}}\b{GOODS}\b",
    rf"\A[^.;]{{0,30}}\bfor[ ](?:the[ ]|our[ ])?(?:[\w-]+[ ])?{GOODS}\b",
)
"""What authors say of their own work behind a link."""

PROMISE: tuple[str, ...] = (
    r"\bwill\b", r"\bto[ ]be[ ](?:released|published|made|open|shared|public|available)", r"\bcoming[ ]soon\b",
    r"\bsoon\b", r"\bupon[ ](?:acceptance|publication|request[ ]after|paper|the[ ]paper|the[ ]acceptance)\b",
    r"\b(?:after|once|when|on)[ ](?:the[ ]|this[ ])?(?:paper(?:'s)?[ ])?(?:is[ ])?(?:acceptance|accepted|publication|published|peer|review)",
    r"\bplan(?:ning|ned|s)?[ ](?:on[ ]|to[ ])", r"\bintend(?:s)?[ ]to\b", r"\bgoing[ ]to\b", r"\b(?:shall|would)[ ]be\b",
    r"\bhop(?:e|es|ing)[ ]to\b", r"\bshall[ ]release\b", r"\bif[ ]accepted\b", r"\b(?:up)?on[ ](?:[\w-]+[ ])?request\b",
    r"\bstay[ ]tuned\b", r"\bin[ ]the[ ](?:near[ ])?future\b", r"\bto[ ]follow\b", r"\bunder[ ]preparation\b",
)  # fmt: skip
"""What makes a statement about code a promise."""
DENIAL: tuple[str, ...] = (
    r"\bnot[ ](?:\w+[ ])?(?:available|public|released|open|accessible|provided|shared|found)", r"\bunavailable\b",
    r"\bcannot[ ](?:be[ ])?(?:release|share|publish|made)", r"\bwithout[ ](?:any[ ])?(?:code|implementation)\b",
    r"\bno[ ](?:public[ ]|source[ ]|official[ ])?(?:code|implementation)\b", r"\b(?:can|will|do|does)[ ]?n[o']t[ ]",
)  # fmt: skip
"""What makes it the opposite of a claim, or none."""
REFUSAL: tuple[str, ...] = (
    r"\b(?:will|shall|can|could|may)(?:not|n't|[ ]not|[ ]never)[ ](?:be[ ])?(?:releas|publish|shar|made|open|provid|available|public)",
    rf"\bneither\b[^.;]{{0,60}}\b{CODE}\b",
    rf"\b(?:except|excluding|apart[ ]from|but[ ]not)(?:[ ]for)?[ ](?:the[ ]|our[ ])?{CODE}\b",
)
"""What refuses code outright, whatever else the sentence announces."""
CLAIM: tuple[str, ...] = (
    rf"\b{CODE}\b[^.;]{{0,60}}?\b(?:is|are)[ ](?:at|in|on|here)[ :(]{{1,3}}(?:https?://|www\.|git)",
    rf"\b{CODE}\b[^.;]{{0,120}}?\b(?:is|are|be|been)[ ](?:[\w-]+[ ]){{0,4}}{THERE}\b",
    r"\bour\b[^.;]{0,60}\b(?:kernels|framework|simulator|programs?)\b[^.;]{0,60}?\b(?:is|are)[ ](?:[\w-]+[ ]){0,2}(?:available|released|open[- ]?sourced)\b",
    rf"\b{CODE}\b[^.;]{{0,60}}?[ ](?:publicly[ ]|freely[ ]|openly[ ])?(?:available|released|open[- ]?sourced)\b",
    rf"\b(?:we|to)\b(?:[ ][\w-]+){{0,4}}[ ]{RELEASE}\b[^.;]{{0,120}}?\b{CODE}\b",
    rf"\b{CODE}\b[^.;]{{0,60}}?\bwill\b[^.;]{{0,40}}?\b(?:follow|{THERE}|appear|come|release)\b",
    rf"\b{CODE}\b[^.;]{{0,60}}?\b(?:coming[ ]soon|to[ ]be[ ]released|upon[ ](?:acceptance|publication))",
    rf"\b(?:{CODE}|github)(?:[ ](?:and|&)[ ]\w+){{0,2}}[ ]?(?:\([^)]{{0,40}}\))?[ ]?:",
    r"\b(?:release|publication|availability)[ ]of[ ](?:our[ ]|the[ ])?(?:source[ ])?code\b",
    r"\bavailability\b[^.;]{0,20}\bcode\b|\bcode[ ]availability\b",
)
"""A statement that code is, or will be, before the public."""
NO_CLAIM: tuple[str, ...] = (
    r"\b(?:their|existing|prior|previous|other|these|many|most|several|popular|third[- ]party)[ ](?:[\w-]+[ ]){0,3}" + CODE,
    r"\bcode[ ](?:generation|completion|review|search|assignments?|optimi[sz]ations?|modifications?|changes|snippets?|models?|LLMs?|reasoning|intelligence|understanding)\b",
    r"\b(?:quantum|error[- ]correcting|latent|discrete|bar|qr|zip|genetic|neural)[ ]codes?\b",
)  # fmt: skip
"""Statements about code in general, or somebody else's."""

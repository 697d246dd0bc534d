"""How papers in other languages say whose code a link points to: German, Chinese, Japanese, Korean, Romance.

Source: sentences around links in theses, papers and READMEs in these languages.
"""

from __future__ import annotations

from repocheck.knowledge.phrase import (
    CODE_DE,
    CODE_ROMANCE,
    CODE_ZH,
    THERE_DE,
    THERE_ROMANCE,
    Phrase,
)

OWN_STRONG_ABROAD: tuple[Phrase, ...] = (
    Phrase(
        rf"\b(?:notre|nos|nuestr[oa]s?|noss[oa]s?|nostr[oaie])[ ](?:[\w-]+[ ]){{0,2}}?(?:{CODE_ROMANCE}|herramienta|outil|ferramenta)\b",
        says="Notre implémentation",
        silent="Notre approche",
    ),
)
"""What only authors say of their own work."""
OWN_WEAK_ABROAD: tuple[Phrase, ...] = (
    Phrase(r"代码|源码|源代码|开源|公开于", says="代码见", silent="数据见"),
    Phrase(
        r"(?:コード|実装|코드|구현|\bкод|\bquell(?:code|text)|\bc[óo]digo(?:[ ]fuente)?|\bcodice)[*_ ]{0,3}(?:[:：]|\]\()",
        says="コード: https",
        silent="データ: https",
    ),
    Phrase(
        rf"\b{CODE_DE}\b[^.;]{{0,80}}?\b(?:{THERE_DE}|finden|unter|auf)\b",
        says="Quellcode ist unter",
        silent="Quellcode von",
    ),
    Phrase(rf"{CODE_ZH}|開源|项目主页|项目地址", says="程式碼", silent="主页"),
    Phrase(
        rf"\b{CODE_ROMANCE}\b[^.;]{{0,120}}?\b{THERE_ROMANCE}\b",
        says="El código fuente está disponible en",
        silent="El código de otros",
    ),
)
"""What authors say of it unless the sentence is about somebody else's."""
THIRD_ABROAD: tuple[Phrase, ...] = (
    Phrase(r"\bbasier(?:t|en|end)[ ]auf\b", says="basiert auf", silent="liegt auf"),
    Phrase(r"\b(?:aufbauend|bau(?:t|en))[ ]auf\b", says="baut auf", silent="blickt auf"),
    Phrase(r"\bvergl(?:eichen|ichen)\b", says="wir vergleichen", silent="ein Vergleich"),
    Phrase(r"\bim[ ]vergleich[ ](?:zu|mit)\b", says="im Vergleich zu", silent="im Bereich"),
    Phrase(r"\bgrundlage\b", says="Grundlage ist", silent="Grund ist"),
    Phrase(
        r"\b(?:verwenden|nutzen|benutzen|verwendet|genutzt|übernommen|angelehnt)\b",
        says="wir verwenden",
        silent="wir veröffentlichen",
    ),
    Phrase(
        r"来自|源自|取自|改编自|非官方|我们(?:使用|采用)|(?:使用|采用|借鉴|对比)了|相比于",
        says="我们使用",
        silent="我们发布",
    ),
    Phrase(r"基于|参考|感谢", says="基于", silent="关于"),
    Phrase(
        r"\b(?:utilis(?:é|ée|és|ées|ons|ant)|basée?s?[ ]sur|utiliz(?:ó|amos|aron|ad[oa]|ando|ou|aram)|se[ ]us(?:ó|aron)|usamos|usando"
        r"|basad[oa]s?[ ]en|basead[oa]s?[ ]em|basat[oaie][ ]su|abbiamo[ ](?:usato|utilizzato)|utilizzat[oaie])\b",
        says="Nous avons utilisé",
        silent="Nous avons publié",
    ),
)
"""What is said of somebody else's work."""
THIRD_AFTER_ABROAD: tuple[Phrase, ...] = (
    Phrase(
        r"\A[ )\]]{0,2}(?:trainiert|evaluiert|implementiert|verglichen|genutzt|verwendet|eingesetzt)\b",
        says=" trainiert",
        silent=" verfügbar",
    ),
    Phrase(r"\A[ ]?[)\]）]?[^。；]{0,10}(?:进行了?)?(?:比较|对比)", says="）进行了比较", silent="）公开"),
)
"""The same, read on from the end of the link."""

r"""Short formulas as they are printed: ``$k$-means``, ``H$\alpha$``, ``CO$_2$``.

Raised and lowered signs stand on the line, as they do where a title is copied from a page.

Source: titles of papers in LaTeX beside those of their pages; https://ctan.org/pkg/short-math-guide (names of
letters and signs)
"""

from __future__ import annotations

import re

from repocheck.text.pattern import late_regex

_FORMULA = late_regex(r"(?<!\\)\$(?P<dollars>[^$\n]{1,80})(?<!\\)\$|\\\((?P<brackets>[^\n]{1,80}?)\\\)")
_LETTERS_OF_GREEK = {
    "alpha": "α", "beta": "β", "gamma": "γ", "delta": "δ", "epsilon": "ϵ", "varepsilon": "ε", "zeta": "ζ",
    "eta": "η", "theta": "θ", "iota": "ι", "kappa": "κ", "lambda": "λ", "mu": "μ", "nu": "ν", "xi": "ξ",
    "pi": "π", "rho": "ρ", "sigma": "σ", "tau": "τ", "phi": "ϕ", "varphi": "φ", "chi": "χ", "psi": "ψ",
    "omega": "ω", "Gamma": "Γ", "Delta": "Δ", "Theta": "Θ", "Lambda": "Λ", "Xi": "Ξ", "Pi": "Π",
    "Sigma": "Σ", "Phi": "Φ", "Psi": "Ψ", "Omega": "Ω",
}  # fmt: skip
_PRINTED_AS = _LETTERS_OF_GREEK | {
    "times": "×", "to": "→", "rightarrow": "→", "leftrightarrow": "↔", "pm": "±", "infty": "∞", "ell": "ℓ",
    "le": "≤", "leq": "≤", "ge": "≥", "geq": "≥", "sim": "∼", "approx": "≈", "cdot": "·", "circ": "°",
    "log": "log", "ln": "ln", "exp": "exp", "min": "min", "max": "max", "star": "⋆", "ast": "∗", "in": "∈",
}  # fmt: skip
_FONTS = late_regex(
    r"\\(?:math(?:rm|bf|cal|bb|it|sf|scr|tt|frak)|text(?:rm|it|bf|sf|tt)?|operatorname|boldsymbol|bm|rm|bf|it)"
    r"(?![A-Za-z])\s?|\\[,;:! ]"
)
_NAMED_SIGN = late_regex(r"\\([A-Za-z]{2,14})(?![A-Za-z])([ ]?)")


def with_formulas(text: str) -> str:
    """Return LaTeX with its short formulas as they are printed; longer ones stay as they are written."""
    return _FORMULA.sub(lambda found: _shown(found["dollars"] or found["brackets"]) or found[0], text)


def _shown(formula: str) -> str:
    """Return what a formula shows on one line; empty if that takes more than letters and signs."""
    plain = _NAMED_SIGN.sub(_sign, _FONTS.sub("", formula))
    plain = re.sub(r"[{}^_]", "", plain.replace("--", "–"))
    return "" if "\\" in plain or "&" in plain else " ".join(plain.split())


def _sign(found: re.Match[str]) -> str:
    """Return a letter or sign; the blank that ends its command shows behind a word or another blank."""
    shown = _PRINTED_AS.get(found[1], "")
    parted = shown.isascii() or found.string[: found.start()].endswith(" ")
    return shown + (found[2] if parted else "") if shown else found[0]

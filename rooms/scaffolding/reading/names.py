"""The signs, commands and names that maths is written with, and what each of them stands for."""

SKIPPED = frozenset(
    {
        *("left", "right", "mleft", "mright", "displaystyle", "textstyle", "limits", "nolimits"),
        *("big", "bigl", "bigr", "Big", "Bigl", "Bigr", "mathopen", "mathclose", "strut"),
    }
)
"""Commands that change only how something looks."""

SPACES = frozenset({"quad", "qquad", "enspace", "thinspace", "hspace"})

COMMANDS = {
    **dict.fromkeys(("frac", "dfrac", "tfrac", "cfrac"), "frac"),
    "sqrt": "root",
    **dict.fromkeys(("cdot", "times", "ast", "cdotp"), "*"),
    **dict.fromkeys(("div", "slash"), "/"),
    **dict.fromkeys(("le", "leq", "leqslant", "leqq"), "≤"),
    **dict.fromkeys(("ge", "geq", "geqslant", "geqq"), "≥"),
    **dict.fromkeys(("ne", "neq"), "≠"),
    "lt": "<",
    "gt": ">",
    "pm": "±",
    "cup": "∪",
    "cap": "∩",
    "in": "∈",
    **dict.fromkeys(("emptyset", "varnothing"), "∅"),
    **dict.fromkeys(("R", "Reals", "reals"), "ℝ"),
    "degree": "°",
    "prime": "'",
    **dict.fromkeys(("vert", "mid"), "|"),
    "lvert": "|<",
    "rvert": "|>",
    **dict.fromkeys(("lparen", "lgroup"), "("),
    **dict.fromkeys(("rparen", "rgroup"), ")"),
    "lbrack": "[",
    "rbrack": "]",
    "lbrace": "{",
    "rbrace": "}",
    "colon": ":",
    **dict.fromkeys(("to", "rightarrow", "longrightarrow", "implies", "Rightarrow"), "→"),
    "lor": "or",
    "land": "and",
    "vee": "or",
    "wedge": "and",
}
"""What a LaTeX command stands for: the kind of a token."""

NAMED_TEXT = "text|textrm|textnormal|mathrm|operatorname|mathit|mathbf|mathsf|mathbb|mathup|mbox|rm"
"""Commands whose argument is a name or a word."""

CONSTANTS = {
    "pi": "π",
    "infty": "∞",
    "infinity": "∞",
    "inf": "∞",
    "unendlich": "∞",
    "exponentialE": "e",
    "imaginaryI": "i",
}

FUNCTIONS = {
    **{name: name for name in ("sin", "cos", "tan", "cot", "sec", "csc")},
    **{name: name for name in ("sinh", "cosh", "tanh", "ln", "log", "exp", "abs")},
    **{"arc" + name: "arc" + name for name in ("sin", "cos", "tan")},
    **{"a" + name: "arc" + name for name in ("sin", "cos", "tan")},
    "lg": "log",
    "cosec": "csc",
    "sqrt": "sqrt",
    "cbrt": "cbrt",
}

GREEK = {
    **dict(zip(("alpha", "beta", "gamma", "delta", "epsilon", "zeta"), "αβγδεζ", strict=True)),
    **dict(zip(("eta", "theta", "iota", "kappa", "lambda", "mu"), "ηθικλμ", strict=True)),
    **dict(zip(("nu", "xi", "rho", "sigma", "tau", "phi"), "νξρστφ", strict=True)),
    **dict(zip(("chi", "psi", "omega", "Delta", "Omega", "Phi"), "χψωΔΩΦ", strict=True)),
    **dict(zip(("varepsilon", "vartheta", "varphi", "Gamma", "Theta"), "εθφΓΘ", strict=True)),
    **dict(zip(("Lambda", "Sigma", "Psi"), "ΛΣΨ", strict=True)),
}

WORDS = {
    **dict.fromkeys(("or", "oder", "ou"), "or"),
    **dict.fromkeys(("and", "und", "et"), "and"),
    **dict.fromkeys(("u",), "∪"),
}
"""Words that join; read as such only where something can be joined."""

CHARACTERS = {
    **dict.fromkeys("−–—‐‑‒﹣", "-"),
    **dict.fromkeys("×·⋅∙∗✕✖•", "*"),
    **dict.fromkeys("÷∕⁄", "/"),
    **dict.fromkeys("≦⩽", "≤"),
    **dict.fromkeys("≧⩾", "≥"),
    **dict.fromkeys("⟶⇒➜", "→"),
    **dict.fromkeys("º˚∘", "°"),
    **dict.fromkeys("′’‘ʹ", "'"),
    **dict.fromkeys("∣❘", "|"),
    **dict.fromkeys("⋃", "∪"),
    **dict.fromkeys("⋂", "∩"),
    **dict.fromkeys("ϕ", "φ"),
    **dict.fromkeys("ϑ", "θ"),
    **dict.fromkeys("ϵ", "ε"),
    **dict.fromkeys("µ", "μ"),
    **dict.fromkeys("∆", "Δ"),
    **dict.fromkeys("Ω", "Ω"),
    **dict.fromkeys("Ø⌀", "∅"),
}
"""Other signs for the same."""

KEPT = frozenset("ℝ")
"""Characters that look like letters in another font, but mean something of their own."""

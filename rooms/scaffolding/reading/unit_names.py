"""How the units of school are written, and what each way is called in the registry."""

from functools import lru_cache

_LETTERS = {"T": "tera", "G": "giga", "M": "mega", "k": "kilo", "h": "hecto", "da": "deca"} | {
    "d": "deci",
    "c": "centi",
    "m": "milli",
    "μ": "micro",
    "u": "micro",
    "n": "nano",
    "p": "pico",
}
_WORDS = tuple(dict.fromkeys(_LETTERS.values()))

_SMALL = ("m", "μ", "u", "n", "p")
_ANY = tuple(_LETTERS)
_PREFIXED = {
    "m": ("meter", ("k", "d", "c", *_SMALL)),
    "g": ("gram", ("k", "M", *_SMALL, "c", "d")),
    "s": ("second", _SMALL),
    "A": ("ampere", ("k", *_SMALL)),
    "K": ("kelvin", ("m",)),
    "mol": ("mole", ("k", *_SMALL)),
    "L": ("liter", ("h", "d", "c", *_SMALL)),
    "l": ("liter", ("h", "d", "c", *_SMALL)),
    "t": ("tonne", ("k", "M")),
    "N": ("newton", ("k", "M", "c", *_SMALL)),
    "J": ("joule", ("T", "G", "M", "k", *_SMALL)),
    "W": ("watt", ("T", "G", "M", "k", *_SMALL)),
    "Pa": ("pascal", ("G", "M", "k", "h", "m")),
    "V": ("volt", ("M", "k", *_SMALL)),
    "Ω": ("ohm", ("G", "M", "k", "m")),
    "ohm": ("ohm", ("G", "M", "k", "m")),
    "Hz": ("hertz", ("T", "G", "M", "k", "m")),
    "C": ("coulomb", ("k", *_SMALL)),
    "F": ("farad", _SMALL),
    "H": ("henry", _SMALL),
    "T": ("tesla", _SMALL),
    "Wb": ("weber", _SMALL),
    "S": ("siemens", _SMALL),
    "Bq": ("becquerel", ("T", "G", "M", "k")),
    "Gy": ("gray", _SMALL),
    "M": ("molar", _SMALL),
    "eV": ("electron_volt", ("T", "G", "M", "k")),
    "cal": ("calorie", ("k",)),
    "bar": ("bar", ("m",)),
    "B": ("byte", ("T", "G", "M", "k")),
    "bit": ("bit", ("G", "M", "k")),
    "Wh": ("watt hour", ("T", "G", "M", "k")),
    "Ah": ("ampere hour", ("m",)),
}
"""Symbols, with the prefixes that each is met with."""

_SYMBOLS = {
    **{"min": "minute", "h": "hour", "hr": "hour", "hrs": "hour", "d": "day", "yr": "year"},
    **{"sec": "second", "secs": "second", "mins": "minute", "wk": "week", "rad": "radian"},
    **{"in": "inch", "ft": "foot", "yd": "yard", "mi": "mile", "ha": "hectare", "au": "dalton"},
    **{"lb": "pound", "lbs": "pound", "oz": "ounce", "gal": "gallon", "qt": "quart", "pt": "pint"},
    **{"tbsp": "tablespoon", "tsp": "teaspoon", "lbf": "pound_force", "kph": "kilometer/hour"},
    **{"mph": "mile_per_hour", "kmh": "kilometer/hour", "atm": "atmosphere", "psi": "psi"},
    **{"mmHg": "torr", "cc": "centimeter3", "AU": "astronomical_unit", "ly": "light_year"},
    **{"amu": "dalton", "u": "dalton", "Da": "dalton", "ppm": "part_per_million"},
    **{"°": "decimal_degree", "deg": "decimal_degree", "°C": "degree_Celsius", "%": "percent"},
    **{"°F": "degree_Fahrenheit", "degC": "degree_Celsius", "degF": "degree_Fahrenheit"},
    **{"°K": "kelvin", "$": "dollar", "€": "euro", "£": "pound_sterling", "¢": "cent"},
    **{"rpm": "revolution/minute", "p": "penny", "hp": "horsepower"},
}

_ONE = {
    **{"metre": "meter", "meter": "meter", "gram": "gram", "gramme": "gram", "second": "second"},
    **{"litre": "liter", "liter": "liter", "ampere": "ampere", "amp": "ampere", "mole": "mole"},
    **{"newton": "newton", "joule": "joule", "watt": "watt", "pascal": "pascal", "volt": "volt"},
    **{"ohm": "ohm", "hertz": "hertz", "coulomb": "coulomb", "farad": "farad", "tesla": "tesla"},
    **{"calorie": "calorie", "byte": "byte", "bit": "bit", "tonne": "tonne", "kelvin": "kelvin"},
    **{"becquerel": "becquerel", "weber": "weber", "henry": "henry", "siemens": "siemens"},
    **{"sekunde": "second", "gramm": "gram", "seconde": "second", "mètre": "meter"},
}
"""Words that may follow a prefix that is a word."""

_OTHER = {
    **{"minute": "minute", "hour": "hour", "day": "day", "week": "week", "month": "month"},
    **{"year": "year", "inch": "inch", "foot": "foot", "yard": "yard", "mile": "mile"},
    **{"hectare": "hectare", "acre": "acre", "gallon": "gallon", "quart": "quart", "cup": "cup"},
    **{"pound": "pound", "ounce": "ounce", "stone": "stone", "ton": "ton", "knot": "knot"},
    **{"tablespoon": "tablespoon", "teaspoon": "teaspoon", "pint": "pint", "euro": "euro"},
    **{"radian": "radian", "percent": "percent", "celsius": "degree_Celsius", "cent": "cent"},
    **{"fahrenheit": "degree_Fahrenheit", "dollar": "dollar", "revolution": "revolution"},
    **{"degree": "decimal_degree", "degré": "decimal_degree", "prozent": "percent"},
    **{"stunde": "hour", "tag": "day", "woche": "week", "jahr": "year", "grad": "decimal_degree"},
    **{"heure": "hour", "jour": "day", "atmosphere": "atmosphere", "horsepower": "horsepower"},
    **{"penny": "penny", "light-year": "light_year"},
}

_PLURALS = {
    **{"feet": "foot", "inches": "inch", "stunden": "stunde"},
    **{"sekunden": "sekunde", "minuten": "minute", "tage": "tag", "wochen": "woche"},
    **{"jahre": "jahr", "pence": "penny", "henries": "henry"},
}

_MADE_OF = {
    "watt hour": (("watt", 1), ("hour", 1)),
    "ampere hour": (("ampere", 1), ("hour", 1)),
    "kilometer/hour": (("kilometer", 1), ("hour", -1)),
    "revolution/minute": (("revolution", 1), ("minute", -1)),
    "centimeter3": (("centimeter", 3),),
    "hectare": (("hectoare", 1),),
    "pint": (("us_pint", 1),),
}

Factors = tuple[tuple[str, int], ...]
"""Names of the registry, with their powers."""


@lru_cache(maxsize=1024)
def unit_named(written: str) -> Factors | None:
    """The unit that is written so; None if there is none.

    A symbol is first looked up as it is written, for `mW` and `MW` are not the same; then, like a
    word, without minding case.
    """
    exact = _symbols()
    found = exact.get(written) or _words().get(_singular(written.casefold()))
    return found or _unminding_case().get(written.casefold())


def _singular(word: str) -> str:
    if word in _PLURALS:
        return _PLURALS[word]
    words = _words()
    return word[:-1] if word.endswith("s") and word not in words and word[:-1] in words else word


@lru_cache(maxsize=1)
def _symbols() -> dict[str, Factors]:
    found = {symbol: _factors(name) for symbol, name in _SYMBOLS.items()}
    for symbol, (name, prefixes) in _PREFIXED.items():
        found[symbol] = _factors(name)
        for letter in prefixes:
            found.setdefault(letter + symbol, _factors(name, _LETTERS[letter]))
    return found


@lru_cache(maxsize=1)
def _words() -> dict[str, Factors]:
    found = {word: _factors(name) for word, name in (*_ONE.items(), *_OTHER.items())}
    for word, name in _ONE.items():
        for prefix in _WORDS:
            found[prefix + word] = _factors(name, prefix)
    return found


@lru_cache(maxsize=1)
def _unminding_case() -> dict[str, Factors]:
    found: dict[str, Factors] = {}
    unclear: set[str] = set()
    for symbol, factors in _symbols().items():
        folded = symbol.casefold()
        if found.setdefault(folded, factors) != factors:
            unclear.add(folded)
    return {folded: factors for folded, factors in found.items() if folded not in unclear}


def _factors(name: str, prefix: str = "") -> Factors:
    (first, power), *others = _MADE_OF.get(name, ((name, 1),))
    return ((prefix + first, power), *others)

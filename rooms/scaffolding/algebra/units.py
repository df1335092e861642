"""Amounts of physical quantities: a value and a unit, converted by pint over a closed registry.

The registry holds the units of school and no other; nothing that was typed reaches pint but units
that `reading.units` has already recognised, each by its name here and its power.
"""

from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from typing import Any

from pint import DimensionalityError, UnitRegistry

from rooms.scaffolding.algebra.exact import TooLarge, Value, bounded

Unit = tuple[tuple[str, int], ...]
"""Names in the registry with their powers, in order; none is 0. () is a bare number."""

BARE: Unit = ()

_DEFINITIONS = """
meter = [length]
gram = [mass]
second = [time]
ampere = [current]
kelvin = [temperature]; offset: 0
mole = [substance]
radian = [angle]
bit = [information]
dollar = [dollars]
euro = [euros]
pound_sterling = [pounds]

percent = 0.01
part_per_million = 1e-6
decimal_degree = 0.017453292519943295 * radian
degree_Celsius = kelvin; offset: 273.15
degree_Fahrenheit = 5/9 * kelvin; offset: 233.15 + 200 / 9

minute = 60 * second
hour = 3600 * second
day = 86400 * second
week = 604800 * second
year = 31557600 * second
month = 2629800 * second

inch = 0.0254 * meter
foot = 0.3048 * meter
yard = 0.9144 * meter
mile = 1609.344 * meter
nautical_mile = 1852 * meter
astronomical_unit = 149597870700 * meter
light_year = 9460730472580800 * meter

are = 100 * meter ** 2
acre = 4046.8564224 * meter ** 2
liter = 0.001 * meter ** 3
gallon = 0.003785411784 * meter ** 3
quart = 0.000946352946 * meter ** 3
us_pint = 0.000473176473 * meter ** 3
cup = 0.0002365882365 * meter ** 3
fluid_ounce = 0.0000295735295625 * meter ** 3
tablespoon = 0.00001478676478125 * meter ** 3
teaspoon = 0.00000492892159375 * meter ** 3

tonne = 1000000 * gram
pound = 453.59237 * gram
ounce = 28.349523125 * gram
stone = 6350.29318 * gram
ton = 907184.74 * gram
dalton = 1.66053906660e-24 * gram

hertz = 1 / second
becquerel = 1 / second
newton = 1000 * gram * meter / second ** 2
joule = newton * meter
watt = joule / second
pascal = newton / meter ** 2
coulomb = ampere * second
volt = watt / ampere
ohm = volt / ampere
siemens = ampere / volt
farad = coulomb / volt
weber = volt * second
tesla = weber / meter ** 2
henry = weber / ampere
gray = joule / 1000 / gram
bar = 100000 * pascal
atmosphere = 101325 * pascal
torr = 133.32236842105263 * pascal
pound_force = 4.4482216152605 * newton
psi = 6894.757293168361 * pascal
calorie = 4.184 * joule
electron_volt = 1.602176634e-19 * joule
horsepower = 745.69987158227022 * watt
molar = 1000 * mole / meter ** 3
mile_per_hour = 0.44704 * meter / second
knot = 1852 / 3600 * meter / second
byte = 8 * bit
cent = 0.01 * dollar
penny = 0.01 * pound_sterling
revolution = 6.283185307179586 * radian
"""

PREFIXES = {
    "tera": 12,
    "giga": 9,
    "mega": 6,
    "kilo": 3,
    "hecto": 2,
    "deca": 1,
    "deci": -1,
    "centi": -2,
    "milli": -3,
    "micro": -6,
    "nano": -9,
    "pico": -12,
}
"""The powers of ten that may stand before a unit."""


@dataclass(frozen=True, slots=True)
class Amount:
    """So much of something."""

    value: Value
    unit: Unit


def value_in(amount: Amount, unit: Unit) -> Value | None:
    """The amount's value in another unit; None where that measures something else.

    Raises TooLarge where the value outgrows what is computed here.
    """
    if amount.unit == unit:
        return amount.value
    registry = _registry()
    try:
        there = registry.Quantity(amount.value, _container(amount.unit)).to(_container(unit))
    except DimensionalityError:
        return None
    except OverflowError:
        raise TooLarge from None
    value: Value = there.magnitude
    return bounded(value)


def is_same_kind(one: Unit, other: Unit) -> bool:
    """Whether two units measure the same: metres and miles do, metres and square metres do not."""
    return _dimension(one) == _dimension(other)


@lru_cache(maxsize=1)
def _registry() -> Any:
    registry: Any = UnitRegistry(None, non_int_type=Fraction, cache_folder=None)
    lines = [line for line in _DEFINITIONS.splitlines() if line]
    registry.load_definitions([f"{name}- = 1e{power}" for name, power in PREFIXES.items()] + lines)
    return registry


@lru_cache(maxsize=512)
def _dimension(unit: Unit) -> object:
    return _registry().get_dimensionality(_container(unit))


@lru_cache(maxsize=512)
def _container(unit: Unit) -> Any:
    # Next to other units a degree is a difference of temperatures, not a place on the scale.
    is_alone = len(unit) == 1 and unit[0][1] == 1
    names = {
        name if is_alone or not name.startswith("degree_") else f"delta_{name}": power
        for name, power in unit
    }
    return _registry().UnitsContainer(names)

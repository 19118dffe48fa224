"""Writes the public holidays that internal/kit/holiday embeds.

They come from the PyPI package holidays, pinned in requirements.txt, for every
country and subdivision that it knows. Each line of the result is

    code <tab> year, or * for every year <tab> days as MMDD, with commas between

A code is a country's (PT: holidays of the whole country), or a region's
(PT-11: what it has beside those). A country whose own list has days that are
neither whole nor any region's gives them to the region "?". A day ends in "~"
where its date is an estimate by the moon.

scripts/data runs it.
"""

import pathlib
import warnings
from collections import defaultdict

import holidays

YEARS = range(2024, 2037)
OUT = pathlib.Path(__file__).parents[2] / "internal/kit/holiday/holidays.tsv"


def days(country, region=None):
    """Gives a set of (year, "MMDD" or "MMDD~")."""
    found = holidays.country_holidays(country, subdiv=region, years=YEARS, language=language(country))
    return {
        (d.year, f"{d:%m%d}" + ("~" if estimated(name) else ""))
        for d, name in found.items()
        if d.year in YEARS  # a holiday may be observed in the year before
    }


def language(country):
    """English where the package has it: estimates are told by their English name."""
    known = holidays.country_holidays(country).supported_languages
    return next((x for x in ("en_US", "en_GB") if x in known), None)


def estimated(names):
    """A day is as sure as the surest holiday on it."""
    return all("estimated)" in name for name in names.split("; "))


def lines(code, found):
    """Packs the days that come every year into one line."""
    years_of = defaultdict(set)
    for year, day in found:
        years_of[day].add(year)
    each = sorted(day for day, years in years_of.items() if len(years) == len(YEARS))
    if each:
        yield f"{code}\t*\t{','.join(each)}"
    for year in YEARS:
        rest = sorted(day for day, years in years_of.items() if year in years and day not in each)
        if rest:
            yield f"{code}\t{year}\t{','.join(rest)}"


def country_lines(country, regions):
    whole = days(country)
    by_region = {region: days(country, region) for region in sorted(regions)}
    everywhere = set.intersection(whole, *by_region.values())
    yield from lines(country, everywhere)
    for region, found in by_region.items():
        own = list(lines(f"{country}-{region}", found - everywhere))
        # A region without days of its own is still one whose list is known.
        yield from own or [f"{country}-{region}\t*\t"]
    somewhere = whole - everywhere - set().union(*by_region.values())
    yield from lines(f"{country}-?", somewhere)


def main():
    warnings.simplefilter("ignore")
    countries = holidays.list_supported_countries(include_aliases=False)
    with OUT.open("w", newline="\n") as out:
        out.write(f"# {YEARS[0]}-{YEARS[-1]}, from PyPI holidays {holidays.__version__} (MIT)\n")
        for country in sorted(countries):
            for line in country_lines(country, countries[country]):
                out.write(line + "\n")


main()

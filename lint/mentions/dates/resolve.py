"""Phrases → what they say: the rule that took a phrase decides which resolver reads it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lint.mentions.dates import days, periods
from lint.mentions.dates import durations as lengths

if TYPE_CHECKING:
    from collections.abc import Callable

    from lint.mentions.dates.context import Context, Resolution
    from lint.mentions.dates.phrases import Phrase

_RESOLVERS: dict[str, Callable[[Phrase, Context], Resolution | None]] = {
    "iso": days.say_numeric,
    "slash": days.say_numeric,
    "set": lengths.say_set,
    "day": days.say_day,
    "week_of": days.say_week_of,
    "weekday": days.say_weekday,
    "holiday": days.say_holiday,
    "deictic": days.say_deictic,
    "offset": periods.say_offset,
    "compared": periods.say_compared,
    "span": lengths.say_duration,
    "past": periods.say_past,
    "part": days.say_part,
    "quarter": periods.say_quarter,
    "half": periods.say_half,
    "before": periods.say_before,
    "shift": periods.say_shift,
    "month": periods.say_month,
    "season": periods.say_season,
    "decade": periods.say_decade,
    "century": periods.say_century,
    "year": periods.say_year,
    "bc": periods.say_bc,
    "lone_month": periods.say_month,
    "lone_season": periods.say_season,
    "compound": lengths.say_compound,
    "duration": lengths.say_duration,
    "weekend": periods.say_weekend,
    "unit": periods.say_unit,
    "clock": days.say_clock,
    "year_end": periods.say_year_end,
    "range_end": days.say_range_end,
    "reference": lengths.say_reference,
}


def resolve(phrase: Phrase, context: Context) -> Resolution | None:
    """What the phrase says, or None for one that is no time expression after all (an age)."""
    resolver = _RESOLVERS.get(phrase.rule)
    return resolver(phrase, context) if resolver else None

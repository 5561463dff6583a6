"""When: the time expressions of a sentence and their values, absolute or counted from publication."""

from collections.abc import Callable, Sequence
from datetime import timedelta
from typing import NamedTuple

from riwaya.arabic import analyze, columns
from riwaya.arabic.analysis import Token
from riwaya.extract import calendars
from riwaya.extract.time_anchor import Anchor, TimeSettings
from riwaya.extract.time_dates import DOUBTFUL, YEAR_INFERRED, month_of_year
from riwaya.extract.time_durations import (
    find_duration,
    find_event_relative,
    find_fixed,
    find_soon,
    find_window,
)
from riwaya.extract.time_periods import find_period
from riwaya.extract.time_relative import find_point
from riwaya.extract.time_speech import Speech, find_speeches
from riwaya.extract.time_told import Told, find_told
from riwaya.extract.time_words import BEGINNINGS, LEADING, PARTS, Found, Words, time_starts
from riwaya.model import Quote, Sourced, When
from riwaya.read.dates import parse_published


class TimeMention(NamedTuple):
    """A time expression: the tokens it covers (end exclusive), its value, how sure, how it came about."""

    start: int
    end: int
    when: When
    confidence: float
    method: str


_Rule = Callable[[Words, int, Anchor], Found | None]


def find_time_mentions(
    tokens: Sequence[Token],
    published: When | None,
    *,
    told: Told = Told(),  # noqa: B008
    settings: TimeSettings = TimeSettings(),  # noqa: B008
) -> list[TimeMention]:
    """The times that a sentence tells, in order, none over another.

    `told` is what the sentences before it last spoke of: «في اليوم التالي» and «بعد يومين من …» count from it, or from
    a time told earlier in the sentence itself. In direct speech («قال أمس: «سندخل غداً»») the day of the speech stands
    for that of publication.

    What is told from the day of publication stays symbolic when that day is unknown: `earliest` and `latest` are null;
    so does what is told from a happening of unknown day. Where an expression names no time, as 31 February does, there
    is no mention.
    """
    keys = columns.keys(tokens)
    starts = time_starts(keys)
    if not starts:
        return []
    words = Words(tokens, keys)
    anchors = _Anchors(tokens, Anchor.of(published, settings))
    mentions: list[TimeMention] = []
    past = 0
    for i in starts:
        found = _find(words, i, anchors.at(i, mentions), told) if i >= past else None
        if found is None:
            continue
        if found.confidence:
            mentions.append(TimeMention(i, found.end, found.when, found.confidence, found.method))
            told = told.then(found.when)
        past = found.end
    return mentions


class _Anchors:
    """The day from which the times at each position count: that of publication, or of the speech that they are in."""

    def __init__(self, tokens: Sequence[Token], anchor: Anchor) -> None:
        self.tokens = tokens
        self.anchor = anchor
        self.speeches: list[Speech] | None = None

    def at(self, i: int, mentions: Sequence[TimeMention]) -> Anchor:
        """The anchor of the words at `i`, after the times found before them."""
        if not mentions:
            return self.anchor
        if self.speeches is None:
            self.speeches = find_speeches(self.tokens)
        for speech in self.speeches:
            if speech.start <= i < speech.end:
                said = [mention.when for mention in mentions if mention.end < speech.start]
                day = calendars.single_day(said[-1]) if said else None
                if day:
                    return Anchor.of(calendars.day(day), self.anchor.settings)
        return self.anchor


def find_times(
    text: str,
    *,
    published: str | When | None = None,
    settings: TimeSettings = TimeSettings(),  # noqa: B008
) -> list[Sourced[When]]:
    """The times that a text tells, each with its words.

    `published` is a document's value, an ISO date (a month or a year alone too) or one as Arabic writes it; ValueError
    where it is none.

    >>> times = find_times("هاجمها صباح السبت وانسحب أمس الاثنين", published="2016-12-13")
    >>> [(time.value.edtf, time.quote.exact) for time in times]
    [('2016-12-10', 'صباح السبت'), ('2016-12-12', 'أمس الاثنين')]
    """
    when = parse_published(published) if isinstance(published, str) else published
    found = []
    told = Told()
    for sentence in analyze(text):
        for mention in find_time_mentions(sentence.tokens, when, told=told, settings=settings):
            told = told.then(mention.when)
            start = sentence.tokens[mention.start].host_start
            end = sentence.tokens[mention.end - 1].end
            quote = Quote(start, end, text[start:end])
            found.append(Sourced(mention.when, mention.confidence, mention.method, quote))
    return found


def _find(words: Words, i: int, anchor: Anchor, told: Told) -> Found | None:
    """The time that begins at `i`, read by the rule that takes in most around it."""
    for rule in _LED if words.at(i) in LEADING else _BARE:
        found = rule(words, i, anchor)
        if found:
            return found
    return _simple(words, i, anchor) or find_told(words, i, told) or find_event_relative(words, i)


def _simple(words: Words, i: int, anchor: Anchor) -> Found | None:
    """A point or period at `i`, with a day or more joined to it by «و»."""
    found = _simple_one(words, i, anchor)
    if found is None:
        return _two_weekdays(words, i, anchor)
    return _beginning(words, i, _with_next_day(words, found, anchor))


def _with_next_day(words: Words, found: Found, anchor: Anchor) -> Found:
    """«الجمعة والسبت», «أمس وأول من أمس»: neighbouring days are one stretch."""
    low = high = calendars.single_day(found.when)
    while low and high and words.joined_by_and(found.end):
        second = find_point(words, found.end, anchor)
        other = calendars.single_day(second.when) if second else None
        if second is None or other is None:
            break
        if (other - high).days == 1 - _WEEK:  # «الثلاثاء والأربعاء» told on a Tuesday: it is last week's
            low, high = low - timedelta(_WEEK), high - timedelta(_WEEK)
        if (other - low).days != -1 and (other - high).days != 1:
            break
        low, high = min(low, other), max(high, other)
        sure = min(found.confidence, second.confidence)
        found = Found(second.end, calendars.days(low, high), sure, f"{found.method}; and the day beside it")
    return found


_WEEK = 7


def _two_weekdays(words: Words, i: int, anchor: Anchor) -> Found | None:
    """«يومي الجمعة والسبت»."""
    if words.full[i] not in {"يومي", "ليلتي"}:
        return None
    first = find_point(words, i + 1, anchor)
    return _with_next_day(words, first, anchor) if first else None


def _beginning(words: Words, i: int, found: Found) -> Found:
    """«منذ بدء المعارك في آذار»: the time of a beginning, since when it goes on."""
    for at in range(i - 1, max(-1, i - 7), -1):
        if words.tokens[at].text in {".", "،", "؛"}:
            break
        if words.at(at) == "منذ" and (
            words.full[at + 1] in BEGINNINGS or words.tokens[at + 1].host in BEGINNINGS
        ):
            return found._replace(
                when=calendars.since(found.when), method=f"since the beginning: {found.method}"
            )
    return found


def _since(words: Words, i: int, anchor: Anchor) -> Found | None:
    """«منذ مساء أمس», «منذ عام 2011 وحتى 2014»."""
    at = words.opener(i, "since")
    if at is None:
        return None
    first = _simple(words, at, anchor) or _this_morning(words, at, anchor)
    if first is None or not first.confidence:
        return first
    open_end = find_fixed(words, first.end, anchor)
    if open_end and open_end.when.edtf.startswith(calendars.OPEN) and words.opener(first.end, "to"):
        return _from_to(first, open_end)
    until = words.opener(first.end, "to")
    last = _simple(words, until, anchor) if until else None
    if last and last.confidence:
        return _from_to(first, last)
    if first.when.edtf.startswith(calendars.OPEN):
        return first
    return first._replace(when=calendars.since(first.when), method=f"since: {first.method}")


def _this_morning(words: Words, i: int, anchor: Anchor) -> Found | None:
    """«منذ الفجر», «منذ ساعات الصباح»: of the day of publication."""
    at = i + (words.at(i) == "ساعات")
    if words.at(at) in PARTS and words.at(at).startswith("ال") and words.full[at] == words.at(at):
        return Found(at + 1, anchor.today, DOUBTFUL, "part of the day of publication")
    return None


def _until(words: Words, i: int, anchor: Anchor) -> Found | None:
    """«حتى أمس»."""
    at = words.opener(i, "until")
    if at is None:
        return None
    found = _simple(words, at, anchor)
    if found is None or not found.confidence or found.when.granularity == "open":
        return found
    return found._replace(when=calendars.until(found.when), method=f"until: {found.method}")


def _during(words: Words, i: int, anchor: Anchor) -> Found | None:
    """«خلال الشهر الماضي»: the opener is part of the mention, as a bare «في» is not."""
    at = words.opener(i, "during")
    if at is None:
        return None
    return _range(words, at, anchor) or _simple(words, at, anchor)


def _range(words: Words, i: int, anchor: Anchor) -> Found | None:
    """«من ليلة الخميس ولغاية أمس الجمعة», «بين 10 و15 يوليو», «2014 - 2015»."""
    start = words.opener(i, "from")
    between = words.opener(i, "between") if start is None else None
    at = start if start is not None else between if between is not None else i
    first = _simple_one(words, at, anchor)
    if first is None and (start or between):
        first = month_of_year(words, at, anchor, sure=True)  # «من مارس إلى يونيو»: no verb stands there
    bare = words.digits(at) if first is None else None
    if first is None and (bare is None or not 1 <= bare <= 2999):
        return None
    end = first.end if first else at + 1
    listed = start is None and between is None and (first is None or words.full[at] in _PAIRS)
    kind = "to" if start is not None else "and" if between is not None else "dash"
    second_at = _joint(words, end, kind)
    if second_at is None and listed:
        second_at = _joint(words, end, "and")
    if second_at is None:
        return None
    open_end = find_fixed(words, end, anchor) if kind == "to" else None
    if first and open_end and open_end.when.edtf.startswith(calendars.OPEN):
        return _from_to(first, open_end)  # «من 2011 حتى الآن»
    last = _simple_one(words, second_at, anchor) or _of_it(words, second_at, first)
    year = words.digits(second_at)
    if last is None and first and first.when.granularity == "year" and year and 1000 <= year <= 2999:
        last = Found(second_at + 1, calendars.year(year), first.confidence, "year")
    if last is None or not last.confidence:
        return None
    if first is None:
        first = _same_month(bare or 0, last)
    elif YEAR_INFERRED in first.method and YEAR_INFERRED not in last.method:
        first = _in_year_of(first, last)
    return _from_to(first, last) if first and first.confidence else None


_PAIRS = frozenset({"عامي", "وعامي", "بعامي", "لعامي"})


def _of_it(words: Words, i: int, first: Found | None) -> Found | None:
    """«من الأول من نيسان وحتى العاشر منه»."""
    number = words.day_number(i)
    day = calendars.single_day(first.when) if first else None
    if number is None or day is None or words.full[number[1]] != "منه":
        return None
    value = calendars.make_date(day.year, day.month, number[0])
    return first._replace(end=number[1] + 1, when=calendars.day(value)) if first and value else None


def _simple_one(words: Words, i: int, anchor: Anchor) -> Found | None:
    """A window, point or period at `i`: kept, for a range that fails leaves it to be read again."""
    if i not in words.simple:
        words.simple[i] = (
            find_window(words, i, anchor) or find_point(words, i, anchor) or find_period(words, i, anchor)
        )
    return words.simple[i]


def _joint(words: Words, i: int, kind: str) -> int | None:
    """The position of what a range runs to."""
    if kind == "and":
        if words.full[i : i + 1] == ["و"]:
            return i + 1
        return i if words.joined_by_and(i) else None
    if kind == "to":
        return words.opener(i, "to")
    return i + 1 if words.at(i) in {"-", "–", "—"} else None


def _same_month(number: int, last: Found) -> Found | None:
    """The first day of «بين 10 و15 يوليو», or the first year of «بين 2011 و2014»."""
    if last.when.granularity == "year" and 1900 <= number <= 2999:
        return last._replace(when=calendars.year(number))
    day = calendars.single_day(last.when)
    value = calendars.make_date(day.year, day.month, number) if day else None
    return last._replace(when=calendars.day(value)) if value else None


def _in_year_of(first: Found, last: Found) -> Found:
    """«من 28 نوفمبر حتى 3 ديسمبر 2019»: the year is told once, at the end."""
    end = last.when.edtf
    _, month, *rest = first.when.edtf.split("-")
    if not end[:4].isdigit() or not month.isdigit():
        return first
    year = int(end[:4]) - (f"{month}-{''.join(rest)}" > end[5:])
    if rest:
        value = calendars.make_date(year, int(month), int(rest[0]))
        return first._replace(when=calendars.day(value)) if value else first
    return first._replace(when=calendars.month(calendars.YearMonth(year, int(month))))


def _from_to(first: Found, last: Found) -> Found | None:
    """A range, if its ends stand in order."""
    if first.when.earliest and last.when.latest and first.when.earliest > last.when.latest:
        return None
    sure = min(first.confidence, last.confidence)
    return Found(
        last.end, calendars.joined(first.when, last.when), sure, f"from: {first.method}; to: {last.method}"
    )


_LED: tuple[_Rule, ...] = (find_fixed, _since, _range, _until, find_duration, find_soon, _during)
_BARE: tuple[_Rule, ...] = (_range,)
"""What may begin with a word that opens a time, and with any other."""

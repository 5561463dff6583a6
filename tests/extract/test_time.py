"""Time expressions: their values, what they cover, what stays symbolic, and what is no time."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from riwaya.arabic import analyze
from riwaya.extract import calendars
from riwaya.extract.time import TimeMention, find_time_mentions, find_times
from riwaya.extract.time_anchor import TimeSettings
from riwaya.model import When

PUBLISHED = "2016-12-13"  # a Tuesday
DAYS = st.dates(date(1950, 1, 1), date(2049, 12, 31))


def values(text: str, published: str | None = PUBLISHED) -> list[str]:
    return [time.value.edtf for time in find_times(text, published=published)]


def mention(text: str, published: When | None) -> TimeMention:
    (found,) = find_time_mentions(analyze(text)[0].tokens, published)
    return found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("انسحبت أمس الاثنين", "2016-12-12"),
        ("انسحبت، صباح السبت، بعد القصف", "2016-12-10"),
        ("هاجمها يوم الجمعة الماضي", "2016-12-09"),
        ("هاجمها أول من أمس", "2016-12-11"),
        ("تستأنف الجمعة المقبل", "2016-12-16"),
        ("سيصل الخميس", "2016-12-15"),
        ("ليل الأحد الاثنين", "2016-12-11/2016-12-12"),
        ("الليلة الماضية", "2016-12-12/2016-12-13"),
        ("من ليلة الخميس ولغاية أمس", "2016-12-08/2016-12-12"),
        ("منذ مارس الماضي", "2016-03/.."),
        ("حتى أمس", "../2016-12-12"),
        ("قبل نحو خمسة أشهر", "2016-07"),
        ("خلال الساعات الـ24 الماضية", "2016-12-12/2016-12-13"),
        ("في كانون الثاني/يناير 2015", "2015-01"),
        ("في الثالث عشر من تشرين الثاني", "2016-11-13"),
        ("في العاشر من الشهر الجاري", "2016-12-10"),
        ("في 14 ربيع الأول 1438 هـ", "2016-12-13~"),
        ("صيف العام الماضي", "2015-22"),
        ("ثمانينيات القرن الماضي", "198X"),
        ("بين عامي 2011 و2014", "2011/2014"),
        ("بين 2 و5 آب/أغسطس 2014", "2014-08-02/2014-08-05"),
    ],
)
def test_values_against_a_publication_date(text: str, expected: str) -> None:
    assert values(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "شاركت حركة 20 فبراير في المسيرة",
        "رفضت قوى 14 آذار المقترح",
        "خرج الناس في ثورة 25 يناير",
        "في شارع 17 تموز",
        "مدينة الخميس",
        "قال أمين عام الحزب إن الرأي العام غاضب",
        "في اليوم التالي",
        "صحيفة اليوم",
        "عمره 26 عاما",
        "على بعد 400 متر",
        "في 31 فبراير 2015",
        "عام 14380",
        "مارس الضغوط",
        "رجب طيب أردوغان",
        "صحيفة الغد",
        "تل أبيب",
        "",
    ],
)
def test_what_tells_no_time(text: str) -> None:
    assert values(text) == []


def test_an_event_called_by_a_date_has_it_only_with_its_year() -> None:
    assert values("هجمات 11 سبتمبر 2001") == ["2001-09-11"]
    assert values("هجمات 11 سبتمبر") == []


def test_digits_in_either_order_keep_both_days() -> None:
    (time,) = find_times("بتاريخ 5/8/2015", published=PUBLISHED)
    assert time.value.edtf == "[2015-05-08,2015-08-05]"
    assert (time.value.earliest, time.value.latest) == ("2015-05-08", "2015-08-05")
    assert time.confidence < 0.7
    assert values("بتاريخ 25/8/2015") == ["2015-08-25"]
    assert values("الأربعاء 5/8/2015") == ["2015-08-05"]


def test_a_weekday_that_disagrees_is_said_and_lowers_confidence() -> None:
    (agreeing,) = find_times("أمس الاثنين", published=PUBLISHED)
    (moved,) = find_times("أمس الأحد", published=PUBLISHED)
    (dated,) = find_times("السبت 9 ديسمبر 2016", published=PUBLISHED)
    assert moved.value.edtf == "2016-12-11"
    assert dated.value.edtf == "2016-12-09"
    assert moved.confidence < agreeing.confidence
    assert dated.confidence < agreeing.confidence
    assert "weekday" in moved.method
    assert "does not agree" in dated.method


def test_hijri_dates_are_a_day_more_or_less() -> None:
    (time,) = find_times("في 14 ربيع الأول 1438 هـ")
    assert (time.value.earliest, time.value.latest) == ("2016-12-12", "2016-12-14")
    assert time.value.calendar == "hijri"


def test_both_calendars_give_the_gregorian_day() -> None:
    (time,) = find_times("في 14 ربيع الأول 1438 هـ الموافق 13 ديسمبر 2016")
    assert time.value == calendars.day(date(2016, 12, 13))
    assert "agrees" in time.method


def test_a_part_of_a_month_has_narrower_bounds() -> None:
    (time,) = find_times("أواخر آذار - مارس 2015")
    assert (time.value.edtf, time.value.earliest, time.value.latest) == (
        "2015-03",
        "2015-03-21",
        "2015-03-31",
    )


class TestUnknownPublication:
    @pytest.mark.parametrize(
        ("text", "edtf", "weekday"),
        [
            ("أمس الاثنين", "XXXX-XX-XX", 0),
            ("صباح السبت", "XXXX-XX-XX", 5),
            ("الشهر الماضي", "XXXX-XX", None),
            ("قبل عامين", "XXXX", None),
            ("في 20 يوليو", "XXXX-07-20", None),
            ("منذ يومين", "XXXX-XX-XX/..", None),
        ],
    )
    def test_relative_times_stay_symbolic(self, text: str, edtf: str, weekday: int | None) -> None:
        (time,) = find_times(text)
        assert (time.value.edtf, time.value.weekday) == (edtf, weekday)
        assert time.value.earliest is None
        assert time.value.latest is None

    def test_absolute_times_do_not_need_it(self) -> None:
        assert values("في 20 يوليو 2015", None) == ["2015-07-20"]


class TestATuesdayInDecemberOfAnUnknownYear:
    published = When("XXXX-12-XX", None, None, "day", weekday=1)

    @pytest.mark.parametrize(
        ("text", "edtf", "weekday"),
        [
            ("أمس الاثنين", "XXXX-12-XX?", 0),
            ("صباح السبت", "XXXX-12-XX?", 5),
            ("يوم الجمعة الماضي", "XXXX-12-XX?", 4),
            ("اليوم", "XXXX-12-XX", 1),
            ("الشهر الماضي", "XXXX-11", None),
        ],
    )
    def test_what_is_known_is_kept(self, text: str, edtf: str, weekday: int | None) -> None:
        when = mention(text, self.published).when
        assert (when.edtf, when.weekday, when.earliest, when.latest) == (edtf, weekday, None, None)

    def test_a_weekday_that_cannot_be_is_said(self) -> None:
        assert "another" in mention("أمس الأحد", self.published).method


def test_a_month_of_publication_bounds_its_days() -> None:
    published = When("2016-12-XX", "2016-12-06", "2016-12-27", "day", weekday=1)
    when = mention("أمس الاثنين", published).when
    assert (when.edtf, when.earliest, when.latest, when.weekday) == (
        "2016-12-XX?",
        "2016-12-05",
        "2016-12-26",
        0,
    )


def test_an_hour_is_kept_as_told_and_the_value_is_the_day() -> None:
    (time,) = find_times("الساعة العاشرة من مساء أمس", published=PUBLISHED)
    assert (time.value.edtf, time.value.granularity, time.value.hour) == ("2016-12-12", "time", "22:00")
    assert "العاشرة" in time.method


@pytest.mark.parametrize(
    ("text", "hour"),
    [
        ("الساعة 20.30 بتوقيت غرينتش أمس", "20:30Z"),
        ("الساعة الثانية عشرة من ظهر أمس", "12:00"),
        ("الساعة الواحدة والنصف من بعد ظهر أمس", "13:30"),
        ("الساعة الثانية عشرة من ليل أمس", "00:00"),
        ("الساعة الثانية فجر أمس بتوقيت مكة المكرمة", "02:00+03:00"),
        ("الساعة السابعة أمس", None),
        ("الساعة 99 أمس", None),
    ],
)
def test_an_hour_is_that_of_the_day_only_where_the_text_says_which_half(text: str, hour: str | None) -> None:
    time = find_times(text, published=PUBLISHED)[-1]
    assert time.value.hour == hour


def test_direct_speech_counts_from_the_day_of_the_speech() -> None:
    assert values("قال القائد أمس: «سندخل المدينة غداً».") == ["2016-12-12", "2016-12-13"]
    assert values('قال القائد السبت "انسحبنا أمس من القرية".') == ["2016-12-10", "2016-12-09"]
    assert values("قال القائد أمس إنه سيدخل المدينة غداً.") == ["2016-12-12", "2016-12-14"]
    assert values("نشرت صحيفة «اليوم» السبت: «انسحبنا».") == ["2016-12-10"]


def test_the_first_day_of_the_week_and_the_side_of_a_bare_weekday_are_settings() -> None:
    def found(text: str, settings: TimeSettings) -> list[str]:
        return [time.value.edtf for time in find_times(text, published=PUBLISHED, settings=settings)]

    assert found("الأسبوع الماضي", TimeSettings(week_start=5)) == ["2016-12-03/2016-12-09"]
    assert found("الأسبوع الماضي", TimeSettings(week_start=6)) == ["2016-12-04/2016-12-10"]
    assert found("وقع الخميس", TimeSettings(weekdays="next")) == ["2016-12-15"]
    assert found("وقع الخميس", TimeSettings(weekdays="nearest")) == ["2016-12-15"]
    assert found("وقع السبت", TimeSettings(weekdays="nearest")) == ["2016-12-10"]
    assert found("السبت الماضي", TimeSettings(weekdays="next")) == ["2016-12-10"]


def test_what_is_counted_from_a_day_told_before() -> None:
    assert values("وصلت القوات السبت. وفي اليوم التالي بدأ القتال.") == ["2016-12-10", "2016-12-11"]
    assert values("دخلت المدينة أمس بعد يومين من سقوط المطار") == ["2016-12-12", "2016-12-10"]
    assert values("دخلت المدينة بعد يومين من سقوط المطار") == ["XXXX-XX-XX"]


def test_the_quote_leaves_the_conjunction_out() -> None:
    text = "وأمس الاثنين انسحبت"
    (time,) = find_times(text, published=PUBLISHED)
    assert time.quote is not None
    assert time.quote.exact == text[time.quote.start : time.quote.end] == "أمس الاثنين"


def test_a_wrong_publication_date_is_refused() -> None:
    with pytest.raises(ValueError, match="2016-13-40"):
        find_times("أمس", published="2016-13-40")


@given(DAYS)
def test_a_coptic_date_is_the_day_that_its_calendar_counts_from_new_year(day: date) -> None:
    year, month, number = _coptic(day)
    name = [
        "توت",
        "بابه",
        "هاتور",
        "كيهك",
        "طوبة",
        "أمشير",
        "برمهات",
        "برمودة",
        "بشنس",
        "بؤونة",
        "أبيب",
        "مسرى",
        "نسيء",
    ]
    assert values(f"وقع في {number} {name[month - 1]} {year} للشهداء") == [day.isoformat()]


def _coptic(day: date) -> tuple[int, int, int]:
    """Counted from the new year, 11 September, or the 12th before a leap year, of the years 1901 to 2099."""
    year = day.year
    start = date(year, 9, 12 if (year + 1) % 4 == 0 else 11)
    if day < start:
        year -= 1
        start = date(year, 9, 12 if (year + 1) % 4 == 0 else 11)
    month, number = divmod((day - start).days, 30)
    return year - 283, month + 1, number + 1


@given(DAYS, st.sampled_from(["{d}/{m}/{y}", "{y}-{m:02}-{d:02}"]))
def test_numeric_dates_hold_the_day_they_were_made_from(day: date, form: str) -> None:
    (time,) = find_times("بتاريخ " + form.format(d=day.day, m=day.month, y=day.year))
    assert day.isoformat() in time.value.edtf
    assert time.value.earliest is not None
    assert time.value.latest is not None
    assert time.value.earliest <= day.isoformat() <= time.value.latest


MONTHS = [
    ["يناير", "كانون الثاني", "جانفي"], ["فبراير", "شباط", "فيفري"], ["مارس", "آذار"],
    ["أبريل", "نيسان", "أفريل"], ["مايو", "أيار", "ماي"], ["يونيو", "حزيران", "جوان"],
    ["يوليو", "تموز", "جويلية"], ["أغسطس", "آب", "أوت", "غشت"],
    ["سبتمبر", "أيلول"], ["أكتوبر", "تشرين الأول"], ["نوفمبر", "تشرين الثاني"], ["ديسمبر", "كانون الأول"],
]  # fmt: skip


@given(DAYS, st.data())
def test_a_written_date_is_read_in_every_calendar_of_the_press(day: date, data: st.DataObject) -> None:
    name = data.draw(st.sampled_from(MONTHS[day.month - 1]))
    sep = data.draw(st.sampled_from([" ", " من ", " من شهر "]))
    year = data.draw(st.sampled_from([f" {day.year}", f" عام {day.year}", f" من عام {day.year}"]))
    assert values(f"وقع في {day.day}{sep}{name}{year} هجوم") == [day.isoformat()]


@given(DAYS, st.integers(0, 6))
def test_a_weekday_is_the_last_before_or_on_publication(published: date, weekday: int) -> None:
    name = ["الاثنين", "الثلاثاء", "الأربعاء", "الخميس", "الجمعة", "السبت", "الأحد"][weekday]
    (value,) = values(f"وقع الهجوم {name}", published.isoformat())
    found = date.fromisoformat(value)
    assert found.weekday() == weekday
    assert 0 <= (published - found).days < 7


VOCABULARY = """
    منذ قبل بعد خلال من إلى حتى بين و يوم أمس اليوم الجمعة السبت الماضي المقبل شهر الشهر عام العام 2015
    12 31 9999 5/8/2015 ربيع الأول آذار / - ( ) يوليو ثلاثة أيام أشهر أسبوع عقود سنة ليل فجر مطلع نهاية
    الساعات الساعة الـ 24 هـ م القرن ثمانينيات نحو أكثر التالي على ، .
"""
WORDS = st.sampled_from(VOCABULARY.split())


@given(
    st.lists(WORDS, max_size=12), st.sampled_from([None, "2016-12-13", "2016-12", "1800-01-02", "2200-12-30"])
)
def test_any_words_of_time_give_mentions_in_order_with_ordered_bounds(
    words: list[str], published: str | None
) -> None:
    text = " ".join(words)
    last = 0
    for time in find_times(text, published=published):
        assert time.quote is not None
        assert last <= time.quote.start < time.quote.end
        last = time.quote.end
        bounds = (time.value.earliest, time.value.latest)
        assert None in bounds or bounds[0] <= bounds[1]  # type: ignore[operator]
        assert time.value.edtf

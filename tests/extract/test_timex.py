"""Times as TIMEX3: valid, and the text untouched."""

import re
from datetime import date
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from riwaya.extract import calendars
from riwaya.extract.timex import timex3, to_timex
from riwaya.model import Document, Sourced, When

PUBLISHED = Sourced(calendars.day(date(2016, 12, 13)), 1.0, "given")
TYPES = {"DATE", "TIME", "DURATION", "SET"}
MODS = {"ON_OR_BEFORE", "ON_OR_AFTER", "START", "MID", "END", "APPROX", None}
VALUE = re.compile(
    r"(PAST|PRESENT|FUTURE)_REF|P[0-9X]+[DMY]|[0-9X]{2,4}|[0-9X]{4}-([0-9X]{2}|SP|SU|FA|WI|Q[1-4]|H[12]|W\d\d)"
    r"|[0-9X]{4}-(WXX-[1-7]|[0-9X]{2}-[0-9X]{2})(T(MO|MI|AF|EV|NI|DT|\d\d:\d\d(Z|[+-]\d\d:\d\d)?))?|[0-9X]{4}-\d\d"
)


def elements(text: str, published: Sourced[When] | None = PUBLISHED) -> list[dict[str, str]]:
    """The attributes of a text's TIMEX3 elements, those of its day of publication left out."""
    root = ET.fromstring(timex3(Document("case", text, published=published)))
    return [dict(element.attrib) for element in root.iterfind("TEXT//TIMEX3")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("أمس", ("DATE", "2016-12-12", None)),
        ("فجر أمس الاثنين", ("TIME", "2016-12-12TMO", None)),
        ("الساعة العاشرة من مساء السبت بتوقيت غرينتش", ("TIME", "2016-12-10T22:00Z", None)),
        ("منذ عام 2012", ("DATE", "2012", "ON_OR_AFTER")),
        ("حتى أمس", ("DATE", "2016-12-12", "ON_OR_BEFORE")),
        ("أوائل آذار الماضي", ("DATE", "2016-03", "START")),
        ("أواخر عام 2014", ("DATE", "2014", "END")),
        ("صيف 2014", ("DATE", "2014-SU", None)),
        ("الربع الأول من عام 2014", ("DATE", "2014-Q1", None)),
        ("الأسبوع الماضي", ("DATE", "2016-W49", None)),
        ("ثمانينيات القرن الماضي", ("DATE", "198", None)),
        ("القرن التاسع عشر", ("DATE", "18", None)),
        ("مؤخراً", ("DATE", "PAST_REF", None)),
        ("حالياً", ("DATE", "PRESENT_REF", None)),
        ("قبل أسبوع", ("DATE", "2016-12-06", "APPROX")),
        ("بتاريخ 5/8/2015", ("DATE", "2015-XX-XX", None)),
        ("في 14 ربيع الأول 1438 هـ", ("DATE", "2016-12-13", "APPROX")),
    ],
)
def test_values_by_the_standard(text: str, expected: tuple[str, str, str | None]) -> None:
    (found,) = elements(f"وقع الهجوم {text}.")
    assert (found["type"], found["value"], found.get("mod")) == expected


def test_a_stretch_has_its_ends_as_empty_elements() -> None:
    stretch, begin, end = elements("خلال الأيام الثلاثة الماضية")
    assert (stretch["type"], stretch["value"]) == ("DURATION", "P3D")
    assert (stretch["beginPoint"], stretch["endPoint"]) == (begin["tid"], end["tid"])
    assert (begin["value"], end["value"]) == ("2016-12-10", "2016-12-12")


def test_relative_times_name_their_anchor() -> None:
    (relative,) = elements("أمس")
    (absolute,) = elements("في 5 آذار 2014")
    assert relative["anchorTimeID"] == "t0"
    assert "anchorTimeID" not in absolute
    (unanchored,) = elements("أمس", None)
    assert "anchorTimeID" not in unanchored
    assert unanchored["value"] == "XXXX-XX-XX"


def test_what_xml_cannot_hold_is_replaced_and_the_rest_escaped() -> None:
    written = timex3(Document('a<&"', "قال & \x00 \ufffe <b> أمس\r\n]]>", published=PUBLISHED))
    text = "".join(ET.fromstring(written).find("TEXT").itertext())  # type: ignore[union-attr]
    assert text == "قال & \ufffd \ufffd <b> أمس\r\n]]>"


VOCABULARY = """
    منذ قبل بعد خلال من إلى حتى بين و يوم أمس اليوم الجمعة السبت الماضي المقبل شهر الشهر عام العام 2015 12 31
    5/8/2015 ربيع الأول آذار يوليو ثلاثة أيام أشهر أسبوع ليل فجر مطلع نهاية الساعات الـ24 الماضية هـ القرن صيف
    ثمانينيات نحو ، . < > & " « » ]]> مؤخرا قريبا الربع النصف الساعة العاشرة
"""
PIECES = st.sampled_from(VOCABULARY.split())


@given(
    st.lists(PIECES | st.text(max_size=3), max_size=14).map(" ".join),
    st.sampled_from(
        [None, PUBLISHED, Sourced(When("2016-12", "2016-12-01", "2016-12-31", "month"), 1.0, "")]
    ),
)
def test_without_tags_the_text_is_the_text_and_every_element_is_valid(
    text: str, published: Sourced[When] | None
) -> None:
    text = text.encode("utf-8", "replace").decode()
    root = ET.fromstring(timex3(Document("case", text, published=published)))
    body = root.find("TEXT")
    assert body is not None
    legal = re.sub("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]", "\ufffd", text)
    assert "".join(body.itertext()) == legal
    found = [element.attrib for element in root.iter("TIMEX3")]
    names = [one["tid"] for one in found]
    assert len(set(names)) == len(names)
    for one in found:
        assert one["type"] in TYPES
        assert one.get("mod") in MODS
        assert VALUE.fullmatch(one["value"]), one["value"]
        for pointer in ("anchorTimeID", "beginPoint", "endPoint"):
            assert pointer not in one or one[pointer] in names


@given(st.dates(date(1900, 1, 1), date(2100, 1, 1)))
def test_a_day_is_itself(day: date) -> None:
    assert to_timex(Sourced(calendars.day(day), 1.0, "")).value == day.isoformat()


def test_the_first_century_begins_with_the_year_one() -> None:
    document = Document("1", "القرن الأول")
    assert 'value="00"' in timex3(document)
    assert "mod=" not in timex3(document)

"""Lines from the order in which they are seen to the order in which they are read."""

import pytest
from handmade_pdf import set_line
from hypothesis import given
from hypothesis import strategies as st

from riwaya.read.pdf_bidi import Piece, read_pieces, turn_brackets

ARABIC = st.sampled_from(
    ["قال", "الوزير", "وأضاف،", "لاجئا", "في", "«القدس»", "(حماة)", "السوريةَ", "شدّة.", "هل؟"]
)
FOREIGN = st.sampled_from(
    [
        "18",
        "3,250.5",
        "12:30",
        "48/2016",
        "Siemens",
        "F16",
        "a.example",
        "2016",
        "0.94",
    ]
)


def seen(text: str) -> list[Piece]:
    """Pieces from left to right, a letter each, as wide as its place tells."""
    return [Piece(letter, float(at), float(at + 1)) for at, letter in enumerate(text)]


def read(text: str) -> str:
    return read_pieces(seen(text)).text


@given(st.lists(st.tuples(ARABIC, st.none() | FOREIGN), min_size=1, max_size=8))
def test_lines_set_as_the_algorithm_sets_them_are_read_as_written(
    tokens: list[tuple[str, str | None]],
) -> None:
    text = " ".join(each for pair in tokens for each in pair if each)
    _, _, glyphs = set_line(text, 700)
    words = read_pieces([Piece(letter, x, x + 6) for x, letter in sorted(glyphs)])
    assert words.text == text
    assert len(words.edges) == len(text)


@given(st.text(alphabet="ابلا 12٣abc.,:-%(«»)ًّ\ufffd", max_size=30))
def test_no_letter_is_lost_and_each_keeps_its_edges(text: str) -> None:
    words = read_pieces(seen(text))
    assert len(words.edges) == len(words.text)
    brackets = str.maketrans("«»()", "««((")
    was = {(float(at), float(at + 1)): letter.translate(brackets) for at, letter in enumerate(text)}
    read_back = dict(zip(words.edges, words.text.translate(brackets), strict=True))
    assert all(was[place] == letter for place, letter in read_back.items())
    assert set(was.values()) - {" "} <= set(read_back.values())


@pytest.mark.parametrize(
    ("shown", "meant"),
    [
        ("%50 ةبسنب", "بنسبة 50%"),
        ("ةبسنب %50", "50% بنسبة"),
        ("ةبسنب )5%(", "(5%) بنسبة"),
        ("2018-2016 يماع نيب", "بين عامي 2016-2018"),
        ("2016-2018", "2016-2018"),
        ("km 120 دعب ىلع", "على بعد 120 km"),
        ("Mbps 94.7 ةعرسب", "بسرعة 94.7 Mbps"),
        ("‎”sites 92% of our sites“ نايب".replace("\u200e", ""), "بيان “sites 92% of our sites”"),
        ("لاق (Rail 2016) عورشم", "مشروع (Rail 2016) قال"),
        ("TNT. ةدام", "مادة TNT."),
        ("5678 234 11 963+ فتاه", "هاتف +963 11 234 5678"),
        ("+963 11 234 5678 فتاه", "هاتف +963 11 234 5678"),
        ("000 250 3 غلبم", "مبلغ 3 250 000"),
        ("3 250 000 غلبم", "مبلغ 3 250 000"),
        ("info@press.example ديرب", "بريد info@press.example"),
        ("/https://press.example/2016 عقوم", "موقع https://press.example/2016/"),
        (".337-120-0955 مقرلا", "الرقم 0955-120-337."),
        ("0955-120-337 مقرلا ىلع", "على الرقم 0955-120-337"),
        ("ربمسيد 15 – (Marjan) ناجرملا", "المرجان (Marjan) – 15 ديسمبر"),
        ("ربمسيد Marjan( – 15) ناجرملا", "المرجان (Marjan) – 15 ديسمبر"),
        ("تاقيبطت 9 :(end-to-end) رفشملا", "المشفر (end-to-end): 9 تطبيقات"),
        ("km 16 وأ GB 5", "5 GB أو 16 km"),
        ("COVID-19 ءابو", "وباء COVID-19"),
        ("١٦ Siemens ةكرش", "شركة Siemens ١٦"),
        ("5- ةجرد", "درجة -5"),
        ("٥٫٣١ ىلإ ١٢٣ نم", "من ١٢٣ إلى ٥٫٣١"),
        ("2015،2016 يماع", "عامي 2015،2016"),
        (
            "The town of (ةدلبلا) was quiet on Friday, said SANA",
            "The town of (البلدة) was quiet on Friday, said SANA",
        ),
        ("ًالامع", "عمالً" + "ا"),
    ],
)
def test_what_stands_in_arabic_lines_is_read_as_it_was_written(shown: str, meant: str) -> None:
    assert read(shown) == meant


@pytest.mark.parametrize(
    "text",
    ["و«تجمع الساحل»", "ساعة(2).", "(5%)", "«قال (نعم)».", "( نص )", "1) أولا", "هاتف (0)21", "نص) ثم (نص"],
)
def test_brackets_that_are_right_stay_and_mirrored_ones_are_turned(text: str) -> None:
    mirrored = text.translate(str.maketrans("()«»", ")(»«"))
    assert turn_brackets(text) == text
    if "( " not in text:
        assert turn_brackets(mirrored) == text

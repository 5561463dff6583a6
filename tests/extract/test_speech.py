"""Forms of speech: told before its cue, relayed, judged, charged, and words that only look like speech."""

import pytest
from speech_case import told_by

from riwaya.arabic import analyze_document
from riwaya.extract.attribution import find_scopes, links_for
from riwaya.model import Document


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("«لن ننسحب من التل مهما حدث»، قال العقيد سامي.", "ننسحب", [("العقيد سامي", "قال")]),
        ("«لن ننسحب من التل. سنبقى فيه ما حيينا»، يؤكد العقيد سامي.", "ننسحب", [("العقيد سامي", "يؤكد")]),
        (
            "«لن ننسحب من التل مهما حدث»، قال العقيد، «ولن يعبر أحد هذا الجسر».",
            "ننسحب",
            [("العقيد", "قال")],
        ),
        ("«لن ننسحب من التل مهما حدث»، قال العقيد، «ولن يعبر أحد هذا الجسر».", "يعبر", [("العقيد", "قال")]),
        ("انسحبت القوات من البلدة، يقول سكان.", "انسحبت", [("سكان", "يقول")]),
        ("انتهى القتال ليلة السبت، بين الجيش والمتمردين.", "القتال", []),
    ],
)
def test_a_speaker_is_introduced_after_the_speech(
    text: str, words: str, expected: list[tuple[str, str]]
) -> None:
    assert told_by(text, words) == expected


def test_a_trailing_cue_leaves_out_its_own_words_and_takes_in_both_sides() -> None:
    text = "بلغ عدد القتلى، وفق الشرطة المحلية، خمسة جنود."
    document = Document(id="test", text=text)
    scopes = find_scopes(document, analyze_document(document))
    assert [text[scope.start : scope.end] for scope in scopes] == ["بلغ عدد القتلى", "خمسة جنود"]


def test_an_outlet_tells_that_somebody_said_it() -> None:
    text = "أكد الناطق مقتل القائد، حسبما جاء في صحيفة الميناء."
    assert told_by(text, "مقتل") == [("صحيفة الميناء", "جاء"), ("الناطق", "أكد")]


def test_a_source_of_the_source_stands_before_what_is_told() -> None:
    text = "أكدت صحيفة الميناء نقلا عن مصادر أمنية أن الجسر نسف."
    assert told_by(text, "نسف") == [("صحيفة الميناء", "أكدت"), ("مصادر أمنية", "نقلا")]
    text = "نقلت الوكالة عن الأهالي قولهم إن الجسر نسف."
    assert told_by(text, "نسف") == [("الوكالة", "نقلت"), ("الأهالي", "نقلت")]


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("ذكر شهود أن الجسر نسف.", "نسف", [("شهود", "ذكر")]),
        ("ويعتقد خبراء أن الجسر نسف.", "نسف", [("خبراء", "يعتقد")]),
        ("أما الجيش فقال إن الجسر نسف.", "نسف", [("الجيش", "قال")]),
        ("وأضاف أن الجسر نسف.", "نسف", [(None, "أضاف")]),
        ("حيث أكد أن الجسر نسف.", "نسف", [(None, "أكد")]),
        ("أفيد بمقتل ثلاثة جنود.", "مقتل", [(None, "أفيد")]),
        ("ويشتبه في أن المهاجم قتل.", "قتل", [(None, "يشتبه")]),
        ("القائد متهم بقتل أسرى.", "قتل", [(None, "متهم")]),
        ("وقيل لهم: لن يقصف أحد السوق.", "يقصف", [(None, "قيل")]),
        ("بعد أن ذكر سكان أن الغارة قتلت ثلاثة.", "قتلت", [("سكان", "ذكر")]),
    ],
)
def test_short_and_nameless_subjects(text: str, words: str, expected: list[tuple[str | None, str]]) -> None:
    assert told_by(text, words) == expected


def test_a_new_speaker_after_baada_an_ends_what_was_announced() -> None:
    text = "أكد الجيش سقوط قتلى في البلدة، بعد أن ذكر سكان أن غارة أصابت السوق."
    assert told_by(text, "سقوط") == [("الجيش", "أكد")]
    assert told_by(text, "أصابت") == [("سكان", "ذكر")]


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("اعتبرت المنظمة القبض عليهم انتهاكا.", "انتهاكا", [("المنظمة", "اعتبرت")]),
        ("وصفت الوزارة القصف بأنه جريمة.", "جريمة", [("الوزارة", "وصفت")]),
        ("عزا المحافظ الانفجار إلى قصف ليلي.", "قصف", [("المحافظ", "عزا")]),
        ("قدرت الشرطة عدد القتلى بعشرة.", "القتلى", [("الشرطة", "قدرت")]),
        ("استبعد الناطق احتمال وقوع هجوم.", "هجوم", [("الناطق", "استبعد")]),
        ("اعترف المتمردون بانسحابهم من التل.", "انسحابهم", [("المتمردون", "اعترف")]),
        ("اتهم مسؤول محلي الحزبين الكبيرين بقصف السوق.", "قصف", [("مسؤول محلي", "اتهم")]),
    ],
)
def test_what_somebody_holds_a_thing_to_be(text: str, words: str, expected: list[tuple[str, str]]) -> None:
    assert told_by(text, words) == expected


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("قال الوزير إن الوضع هادئ. وقتل طالب بالرصاص في الحي.", "الرصاص"),
        ("اتخذت إجراءات أمنية مشددة على الجسر المقصوف.", "المقصوف"),
        ("خرجت مسيرة للتنديد بقصف السوق.", "قصف"),
        ("أعلنت السلطات تحرير البلدة، إلا أن المسلحين قصفوا سوقها.", "قصفوا"),
        ("قال الضابط إن الهجوم وقع قرب الجسر، علما أن الحكومة أرسلت جنودا.", "أرسلت"),
        ("رفض ما وصفه بالعدوان على بلاده.", "العدوان"),
        ("خرج الآلاف احتجاجا على ما يصفونه بوحشية الجيش أمس.", "خرج"),
        ("دروس التاريخ تشير إلى أن القصف لا يحسم حربا.", "القصف"),
    ],
)
def test_words_that_are_no_speech(text: str, words: str) -> None:
    assert told_by(text, words) == []


def test_a_bodys_name_in_quotation_marks_speaks_and_is_not_spoken() -> None:
    text = 'أكد "مركز الضفة لحقوق الناس" في المدينة أن السوق قصف.'
    assert told_by(text, "قصف") == [('"مركز الضفة لحقوق الناس"', "أكد")]


def test_a_quoted_newspaper_that_was_told_is_not_part_of_the_name() -> None:
    text = 'وأوضح لـ"الميناء" سالم الحداد القيادي في الجبهة أن السوق قصف.'
    assert told_by(text, "قصف") == [("سالم الحداد القيادي في الجبهة", "أوضح")]


def test_speakers_who_go_on_within_a_chain_keep_their_own_cue() -> None:
    text = "أكدت الصحيفة نقلا عن مصادر أن الجسر نسف، مرجحة مقتل القائد."
    assert ("الصحيفة", "مرجحة") in told_by(text, "مقتل")


def test_each_of_three_links_told_the_one_before() -> None:
    text = "نقلت وكالة الشرق عن صحيفة الميناء عن شاهد عيان قوله إن الجسر نسف."
    assert told_by(text, "نسف") == [(s, "نقلت") for s in ("وكالة الشرق", "صحيفة الميناء", "شاهد عيان")]
    text = "ذكرت صحيفة الميناء نقلا عن مصدر أمني أن الجسر نسف وفقا لما نقلته الوكالة."
    assert [source for source, _ in told_by(text, "نسف")] == ["الوكالة", "صحيفة الميناء", "مصدر أمني"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("لاغوس - ا.ف.ب: قتل عشرة أشخاص في السوق.", [("ا.ف.ب", ":")]),
        ("لاغوس ـ أ ف ب: قتل عشرة أشخاص في السوق.", [("أ ف ب", ":")]),
        ("سانا (رويترز) - قال الجيش إن عشرة جنود قتلوا.", [("رويترز", "-"), ("الجيش", "قال")]),
        ("الميناء - وكالات: قتل عشرة أشخاص في السوق.", []),
        ("قالت رويترز: قتل عشرة أشخاص في السوق.", [("رويترز", "قالت")]),
    ],
)
def test_the_agency_of_a_dateline_tells(text: str, expected: list[tuple[str, str]]) -> None:
    assert told_by(text, "قتل") == expected


@pytest.mark.parametrize(
    ("text", "words", "stance"),
    [
        ("أعلنت الحركة مسؤوليتها عن الهجوم على الحاجز.", "الهجوم", "claims_responsibility"),
        ("نفت الحركة مسؤوليتها عن الهجوم على الحاجز.", "الهجوم", "denies"),
        ("ألقى الوزير باللوم على المتمردين في قصف السوق.", "قصف", "accuses"),
        ("نفت الوزارة ما تردد عن مقتل القائد.", "مقتل", "denies"),
        ("استبعد الناطق احتمال وقوع هجوم.", "هجوم", "doubts"),
    ],
)
def test_stances_of_claiming_blaming_and_denying(text: str, words: str, stance: str) -> None:
    document = Document(id="test", text=text)
    start = text.index(words)
    links = links_for(find_scopes(document, analyze_document(document)), start, start + len(words))
    assert [link.stance for link in links] == [stance]


@pytest.mark.parametrize(
    "text",
    [
        "أعلن الرئيس حالة الطوارئ في البلاد.",
        "أعلنت النقابة الإضراب العام.",
        "أعلن التنظيم ولاءه للقائد الجديد.",
        "أعلنت الحكومة الحداد ثلاثة أيام.",
        "لم تتبن أي جهة الهجوم على الحاجز.",
        "ألقى الجيش القبض على ثلاثة مسلحين.",
    ],
)
def test_acts_done_by_announcing_and_claims_that_nobody_made(text: str) -> None:
    document = Document(id="test", text=text)
    assert find_scopes(document, analyze_document(document)) == []


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("ولم يستبعد المحافظ أن يكون الهجوم مدبراً.", "الهجوم", [("المحافظ", "يستبعد")]),
        ("وقد بين التقرير أن الذخيرة قديمة.", "قديمة", [("التقرير", "بين")]),
        ("وأيد الوزير الاتفاق، وحث الأطراف على وقف القتال.", "وقف", [("الوزير", "حث")]),
        ("ومضت المصادر بالقول إن القوات تقدمت.", "تقدمت", [("المصادر", "القول")]),
        ("واختتم الوزير كلمته بالإشارة إلى تقدم القوات.", "تقدم", [("الوزير", "الإشارة")]),
        ("وغادروا القاعة قبل أن يحذروا من مجزرة جديدة.", "مجزرة", [(None, "يحذروا")]),
        ("وقال إن اللجنة تحقق في مزاعم سقوط ضحايا.", "سقوط", [(None, "مزاعم")]),
        ("وكان المتظاهرون يرددون «لا للحرب» و«لن نرحل من الميدان».", "للحرب", [("المتظاهرون", "يرددون")]),
        ("وبرر الوزير قراره بأن الطريق خطر.", "خطر", [("الوزير", "برر")]),
        ("وأعرب الوزير عن اعتقاده بأن الحرب انتهت.", "انتهت", [("الوزير", "أعرب")]),
        ("فهناك من يعتقد أن الهدنة انتهت.", "انتهت", [(None, "يعتقد")]),
        ("وهتف نحو ألف متظاهر «المحافظ ارحل» أمام المبنى.", "ارحل", [("نحو ألف متظاهر", "هتف")]),
        ("وكان الموقع قد لمّح إلى خطف القائد.", "خطف", [("الموقع", "لمّح")]),
        ("اتهم تحقيق حكومي قيادة الجيش بأنها تجاهلت التحذيرات.", "تجاهلت", [("تحقيق حكومي", "اتهم")]),
        (
            "وقال الوزير بعد إعلان الجيش أنه سيطر على الجسر: «الحرب انتهت تماماً ولن تعود».",
            "انتهت",
            [("الوزير", "قال")],
        ),
    ],
)
def test_less_common_forms_of_telling(text: str, words: str, expected: list[tuple[str | None, str]]) -> None:
    assert told_by(text, words) == expected


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("وسقطت قذيفة في الحي، دون أنباء عن إصابات.", "إصابات"),
        ("وخرجت في المدينة مسيرات منددة بالقصف.", "القصف"),
        ("ودخل سكان البلدة الجسر وفروا من قصف عنيف.", "قصف"),
        ("وسجل اللاعب هدف المباراة في الدقيقة 62.", "62"),
        ("وتعتبر البلدة أحد أهم المراكز العسكرية والأسواق القديمة.", "الأسواق"),
        ("وفيما وصفه الوزير بأنه تصعيد خطير، أغلقت الدولة حدودها.", "تصعيد"),
        ("ورفع المتظاهرون لافتات كتب عليها «الجسر لأهله وحدهم».", "لأهله"),
        ("واعتقل الجيش عناصر يُشتبه في ضلوعهم في الهجوم.", "ضلوعهم"),
        ("وهو ما يفسر التزامه الصمت أمس.", "الصمت"),
        ("كشفت السلطات صناديق من الوثائق المتعلقة باغتيال الوزير.", "اغتيال"),
    ],
)
def test_what_only_looks_like_telling(text: str, words: str) -> None:
    assert told_by(text, words) == []


@pytest.mark.parametrize(
    ("text", "content"),
    [
        (
            "وقالت اللجنة إن القوات اشتبكت مع مسلحين، من دون تحديد تاريخ العملية.",
            "إن القوات اشتبكت مع مسلحين",
        ),
        ("وطالبت الأحزاب بالعودة إلى الشرعية لكنها تعرضت للقمع.", "بالعودة إلى الشرعية "),
        ("ودعا الزعيم الحزب إلى «ضبط النفس»، وغادر القاعة.", "ضبط النفس"),
        ("وقال الوزير إن الجسر آمن، فيما أكد المحافظ أنه مغلق.", "إن الجسر آمن"),
    ],
)
def test_a_content_ends_where_the_outlet_or_another_speaks_again(text: str, content: str) -> None:
    document = Document(id="test", text=text)
    scope = find_scopes(document, analyze_document(document))[0]
    assert text[scope.start : scope.end] == content


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("وقال مصدر لم يذكر اسمه إن القصف استمر.", "استمر", [("مصدر", "قال")]),
        ("وقال أحد السكان لم يكشف عن هويته إن القصف استمر.", "استمر", [("أحد السكان", "قال")]),
        (
            "وقال لوكالة الميناء العقيد سالم إن القوات تقدمت.",
            "تقدمت",
            [("وكالة الميناء", "قال"), ("العقيد سالم", "قال")],
        ),
        ("وتكرر اتهام الجيش للمسلحين بقصف القرية.", "بقصف", [("الجيش", "اتهام")]),
        ("وفوجئ النواب بحشد من المتظاهرين يصيحون «العار».", "العار", [("المتظاهرين", "يصيحون")]),
        ("لن ترد الوزارة على ما ورد في التقرير.", "ترد", []),
    ],
)
def test_who_speaks_is_told_from_whom_they_address_and_what_they_hide(
    text: str, words: str, expected: list[tuple[str, str]]
) -> None:
    assert told_by(text, words) == expected

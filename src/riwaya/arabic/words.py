"""What can be said of a written word by itself: its clitics and the tags it may bear."""

import re
from functools import lru_cache

from riwaya.arabic.analysis import Segment, WordForm
from riwaya.arabic.characters import key

_WORD = re.compile("[\u0620-\u065f\u066e-\u06d3]")
_NUMBER = re.compile("[%٪]?[0-9٠-٩۰-۹]")
_PARTICLES = {
    "ADP": "في من إلى الى على عن حتى منذ خلال بعد قبل بين تحت فوق أمام امام وراء خلف ضد مع عند لدى حول نحو دون عبر قرب داخل "
    "خارج وسط جنوب شمال شرق غرب بسبب إثر اثر عقب فيما بينما",
    "CCONJ": "أو او أم ام ثم بل لكن",
    "SCONJ": "أن ان أنّ إن إنّ لأن كما إذا اذا لو حيث عندما لكي كي ريثما حين حينما إذ اذ",
    "PART": "لا لم لن ما قد لقد سوف هل إنما انما يا غير ليس ليست",
    "PRON": "هو هي هم هن هما أنا انا نحن أنت انت أنتم هذا هذه ذلك تلك هؤلاء أولئك اولئك الذي التي الذين اللذين اللتين اللواتي "
    "اللذان اللتان من",
    "DET": "كل بعض جميع أي اي كافة أحد احدى إحدى",
    "ADV": "أمس امس اليوم غدا هنا هناك الآن أيضا ايضا فقط جدا حاليا مساء صباحا",
    "AUX": "كان كانت كانوا يكون تكون",
}
_CLOSED = {word: tag for tag, words in _PARTICLES.items() for word in words.split()}
_UNCUT = frozenset(
    key(word)
    for word in (
        "وزير وزيرة وزارة وزراء ولاية ولايات وسط وفد وقت واحد واحدة واشنطن وكالة وكيل وحدة وحدات وضع وطن وطني وطنية والد والدة "
        "وقوع وصول وجود وفاة وثيقة وثائق واسع واسعة وسائل وفق وفقا وراء وقف وصف وصل ورد وقع وعد واجه وافق فرنسا فصائل فصيل فريق "
        "فرق فترة فوق فيما فشل فقد فقط فلسطين فلسطيني فلسطينية في فرنسي فرنسية فجر فتح فرض فرع فرد فعل فكرة فضائية فئة فتاة بعد بين "
        "بلدة بلد بلاد بلدان بغداد باريس برلين بيروت بريطانيا بيان بيت بيع بناء بدء بدأ بدأت برنامج بسبب بعض بلغ بل باب باسم "
        "بطل بحر بحث بنك باكستان بعثة بقاء بشار بيئة برلمان بوتين بوش ليبيا لبنان ليس ليست لجنة لقاء لكن لم لن لا لو لدى لواء لوزان "
        "لندن ليل ليلة لغة لاجئ لاجئين لاجئون لذلك لمدة لحظة لعب كان كانت كما كل كتائب كتيبة كبير كبيرة كثير كثيرة كيف كي كلم كيلومتر "
        "كردي كردية كندا كوريا كامل كاملة كلية كلام كذلك سوريا سيطر سيطرة سقط سقوط سلاح سلام سنة سوري سورية سيارة سيارات سبق سبت "
        "سفير سفارة سلطات سلطة سياسة سياسي سياسية سمح ساعة سجن سكان"
    ).split()
)
_PRONOUNS = ("هما", "ها", "هم", "هن", "كم", "نا", "ه")
_PREPOSITIONS = frozenset("بلك")
_FUTURE = re.compile("سي|ست|سن|سا|سأ")


@lru_cache(maxsize=65536)
def analyse_word(text: str) -> tuple[WordForm, str]:
    """The form and the likeliest tag of a written word, whatever stands around it."""
    whole = key(text)
    if not _WORD.search(text) or not whole:
        tag = "NUM" if _NUMBER.match(text) else "X" if text[0].isalpha() else "PUNCT"
        return WordForm(key=whole, host=whole, segments=(Segment(text, tag),)), tag
    if text in _CLOSED:
        return WordForm(key=whole, host=whole, segments=(Segment(text, _CLOSED[text]),)), _CLOSED[text]
    return _cut(text, whole)


def _cut(text: str, whole: str) -> tuple[WordForm, str]:
    rest = whole
    conjunction = preposition = pronoun = ""
    future = article = fused = False
    if rest[0] in "وف" and len(rest) > 3 and rest not in _UNCUT and not rest.startswith(("وا", "فا")) | (
        rest.startswith(("وال", "فال")) and len(rest) > 5
    ):
        conjunction, rest = rest[0], rest[1:]
    elif rest.startswith("وال") and len(rest) > 5 and rest not in _UNCUT:
        conjunction, rest = rest[0], rest[1:]
    if rest.startswith("لل") and len(rest) > 4 and rest not in _UNCUT:
        preposition, article, fused, rest = "ل", True, True, rest[2:]
    elif rest[0] in _PREPOSITIONS and rest[1:3] == "ال" and len(rest) > 5 and rest not in _UNCUT:
        preposition, rest = rest[0], rest[1:]
    elif rest[0] in "بل" and len(rest) > 4 and rest not in _UNCUT:
        preposition, rest = rest[0], rest[1:]
    elif _FUTURE.match(rest) and len(rest) > 4 and rest not in _UNCUT and rest[1] in "يتن":
        future, rest = True, rest[1:]
    if not fused and rest.startswith("ال") and len(rest) > 4:
        article, rest = True, rest[2:]
    if not article:
        for ending in _PRONOUNS:
            if rest.endswith(ending) and len(rest) - len(ending) >= 3 and (ending != "ه" or text[-1] == "ه"):
                pronoun, rest = ending, rest[: -len(ending)]
                break
    tag = _CLOSED.get(rest) or ("VERB" if future or (rest[0] in "يت" and len(rest) > 3 and not article) else "NOUN")
    shift = 0 if fused else len(conjunction) + len(preposition)
    form = WordForm(
        key=whole,
        host=rest,
        conjunction=conjunction,
        preposition=preposition,
        future=future,
        article=article,
        pronoun=pronoun,
        shift=shift if not fused else 0,
        segments=(Segment(text, tag),),
    )
    return form, tag

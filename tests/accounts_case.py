"""A case of four short documents about a town that no map knows, told of by outlets and a ministry."""

from dataclasses import dataclass, field
from typing import Any

from riwaya.model import (
    Actor,
    Attribution,
    Block,
    Bounds,
    Claim,
    Count,
    Damage,
    Document,
    Name,
    Place,
    Quote,
    Reason,
    Sourced,
    Span,
    Voice,
    When,
)

TOWN = Place("test:rayhan", Name("دير الريحان", "Deir al-Rayhan"), "SY", 34.9, 38.9, 5000, "place")
HILL = Place("test:hill", Name("تل الورد", "Rose Hill"), "SY", 34.92, 38.93, 1500, "area")
OTHER_TOWN = Place("test:zaytun", Name("عين الزيتون", "Ayn al-Zaytun"), "SY", 34.94, 38.95, 5000, "place")
FARMS = Place(None, Name("مزارع الشرق"))
STARS = Actor("test:stars", Name("كتائب النجم", "the Star Brigades"), "armed_group", "SY")
ARMY = Actor("test:army", Name("الجيش", "the army"), "military", "SY")
MINISTRY = Actor("test:ministry", Name("وزارة الدفاع", "the Ministry of Defence"), "government", "SY")
CIVILIANS = Actor(None, Name("مدنيون"), "civilians")
FRIDAY = When("2021-03-05", "2021-03-05", "2021-03-05", "day")
SATURDAY = When("2021-03-06", "2021-03-06", "2021-03-06", "day")


def document(
    number: str, text: str, publisher: str, published: str | None = "2021-03-07", **more: Any
) -> Document:
    """A document whose first line is its title, with a date of publication."""
    lines = []
    at = 0
    for place, line in enumerate(text.splitlines(keepends=True)):
        kind = "title" if place == 0 else "pull_quote" if line.startswith("❝") else "paragraph"
        lines.append(Block(kind, at, at + len(line.rstrip("\n"))))
        at += len(line)
    when = When(published, published, published, "day") if published else None
    told = Sourced(when, 1.0, "given") if when else None
    return Document(number, text, tuple(lines), published=told, publisher=publisher, **more)


@dataclass
class Teller:
    """Makes claims about a document from the words that they quote."""

    document: Document
    claims: list[Claim] = field(default_factory=list)

    def quote(self, words: str | None, nth: int = 0) -> Quote | None:
        if words is None:
            return None
        at = -1
        for _ in range(nth + 1):
            at = self.document.text.index(words, at + 1)
        return self.document.quote(at, at + len(words), words)

    def sourced(self, value: Any, words: str | None) -> Sourced[Any]:
        return Sourced(value, 0.9, "lexicon" if words else "inherited", self.quote(words))

    def tell(self, act: str, trigger: str, **fields: Any) -> Claim:
        """A claim; each of who, whom, where, when, counts, by is a value with its words, or several."""
        quote = self.quote(trigger, fields.get("nth", 0))
        assert quote is not None
        start = self.document.text.rfind("\n", 0, quote.start) + 1
        end = self.document.text.find("\n", quote.end)
        when = fields.get("when")
        source = fields.get("by")
        told_by = (
            (Attribution(Voice(source[0], source[2]), self.quote(source[1]), None, 0.9, "cue"),)
            if source
            else ()
        )
        claim = Claim(
            id=f"{self.document.id}-{len(self.claims)}",
            document=self.document.id,
            sentence=Span(start, end if end > 0 else len(self.document.text)),
            act=Sourced(act, 0.95, "lexicon", quote),
            polarity=fields.get("polarity", "positive"),
            modality=fields.get("modality", "actual"),
            actors=tuple(self.sourced(*pair) for pair in fields.get("who", ())),
            targets=tuple(self.sourced(*pair) for pair in fields.get("whom", ())),
            places=tuple(self.sourced(*pair) for pair in fields.get("where", ())),
            time=self.sourced(*when) if when else None,
            counts=tuple(self.sourced(*pair) for pair in fields.get("counts", ())),
            attribution=told_by,
            because=tuple(
                Reason(cause.id, None, cause=self.quote(words), attribution=told_by)
                for cause, words in fields.get("because", ())
            ),
        )
        self.claims.append(claim)
        return claim


def case() -> tuple[list[Document], list[Claim]]:
    """The documents and their claims."""
    tellers = [_first(), _second(), _third(), _fourth()]
    return [teller.document for teller in tellers], [claim for teller in tellers for claim in teller.claims]


def _first() -> Teller:
    text = (
        "كيف سقطت دير الريحان؟\n"
        "سيطرت كتائب النجم يوم الجمعة على بلدة دير الريحان بعد اشتباكات مع الجيش، وقُتل 12 مدنيًا في البلدة.\n"
        "❝ سيطرت كتائب النجم على البلدة\n"
        "وانسحب الجيش من تل الورد بسبب نفاد الذخيرة، واستمرت المعارك  أيام في مزارع الشرق.\n"
    )
    lost = text.index("  أيام") + 1
    losses = (
        Damage("lost_number", lost, lost, "", None, certain=False, bounds=Bounds(3, 10, "المعدود جمع مجرور")),
        Damage("kashida", 0, 3, "كيـــف", "كيف", certain=True),
    )
    teller = Teller(document("one", text, "صحيفة الساحل", damages=losses, author="هيئة التحرير"))
    friday, town = (FRIDAY, "يوم الجمعة"), (TOWN, "دير الريحان")
    teller.tell("seizure", "سيطرت", who=[(STARS, "كتائب النجم")], where=[town], when=friday)
    sides = [(STARS, None), (ARMY, "الجيش")]
    teller.tell("clash", "اشتباكات", who=sides, where=[(TOWN, "دير الريحان")], when=friday)
    killed = [(Count("killed", 12, 12, 12), "12 مدنيًا")]
    teller.tell(
        "killing", "قُتل", whom=[(CIVILIANS, "مدنيًا")], where=[(TOWN, None)], when=friday, counts=killed
    )
    empty = teller.tell("destruction", "نفاد", who=[])
    teller.tell(
        "withdrawal",
        "انسحب",
        who=[(ARMY, "الجيش")],
        where=[(HILL, "تل الورد")],
        because=[(empty, "نفاد الذخيرة")],
    )
    teller.tell("clash", "المعارك", where=[(FARMS, "مزارع الشرق")])
    return teller


def _second() -> Teller:
    text = (
        "معارك عنيفة في دير الريحان 𝕏\n"
        "قالت وزارة الدفاع إن قواتها صدت هجوم كتائب النجم على دير الريحان الجمعة، ونفت سقوط البلدة.\n"
        "وأفاد شهود بمقتل ما بين 20 و30 شخصًا في البلدة يوم الجمعة.\n"
    )
    teller = Teller(document("two", text, "Nahr News"))
    by = (MINISTRY, "وزارة الدفاع", "asserts")
    day, town = (FRIDAY, "الجمعة"), (TOWN, "دير الريحان")
    teller.tell("repulse", "صدت", who=[(ARMY, "قواتها")], where=[town], when=day, by=by)
    teller.tell(
        "seizure", "سقوط", who=[(STARS, "كتائب النجم")], where=[(TOWN, "البلدة")], when=day,
        polarity="negative",
        by=(MINISTRY, "وزارة الدفاع", "denies"),
    )  # fmt: skip
    witness = (Actor(None, Name("شهود"), "witness"), "شهود", "asserts")
    count = [(Count("killed", 20, 30), "ما بين 20 و30 شخصًا")]
    teller.tell(
        "killing", "مقتل", where=[(TOWN, "البلدة")], when=(FRIDAY, "يوم الجمعة"), counts=count, by=witness
    )
    return teller


def _third() -> Teller:
    text = (
        "كتائب النجم تدخل دير الريحان\n"
        "استولت كتائب النجم على دير الريحان أمس الأول، بحسب سكان، وتعهد الجيش باستعادتها.\n"
        "وفي اليوم التالي السبت شنت طائرات غارات على دير الريحان.\n"
    )
    teller = Teller(document("three", text, "وكالة السهل"))
    people = (Actor(None, Name("سكان"), "witness"), "سكان", "asserts")
    teller.tell(
        "seizure",
        "استولت",
        who=[(STARS, "كتائب النجم")],
        where=[(TOWN, "دير الريحان")],
        when=(FRIDAY, "أمس الأول"),
        by=people,
    )
    teller.tell("recapture", "استعادتها", who=[(ARMY, "الجيش")], where=[(TOWN, None)], modality="future")
    teller.tell("air_strike", "غارات", where=[(TOWN, "دير الريحان")], when=(SATURDAY, "السبت"))
    return teller


def _fourth() -> Teller:
    text = "دير الريحان في قبضة كتائب النجم\nأصبحت دير الريحان في قبضة كتائب النجم منذ الجمعة.\n"
    teller = Teller(document("four", text, "صحيفة الساحل"))
    teller.tell(
        "seizure",
        "قبضة",
        who=[(STARS, "كتائب النجم")],
        where=[(TOWN, "دير الريحان")],
        when=(FRIDAY, "الجمعة"),
    )
    return teller

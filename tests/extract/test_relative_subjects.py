"""Of whom a relative clause tells: people behind a name that tells of them, or a subject of its own."""

import pytest

from riwaya.extract.claims import extract
from riwaya.model import Document

MORE = " وقال الجيش ذلك أمس. وأضاف أن المعارك مستمرة."


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        (
            "تواجه القوات الحوثيين المتحالفين مع إيران الذين سيطروا على مدينة صنعاء.",
            "جماعة أنصار الله (الحوثيون)",
        ),
        ("زار الوزير محافظة الأنبار التي يسيطر داعش على مساحات واسعة منها.", "تنظيم الدولة الإسلامية"),
        ("قتلت القوات المسلحين الذين سيطروا على مدينة صنعاء.", "المسلحين"),
    ],
)
def test_who_took_the_place(text: str, actor: str) -> None:
    claims = [claim for claim in extract(Document("d", text + MORE)) if claim.act.value == "seizure"]
    assert [each.value.name.ar for claim in claims for each in claim.actors] == [actor]

"""The simulator of broken text: nothing is lost in breaking, and what is counted is what came back."""

import random
import runpy
from pathlib import Path

import pytest

simulator = runpy.run_path(str(Path(__file__).resolve().parents[1] / "evaluation" / "mending.py"))
TEXT = [
    "أعلنت وزارة النقل السورية أن العمل في مرفأ المدينة سيبدأ في مطلع الشهر المقبل بعد توقف دام عامين",
    "وقال الوزير إن الطرق الضرورية لنقل البضائع صارت جاهزة وإن الحكومة خصصت لها أموالا كافية هذه السنة",
]


@pytest.mark.parametrize("name", ["cut at gaps", "cut at every gap", "cut at kashidas"])
def test_breaking_loses_no_letter(name: str) -> None:
    page = simulator["broken_lines"](TEXT * 6, 60, simulator["TEARS"][name], random.Random(1))
    lines = [line for line in page if line]
    assert any(line.torn for line in lines)
    for line in lines:
        assert sorted(line.broken.replace("ـ", "").replace(" ", "")) == sorted(line.clean.replace(" ", ""))
        assert set(line.torn) <= set(line.clean.split())
        assert bool(line.torn) == (line.broken.replace("ـ", "") != line.clean)


def test_what_is_mended_is_counted_line_by_line() -> None:
    tally = simulator["Tally"]()
    simulator["measure_page"](
        simulator["broken_lines"](TEXT, 60, simulator["TEARS"]["cut at gaps"], random.Random(1)), tally
    )
    assert tally["torn words"] == tally["rejoined"] == 2
    assert tally["made words"] == tally["rightly made"]
    assert tally["lines in order"] <= tally["torn lines"] == 2


def test_clean_text_is_counted_as_untouched() -> None:
    assert set(simulator["measure_clean"]([TEXT]).values()) == {1.0}


def test_a_misreading_that_cannot_be_written_is_left_out() -> None:
    assert simulator["misread"]("«", "iso8859-6", "latin-1") == ""
    assert simulator["misread"]("سقط", "utf-8", "latin-1") == "Ø³Ù\x82Ø·"

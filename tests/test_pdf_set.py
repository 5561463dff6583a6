"""The truth files of the wider set of PDFs: what the maker says a reader should get."""

import importlib
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

SET = Path(__file__).parents[1] / "evaluation" / "pdf_set"
MODULES = ("article", "case", "truth")


@pytest.fixture
def made() -> Iterator[dict[str, Any]]:
    """The maker's modules, which lie outside any package."""
    sys.path.insert(0, str(SET))
    yield {name: importlib.import_module(name) for name in MODULES}
    sys.path.remove(str(SET))
    for name in MODULES:
        sys.modules.pop(name, None)


def test_every_pull_quote_repeats_words_of_its_text(made):
    for path in (SET / "texts").glob("*.txt"):
        blocks = made["article"].load(path.stem)
        body = " ".join(block.text for block in blocks if block.kind == "para")
        assert all(block.text in body for block in blocks if block.kind == "pull"), path.stem


def test_every_case_names_a_text_and_no_name_comes_twice(made):
    cases = made["case"].plan()
    assert len({case.name for case in cases}) == len(cases)
    assert all((SET / "texts" / f"{name}.txt").exists() for case in cases for name in case.texts)


def test_held_cases_keep_to_texts_the_others_do_not_show(made):
    cases = made["case"].plan()
    shown = {name for case in cases if not case.held for name in case.texts}
    both = {name for case in cases if case.held for name in case.texts} & shown
    assert both <= {"school"}, "the one vowelled text is in both"


def test_footnotes_come_last_and_keep_their_marks(made):
    case = made["case"].Case("x", ("water",), "chromium", "Amiri", features=frozenset({"notes"}))
    lines = (
        made["truth"]
        .main_text([made["article"].adapt(made["article"].load("water"), case)], case)
        .splitlines()
    )
    assert [line[:3] for line in lines[-2:]] == ["(1)", "(2)"]
    assert sum("(1)" in line for line in lines[:-2]) == 1


def test_layouts_without_a_feature_leave_its_blocks_out(made):
    case = made["case"].Case("x", ("bridge",), "chromium", "Amiri")
    kinds = {block.kind for block in made["article"].adapt(made["article"].load("bridge"), case)}
    assert kinds == {"title", "dateline", "heading", "para", "item"}


def test_a_pull_quote_goes_with_the_paragraph_it_repeats(made):
    case = made["case"].Case(
        "x", ("market",), "tcpdf", "Amiri", features=frozenset({"pull"}), drop=("[A-Za-z]",)
    )
    blocks = made["article"].adapt(made["article"].load("market"), case)
    assert [block.text.split()[0] for block in blocks if block.kind == "pull"] == ["معظم"]


def test_digits_change_but_not_inside_latin(made):
    arabic_digits = made["article"].arabic_digits
    assert arabic_digits("في 12/8 قرب 4G وعلى https://a.example/12 نحو 50%") == (
        "في ١٢/٨ قرب 4G وعلى https://a.example/12 نحو ٥٠%"
    )


def test_kashida_parts_no_lam_from_its_alef(made):
    import random  # noqa: PLC0415

    stretched = made["article"].stretched
    words = "الأسواق الاختلاف لله قتيلًا المستشفيات والاتصالات " * 200
    out = stretched(words, random.Random(3), share=1)
    assert "ـ" in out
    assert out.replace("ـ", "") == words
    assert not any(f"لـ{'ـ' * more}{alef}" in out for more in range(4) for alef in "اأإآ")

"""Folded parts of a page: taken out whole, and whole again as the browser inflates them."""

import base64
import json
import re
import zlib

from accounts_case import case
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import escape

from riwaya.web import report
from riwaya.web.bilingual import fold
from riwaya.web.packing import compressed, pack
from riwaya.web.report import render_report


def inflated(packed: str) -> object:
    return json.loads(zlib.decompress(base64.b64decode(packed)))


@given(st.recursive(st.text() | st.integers(), st.lists, max_leaves=6))
def test_what_is_compressed_comes_back(value: object) -> None:
    assert inflated(compressed(value)) == value


WORDS = st.text(st.characters(exclude_categories=["Cc", "Cs", "Zs", "Zl", "Zp"]), max_size=20)


@given(st.lists(WORDS, max_size=4))
def test_folded_parts_leave_their_places_and_nothing_else(texts: list[str]) -> None:
    page = "".join(
        f"<p>{n}</p><!--folded--><b>{escape(text)}</b><!--/folded-->" for n, text in enumerate(texts)
    )
    packed, parts = pack(page)
    assert packed == "".join(f"<p>{n}</p><template data-folded={n}></template>" for n in range(len(texts)))
    assert (inflated(parts) if parts else []) == [f"<b>{escape(text)}</b>" for text in texts]


NESTED = st.recursive(WORDS, lambda inner: st.lists(inner, min_size=1, max_size=3), max_leaves=6)


def unpacked(page: str, parts: list[str]) -> str:
    """The page with every part put back where it stood."""
    return re.sub(
        r"<template data-folded=(\d+)></template>", lambda n: unpacked(parts[int(n[1])], parts), page
    )


@given(NESTED)
def test_a_folded_part_may_hold_others(tree: list | str) -> None:
    def written(node: list | str, fold: str) -> str:
        if isinstance(node, str):
            return f"<b>{escape(node)}</b>"
        inner = "".join(written(each, fold) for each in node)
        return f"<!--folded-->{inner}<!--/folded-->" if fold else inner

    packed, parts = pack(written(tree, "folded"))
    assert unpacked(packed, inflated(parts) if parts else []) == written(tree, "")


def test_each_english_text_stands_once() -> None:
    pair = "<bdi class=l-ar lang=ar>قصف</bdi><bdi class=l-en lang=en>shelling</bdi>"
    other = "<bdi class=l-ar lang=ar>قصف</bdi><bdi class=l-en lang=en>bombardment</bdi>"
    page, english = fold(pair + other + pair)
    assert english == ["shelling", "bombardment"]
    assert [part[0] for part in page.split("data-t=")[1:]] == ["0", "1", "0"]


def test_a_small_case_is_folded_nowhere() -> None:
    assert 'id="folded"' not in render_report(*case())


def test_a_large_case_holds_its_further_tables_folded(monkeypatch) -> None:
    whole = render_report(*case())
    monkeypatch.setattr(report, "MOST_OPEN", 1)
    page = render_report(*case())
    parts = inflated(page.split('id="folded">')[1].split("</script>")[0])
    assert len(parts) == page.count("<template data-folded=") > 0
    assert whole.count("<table") == page.count("<table") + "".join(parts).count("<table")

"""The readers of both corpora, on sentences of our own in their formats."""

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "training"))

from treebanks import GoldWord, read_pud, read_wikinews, read_words

PUD = """# text = وسيطر جيشهم على المدينة.
1\tو\tو\tCCONJ\tCC\t_\t2\tcc\t_\tSpaceAfter=No
2\tسيطر\tسَيطَر\tVERB\tVBC\tGender=Masc|Number=Sing\t0\troot\t_\t_
3\tجيش\tجَيش\tNOUN\tNN\tGender=Masc|Number=Sing\t2\tnsubj\t_\tSpaceAfter=No
4\tهم\tهُوَ\tPRON\tPRP\tGender=Masc|Number=Plur\t3\tnmod\t_\t_
5\tل\tلِ\tADP\tIN\t_\t6\tcase\t_\tSpaceAfter=No
6\tلمدينة\tمَدِينَة\tNOUN\tNN\tGender=Fem|Number=Sing\t2\tobl\t_\tSpaceAfter=No
7\t.\t.\tPUNCT\t.\t_\t2\tpunct\t_\t_

"""
WIKINEWS = """refTok\trefPOS
و+س+يسيطر\tCONJ+FUT_PART+V
ل+ال+جيش\tPREP+DET+NOUN
شن+ت+ها\tV+PRON+PRON
.\tPUNC
"""


def cut_of(word: GoldWord) -> tuple[str, str, bool, bool, str, str]:
    cut = word.cuts[0]
    return (
        cut.conjunction,
        cut.preposition,
        cut.future,
        cut.article,
        word.text[cut.start : cut.end],
        cut.pronoun,
    )


def test_pud_words_are_put_together_and_cut(tmp_path: Path) -> None:
    (tmp_path / "a.conllu").write_text(PUD, encoding="utf-8")
    [sentence] = read_pud(tmp_path / "a.conllu")
    assert [word.text for word in sentence] == ["وسيطر", "جيشهم", "للمدينة", "."]
    assert [cut_of(word) for word in sentence[:3]] == [
        ("و", "", False, False, "سيطر", ""),
        ("", "", False, False, "جيش", "هم"),
        ("", "ل", False, True, "مدينة", ""),
    ]
    assert [word.tags for word in sentence] == [("VERB",), ("NOUN",), ("NOUN",), ("PUNCT",)]
    assert sentence[2].parts == (("ل", "ADP"), ("لمدينة", "NOUN"))


def test_wikinews_words_are_put_together_and_cut(tmp_path: Path) -> None:
    (tmp_path / "a.pos").write_text(WIKINEWS, encoding="utf-8")
    [sentence] = read_wikinews(tmp_path / "a.pos")
    assert [cut_of(word) for word in sentence[:3]] == [
        ("و", "", True, False, "يسيطر", ""),
        ("", "ل", False, True, "جيش", ""),
        ("", "", False, False, "شنت", "ها"),
    ]
    assert sentence[1].text == "للجيش"
    assert "PROPN" in sentence[1].tags


def test_listed_words_carry_all_tags_of_their_lists(tmp_path: Path) -> None:
    (tmp_path / "w.toml").write_text(
        '[[words]]\ntags = ["NOUN"]\nlist = "قصف خطة سيطرة"\n[[words]]\ntags = ["VERB"]\nlist = "قصف شنت سيطرت"\n',
        encoding="utf-8",
    )
    found = {word.text: word for word in read_words(tmp_path / "w.toml")}
    assert found["قصف"].tags == ("NOUN", "VERB")
    assert (found["خطتها"].tags, found["خطتها"].cuts[0].pronoun) == (("NOUN",), "ها")
    assert [word.tags for word in read_words(tmp_path / "w.toml") if word.text == "سيطرتها"] == [("NOUN",)]
    assert (found["شنتها"].tags, found["شنتها"].cuts[0].pronoun) == (("VERB",), "ها")


def test_nearly_every_word_of_the_corpora_has_a_gold_cut(shared: Path) -> None:
    folder = shared / "data" / "language"
    for corpus in (read_pud(folder / "pud.conllu"), read_wikinews(folder / "wikinews.pos")):
        arabic = [
            word
            for sentence in corpus
            for word in sentence
            if any("ء" <= letter <= "ي" for letter in word.text)
        ]
        assert len(arabic) > 15_000
        assert sum(not word.cuts for word in arabic) < len(arabic) / 500


@pytest.mark.parametrize("path", ["words.toml"])
def test_no_listed_word_is_left_uncut_by_mistake(path: str) -> None:
    words = read_words(Path(__file__).resolve().parents[2] / "training" / path)
    assert len(words) > 1_000
    assert all(word.cuts for word in words)

"""The subject a verb leaves unsaid: that of the verb before it."""

from claim_case import roles


def test_of_joined_verbs_the_second_takes_over_the_subject() -> None:
    text = "هاجم المسلحون القرية وأحرقوا المنازل."
    assert roles(text, "أحرقوا") == (["المسلحون"], ["المنازل"])


def test_of_two_subjects_a_singular_verb_goes_on_with_one() -> None:
    text = "انسحب المسلحون بعد غارات شنتها روسيا، ثم عاد التنظيم ونظم صفوفه وهاجم البلدة."
    assert roles(text, "هاجم")[0] == ["التنظيم"]

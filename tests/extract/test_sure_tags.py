"""Tags put right where grammar leaves no doubt."""

from claim_case import roles

from riwaya.arabic import analyze
from riwaya.arabic.analysis import Sentence, Token
from riwaya.extract.acts import find_triggers
from riwaya.extract.sure_tags import with_sure_tags


def sure(text: str, **wrong: str) -> dict[str, str]:
    """The tags by word, where a tagger had given the words of `wrong` those tags."""
    sentence = analyze(text)[0]
    tokens = tuple(_tagged(token, wrong.get(token.text, token.tag)) for token in sentence.tokens)
    tagged = Sentence(sentence.start, sentence.end, tokens)
    return {token.text: token.tag for token in with_sure_tags(tagged, find_triggers(tagged))}


def _tagged(token: Token, tag: str) -> Token:
    return Token(
        token.text,
        token.start,
        token.end,
        token.form,
        tag,
        token.gender,
        token.number,
        token.key,
        token.host,
    )


def test_triggers_follow_their_reading_and_words_their_spelling() -> None:
    sentence = analyze("قال إن مسلحين أصيبوا وهربوا.")[0]
    tokens = with_sure_tags(sentence, find_triggers(sentence))
    tags = {token.text: token.tag for token in tokens}
    assert tags["أصيبوا"] == tags["وهربوا"] == "VERB"
    assert tags["إن"] == "SCONJ"
    assert [token.text for token in tokens] == [token.text for token in sentence.tokens]


def test_people_are_no_number() -> None:
    assert sure("قام مسلحون بخطف طبيب.", مسلحون="NUM")["مسلحون"] == "NOUN"
    assert sure("قام ثلاثة رجال بخطف طبيب.", ثلاثة="NUM")["ثلاثة"] == "NUM"


def test_nouns_that_serve_as_prepositions_describe_nothing() -> None:
    assert sure("انفجرت قنبلة وسط سوق.", وسط="ADJ")["وسط"] == "ADP"
    assert sure("قتل شخص اثر انفجار.", اثر="NOUN")["اثر"] == "ADP"


def test_no_verb_stands_after_a_preposition_or_bears_one() -> None:
    assert sure("أطلقت النار على تجمع للمدنيين.", تجمع="VERB")["تجمع"] == "NOUN"
    assert sure("سمحت للطائرات بشن هجمات.", بشن="VERB")["بشن"] == "NOUN"


def test_what_bears_a_pronoun_describes_nothing() -> None:
    assert sure("قتل 13 شخصا معظمهم نساء.", معظمهم="ADJ")["معظمهم"] == "NOUN"


def test_a_plural_after_a_noun_of_an_act_suffers_it() -> None:
    assert sure("تم تدمير مستودعين.", مستودعين="ADJ")["مستودعين"] == "NOUN"


def test_what_is_excepted_is_no_prepositional_phrase() -> None:
    assert sure("لا تملكها الا القوات.", الا="ADP")["الا"] == "PART"


def test_verbs_of_two_after_those_they_tell_of() -> None:
    text = "قال المرصد إن الجيش والفصيل المتحالف معه استعادا السيطرة على بلدة الغاب."
    assert roles(text, "استعادا")[0] == ["الجيش", "الفصيل المتحالف"]
    assert roles("ذكر أن الجيش والشرطة شنا حملة اعتقالات.", "اعتقالات")[0] == ["الجيش", "الشرطة"]

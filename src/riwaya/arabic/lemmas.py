"""Dictionary forms of words without their clitics, by simplemma's Arabic dictionary (loaded when first asked for)."""

from functools import lru_cache

from riwaya.arabic.analysis import WordForm


@lru_cache(maxsize=65536)
def lemma(form: WordForm, tag: str) -> str:
    """The dictionary form of a word's host."""
    import simplemma  # noqa: PLC0415  (its dictionary is large)

    return simplemma.lemmatize(form.host, lang="ar") if tag not in {"PUNCT", "NUM", "X"} else form.host

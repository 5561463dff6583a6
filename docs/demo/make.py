# /// script
# dependencies = ["fpdf2>=2.8", "uharfbuzz>=0.40"]
# ///
"""Makes the demo's files from the clean texts beside this script: a PDF, a web page and two damaged texts.

    python docs/demo/make.py [--font Amiri-Regular.ttf]

The damages are those of real files, made here by rule: `damage_as_pdf_export` does what a PDF-to-text
export does to justified Arabic in a font that spaces a lone ر before ي and has no map of its digits,
`damage_as_old_archive` what an archive of the 1990s and 2000s holds.
"""

import argparse
import json
import random
import re
import textwrap
from datetime import UTC, datetime
from html import escape
from pathlib import Path

HERE = Path(__file__).parent
OUTPUT = HERE.parents[1] / "src" / "riwaya" / "demo" / "documents"
FONT = Path("/usr/share/fonts/opentype/fonts-hosny-amiri/Amiri-Regular.ttf")
SEED = 2016

LINE_WIDTH = 92
KASHIDA = "\u0640"
JOINS_BOTH_SIDES = "بتثجحخسشصضطظعغفقكلمنهي"
JOINS_ANYTHING = JOINS_BOTH_SIDES + "اأإآدذرزوةىؤئء"
LAM_ALEF = ("لا", "لأ", "لإ", "لآ")
TORN_BEFORE = re.compile("(?<=[اأإآدذرزو]ر)(?=ي[" + JOINS_ANYTHING + KASHIDA + "])")
STRETCHED = re.compile(f"(?<=[{JOINS_BOTH_SIDES}])(?=[{JOINS_ANYTHING}])")


def damage_as_pdf_export(text: str) -> str:
    """The text in lines: digits lost, some stretched by kashida, those with a ر-ي gap torn.

    The gap splits a line's run of text; the export writes the pieces from the left of the page to the
    right, so that the end of the line comes first, and nothing marks the cut.
    """
    chance = random.Random(SEED)  # noqa: S311  (which lines are stretched: nothing secret)
    lines = []
    for number, paragraph in enumerate(text.splitlines()):
        is_stretched = number == 0 or chance.random() < 0.3
        for line in textwrap.wrap(paragraph, LINE_WIDTH) or [""]:
            damaged = re.sub("[0-9]", "", line)
            if is_stretched:
                damaged = _stretch(damaged, chance)
            pieces = TORN_BEFORE.split(damaged)
            lines.append(" ".join(piece.strip() for piece in reversed(pieces)))
    return "\n".join(lines) + "\n"


def _stretch(line: str, chance: random.Random) -> str:
    return " ".join(_stretch_word(word, chance) for word in line.split(" "))


def _stretch_word(word: str, chance: random.Random) -> str:
    places = [match.start() for match in STRETCHED.finditer(word)]
    if not places:
        return word
    place = chance.choice(places)
    # لا is one glyph in every font: nothing stretches it.
    if word[place - 1 : place + 1] in LAM_ALEF:
        return word
    return word[:place] + KASHIDA * chance.randint(1, 3) + word[place:]


def damage_as_old_archive(text: str) -> bytes:
    """The text in Windows-1256 with hard spaces, direction marks and a stretched headline."""
    chance = random.Random(SEED)  # noqa: S311
    title, _, body = text.partition("\n")
    body = re.sub(" ", lambda _: chance.choice([" ", " ", " ", "\u00a0", "  "]), body)
    body = re.sub("([.،])", "\\1\u200f", body)
    damaged = _stretch(title, chance) + "\n" + body
    return damaged.replace("\n", "\r\n").encode("cp1256")


def web_page(text: str) -> str:
    """A news site's page: the article among menus, links and a footer, its date and publisher in JSON-LD."""
    title, *paragraphs = [line for line in text.splitlines() if line]
    described = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": title,
        "datePublished": "2016-12-12T09:30:00+03:00",
        "inLanguage": "ar",
        "publisher": {"@type": "NewsMediaOrganization", "name": "صحيفة المثال"},
    }
    menu = "".join(f'<li><a href="/{n}">{name}</a></li>' for n, name in enumerate(MENU))
    related = "".join(f'<li><a href="/{n}">{name}</a></li>' for n, name in enumerate(RELATED))
    body = "\n".join(f"      <p>{escape(paragraph)}</p>" for paragraph in paragraphs)
    return f"""<!DOCTYPE html>
<html lang="ar" dir="rtl">
<head>
  <meta charset="utf-8">
  <title>{escape(title)} | صحيفة المثال</title>
  <meta property="og:site_name" content="صحيفة المثال">
  <script type="application/ld+json">{json.dumps(described, ensure_ascii=False)}</script>
</head>
<body>
  <header><nav><ul>{menu}</ul></nav></header>
  <main>
    <article>
      <h1>{escape(title)}</h1>
      <div class="share">شارك على <a href="#">فيسبوك</a> <a href="#">تويتر</a></div>
{body}
    </article>
    <aside><h2>اقرأ أيضاً</h2><ul>{related}</ul></aside>
  </main>
  <footer>جميع الحقوق محفوظة</footer>
</body>
</html>
"""


MENU = ("الرئيسية", "أخبار", "اقتصاد", "رياضة", "ثقافة", "اتصل بنا")
RELATED = ("أسعار العملات اليوم", "حالة الطقس", "مواعيد المباريات")


def write_pdf(text: str, font: Path, path: Path) -> None:
    """An A4 page set right to left in `font`, shaped by HarfBuzz, with its letters mapped to Unicode."""
    from fpdf import FPDF  # noqa: PLC0415  (the rest of the script runs without it)

    title, dateline, *paragraphs = [line for line in text.splitlines() if line]
    page = FPDF(format="A4")
    page.set_creation_date(datetime(2017, 3, 3, tzinfo=UTC))
    page.set_title(title)
    page.set_lang("ar")
    page.add_page()
    page.add_font("body", fname=font)
    page.set_text_shaping(use_shaping_engine=True, direction="rtl", script="arab", language="ara")
    for size, line in ((20, title), (11, dateline), *((14, paragraph) for paragraph in paragraphs)):
        page.set_font("body", size=size)
        page.multi_cell(0, size * 0.62, line, align="R", new_x="LMARGIN", new_y="NEXT")
        page.ln(3)
    page.output(str(path))


def main() -> None:
    """Writes the four files."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--font", type=Path, default=FONT)
    parser.add_argument("--output", type=Path, default=OUTPUT)
    arguments = parser.parse_args()
    clean = {path.stem: path.read_text("utf-8") for path in HERE.glob("*.txt")}
    (arguments.output / "sahifa.html").write_text(web_page(clean["sahifa"]), "utf-8")
    (arguments.output / "mulhaq.txt").write_text(damage_as_pdf_export(clean["mulhaq"]), "utf-8")
    (arguments.output / "mawqi.txt").write_bytes(damage_as_old_archive(clean["mawqi"]))
    write_pdf(clean["taqrir"], arguments.font, arguments.output / "taqrir.pdf")


if __name__ == "__main__":
    main()

"""Make the wider set of Arabic PDFs with their truth files: see README.md beside this file.

Cases named `held_…` go to a folder of their own beside the other: they are for the final measurement only.
"""

import argparse
import sys
import tempfile
from pathlib import Path

import pypdf
import truth
from article import adapt, load
from case import Case, plan
from tools import Failed, Missing, find

PRODUCERS = {
    "chromium": "browsers:chromium",
    "weasyprint": "browsers:weasyprint",
    "office_html": "browsers:office_html",
    "office": "office:writer",
    "office_docx": "office:docx",
    "typst": "typst_:typst",
    "xetex": "tex:xetex",
    "luatex": "tex:luatex",
    "tcpdf": "php:tcpdf",
    "fpdf2": "canvas_fpdf:fpdf2",
    "reportlab": "canvas_reportlab:reportlab",
}
STEPS = {
    "gs": "redistil:ghostscript",
    "cairo": "redistil:cairo",
    "qpdf": "redistil:qpdf",
    "postscript": "redistil:postscript",
    "type3": "redistil:type3",
    "strip_maps": "maps:strip_maps",
    "private_maps": "maps:private_maps",
    "spaces_maps": "maps:spaces_maps",
    "permuted_maps": "maps:permuted_maps",
    "turned": "pictures:turned",
    "sideways": "pictures:sideways",
    "scan300": "pictures:scan300",
    "scan200": "pictures:scan200",
    "truncated": "damage:truncated",
    "password": "damage:password",
    "owner_password": "damage:owner_password",
    "garbage": "damage:garbage",
}


def make(case: Case, folder: Path) -> str:
    """Make one case's PDF and truth in `folder`; how many pages it has.

    Raises:
        Failed: a program failed, or footnotes do not stand on their article's page.
        Missing: the producer or a step's program is not on this machine.
    """
    articles = [adapt(load(name), case) for name in case.texts]
    with tempfile.TemporaryDirectory(prefix="pdf_set_") as scratch:
        made = Path(scratch) / f"{case.name}.pdf"
        find(PRODUCERS[case.producer])(articles, case, made)
        pages = len(pypdf.PdfReader(made).pages)
        if "notes" in case.features and pages != len(articles):
            raise Failed(f"{pages} pages for {len(articles)} articles with footnotes; make them smaller")
        for step in case.after:
            find(STEPS[step])(made)
        target = folder / f"{case.name}.pdf"
        target.write_bytes(made.read_bytes())
    truth.write(articles, case, pages, target)
    return f"{pages} pages"


def main() -> int:
    """Make what the plan says; exit code 1 if a case failed."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path, help="where the PDFs go, outside the repository")
    parser.add_argument("--held", type=Path, help="where held_… go [default: FOLDER with _held added]")
    parser.add_argument("--only", default="", help="only cases whose name holds this")
    parser.add_argument("--new", action="store_true", help="only cases that are not there yet")
    options = parser.parse_args()
    held = options.held or options.folder.with_name(options.folder.name + "_held")
    failed = 0
    for case in plan():
        folder = held if case.held else options.folder
        if options.only not in case.name or (options.new and (folder / f"{case.name}.pdf").exists()):
            continue
        folder.mkdir(parents=True, exist_ok=True)
        try:
            said = make(case, folder)
        except Missing as missing:
            said = f"skipped: {missing}"
        except Failed as failure:
            said = f"failed: {failure}"
            failed += 1
        print(f"{case.name:<44}{said}", flush=True)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())

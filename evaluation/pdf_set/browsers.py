"""Producers that print an HTML page: Chromium, WeasyPrint, LibreOffice."""

from pathlib import Path

from article import Block
from case import Case
from page import html, plain_html
from tools import run


def chromium(articles: list[list[Block]], case: Case, out: Path) -> None:
    """Chromium's print-to-PDF."""
    source = out.with_suffix(".html")
    source.write_text(html(articles, case), encoding="utf-8")
    flags = ("--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer")
    run(
        "chromium",
        *flags,
        f"--user-data-dir={out.parent / 'chromium'}",
        f"--print-to-pdf={out}",
        source.as_uri(),
    )


def weasyprint(articles: list[list[Block]], case: Case, out: Path) -> None:
    """WeasyPrint."""
    from weasyprint import HTML  # noqa: PLC0415  # the others do without it

    HTML(string=html(articles, case)).write_pdf(out)


def office_html(articles: list[list[Block]], case: Case, out: Path) -> None:
    """LibreOffice Writer, from HTML."""
    source = out.with_suffix(".html")
    source.write_text(plain_html(articles, case), encoding="utf-8")
    profile = f"-env:UserInstallation={(out.parent / 'office').as_uri()}"
    flags = ("--headless", "--infilter=HTML (StarWriter)", "--convert-to", "pdf:writer_pdf_Export")
    run("soffice", profile, *flags, "--outdir", out.parent, source)

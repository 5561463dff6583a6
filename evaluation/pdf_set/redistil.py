"""A finished PDF written again by other programs."""

from pathlib import Path

from tools import run


def ghostscript(path: Path) -> None:
    """Distil again by Ghostscript."""
    out = path.with_suffix(".gs.pdf")
    run("gs", "-q", "-dNOPAUSE", "-dBATCH", "-sDEVICE=pdfwrite", f"-sOutputFile={out}", path)
    out.replace(path)


def cairo(path: Path) -> None:
    """Distil again by Poppler's Cairo output."""
    out = path.with_suffix(".cairo.pdf")
    run("pdftocairo", "-pdf", path, out)
    out.replace(path)


def qpdf(path: Path) -> None:
    """Object streams and linearisation, as web publishers do."""
    out = path.with_suffix(".qpdf.pdf")
    run("qpdf", "--linearize", "--object-streams=generate", path, out)
    out.replace(path)


def postscript(path: Path) -> None:
    """By way of PostScript, as old print shops did: single-byte fonts without any map."""
    middle, out = path.with_suffix(".ps"), path.with_suffix(".back.pdf")
    run("pdftops", "-level2", path, middle)
    run("gs", "-q", "-dNOPAUSE", "-dBATCH", "-sDEVICE=pdfwrite", f"-sOutputFile={out}", middle)
    out.replace(path)


def type3(path: Path) -> None:
    """By way of PostScript without outline fonts: every glyph a Type 3 picture."""
    middle, out = path.with_suffix(".ps"), path.with_suffix(".t3.pdf")
    plain = ("-dHaveTrueTypes=false", "-dHaveCFF=false", "-dHaveCIDSystem=false")
    run("gs", "-q", "-dNOPAUSE", "-dBATCH", "-sDEVICE=ps2write", *plain, f"-sOutputFile={middle}", path)
    run("gs", "-q", "-dNOPAUSE", "-dBATCH", "-sDEVICE=pdfwrite", f"-sOutputFile={out}", middle)
    out.replace(path)

"""A finished PDF turned on its side, or scanned."""

import random
from pathlib import Path

import numpy as np
import pikepdf
import pypdfium2
from PIL import Image


def turned(path: Path) -> None:
    """Content drawn sideways on the sheet, and a /Rotate that sets it upright again."""
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        for page in pdf.pages:
            _, _, width, height = (float(side) for side in page.mediabox)
            page.contents_add(b"q 0 1 -1 0 %f 0 cm" % height, prepend=True)
            page.contents_add(b"Q")
            page.mediabox = [0, 0, height, width]
            page.cropbox = [0, 0, height, width]
            page.Rotate = 90
        pdf.save(path)


def sideways(path: Path) -> None:
    """As `turned`, but without /Rotate: the reader sees the text lying on its side."""
    turned(path)
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        for page in pdf.pages:
            page.Rotate = 0
        pdf.save(path)


def scan300(path: Path) -> None:
    """Pictures only, at 300 dots an inch."""
    scan(path, 300)


def scan200(path: Path) -> None:
    """Pictures only, at 200 dots an inch."""
    scan(path, 200)


def scan(path: Path, dots: int) -> None:
    """Render, turn by under half a degree, add noise, and bind the pictures."""
    chance = random.Random(dots)  # noqa: S311  # the same noise in every run
    pictures = []
    with pypdfium2.PdfDocument(path) as pdf:
        for page in pdf:
            picture = page.render(scale=dots / 72, grayscale=True).to_pil()
            angle = chance.uniform(-0.4, 0.4)
            picture = picture.rotate(angle, Image.Resampling.BICUBIC, fillcolor=255)
            noise = np.random.default_rng(dots).normal(-4, 9, (picture.height, picture.width))
            pictures.append(Image.fromarray(np.clip(np.asarray(picture) + noise, 0, 255).astype("uint8")))
    pictures[0].save(path, save_all=True, append_images=pictures[1:], resolution=dots)

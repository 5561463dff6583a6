"""PDFium's functions that are asked of every character or piece of a page, bound so that a call costs little.

The bindings check and convert each argument anew, which takes two thirds of a call. Here nothing is converted: handles
go in as ctypes pointers, numbers as ints, and places for results as `byref` of what stays alive.
"""

import ctypes
import struct
from typing import Any

import pypdfium2.raw


class Handle(ctypes.c_void_p):
    """A handle of PDFium's; a class of its own, so that calls give it back as such and not as a number."""


def bound(name: str, result: Any = ctypes.c_int) -> Any:
    """PDFium's function of that name."""
    address = ctypes.cast(getattr(pypdfium2.raw, name), ctypes.c_void_p).value
    function: Any = ctypes.PYFUNCTYPE(result)(address or 0)
    function.argtypes = None
    return function


is_generated = bound("FPDFText_IsGenerated")
unicode_of = bound("FPDFText_GetUnicode", ctypes.c_uint)
is_unmapped = bound("FPDFText_HasUnicodeMapError")
size_of = bound("FPDFText_GetFontSize", ctypes.c_double)
piece_of = bound("FPDFText_GetTextObject", ctypes.c_void_p)
matrix_of = bound("FPDFText_GetMatrix")
_loose_box = bound("FPDFText_GetLooseCharBox")
_ink_box = bound("FPDFText_GetCharBox")
_origin = bound("FPDFText_GetCharOrigin")

_SHAPE = struct.Struct("=4d2d4f")


class Shapes:
    """The places of the characters of one text page, in points."""

    def __init__(self, raw: Any) -> None:
        self._raw = raw
        self._buffer = ctypes.create_string_buffer(_SHAPE.size)
        doubles = [ctypes.byref(self._buffer, 8 * at) for at in range(7)]
        self._ink, self._pen, self._loose = doubles[:4], doubles[4:6], doubles[6]

    def of(self, at: int) -> tuple[float, ...]:
        """Left, right, bottom and top of a character's ink, its origin, and left, top, right and bottom of its room."""
        _ink_box(self._raw, at, *self._ink)
        _origin(self._raw, at, *self._pen)
        _loose_box(self._raw, at, self._loose)
        return _SHAPE.unpack_from(self._buffer)

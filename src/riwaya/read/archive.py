"""ZIP archives: their members one at a time, in memory, within limits; nothing is ever written to the disk.

The limits hold before anything is unpacked, by the sizes that an archive declares: a member is never read further.
"""

import io
import re
import struct
import zlib
from collections.abc import Iterator
from typing import IO
from zipfile import ZIP_BZIP2, ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from riwaya.model import Rejected
from riwaya.read.found import File, Finding
from riwaya.read.progress import tell
from riwaya.read.text import UndecodableError, decode

MOST_MEMBERS = 100_000
"""Files in one archive. A judgement: a year of a large outlet; larger corpora come as JSON lines or WARC."""

LARGEST_DIRECTORY = 32 * 1024 * 1024
"""Bytes of an archive's list of members: that many names of 250 bytes, and 300 MB of memory when it is read."""

LARGEST_MEMBER = 512 * 1024 * 1024
"""Bytes of one member, which is held in memory, as of any file that is read."""

HIGHEST_RATIO = 100
"""Unpacked bytes for one packed: 250 articles of news have 4.1 in all as JSON, mark-up of pages up to 30, bombs
1,000 and more."""

HARMLESS = 64 * 1024 * 1024
"""Unpacked bytes that are read whatever the ratio."""

_END, _END_64, _LOCATOR_64 = b"PK\x05\x06", b"PK\x06\x06", b"PK\x06\x07"
BROKEN = (
    BadZipFile,
    zlib.error,
    EOFError,
    OSError,
    ValueError,
    OverflowError,
    NotImplementedError,
    struct.error,
    RuntimeError,
)
"""What reading a broken archive may raise, besides lzma's errors: that packing is not read."""

_AES = 99
_READ_METHODS = (ZIP_STORED, ZIP_DEFLATED, ZIP_BZIP2)
_SYSTEM = re.compile(r"(?:^|/)(?:__MACOSX/|\.DS_Store$|\._|Thumbs\.db$|desktop\.ini$)")
_UNPRINTABLE = re.compile("[\x00-\x1f\x7f-\x9f]+")


def read_zip(stream: IO[bytes], path: str, password: str | None) -> Iterator[Finding]:
    """The members of an archive in its order, each as `archive.zip/inner.txt`, or why one was refused.

    Folders and what systems leave in archives are passed over. Raises Rejected where the archive itself is broken or
    beyond the limits.
    """
    with opened_zip(stream, path) as archive:
        members = [
            each
            for each in archive.infolist()
            if not each.filename.endswith("/") and not _SYSTEM.search(each.filename)
        ]
        for number, member in enumerate(members):
            name = f"{path}/{member_name(member)}"
            try:
                yield File(read_member(archive, member, name, password), name, password=password)
            except Rejected as refusal:
                yield refusal
            tell(number + 1, len(members), "entries")


def opened_zip(stream: IO[bytes], path: str) -> ZipFile:
    """The archive, its list of members read; raises Rejected where that is broken or beyond the limits."""
    try:
        size = _directory_size(stream)
        if size > LARGEST_DIRECTORY:
            raise Rejected(
                path, f"the archive has a list of members of more than {LARGEST_DIRECTORY >> 20} MB"
            )
        stream.seek(0)
        archive = ZipFile(stream)
    except BROKEN as error:
        raise Rejected(path, f"the archive is broken: {said(error)}") from error
    members = archive.infolist()
    if len(members) > MOST_MEMBERS:
        raise Rejected(path, f"the archive has more than {MOST_MEMBERS:,} files")
    unpacked, packed = sum(each.file_size for each in members), stream.seek(0, io.SEEK_END)
    if unpacked > max(HARMLESS, HIGHEST_RATIO * packed):
        raise Rejected(
            path, f"the archive would unpack to {unpacked // 2**20} MB, {HIGHEST_RATIO} times its size"
        )
    return archive


def read_member(archive: ZipFile, member: ZipInfo, name: str, password: str | None = None) -> bytes:
    """The bytes of a member; raises Rejected, with the member's name, where they cannot be had."""
    if member.file_size > LARGEST_MEMBER:
        raise Rejected(name, f"it is larger than {LARGEST_MEMBER // 2**20} MB")
    if member.compress_type == _AES:
        raise Rejected(name, "it is encrypted by AES, which is not read; unpack it")
    if member.flag_bits & 1 and password is None:
        raise Rejected(name, "it is encrypted and needs a password")
    if member.compress_type not in _READ_METHODS:
        raise Rejected(name, "it is packed by a method that is not read")
    try:
        return archive.read(member, password.encode() if password else None)
    except BROKEN as error:
        if "password" in str(error):
            raise Rejected(name, "the password given does not open it") from error
        raise Rejected(name, f"it is broken in the archive: {said(error)}") from error


def member_name(member: ZipInfo) -> str:
    """The name of a member in words: in the encoding of an Arabic system where the archive does not tell it.

    It is only ever shown: `..` in it leads nowhere.
    """
    name = member.filename
    if not member.flag_bits & 0x800 and not name.isascii():
        try:
            name = decode(name.encode("cp437"))[0]
        except (UnicodeEncodeError, UndecodableError):
            name = member.filename
    return _UNPRINTABLE.sub(" ", name).strip() or "(no name)"


def _directory_size(stream: IO[bytes]) -> int:
    """The bytes of the list of members, as the archive's end declares them: they are read into memory at once."""
    size = stream.seek(0, io.SEEK_END)
    tail_size = min(size, 22 + 65_535 + 20)
    stream.seek(size - tail_size)
    tail = stream.read(tail_size)
    place = tail.rfind(_END)
    if place < 0 or place + 22 > len(tail):
        raise BadZipFile("its end is missing")
    directory: int = struct.unpack_from("<L", tail, place + 12)[0]
    locator = place - 20
    if locator >= 0 and tail[locator : locator + 4] == _LOCATOR_64:
        stream.seek(struct.unpack_from("<Q", tail, locator + 8)[0])
        end = stream.read(56)
        if end.startswith(_END_64) and len(end) == 56:
            directory = max(directory % 0xFFFFFFFF, struct.unpack_from("<Q", end, 40)[0])
    return directory


def said(error: Exception) -> str:
    """What an error says, on one line."""
    return _UNPRINTABLE.sub(" ", str(error)).strip() or type(error).__name__

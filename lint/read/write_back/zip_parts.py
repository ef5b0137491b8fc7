"""A zip and new contents for some of its parts → the zip with those; all others are taken over as they are."""

from __future__ import annotations

import io
import zipfile
from copy import copy
from itertools import pairwise
from typing import TYPE_CHECKING

from lint.read.write_back import UnwritableError

if TYPE_CHECKING:
    from collections.abc import Mapping

#: So many bytes stand before each part, at least.
_HEADER = 30
#: Bytes of a part, at most: of more none is read.
_MOST = 30_000_000
#: The folders and files in which documents keep signatures, which hold no longer once anything is changed.
_SIGNATURES = ("_xmlsignatures/", "META-INF/documentsignatures.xml")


def replaced(data: bytes, parts: Mapping[str, bytes]) -> bytes:
    """The zip with these parts, each in its place or, where it is new, at the end."""
    if max(map(len, parts.values()), default=0) > _MOST:
        raise UnwritableError("it would become too large to be read again")
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        infos = old.infolist()
        names = [info.filename for info in infos]
        if len(set(names)) < len(names):
            raise UnwritableError("two parts in it have one name")
        if any(name.startswith(_SIGNATURES) for name in names):
            raise UnwritableError("it is signed, and the signature would not hold for what is put in")
        starts = sorted([*(info.header_offset for info in infos), old.start_dir])
        after = dict(pairwise(starts))
        room = [after[info.header_offset] - info.header_offset - info.compress_size for info in infos]
        if len(after) < len(infos) or min(room) < _HEADER:
            raise UnwritableError("parts of it lie over each other")
        for info in infos:
            if info.filename in parts:
                kept = copy(info)
                kept.extra = b""
                new.writestr(kept, parts[info.filename], info.compress_type)
            else:
                _take_over(data[info.header_offset : after[info.header_offset]], info, new, out)
        for name in sorted(parts.keys() - set(names)):
            new.writestr(zipfile.ZipInfo(name), parts[name], zipfile.ZIP_DEFLATED)
        new.comment = old.comment
    return out.getvalue()


def _take_over(raw: bytes, info: zipfile.ZipInfo, new: zipfile.ZipFile, out: io.BytesIO) -> None:
    """Put a part into the zip as it stands in the other, packed as it is."""
    kept = copy(info)
    out.seek(new.start_dir)
    kept.header_offset = new.start_dir
    out.write(raw)
    new.filelist.append(kept)
    new.NameToInfo[kept.filename] = kept
    new.start_dir = out.tell()

"""A folder → a zip for people without a network: same files, same bytes, paths that any unpacker takes."""

from __future__ import annotations

import os
import re
import zipfile
from datetime import date
from pathlib import Path

LONGEST_PATH = 80
"""Characters of a path in the zip: Windows refuses more than 260 in all, and folders may be deep."""

_REGULAR_FILE_RW_R_R = 0o100644 << 16
_MADE_ON_UNIX = 3
# No control or reserved characters, and no dot or space at the end: what Windows refuses or quietly changes.
_NAME = re.compile(r"[ -~]*[!-~]", re.ASCII)
_RESERVED = re.compile(r'[<>:"|?*\\]|\.$')
_DEVICE = re.compile(r"(?:con|prn|aux|nul|com[1-9]|lpt[1-9])(?:\.|$)", re.IGNORECASE)


class BundleError(Exception):
    """The folder cannot be zipped so that everyone can unpack it; the message names every file at fault."""


def write_zip(folder: Path, zip_path: Path, *, top: str, stamp: date) -> None:
    """Write every file of `folder` to `zip_path`, under one folder called `top`.

    The bytes depend on the files, `top` and `stamp` alone: names are sorted, times are midnight of `stamp`,
    modes 0644. (The compression is zlib's, at level 9; a Python with another library may pack otherwise.)

    :param stamp: the date that every file in the zip bears, 1980 or later.
    :raises BundleError: a path is too long, not plain ASCII, not allowed on Windows, equal to another but for
        capitals, or a symbolic link; or the folder is empty. Nothing is written then.
    :raises FileExistsError: there is a file at `zip_path` already.
    """
    files = sorted(
        Path(parent, name).relative_to(folder).as_posix()
        for parent, _, names in os.walk(folder)
        for name in names
    )
    faults = _faults(folder, files, top)
    if faults:
        raise BundleError("\n".join(faults))
    with zipfile.ZipFile(zip_path, "x") as archive:
        for file in files:
            entry = zipfile.ZipInfo(f"{top}/{file}", (stamp.year, stamp.month, stamp.day, 0, 0, 0))
            entry.create_system = _MADE_ON_UNIX
            entry.external_attr = _REGULAR_FILE_RW_R_R
            content = (folder / file).read_bytes()
            archive.writestr(entry, content, compress_type=zipfile.ZIP_DEFLATED, compresslevel=9)


def _faults(folder: Path, files: list[str], top: str) -> list[str]:
    if not files:
        return [f"{folder.name}: there is no file to zip"]
    faults = []
    spelled: dict[str, str] = {}
    for file in files:
        path = f"{top}/{file}"
        if len(path) > LONGEST_PATH:
            faults.append(f"{path}: {len(path)} characters, at most {LONGEST_PATH}: give it a shorter name")
        if not all(_is_portable(name) for name in path.split("/")):
            faults.append(
                f"{path}: not a file name on every system: use plain letters, digits, dots and hyphens"
            )
        if (folder / file).is_symlink():
            faults.append(f"{path}: a symbolic link: put the file itself there")
        other = spelled.setdefault(path.casefold(), path)
        if other != path:
            faults.append(f"{path}: differs from {other} only by capitals: rename one of the two")
    return faults


def _is_portable(name: str) -> bool:
    return bool(_NAME.fullmatch(name)) and not _RESERVED.search(name) and not _DEVICE.match(name)

"""The files of a rule pack as one archive: the same files, the same bytes."""

import io
import zipfile
from collections.abc import Mapping

_NO_TIME = (1980, 1, 1, 0, 0, 0)  # the earliest that the format can say
_UNIX = 3
_FILE_FOR_ALL = 0o100644 << 16


def packed(files: Mapping[str, bytes]) -> bytes:
    """Return a ZIP archive of the files in the order of their names.

    Nothing in it is compressed: the PDF around it does that, and what is stored as it is cannot swell when it
    is read.
    """
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as archive:
        for name in sorted(files):
            entry = zipfile.ZipInfo(name, _NO_TIME)
            entry.create_system = _UNIX
            entry.external_attr = _FILE_FOR_ALL
            archive.writestr(entry, files[name])
    return buffer.getvalue()

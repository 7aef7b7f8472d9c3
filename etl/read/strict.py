"""An Office file in the strict form of ISO/IEC 29500 in, the same in the transitional form that libraries read out."""

import io
import re
import zipfile

_STRICT = b"http://purl.oclc.org/ooxml/"
# The two forms name each vocabulary alike, but for the site and the year (ISO/IEC 29500, parts 1 and 4).
_NAME = re.compile(rb"http://purl\.oclc\.org/ooxml/(\w+)/(\w+)")
_IN_PLAIN = rb"http://schemas.openxmlformats.org/\1/2006/\2"


def as_transitional(data: bytes) -> bytes:
    """The file in the transitional form; as it is when it has that form already.

    Raises:
        KeyError: it is no Office file. BadZipFile and others: it is damaged.
    """
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        if _STRICT not in archive.read("_rels/.rels"):
            return data
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w") as turned:
            for part in archive.infolist():
                turned.writestr(part.filename, _plain(part.filename, archive.read(part)))
    return out.getvalue()


def _plain(name: str, data: bytes) -> bytes:
    """One part with the names of the transitional form; pictures and the like as they are."""
    return _NAME.sub(_IN_PLAIN, data) if name.endswith((".xml", ".rels")) else data

"""Files of the formats that articles come in, made by the programs that make such files, or by hand where none is."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping, Sequence
from io import BytesIO

from docx import Document
from docx.oxml import OxmlElement

CONTAINER = """<?xml version="1.0"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>
<rootfile full-path="OEBPS/book.opf" media-type="application/oebps-package+xml"/></rootfiles></container>"""
LOCK = """<encryption xmlns="urn:oasis:names:tc:opendocument:xmlns:container"
 xmlns:enc="http://www.w3.org/2001/04/xmlenc#"><enc:EncryptedData><enc:EncryptionMethod Algorithm="{method}"/>
</enc:EncryptedData></encryption>"""
AES = "http://www.w3.org/2001/04/xmlenc#aes128-cbc"
FONTS = "http://www.idpf.org/2008/embedding"


def zipped(parts: Mapping[str, str | bytes]) -> bytes:
    """Return a zip file."""
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in parts.items():
            file.writestr(name, content)
    return out.getvalue()


def epub(chapters: Sequence[tuple[str, Sequence[str]]], title: str = "A Book", lock: str | None = None) -> bytes:
    """Return a book of chapters, each a title and its paragraphs."""
    items = "".join(
        f'<item id="c{n}" href="text/c%20{n}.xhtml" media-type="application/xhtml+xml"/>' for n in range(len(chapters))
    )
    refs = "".join(f'<itemref idref="c{n}"/>' for n in range(len(chapters)))
    parts: dict[str, str | bytes] = {
        "mimetype": "application/epub+zip",
        "META-INF/container.xml": CONTAINER,
        "OEBPS/book.opf": '<package xmlns="http://www.idpf.org/2007/opf" version="3.0"><metadata '
        f'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{title}</dc:title><dc:creator>Ada Holm</dc:creator>'
        '</metadata><manifest><item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>'
        f'{items}</manifest><spine><itemref idref="nav"/>{refs}</spine></package>',
        "OEBPS/nav.xhtml": "<html><body><nav><ol><li>" + "Contents " * 40 + "</li></ol></nav></body></html>",
    }
    for number, (heading, paragraphs) in enumerate(chapters):
        body = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
        parts[f"OEBPS/text/c {number}.xhtml"] = (
            f'<?xml version="1.0" encoding="utf-8"?><html xmlns="http://www.w3.org/1999/xhtml"><head>'
            f"<title>{title}</title></head><body><h1>{heading}</h1>{body}</body></html>"
        )
    if lock:
        parts["META-INF/encryption.xml"] = LOCK.format(method=lock)
    return zipped(parts)


def docx(title: str, paragraphs: Sequence[str]) -> bytes:
    """Return a Word document with a heading, a list, a table, a note's number and a struck-out word."""
    document = Document()
    document.core_properties.author = "Ada Holm"
    document.core_properties.title = ""
    document.add_paragraph(title, style="Title")
    for paragraph in paragraphs[:2]:
        document.add_paragraph(paragraph)
    document.add_heading("What it cost", level=2)
    document.add_paragraph("Stone", style="List Bullet")
    table = document.add_table(rows=2, cols=2)
    for cell, text in zip((c for row in table.rows for c in row.cells), ("Part", "Crowns", "Arch", "900"), strict=True):
        cell.text = text
    last = document.add_paragraph(paragraphs[2])
    run = last.add_run()._element
    run.append(OxmlElement("w:footnoteReference"))
    deleted, inner, text = OxmlElement("w:del"), OxmlElement("w:r"), OxmlElement("w:t")
    text.text = "STRUCK OUT"
    inner.append(text)
    deleted.append(inner)
    last._element.append(deleted)
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def pdf(pages: Sequence[Sequence[tuple[float, float, str]]], size: float = 10) -> bytes:
    """Return a PDF that paints each text at a place (from the left, from below), in the order given."""
    objects = ["<< /Type /Catalog /Pages 2 0 R >>", "", "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"]
    kids = []
    for page in pages:
        painted = "".join(f"BT /F1 {size} Tf 1 0 0 1 {x} {y} Tm ({_escaped(text)}) Tj ET\n" for x, y, text in page)
        objects.append(f"<< /Length {len(painted)} >>\nstream\n{painted}endstream")
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {len(objects)} 0 R "
            "/Resources << /Font << /F1 3 0 R >> >> >>"
        )
        kids.append(f"{len(objects)} 0 R")
    objects[1] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} >>"
    out, places = "%PDF-1.4\n", []
    for number, content in enumerate(objects, start=1):
        places.append(len(out))
        out += f"{number} 0 obj\n{content}\nendobj\n"
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    count = len(objects) + 1
    trailer = f"trailer\n<< /Size {count} /Root 1 0 R >>\nstartxref\n{len(out)}\n%%EOF\n"
    return f"{out}xref\n0 {count}\n0000000000 65535 f \n{table}{trailer}".encode("latin-1")


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")

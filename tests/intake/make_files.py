"""Small files of every format, made for the tests as the programs that make them do."""

from __future__ import annotations

import io
import zipfile
from email.message import EmailMessage

FIRST = "La maire de Belroc, Ana Ruiz, a annoncé mardi que le pont fermerait « au moins six mois »."
SECOND = "« Le tablier rouille », a-t-elle dit aux habitants réunis dans la salle des fêtes de la commune."
TEXT = f"{FIRST}\n\n{SECOND}"

PAGE = f"""<!DOCTYPE html>
<html lang="fr"><head><meta charset="utf-8"><title>Le pont ferme - Le Courrier</title>
<meta property="og:site_name" content="Le Courrier de Belroc">
<meta property="article:published_time" content="2023-11-14T08:00:00+01:00">
<link rel="canonical" href="https://courrier.example/pont">
<script type="application/ld+json">{{"@graph": [{{"@type": "NewsArticle", "headline": "Le pont ferme",
"author": [{{"@type": "Person", "name": "Léa Morin"}}]}}]}}</script></head>
<body><nav><ul><li><a href="/">Accueil</a></li><li><a href="/s">Sport</a></li></ul></nav>
<article><p>{FIRST}</p><p>{SECOND}</p></article><footer>Mentions légales</footer></body></html>
"""

RSS = f"""<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
 xmlns:dc="http://purl.org/dc/elements/1.1/"><channel>
<title>Le Courrier</title><language>fr</language>
<item><title>Le pont ferme</title><link>https://courrier.example/pont</link><guid>pont</guid>
<dc:creator>Léa Morin</dc:creator><pubDate>Tue, 14 Nov 2023 08:00:00 +0100</pubDate>
<description>Court.</description><content:encoded><![CDATA[<p>{FIRST}</p><p>{SECOND}</p>]]></content:encoded></item>
<item><title>Vide</title><link>https://courrier.example/vide</link></item>
</channel></rss>
"""

ATOM = f"""<feed xmlns="http://www.w3.org/2005/Atom"><title>Le Courrier</title>
<entry><id>tag:pont</id><title>Le pont ferme</title><published>2023-11-14T08:00:00Z</published>
<author><name>Léa Morin</name></author><link href="https://courrier.example/pont"/>
<content type="html">&lt;p&gt;{FIRST}&lt;/p&gt;&lt;p&gt;{SECOND}&lt;/p&gt;</content></entry></feed>
"""

OPML = """<?xml version="1.0"?><opml version="2.0"><body><outline text="Régionale">
<outline type="rss" xmlUrl="https://un.example/rss"/><outline type="rss" xmlUrl="https://deux.example/rss"/>
<outline type="rss" xmlUrl="https://un.example/rss"/></outline></body></opml>
"""

JSON_FEED = {
    "version": "https://jsonfeed.org/version/1.1",
    "title": "Le Courrier",
    "language": "fr",
    "items": [
        {
            "id": "pont",
            "url": "https://courrier.example/pont",
            "title": "Le pont ferme",
            "content_html": f"<p>{FIRST}</p><p>{SECOND}</p>",
            "date_published": "2023-11-14T08:00:00+01:00",
            "authors": [{"name": "Léa Morin"}],
        }
    ],
}

NINJS = {
    "uri": "urn:agence:pont",
    "language": "fr",
    "headline": "Le pont ferme",
    "byline": "Léa Morin",
    "copyrightholder": "Agence du Val",
    "versioncreated": "2023-11-14T08:00:00Z",
    "body_html": f"<p>{FIRST}</p><p>{SECOND}</p>",
}

NEWSML = f"""<?xml version="1.0" encoding="utf-8"?>
<newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"><header><sent>2023-11-14T09:00:00Z</sent></header><itemSet>
<newsItem guid="urn:agence:pont" version="1" xml:lang="fr"><itemMeta><provider literal="Agence du Val"/>
<versionCreated>2023-11-14T08:30:00+01:00</versionCreated></itemMeta>
<contentMeta><contentCreated>2023-11-14T08:00:00+01:00</contentCreated><by>Léa Morin</by>
<headline>Le pont ferme</headline></contentMeta>
<contentSet><inlineXML contenttype="application/nitf+xml"><nitf xmlns="http://iptc.org/std/NITF/2006-10-18/"><body>
<body.head><hedline><hl1>Autre</hl1></hedline></body.head>
<body.content><p>{FIRST}</p><p>{SECOND}</p></body.content></body></nitf></inlineXML></contentSet></newsItem>
</itemSet></newsMessage>
"""

EUROPRESSE = f"""<html><head><meta charset="utf-8"></head><body>
<article><header><div class="rdp__DocPublicationName">
<span class="DocPublicationName">Le Courrier, no. 4301</span></div>
<div><span class="DocHeader">Région, mardi 14 novembre 2023, p. 3</span></div>
<div class="titreArticle"><p class="titreArticleVisu">Le pont ferme</p></div>
<div class="docAuthors">Léa Morin</div></header>
<section><div class="DocText clearfix"><p>{FIRST}</p><p>{SECOND}</p></div></section>
<footer><div class="publiC-lblNodoc">news·20231114·CO·4301</div></footer></article>
<article><header><span class="DocPublicationName">L'Écho (site web)</span>
<span class="DocHeader">15 novembre 2023</span>
<div class="titreArticle">Suite</div></header><section><div class="DocText"><p>{SECOND}</p></div></section></article>
</body></html>
"""

# As exports of 2015 are: a kicker in the title, a signature without a class, an id for the document's number.
EUROPRESSE_2015 = f"""<!DOCTYPE html><html><head><meta charset="utf-8"></head><body>
<article> <header> <img sourcecode="CO" src="logo.gif" />
<div> <span class="DocPublicationName">Le Courrier </span> </div>
<div> <span class="DocHeader">Région, mardi 14 novembre 2023, p. MDE6</span> </div> <div><p>RÉGION</p></div>
<div class="titreArticle"> <p class='sm-margin-bottom'>TRAVAUX</p> <p class="titreArticleVisu">Le pont ferme</p> </div>
<div>Léa Morin</div> </header> <section>
<div class="DocText"> <div class='docOcurrContainer'> <p>{FIRST}</p> <p>{SECOND}</p>
</div> </div> </section> <aside> <div> <b>Note(s) : </b><p>Une note.</p> </div> </aside> <footer>
<small>© 2023 Le Courrier. Tous droits réservés.</small> <p>Numéro de document : news·20231114·CO·0q1</p>
<div id="divPubliC">
<div> <span id="PubliC_lblNodoc">news·20231114·CO·0q1</span> </div> </div> </footer> </article>
<article> <header> <div> <span class="DocPublicationName">L'Écho</span> </div> <div class="titreArticle">
<p class="titreArticleVisu">Suite</p></div></header> <section> <p>{SECOND}</p> </div> </section>
<footer> <span id="PubliC_lblNodoc">news·20231115·EC·7</span> </footer> </article> </body></html>
"""
# As later ones are: a subtitle and a standfirst in the title, the signature in a paragraph after it.
EUROPRESSE_NEWER = f"""<html><head><meta charset="utf-8"></head><body><article><header>
<div class="rdp__DocPublicationName"><span class="DocPublicationName">Le Courrier, no. 4301</span></div>
<span class="DocHeader">mardi 14 novembre 2023 - 08:15 -0500</span><div class="titreArticle">
<p class="sm-margin-bottomNews">TRAVAUX</p>
<p class="sm-margin-TopNews titreArticleVisu rdp__articletitle">Le pont ferme</p>
<p class="sm-margin-TopNews rdp__subtitle">Deux mois de chantier</p></div>
<p class="sm-margin-bottomNews">Léa Morin</p></header>
<section><div class="DocText clearfix"><div class="docOcurrContainer"><p>{FIRST}</p><p>{SECOND}</p></div></div>
</section>
<footer><div class="publiC-lblNodoc">news·20231114·CO·4301</div></footer></article></body></html>
"""

FACTIVA = f"""<html><body><div id="d1"><div class="article frArticle">
<div id="hd"><span class="frHeadline">Le pont ferme
</span></div><div class="author">Par Léa Morin</div><div>120 mots</div><div>14 novembre 2023</div><div>08:30</div>
<div>Le Courrier</div><div>COURRI</div><div>3</div><div>Français</div><div>Copyright 2023 Le Courrier</div>
<p class="articleParagraph frarticleParagraph">{FIRST}</p><p class="articleParagraph frarticleParagraph">{SECOND}</p>
<p>Document COURRI0020231114ejbe00003</p></div></div></body></html>
"""

# Made in German, with a section before the headline, and an address and a company before the number.
FACTIVA_GERMAN = f"""<html><body><span></span><div id="article-COURRI0020231114ejbe00003" class="lastarticle" >
<div id="lastArticle" class="article deArticle"><p>
<div>Politik</div>
<div id="hd" ><span class='deHeadline'>Le pont ferme   </span>
</div><div class="author">Von Léa Morin</div><div>120 Wörter</div><div>14 November 2023</div><div>Le Courrier</div>
<div>COURRI</div><div>Deutsch</div><div>Quelle: Le Courrier.</div>
</p>
<p class="articleParagraph dearticleParagraph">{FIRST}   </p>
<p class="articleParagraph dearticleParagraph">{SECOND}   </p>
<p>https://courrier.example/pont</p>
<p>Le Courrier SA</p><p>Dokument COURRI0020231114ejbe00003</p></div></div><br/></body></html>
"""

FACTIVA_TAGGED = f"""<html><body><div class="article frArticle"><table>
<tr><td><b>HD</b></td><td><span>Le pont ferme</span></td></tr><tr><td><b>BY</b></td><td>Léa Morin</td></tr>
<tr><td><b>PD</b></td><td>14 novembre 2023</td></tr><tr><td><b>SN</b></td><td>Le Courrier</td></tr>
<tr><td><b>LA</b></td><td>Français</td></tr><tr><td><b>LP</b></td><td><p>{FIRST}</p></td></tr>
<tr><td><b>TD</b></td><td><p>{SECOND}</p></td></tr>
<tr><td><b>AN</b></td><td>Document COURRI0020231114ejbe00003</td></tr></table></div></body></html>
"""


def rtf(lines: list[str]) -> bytes:
    """Lines as RTF, each a paragraph."""
    escaped = ("".join(c if ord(c) < 128 else f"\\u{ord(c)}?" for c in line) for line in lines)
    return ("{\\rtf1\\ansi\\ansicpg1252 " + "\\par ".join(escaped) + "\\par }").encode()


FACTIVA_RTF = rtf(
    [
        *("Le pont ferme", "Léa Morin", "120 mots", "14 novembre 2023", "Le Courrier", "COURRI", "Français"),
        *("Copyright 2023 Le Courrier", FIRST, SECOND, "Document COURRI0020231114ejbe00003", ""),
        *("Suite", "80 mots", "15 novembre 2023", "09:12", "L'Écho", "ECHO", "Français", "(c) 2023 L'Écho"),
        *(SECOND, "Document ECHOXX0020231115ejbf00001", "", "© 2023 Factiva, Inc. Tous droits réservés."),
    ]
)


def docx(lines: list[str], title: str = "") -> bytes:
    """Lines as a Word document, each a paragraph."""
    from docx import Document

    document = Document()
    document.core_properties.title = title
    for line in lines:
        document.add_paragraph(line)
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


# An export of two reports, with its cover.
NEXIS = [
    *("Date and Time: mardi 14 novembre 2023", "Job Number: 1234", "Documents (2)"),
    *("Le pont ferme", "Le Courrier (Belroc)", "14 novembre 2023 mardi", "Copyright 2023 Le Courrier"),
    *("Section: RÉGION; p. 3", "Length:\u00a0120 words", "Byline:\u00a0Léa Morin", "Body", FIRST, SECOND),
    *("Classification", "Language:\u00a0FRENCH; FRANÇAIS", "Load-Date:\u00a0November 15, 2023", "End of Document"),
    *("Suite", "L'Écho", "November 15, 2023 Wednesday", "Copyright 2023 L'Écho", "Body", SECOND),
    *("Classification", "Language:\u00a0FRENCH", "End of Document"),
]


def pdf(lines: list[str]) -> bytes:
    """One page of lines in a standard font; pypdf writes none, so the objects are put together here."""
    drawn = " T* ".join("(" + line.replace("(", "\\(").replace(")", "\\)") + ") Tj" for line in lines)
    stream = f"BT /F1 11 Tf 14 TL 50 780 Td {drawn} ET".encode("cp1252")
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R"
        b" /Resources << /Font << /F1 5 0 R >> >> >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
        b"<< /Title (Le pont ferme) /Author (L\\351a Morin) /CreationDate (D:20231114080000+01'00') >>",
    ]
    data, places = b"%PDF-1.4\n", []
    for number, each in enumerate(objects, 1):
        places.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, each)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    trailer = b"trailer\n<< /Size 7 /Root 1 0 R /Info 6 0 R >>\nstartxref\n%d\n%%%%EOF\n" % len(data)
    return data + b"xref\n0 7\n0000000000 65535 f \n" + table + trailer


def mail(html: bool = False) -> bytes:
    """A message with an attachment."""
    message = EmailMessage()
    message["From"] = "Léa Morin <lea@courrier.example>"
    message["Subject"] = "Le pont ferme"
    message["Date"] = "Tue, 14 Nov 2023 08:00:00 +0100"
    message["Message-ID"] = "<pont@courrier.example>"
    if html:
        message.set_content(f"<p>{FIRST}</p><p>{SECOND}</p>", subtype="html")
    else:
        message.set_content(TEXT)
    message.add_attachment(b"\x89PNG", maintype="image", subtype="png", filename="../../pont.png")
    return message.as_bytes()


def warc(compressed: bool) -> bytes:
    """Three answers: a page, a picture, a page that was not found."""
    from warcio.statusandheaders import StatusAndHeaders
    from warcio.warcwriter import WARCWriter

    file = io.BytesIO()
    writer = WARCWriter(file, gzip=compressed)
    for status, kind, body in (
        ("200 OK", "text/html; charset=utf-8", PAGE.encode()),
        ("200 OK", "image/png", b"\x89PNG"),
        ("404 Not Found", "text/html", b"<html><p>Rien.</p></html>"),
    ):
        headers = StatusAndHeaders(status, [("Content-Type", kind)], protocol="HTTP/1.1")
        address = "https://archive.example/pont"
        writer.write_record(
            writer.create_warc_record(address, "response", payload=io.BytesIO(body), http_headers=headers)
        )
    return file.getvalue()


def zipped(files: dict[str, bytes]) -> bytes:
    """An archive of files, under any names."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return file.getvalue()

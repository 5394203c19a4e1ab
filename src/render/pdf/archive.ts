/** What a file says of itself: PDF/A-2a or 3a (ISO 19005-2, -3) and PDF/UA-1 (ISO 14289-1), with what these want beside it. */

import { once } from '../../model/remembered.ts';
import type { ReportMeta } from '../../model/report.ts';
import { type Xml, xml } from '../xml.ts';
import { deflated } from './deflate.ts';
import type { PdfFile } from './pdf-file.ts';
import { srgbProfile } from './srgb-profile.ts';
import { array, date, dictionary, name, number, type Syntax, text } from './syntax.ts';

/** A part of PDF/A in which all that PDF/UA-1 asks for stands, too; the third allows attachments. */
export type ArchiveClaim = 'PDF/A-2a' | 'PDF/A-3a';

/** Language of all texts. */
const LANGUAGE = 'zh-CN';
const PRODUCER = 'juesuan';

/** The information dictionary; the metadata say the same. */
export function information(meta: ReportMeta): Syntax {
  return dictionary({
    Title: text(meta.title),
    Author: text(meta.unitName),
    Subject: text(meta.subject),
    Keywords: text(keywords(meta)),
    Creator: text(PRODUCER),
    Producer: text(PRODUCER),
    CreationDate: date(meta.date),
    ModDate: date(meta.date),
  });
}

/**
 * Entries of the catalogue for archives and for readers of the structure.
 * @param claim the part of PDF/A; none where claims are not true of the pages: some characters have no glyphs
 */
export function archiveEntries(file: PdfFile, meta: ReportMeta, structure: Syntax, claim: ArchiveClaim | undefined) {
  return {
    Metadata: addMetadata(file, meta, claim),
    MarkInfo: dictionary({ Marked: 'true' }),
    StructTreeRoot: structure,
    Lang: `(${LANGUAGE})`,
    ViewerPreferences: dictionary({ DisplayDocTitle: 'true' }),
    OutputIntents: array([outputIntent(file)]),
  };
}

const deflatedProfile = once(() => deflated(srgbProfile()));

/** Colours are those of sRGB. */
function outputIntent(file: PdfFile): Syntax {
  return dictionary({
    Type: name('OutputIntent'),
    S: name('GTS_PDFA1'),
    OutputConditionIdentifier: '(sRGB)',
    RegistryName: '(http://www.color.org)',
    Info: '(sRGB IEC61966-2.1)',
    DestOutputProfile: file.addStream(deflatedProfile(), { N: number(3) }),
  });
}

function addMetadata(file: PdfFile, meta: ReportMeta, claim: ArchiveClaim | undefined): Syntax {
  const packet = `<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>${metadata(meta, claim).text}<?xpacket end="r"?>`;
  return file.addPlainStream(Buffer.from(packet, 'utf8'), { Type: name('Metadata'), Subtype: name('XML') });
}

/** The metadata as XMP (ISO 16684-1). */
function metadata(meta: ReportMeta, claim: ArchiveClaim | undefined): Xml {
  const day = `${meta.date}T00:00:00Z`;
  const properties = [
    xml`<dc:format>application/pdf</dc:format>`,
    xml`<dc:title>${alternatives(meta.title)}</dc:title>`,
    xml`<dc:language><rdf:Bag><rdf:li>${LANGUAGE}</rdf:li></rdf:Bag></dc:language>`,
    optional(meta.unitName, (own) => xml`<dc:creator><rdf:Seq><rdf:li>${own}</rdf:li></rdf:Seq></dc:creator>`),
    optional(meta.subject, (own) => xml`<dc:description>${alternatives(own)}</dc:description>`),
    optional(keywords(meta), (own) => xml`<pdf:Keywords>${own}</pdf:Keywords>`),
    xml`<pdf:Producer>${PRODUCER}</pdf:Producer><xmp:CreatorTool>${PRODUCER}</xmp:CreatorTool>`,
    xml`<xmp:CreateDate>${day}</xmp:CreateDate><xmp:ModifyDate>${day}</xmp:ModifyDate>`,
    xml`<xmp:MetadataDate>${day}</xmp:MetadataDate>`,
  ];
  const descriptions = [description(NAMESPACES, properties), ...(claim === undefined ? [] : claims(claim))];
  const rdf = xml`<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">${descriptions}</rdf:RDF>`;
  return xml`<x:xmpmeta xmlns:x="adobe:ns:meta/">${rdf}</x:xmpmeta>`;
}

function description(namespaces: readonly Xml[], properties: readonly (Xml | undefined)[]): Xml {
  return xml`<rdf:Description rdf:about="" ${namespaces}>${properties}</rdf:Description>`;
}

const NAMESPACES = [
  xml`xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/" `,
  xml`xmlns:xmp="http://ns.adobe.com/xap/1.0/"`,
];
const CLAIM_NAMESPACES = [
  xml`xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"`,
];
const SCHEMA_NAMESPACES = [
  xml`xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" `,
  xml`xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#"`,
];

/** How PDF/A has the claim of PDF/UA described, which it does not know (ISO 19005-2, 6.6.2.3). */
const SCHEMA = [
  xml`<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">`,
  xml`<pdfaSchema:schema>PDF/UA Universal Accessibility Schema</pdfaSchema:schema>`,
  xml`<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>`,
  xml`<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>`,
  xml`<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">`,
  xml`<pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType>`,
  xml`<pdfaProperty:category>internal</pdfaProperty:category>`,
  xml`<pdfaProperty:description>Part of ISO 14289 to which the file conforms</pdfaProperty:description>`,
  xml`</rdf:li></rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas>`,
];

/** The schema stands before what is said in it: some readers go through the metadata once. */
function claims(claim: ArchiveClaim): Xml[] {
  const archive = xml`<pdfaid:part>${PARTS[claim]}</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>`;
  return [
    description(SCHEMA_NAMESPACES, SCHEMA),
    description(CLAIM_NAMESPACES, [archive, xml`<pdfuaid:part>1</pdfuaid:part>`]),
  ];
}

const PARTS: Readonly<Record<ArchiveClaim, string>> = { 'PDF/A-2a': '2', 'PDF/A-3a': '3' };

function alternatives(value: string): Xml {
  return xml`<rdf:Alt><rdf:li xml:lang="x-default">${value}</rdf:li></rdf:Alt>`;
}

function optional(value: string, written: (value: string) => Xml): Xml | undefined {
  return value === '' ? undefined : written(value);
}

function keywords(meta: ReportMeta): string {
  return meta.keywords.join(', ');
}

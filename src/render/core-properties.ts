/** `docProps/core.xml` and `app.xml` of Word files and workbooks, written whole. */
import type { ReportMeta } from '../model/report.ts';
import { declared, type Xml, xml } from './xml.ts';

/** The properties that office programs and file managers show; created and modified at midnight UTC of the report's date. */
export function coreXml({ title, subject, unitName, keywords, date }: ReportMeta): string {
  return declared(
    xml`<cp:coreProperties ${NAMESPACES}>${[
      property('dc:title', title),
      property('dc:subject', subject),
      property('dc:creator', unitName),
      property('dc:language', 'zh-CN'),
      property('cp:keywords', keywords.join('; ')),
      property('cp:lastModifiedBy', unitName),
      property('cp:revision', '1'),
      time('dcterms:created', date),
      time('dcterms:modified', date),
    ]}</cp:coreProperties>`,
  );
}

/** `docProps/app.xml`: what made the file, and for whom. */
export function appXml({ unitName }: ReportMeta): string {
  const namespace = xml`xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"`;
  return declared(
    xml`<Properties ${namespace}>${[property('Application', 'juesuan'), property('Company', unitName)]}</Properties>`,
  );
}

const NAMESPACES = [
  xml`xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" `,
  xml`xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" `,
  xml`xmlns:dcmitype="http://purl.org/dc/dcmitype/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"`,
];

function property(name: string, value: string): Xml | undefined {
  return value === '' ? undefined : xml`<${name}>${value}</${name}>`;
}

function time(name: string, date: string): Xml {
  return xml`<${name} xsi:type="dcterms:W3CDTF">${date}T00:00:00Z</${name}>`;
}

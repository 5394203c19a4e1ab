/** The way into the package, and what the document says of itself (GB/T 33190-2016, 7.4). */
import { createHash } from 'node:crypto';
import type { ReportMeta } from '../../model/report.ts';
import { type Xml, xml } from '../xml.ts';
import type { Parts } from '../zip.ts';
import { part } from './values.ts';

/** Which rules a document follows: those of the format, or those for archives too (GB/T 42133-2022). */
export type OfdKind = 'OFD' | 'OFD-A';

/** `OFD.xml`. @param parts all others, from which the document has its id @param root path of the document */
export function ofdXml(meta: ReportMeta, parts: Parts, root: string, kind: OfdKind): string {
  const info = xml`<ofd:DocInfo>${[
    xml`<ofd:DocID>${idOf(parts)}</ofd:DocID>`,
    xml`<ofd:Title>${meta.title}</ofd:Title>`,
    optional(meta.unitName, (own) => xml`<ofd:Author>${own}</ofd:Author>`),
    optional(meta.subject, (own) => xml`<ofd:Subject>${own}</ofd:Subject>`),
    xml`<ofd:CreationDate>${meta.date}</ofd:CreationDate><ofd:ModDate>${meta.date}</ofd:ModDate>`,
    xml`<ofd:DocUsage>Normal</ofd:DocUsage>`,
    keywordList(meta.keywords),
    xml`<ofd:Creator>juesuan</ofd:Creator>`,
    kind === 'OFD-A' ? archiveData(meta) : undefined,
  ]}</ofd:DocInfo>`;
  const body = xml`<ofd:DocBody>${[info, xml`<ofd:DocRoot>${root}</ofd:DocRoot>`]}</ofd:DocBody>`;
  return part('OFD', [body], xml` Version="1.0" DocType="${kind}"`);
}

function optional(value: string, written: (value: string) => Xml): Xml | undefined {
  return value === '' ? undefined : written(value);
}

function keywordList(keywords: readonly string[]): Xml | undefined {
  if (keywords.length === 0) return undefined;
  return xml`<ofd:Keywords>${keywords.map((own) => xml`<ofd:Keyword>${own}</ofd:Keyword>`)}</ofd:Keywords>`;
}

/** What an archive registers of a document, by the names of DA/T 46-2009. */
function archiveData({ title, unitName, date, keywords }: ReportMeta): Xml {
  const facts: readonly (readonly [string, string])[] = [
    ['聚合层次', '件'],
    ['题名', title],
    ['责任者', unitName],
    ['日期', date],
    ['主题词', keywords.join(' ')],
  ];
  const known = facts.filter(([, value]) => value !== '');
  return xml`<ofd:CustomDatas>${known.map(
    ([name, value]) => xml`<ofd:CustomData Name="${name}">${value}</ofd:CustomData>`,
  )}</ofd:CustomDatas>`;
}

/** 32 characters, as many as a UUID has digits: other content, other characters. */
function idOf(parts: Parts): string {
  const hash = createHash('sha256');
  for (const [path, content] of parts) hash.update(path).update(content);
  return hash.digest('hex').slice(0, 32);
}

/** Sheets as the bytes of an .xlsx file (ISO/IEC 29500-1 and -2). */

import type { Book } from '../../model/book.ts';
import { areaInBook } from '../../model/cell-address.ts';
import { rememberedByText } from '../../model/remembered.ts';
import type { ReportMeta } from '../../model/report.ts';
import { coreXml } from '../core-properties.ts';
import { declared, type Xml, xml } from '../xml.ts';
import { type Deflated, deflated, deflatedPieces, zip } from '../zip.ts';
import { CONTENT_TYPES, PACKAGE_RELATIONS, RELATION_NAMESPACE, SHEET_NAMESPACE } from './namespaces.ts';
import { SharedStrings } from './shared-strings.ts';
import { type Shared, sheetPart } from './sheet-part.ts';
import { Styles } from './styles.ts';

/** Equal books give equal bytes; the only date in them is that of the report. */
export function writeBook(book: Book, meta: ReportMeta): Uint8Array {
  const shared = { styles: new Styles(), strings: new SharedStrings() };
  const sheets = book.sheets.map((sheet) => keptDeflated([...sheetPart(sheet, shared)].join('')));
  return packed(book, meta, sheets, shared, keptDeflated([...shared.strings.part()].join('')));
}

/** The same bytes, of a book whose rows do not fit in memory together. */
export async function writeLongBook(book: Book, meta: ReportMeta): Promise<Uint8Array> {
  const shared = { styles: new Styles(), strings: new SharedStrings() };
  const sheets: Deflated[] = [];
  for (const sheet of book.sheets) sheets.push(await deflatedPieces(sheetPart(sheet, shared)));
  return packed(book, meta, sheets, shared, await deflatedPieces(shared.strings.part()));
}

function packed(
  book: Book,
  meta: ReportMeta,
  sheets: readonly Deflated[],
  { styles }: Shared,
  strings: Deflated,
): Uint8Array {
  const paths = sheets.map((_, index) => `worksheets/sheet${index + 1}.xml`);
  const related = [...paths.map((path) => ['worksheet', path] as const), ...RELATED];
  return zip(
    new Map([
      ['[Content_Types].xml', keptDeflated(contentTypes(paths.map((path) => `xl/${path}`)))],
      ['_rels/.rels', keptDeflated(relations(PACKAGE_PARTS))],
      ['docProps/core.xml', keptDeflated(coreXml(meta))],
      ['xl/workbook.xml', keptDeflated(workbookPart(book))],
      [
        'xl/_rels/workbook.xml.rels',
        keptDeflated(relations(related.map(([kind, path]) => [`${RELATION_NAMESPACE}/${kind}`, path]))),
      ],
      ['xl/styles.xml', keptDeflated(styles.part())],
      ['xl/sharedStrings.xml', strings],
      ...sheets.map((sheet, index) => [`xl/${paths[index]}`, sheet] as const),
    ]),
  );
}

/** Characters of parts that are kept compressed: after a save most sheets are as before. */
const KEPT = 400_000;
const keptDeflated = rememberedByText(deflated, KEPT);

/** Parts of the workbook beside its sheets: kind of relation and path. */
const RELATED = [
  ['styles', 'styles.xml'],
  ['sharedStrings', 'sharedStrings.xml'],
] as const;

const PACKAGE_PARTS = [
  [`${RELATION_NAMESPACE}/officeDocument`, 'xl/workbook.xml'],
  ['http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties', 'docProps/core.xml'],
] as const;

function relations(list: readonly (readonly [type: string, target: string])[]): string {
  const items = list.map(([type, target], index) => {
    return xml`<Relationship Id="rId${index + 1}" Type="${type}" Target="${target}"/>`;
  });
  return declared(xml`<Relationships xmlns="${PACKAGE_RELATIONS}">${items}</Relationships>`);
}

const WORKBOOK_TYPES = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

function contentTypes(sheets: readonly string[]): string {
  const types = [
    ['docProps/core.xml', 'application/vnd.openxmlformats-package.core-properties+xml'],
    ['xl/workbook.xml', `${WORKBOOK_TYPES}.sheet.main+xml`],
    ['xl/styles.xml', `${WORKBOOK_TYPES}.styles+xml`],
    ['xl/sharedStrings.xml', `${WORKBOOK_TYPES}.sharedStrings+xml`],
    ...sheets.map((path) => [path, `${WORKBOOK_TYPES}.worksheet+xml`]),
  ];
  return declared(
    xml`<Types xmlns="${CONTENT_TYPES}">${[
      xml`<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>`,
      xml`<Default Extension="xml" ContentType="application/xml"/>`,
      ...types.map(([path, type]) => xml`<Override PartName="/${path}" ContentType="${type}"/>`),
    ]}</Types>`,
  );
}

/** `xl/workbook.xml`: the names of the sheets and of areas, and the rows that each sheet repeats on its pages. */
function workbookPart({ sheets, names }: Book): string {
  const listed = sheets.map(
    ({ name }, index): Xml => xml`<sheet name="${name}" sheetId="${index + 1}" r:id="rId${index + 1}"/>`,
  );
  const titles = sheets.map(({ name, repeated: [first, last] }, index): Xml => {
    const range = `'${name}'!$${first + 1}:$${last + 1}`;
    return xml`<definedName name="_xlnm.Print_Titles" localSheetId="${index}">${range}</definedName>`;
  });
  const areas = names.map(
    ({ name, sheet, area }): Xml => xml`<definedName name="${name}">${areaInBook(sheet, area)}</definedName>`,
  );
  // Whatever program wrote the file last, the formulas of a form are worked out anew when it is opened.
  const calculation = sheets.some(({ form }) => form !== undefined) ? xml`<calcPr fullCalcOnLoad="1"/>` : undefined;
  return declared(
    xml`<workbook xmlns="${SHEET_NAMESPACE}" xmlns:r="${RELATION_NAMESPACE}">${[
      xml`<bookViews><workbookView/></bookViews>`,
      xml`<sheets>${listed}</sheets><definedNames>${titles}${areas}</definedNames>`,
      calculation,
    ]}</workbook>`,
  );
}

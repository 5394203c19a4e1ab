/** What may be typed in the cells of a form: `dataValidations` (ISO/IEC 29500-1, 18.3.1.33). */
import type { Allowed, EntryCheck } from '../../model/book.ts';
import { areaText } from '../../model/cell-address.ts';
import { type Xml, xml } from '../xml.ts';

export function entryChecks(checks: readonly EntryCheck[]): Xml | undefined {
  if (checks.length === 0) return undefined;
  return xml`<dataValidations count="${checks.length}">${checks.map(checkXml)}</dataValidations>`;
}

/** Lengths that spreadsheet programs take. */
const TITLE = 32;
const NOTE = 255;

function checkXml({ area, allowed, title, note }: EntryCheck): Xml {
  const { facts, formulas, refused } = CHECKS[allowed.kind](allowed as never);
  const shown = xml`promptTitle="${title.slice(0, TITLE)}" prompt="${note.slice(0, NOTE)}"`;
  const error = refused === undefined ? undefined : xml`showErrorMessage="1" errorTitle="请核对" error="${refused}" `;
  return xml`<dataValidation ${facts} allowBlank="1" showInputMessage="1" ${error}${shown} sqref="${areaText(area)}">${formulas.map(
    (formula, index) => (index === 0 ? xml`<formula1>${formula}</formula1>` : xml`<formula2>${formula}</formula2>`),
  )}</dataValidation>`;
}

interface Check {
  readonly facts: Xml | undefined;
  readonly formulas: readonly string[];
  /** What is said of anything else. */
  readonly refused?: string;
}

/** Beyond all amounts, and exact in a spreadsheet program. */
const LARGEST = '99999999999999';

const CHECKS: { readonly [Kind in Allowed['kind']]: (allowed: Extract<Allowed, { kind: Kind }>) => Check } = {
  anything: () => ({ facts: undefined, formulas: [] }),
  amount: () => ({
    facts: xml`type="decimal" operator="between"`,
    formulas: [`-${LARGEST}`, LARGEST],
    refused: '这里应是数字：不带单位和文字，减少写负数。',
  }),
  count: () => ({
    facts: xml`type="whole" operator="between"`,
    formulas: ['0', LARGEST],
    refused: '这里应是整数，没有的写 0。',
  }),
  choice: ({ words }) => ({
    facts: xml`type="list"`,
    formulas: [`"${words.join(',')}"`],
    refused: '请从下拉列表中选一项。',
  }),
  listed: ({ from }) => ({
    facts: xml`type="list" errorStyle="warning"`,
    formulas: [from],
    refused: '列表中没有这一项，请核对。确实要这样写的，选“是”。',
  }),
};

/** G01…G04: elements that the standard for official documents asks for (GB/T 9704-2012). */
import type { Finding } from '../diagnostics/finding.ts';
import * as messages from './messages.ts';
import type { RuleContext } from './rule.ts';

const ELEMENTS = [
  { rule: 'G01', key: 'recipient', name: '主送机关' },
  { rule: 'G02', key: 'signature', name: '署名' },
  { rule: 'G03', key: 'signedOn', name: '成文日期' },
] as const;

/**
 * Findings about a document with a red head: what it lacks (G01 … G03), a number of another year than its date (G04). A
 * paper still to be issued must not lack it; one that was issued without is as it is.
 */
export function checkOfficialDocument({ dossier, locate }: RuleContext, redHead: boolean): Finding[] {
  const { document } = dossier;
  if (!redHead || document === undefined) return [];
  const missing = ELEMENTS.filter(({ key }) => document[key] === undefined).map(
    ({ rule, key, name }): Finding => ({
      rule,
      severity: dossier.status === 'preparing' ? 'error' : 'warning',
      message: messages.missingElement(name),
      place: locate(['document']),
      expected: `"${key}": ${example(key, dossier)}`,
      hint: messages.addElement(key),
    }),
  );
  return [
    ...missing,
    ...numberYear(document.number, document.signedOn ?? dossier.date, locate(['document', 'number'])),
  ];
}

/** What is written there, as far as it is known. */
function example(key: (typeof ELEMENTS)[number]['key'], { unit, date }: RuleContext['dossier']): string {
  const examples = {
    recipient: '"县财政局"'.replace('县', unit.level.charAt(0)),
    signature: `"${unit.name}"`,
    signedOn: `"${date}"`,
  };
  return examples[key];
}

function numberYear(number: string, date: string, place: Finding['place']): Finding[] {
  const year = /〔(\d{4})〕/.exec(number)?.[1];
  const expected = date.slice(0, 4);
  if (year === undefined || year === expected) return [];
  const message = messages.numberYear(year, expected);
  return [{ rule: 'G04', severity: 'warning', message, ...(place && { place }), actual: year, expected }];
}

/** D17: the telephone for inquiries is printed, whole, and the same everywhere. */
import { distance } from 'fastest-levenshtein';
import type { Print } from '../engine/needs.ts';
import type { Fault, Rule } from '../engine/rule.ts';
import { type Hit, hits, type Reading, readingOf } from '../reading/words.ts';
import { tell } from './telling.ts';

export const D17: Rule<'print'> = {
  id: 'D17',
  title: '公开咨询电话印在报告中，号码完整，前后一致',
  source: '决算公开模板：公开咨询电话',
  severity: 'info',
  needs: 'print',
  check: (context) => [...notPrinted(context), ...twoNumbers(readingOf(context.view)), ...malformed(context)],
};

const INQUIRY = /(?:咨询|联系|公开|查询)电话[：:\s　]{0,3}(\d[\d\- ]{5,16}\d)/g;

function digits(text: string | undefined): string {
  return (text ?? '').replace(/\D/g, '');
}

function notPrinted({ view, dossier }: Print): Fault[] {
  const phone = digits(dossier.unit.contactPhone);
  if (
    phone === '' ||
    readingOf(view)
      .text.replace(/[-—\s()（）]/g, '')
      .includes(phone)
  )
    return [];
  const message = `单位写了公开咨询电话“${dossier.unit.contactPhone}”，报告没有印出，请核实`;
  return [{ severity: 'info', message, at: ['unit', 'contactPhone'] }];
}

/** Two telephones for inquiries that differ in one or two digits: one may be a slip. */
function twoNumbers(reading: Reading): Fault[] {
  const [first, ...others] = hits(reading, INQUIRY);
  if (first === undefined) return [];
  return others
    .filter((hit) => isSlip(first, hit))
    .map((hit) => {
      const [one, other] = [first, hit].map(({ match }) => match[1] ?? '');
      const message = `报告有两个咨询电话“${one}”“${other}”，号码只差一两位，请核实`;
      return tell(hit, {
        message,
        related: [first.passage.printed.place],
        hint: '写错的请改正；确是两个电话的不必改',
      });
    });
}

function isSlip(one: Hit, other: Hit): boolean {
  const steps = distance(digits(one.match[1]), digits(other.match[1]));
  return steps > 0 && steps <= 2 && !areLines(digits(one.match[1]), digits(other.match[1]));
}

/** Lines of one office differ in their last two digits. */
function areLines(one: string, other: string): boolean {
  return one.length === other.length && one.slice(0, -2) === other.slice(0, -2);
}

/** Eight digits at most after the area code, or a mobile phone or 400/12345 number. */
function malformed({ dossier }: Print): Fault[] {
  const phone = dossier.unit.contactPhone;
  const right = /^(?:\(?0\d{2,3}\)?[-－—\s]?)?\d{7,8}(?:[-转]\d{1,6})?$|^1[3-9]\d{9}$|^[48]00[-\d]{7,9}$|^1\d{4}$/;
  const each = phone?.split(/[、，,;；/]/).map((one) => one.trim()) ?? [];
  return each
    .filter((one) => !right.test(one))
    .map((one): Fault => {
      const message = `公开咨询电话“${one}”不像完整的电话号码，请核实`;
      return { severity: 'info', message, at: ['unit', 'contactPhone'] };
    });
}

/** H20: what is typed into the red head is the unit's own: who issues the paper, and to whom. */
import type { Facts } from '../engine/needs.ts';
import type { Fault, Rule } from '../engine/rule.ts';

export const H20: Rule<'facts'> = {
  id: 'H20',
  title: '署名是本单位，主送机关不是本单位',
  source: 'GB/T 9704-2012',
  severity: 'warning',
  needs: 'facts',
  unprinted: '公文格式要素',
  check: ({ dossier, profile }) =>
    profile.redHead === undefined ? [] : [...signature(dossier), ...recipient(dossier)],
};

/** Names by which the unit goes: in full, as the forms have it, without the places above it. */
function isOwn(name: string, { unit, performance }: Facts['dossier']): boolean {
  const own = [unit.name, unit.shortName, performance?.overall.departmentName].flatMap((one) => one ?? []);
  return own.includes(name) || (name.length >= 4 && unit.name.endsWith(name));
}

function signature(dossier: Facts['dossier']): Fault[] {
  const signed = dossier.document?.signature;
  if (signed === undefined || isOwn(signed, dossier)) return [];
  const expected = dossier.unit.name;
  const message = `署名“${signed}”不是本单位“${expected}”，请核实`;
  const hint = '署名用发文机关全称或规范化简称：改正 document.signature';
  return [{ message, at: ['document', 'signature'], actual: signed, expected, hint }];
}

function recipient(dossier: Facts['dossier']): Fault[] {
  const to = dossier.document?.recipient;
  if (to === undefined || !isOwn(to, dossier)) return [];
  const message = `主送机关“${to}”就是发文的本单位`;
  const hint = '主送机关写收文的机关（如财政部门）：改正 document.recipient';
  return [{ message, at: ['document', 'recipient'], severity: 'error', actual: to, hint }];
}

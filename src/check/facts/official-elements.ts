/**
 * G01–G03: elements that the standard for official documents asks for (GB/T 9704-2012). A paper still to be issued must
 * not lack them; one that was issued without is as it is.
 */
import type { Facts } from '../engine/needs.ts';
import type { Rule } from '../engine/rule.ts';

const ELEMENTS = [
  ['G01', 'recipient', '主送机关'],
  ['G02', 'signature', '署名'],
  ['G03', 'signedOn', '成文日期'],
] as const;

export const OFFICIAL_ELEMENTS = ELEMENTS.map(
  ([id, key, name]): Rule<'facts'> => ({
    id,
    title: `公文缺少${name}`,
    source: 'GB/T 9704-2012',
    severity: 'warning',
    advice: '在 document 下补上；确实没有的，在 waivers 中说明理由',
    needs: 'facts',
    check: ({ dossier, profile }) => {
      const { document } = dossier;
      if (profile.redHead === undefined || document === undefined || document[key] !== undefined) return [];
      const hint = `在 document 下补上 "${key}"；普发性文件等确实没有的，在 waivers 中说明理由`;
      const severity = dossier.status === 'preparing' ? 'error' : 'warning';
      const expected = `"${key}": "${exampleOf(key, dossier)}"`;
      return [{ message: `公文缺少${name}（GB/T 9704-2012）`, at: ['document'], severity, expected, hint }];
    },
  }),
);

/** What is written there, as far as it is known. */
function exampleOf(key: (typeof ELEMENTS)[number][1], { unit, date }: Facts['dossier']): string {
  return { recipient: `${unit.level.replace('级', '')}财政局`, signature: unit.name, signedOn: date }[key];
}

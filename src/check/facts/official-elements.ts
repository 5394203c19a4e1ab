/** G01–G03: elements that the standard for official documents asks for (GB/T 9704-2012). */
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
    check: ({ dossier: { document }, profile }) => {
      if (profile.redHead === undefined || document === undefined || document[key] !== undefined) return [];
      const hint = `在 document 下补上 "${key}"；普发性文件等确实没有的，在 waivers 中说明理由`;
      return [{ message: `公文缺少${name}（GB/T 9704-2012）`, at: ['document'], expected: `"${key}": …`, hint }];
    },
  }),
);

/** H31: what money was used for is told of each item, and of each in words of its own. */
import { isInlineText } from '../../model/dossier.ts';
import type { Facts } from '../engine/needs.ts';
import type { Fault, Rule } from '../engine/rule.ts';

export const H31: Rule<'facts'> = {
  id: 'H31',
  title: '各科目的“主要用于”都写，且不相同',
  source: '决算公开检查：支出用途说明缺漏、雷同',
  severity: 'warning',
  needs: 'facts',
  check: (facts) => [...same(facts), ...missing(facts)],
};

interface Use {
  readonly code: string;
  readonly file: string;
  readonly text: string;
}

function usesOf({ dossier, prose }: Facts): Use[] {
  return Object.entries(dossier.prose).flatMap(([slot, file]) => {
    const code = /^use(\d{3}(?:\d{4})?)$/.exec(slot)?.[1];
    const written = prose.find((one) => one.file === file || one.file.endsWith(`/${file}`))?.text.trim();
    const text = isInlineText(file) ? file : (written ?? '');
    return code === undefined || text === '' ? [] : [{ code, file, text }];
  });
}

function same(facts: Facts): Fault[] {
  const seen = new Map<string, Use>();
  const generic = /^(?:保障机构正常运转|购买服务和设备|无)/;
  return usesOf(facts).flatMap((use) => {
    const first = seen.get(use.text);
    if (first === undefined) seen.set(use.text, use);
    if (first === undefined || generic.test(use.text)) return [];
    const name = facts.prose.find(({ file }) => file === use.file || file.endsWith(`/${use.file}`))?.file ?? use.file;
    const message = `${use.code} 的“主要用于”与 ${first.code} 的相同：“${use.text.slice(0, 24)}”，请核实是否粘贴错了`;
    const hint = '分别写明各科目的用途；确实相同的不必改';
    return [
      {
        message,
        at: isInlineText(use.file) ? ['prose', `use${use.code}`] : { place: { file: name, line: 1, column: 1 } },
        hint,
        related: [['prose', `use${first.code}`]],
      },
    ];
  });
}

const CLASS = 3;

/** Classes of the general public budget, where the unit writes them for most. */
function missing(facts: Facts): Fault[] {
  const uses = usesOf(facts).filter(({ code }) => code.length === CLASS);
  const rows = facts.dossier.expenditure.filter(
    ({ fund, basic, project }) => fund === 'generalPublic' && (basic ?? project),
  );
  const classes = [...new Set(rows.map(({ code }) => code.slice(0, CLASS)))];
  const left = classes.filter((code) => !uses.some((use) => use.code === code));
  if (uses.length < 2 || left.length === 0 || left.length > uses.length) return [];
  return left.map((code) => {
    const name = facts.classification.functional.get(code)?.name ?? '';
    const message = `其他各类支出都写了“主要用于”，${code}“${name}”没有写`;
    return { message, at: ['prose'], expected: `"use${code}": "….md"`, hint: `在 prose 下补上 "use${code}"` };
  });
}

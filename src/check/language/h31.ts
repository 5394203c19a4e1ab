/** H31: what money was used for is told of each item, and of each in words of its own. */
import { isInlineText } from '../../model/dossier.ts';
import type { JsonPath } from '../../model/source.ts';
import type { Facts } from '../engine/needs.ts';
import type { Fault, Rule, Where } from '../engine/rule.ts';
import { slotTexts } from '../engine/slot-texts.ts';

export const H31: Rule<'facts'> = {
  id: 'H31',
  title: '各科目、各项目的“主要用于”都写，不相同，说的是本科目的事',
  source: '决算公开检查：支出用途说明缺漏、雷同',
  severity: 'warning',
  needs: 'facts',
  unprinted: '项目的用途',
  check: (facts) => [...same(facts), ...missing(facts), ...strange(facts), ...ofProjects(facts)],
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

/** Uses that several items may well have. */
const GENERIC = /^(?:主要)?(?:用于)?(?:保障机构正常运转|购买服务和设备|无)/;

function placeOf({ code, file }: Use, facts: Facts): Where {
  const path = ['prose', `use${code}`];
  return slotTexts(facts, path, file)[0]?.at(0) ?? path;
}

function same(facts: Facts): Fault[] {
  const seen = new Map<string, Use>();
  return usesOf(facts).flatMap((use) => {
    const first = seen.get(use.text);
    if (first === undefined) seen.set(use.text, use);
    if (first === undefined || GENERIC.test(use.text)) return [];
    const message = `${use.code} 的“主要用于”与 ${first.code} 的相同：“${use.text.slice(0, 24)}”，请核实是否粘贴错了`;
    const hint = '分别写明各科目的用途；确实相同的不必改';
    return [
      {
        message,
        at: placeOf(use, facts),
        hint,
        related: [['prose', `use${first.code}`]],
      },
    ];
  });
}

/** What only one class of the three pays for. */
const PAID_UNDER: readonly (readonly [words: RegExp, code: string])[] = [
  [/养老保险|职业年金/, '208'],
  [/医疗保险/, '210'],
  [/住房公积金/, '221'],
];

/** 养老保险缴费 under 卫生健康支出, where nothing of its own class is told. */
function strange(facts: Facts): Fault[] {
  return usesOf(facts).flatMap((use) => {
    const own = use.code.slice(0, CLASS);
    const told = PAID_UNDER.filter(([words]) => words.test(use.text));
    const [first] = told;
    if (first === undefined || !PAID_UNDER.some(([, code]) => code === own) || told.some(([, code]) => code === own))
      return [];
    const word = first[0].exec(use.text)?.[0] ?? '';
    const name = facts.classification.functional.get(use.code)?.name ?? '';
    const right = facts.classification.functional.get(first[1])?.name ?? '';
    return [
      {
        message: `${use.code}“${name}”的“主要用于”写“${word}”，那是 ${first[1]}“${right}”的支出，请核实是否粘贴错了`,
        at: placeOf(use, facts),
        actual: word,
        hint: '写明本科目的用途',
      },
    ];
  });
}

/** Two projects told in the same words. */
function ofProjects(facts: Facts): Fault[] {
  const seen = new Map<string, { readonly name: string; readonly path: JsonPath }>();
  return (facts.dossier.projects ?? []).flatMap(({ name, use }, index) => {
    const path = ['projects', index, 'use'];
    const texts = slotTexts(facts, path, use);
    const text = texts.map((one) => one.text.trim()).join('');
    const [line] = texts;
    const first = seen.get(text);
    if (line === undefined || text.length < SHORTEST || GENERIC.test(text)) return [];
    if (first === undefined) {
      seen.set(text, { name, path });
      return [];
    }
    const message = `项目“${name}”的资金用途与“${first.name}”的相同：“${text.slice(0, 24)}”，请核实是否粘贴错了`;
    return [{ message, at: line.at(0), hint: '分别写明各项目的用途；确实相同的不必改', related: [first.path] }];
  });
}

const SHORTEST = 8;
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

/** How many projects a text speaks of, and names that are nearly the same (rule E18). */

import type { Print } from '../engine/needs.ts';
import { answer } from '../engine/reads.ts';
import type { Fault } from '../engine/rule.ts';
import { eachSpoken, type Sentence } from './sentences.ts';

const MOST_DROPPED = 3;
const SHORTEST_NAME = 6;

/** Whether `short` is `long` with at most three characters left out. */
export function isDroppedFrom(short: string, long: string): boolean {
  const dropped = long.length - short.length;
  if (dropped < 1 || dropped > MOST_DROPPED || short.length < SHORTEST_NAME) return false;
  let at = 0;
  for (const character of long) if (character === short[at]) at += 1;
  return at === short.length;
}

const COUNTED = [
  /(?:安排|列支|共有|实施)(?:预算)?项目(\d+)个/,
  /自评[^。；]{0,16}(?:涉及|共有?)项目(\d+)个/,
  /对(\d+)个(?:一级)?项目(?:支出)?(?:全面)?(?:开展|进行)了?(?:绩效)?自评/,
  /(\d+)个(?:一级)?项目(?:均|全部|全面)?(?:开展|进行)了?(?:绩效)?自评/,
  /项目绩效自评结果[^。；]{0,24}共涉及(\d+)个(?:一级)?项目/,
];

/** Numbers of self-evaluated projects in the text that are neither that of the forms nor that of all projects. */
export const projectCounts = eachSpoken((context, sentence) => {
  const allowed = answer(context, allowedCounts, undefined);
  return allowed.length === 0 ? [] : [...wrongCount(sentence, allowed), ...wrongGrades(sentence, allowed)];
});

function allowedCounts(context: Print): number[] {
  const projects = context.dossier.projects ?? [];
  const evaluated = projects.filter(({ selfEvaluation }) => selfEvaluation !== undefined).length;
  return projects.length === 0 ? [] : [evaluated, projects.length];
}

function wrongCount({ text, printed }: Sentence, allowed: readonly number[]): Fault[] {
  const match = COUNTED.map((pattern) => pattern.exec(text)).find((found) => found !== null);
  const count = Number(match?.[1] ?? Number.NaN);
  if (match === undefined || match === null || allowed.includes(count)) return [];
  return [
    {
      severity: 'error',
      message: `“${match[0]}”与项目个数不符：${described(allowed)}`,
      at: printed.place,
      actual: String(count),
      expected: expectedCounts(allowed),
      hint: '改正文字中的个数，或补上缺少的自评表',
      related: [['projects']],
    },
  ];
}

function described([evaluated = 0, all = 0]: readonly number[]): string {
  return `自评表有 ${evaluated} 张，项目清单有 ${all} 个项目`;
}

function expectedCounts([evaluated = 0, all = 0]: readonly number[]): string {
  return evaluated === 0 ? String(all) : String(evaluated);
}

const GRADED = /(\d+)个(?:项目)?(?:的?自评)?(?:结果|等级|评价)?(?:评)?为[“"]?(?:优秀?|良好?|中等?|差)[”"]?/g;

/** 3个项目结果为“优”，1个项目结果为“良”: with two grades or more the numbers add up to the projects. */
function wrongGrades({ text, printed }: Sentence, allowed: readonly number[]): Fault[] {
  if (!/项目/.test(text)) return [];
  const matches = [...text.matchAll(GRADED)];
  const total = matches.reduce((count, match) => count + Number(match[1]), 0);
  const most = Math.max(...allowed);
  if (matches.length === 0 || allowed.includes(total) || (matches.length === 1 && total < most)) return [];
  const quoted = matches.map(([part]) => part).join('，');
  return [
    {
      severity: 'warning',
      message: `“${quoted}”合计 ${total} 个项目，与项目个数不符：${described(allowed)}`,
      at: printed.place,
      actual: String(total),
      expected: expectedCounts(allowed),
      hint: '各等级的项目个数之和应等于自评项目个数，请核实',
      related: [['projects']],
    },
  ];
}

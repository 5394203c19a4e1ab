/** V31: the catalogue of the year does not have the code, nor does the unit name it. Told once for all that is below. */
import { ancestors, canExist } from '../../model/catalogue.ts';
import type { JsonPath } from '../../model/source.ts';
import type { Facts } from '../engine/needs.ts';
import type { Fault, Rule } from '../engine/rule.ts';
import {
  type CodeUse,
  functionalUses,
  otherYears,
  placesOf,
  suggestion,
  withAncestors,
  writeNames,
} from './code-uses.ts';
import { explainsItems } from './explained-items.ts';

export const V31: Rule<'facts'> = {
  id: 'V31',
  title: '当年没有这一功能分类科目，或目录没有收',
  source: '当年《政府收支分类科目》',
  severity: 'error',
  needs: 'facts',
  unprinted: '科目的编码',
  check: (facts) => {
    const { year, functional } = facts.classification;
    const unknown = withAncestors(functionalUses(facts)).filter(
      ({ code }) => !functional.has(code) && ancestors(code).every((above) => canExist(above, functional)),
    );
    const impossible = unknown.filter(({ code }) => !canExist(code, functional));
    const possible = unknown.filter(({ code }) => canExist(code, functional));
    return [
      ...impossible.map((use): Fault => {
        const { code } = use;
        const message = `${year}年支出功能分类科目中没有 ${code}${otherYears(code, facts.functionalEntries)}`;
        return { message, ...placesOf(use), actual: code, ...suggestion(code, functional) };
      }),
      ...withTheirItems(possible).map((uses) => notListed(uses, facts)),
    ];
  },
};

/** An unknown 款 is told together with its 项, which are unknown for that reason. */
function withTheirItems(uses: readonly CodeUse[]): CodeUse[][] {
  const groups = uses.filter(({ code }) => code.length === 5).map((group) => [group]);
  for (const use of uses.filter(({ code }) => code.length === 7)) {
    const own = groups.find(([group]) => group !== undefined && use.code.startsWith(group.code));
    if (own === undefined) groups.push([use]);
    else own.push(use);
  }
  return groups;
}

function notListed(uses: readonly CodeUse[], facts: Facts): Fault {
  const codes = uses.map(({ code }) => `${code}${otherYears(code, facts.functionalEntries)}`).join('、');
  const swapped = uses.flatMap(({ code }) => swappedDigits(code, facts.classification.functional) ?? []).at(-1);
  const asked =
    swapped === undefined ? '' : `是否为 ${swapped}“${facts.classification.functional.get(swapped)?.name}”？`;
  const unexplained = uses.filter(
    ({ code }) => code.length === 7 && explainsItems(facts) && !Object.hasOwn(facts.dossier.explanations ?? {}, code),
  );
  return {
    severity: 'warning',
    message: `目录没有收${facts.classification.year}年的支出功能分类科目 ${codes}，报告中只能印编码`,
    ...placesOf({ paths: uniquePaths(uses) }),
    actual: uses.map(({ code }) => code).join('、'),
    hint: `${asked}${writeNames(
      uses.map(({ code }) => code),
      unexplained.length > 0,
    )}`,
  };
}

/** The listed code that this one is with two neighbouring digits the other way round. A code that is only near is none. */
function swappedDigits(code: string, known: ReadonlyMap<string, unknown>): string | undefined {
  const turned = [...code].slice(1).map((digit, at) => `${code.slice(0, at)}${digit}${code[at]}${code.slice(at + 2)}`);
  return turned.find((other) => other !== code && known.has(other));
}

/** The places of the 款 are those of its 项. */
function uniquePaths(uses: readonly CodeUse[]): JsonPath[] {
  return [...new Map(uses.flatMap(({ paths }) => paths.map((path) => [path.join('.'), path] as const))).values()];
}

/** The codes of 科目 that a dossier uses, each with everywhere it is written. */
import { nearest } from '../../diagnostics/suggest.ts';
import { ancestors, byCode } from '../../model/catalogue.ts';
import type { JsonPath } from '../../model/source.ts';
import type { Facts } from '../engine/needs.ts';
import { sharedReading } from '../engine/reads.ts';
import type { Fault } from '../engine/rule.ts';

export interface CodeUse {
  readonly code: string;
  /** Never empty. */
  readonly paths: readonly JsonPath[];
}

/** Functional codes of revenue, expenditure and opening balances. */
export const functionalUses = sharedReading(
  ({ dossier }: Pick<Facts, 'dossier'>) => [dossier],
  (dossier): readonly CodeUse[] =>
    grouped(
      (['revenue', 'expenditure', 'opening', 'expenditureByEconomicItem'] as const).flatMap((list) =>
        (dossier[list] ?? []).flatMap((row, index) =>
          row.code === undefined ? [] : [{ code: row.code, path: [list, index, 'code'] }],
        ),
      ),
    ),
);

export function economicUses({ dossier }: Facts): readonly CodeUse[] {
  const listed = dossier.basicByEconomicItem.map(({ code }, index) => {
    return { code, path: ['basicByEconomicItem', index, 'code'] };
  });
  const split = (dossier.expenditureByEconomicItem ?? []).map(({ item }, index) => {
    return { code: item, path: ['expenditureByEconomicItem', index, 'item'] };
  });
  return grouped([...listed, ...split]);
}

function grouped(rows: readonly { readonly code: string; readonly path: JsonPath }[]): CodeUse[] {
  const uses = new Map<string, JsonPath[]>(rows.map(({ code }) => [code, []]));
  for (const { code, path } of rows) uses.get(code)?.push(path);
  return [...uses].map(([code, paths]) => ({ code, paths }));
}

/** Each code with its 款 and 类 before it, at the places where the 项 are written. */
export function withAncestors(uses: readonly CodeUse[]): CodeUse[] {
  const rows = uses.flatMap(({ code, paths }) =>
    [...ancestors(code), code].flatMap((each) => paths.map((path) => ({ code: each, path }))),
  );
  return grouped(rows).sort(byCode);
}

/** What to do about codes that may exist and that the catalogue does not list. */
export function writeNames(codes: readonly string[], explained: boolean): string {
  const names = codes.map((code) => `"${code}": "科目名称"`).join('、');
  const explanation = explained ? '，在 explanations 中写项级科目的说明' : '';
  return `请核对编码；无误的，在 codeNames 中写 ${names}${explanation}，按当年《政府收支分类科目》`;
}

/** The first place of a use, and the others beside it. */
export function placesOf({ paths: [first = [], ...others] }: Pick<CodeUse, 'paths'>): Pick<Fault, 'at' | 'related'> {
  return { at: first, related: others };
}

interface Dated {
  readonly code: string;
  readonly validFrom?: number | undefined;
  readonly validTo?: number | undefined;
}

/** `，该科目到2019年为止使用`, for a code of other years; nothing for one of no year. */
export function otherYears(code: string, entries: readonly Dated[]): string {
  const entry = entries.find((candidate) => candidate.code === code);
  return entry === undefined ? '' : `，该科目${years(entry)}使用`;
}

function years({ validFrom: from, validTo: to }: Dated): string {
  if (from !== undefined && to !== undefined) return `${from}年至${to}年`;
  return from === undefined ? `到${to}年为止` : `自${from}年起`;
}

/** The nearest code of the same level; among equally near ones the one with the longest common beginning. */
export function suggestion(
  code: string,
  known: ReadonlyMap<string, { readonly name: string }>,
): Pick<Fault, 'expected' | 'hint'> {
  const candidates = [...known.keys()].filter((other) => other.length === code.length);
  const common = (other: string) => [...other].findIndex((digit, index) => digit !== code[index]);
  const near = nearest(
    code,
    candidates.sort((a, b) => common(b) - common(a)),
  );
  if (near === undefined) return {};
  return { expected: near, hint: `是否为 ${near}“${known.get(near)?.name ?? ''}”？` };
}

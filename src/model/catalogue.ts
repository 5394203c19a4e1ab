/** Catalogues under `data/catalogues/`: classifications, terms and the statutory tables of each year. */
import { z } from './zod.ts';

const validity = {
  validFrom: z.int().optional().describe('自哪一年起使用（含）'),
  validTo: z.int().optional().describe('用到哪一年（含）'),
};

/** A year's 款 or 项 outside the list is impossible only where the list is known to be whole. */
const whole = z.literal(true).optional().describe('下一级科目已全部列出；没有写的，目录可能不全');

const functionalFacts = z.strictObject({
  ...validity,
  whole,
  explanation: z
    .string()
    .optional()
    .describe('项级科目说明，可含 {level}（财政级次）；省略则用 explanations 中同名的一条'),
  explained: z.string().optional().describe('说明的原文印在哪里：sources 的代号'),
  seen: z.array(z.string()).optional().describe('编码和名称印在哪里：sources 的代号'),
});

/** One line a code, so that 700 of them are read in a millisecond: `["2101301", "城乡医疗救助", { … }]`. */
const functionalLine = z.tuple([
  z
    .string()
    .regex(/^\d{3}(\d{2}(\d{2})?)?$/)
    .describe('类 3 位、款 5 位、项 7 位'),
  z.string().describe('名称'),
  functionalFacts.optional(),
]);

export const economicEntrySchema = z.strictObject({
  code: z.string().regex(/^3\d{2}(\d{2})?$/),
  name: z.string(),
  /** 人员经费 (301, 303) or 公用经费 (the rest). */
  costs: z.enum(['personnel', 'operating']),
  whole,
  ...validity,
});

export const termEntrySchema = z.strictObject({
  id: z.string(),
  term: z.string(),
  text: z.string().describe('解释，可含 {level}'),
  ...validity,
  source: z.string(),
});

/** `data/catalogues/functional.json`: 支出功能分类 of all years, in code order. */
export const functionalCatalogueSchema = z.strictObject({
  sources: z.record(z.string(), z.string()).describe('出处：代号 → 文件'),
  explanations: z.record(z.string(), z.string()).describe('同名项级科目共用的说明：名称 → 说明'),
  codes: z.array(functionalLine),
});
export const economicCatalogueSchema = z.strictObject({ entries: z.array(economicEntrySchema) });
export const termCatalogueSchema = z.strictObject({ entries: z.array(termEntrySchema) });

export interface FunctionalEntry {
  /** 类 3, 款 5, 项 7 digits. */
  readonly code: string;
  readonly name: string;
  /** Years, both included; without them the entry holds for any. */
  readonly validFrom?: number | undefined;
  readonly validTo?: number | undefined;
  /** All that stands under this 类 or 款 is listed. */
  readonly whole?: true | undefined;
  /** Of a 项; may hold `{level}`. */
  readonly explanation?: string | undefined;
}

export type FunctionalCatalogue = z.infer<typeof functionalCatalogueSchema>;
export type EconomicEntry = z.infer<typeof economicEntrySchema>;
export type TermEntry = z.infer<typeof termEntrySchema>;

/** The entries of all years, each 项 with the explanation of its own or of its name. */
export function functionalEntries({ codes, explanations }: FunctionalCatalogue): FunctionalEntry[] {
  return codes.map(([code, name, facts]) => {
    const explanation = facts?.explanation ?? (code.length === 7 ? explanations[name] : undefined);
    const { validFrom, validTo, whole } = facts ?? {};
    return { code, name, validFrom, validTo, whole, explanation };
  });
}

/** The classifications as they are valid in one year. */
export interface Classification {
  readonly year: number;
  readonly functional: ReadonlyMap<string, FunctionalEntry>;
  readonly economic: ReadonlyMap<string, EconomicEntry>;
  readonly terms: ReadonlyMap<string, TermEntry>;
}

export function isValidIn(
  entry: { validFrom?: number | undefined; validTo?: number | undefined },
  year: number,
): boolean {
  return (entry.validFrom ?? year) <= year && year <= (entry.validTo ?? year);
}

/** 类 and 款 above a functional code, from the top: `2101301` → `210`, `21013`. */
export function ancestors(code: string): string[] {
  return [3, 5].filter((length) => length < code.length).map((length) => code.slice(0, length));
}

/** Order of codes: a 类 before its 款 before its 项. */
export function byCode(one: { readonly code: string }, other: { readonly code: string }): number {
  return one.code < other.code ? -1 : 1;
}

/** What a list of codes must say of each to tell whether another can exist beside them. */
type KnownCodes = ReadonlyMap<string, { readonly whole?: true | undefined }>;

/**
 * Whether a functional or economic code may exist in the year though the catalogue may not have it: its 类 is known
 * (公开01 prints them all), and nothing above it is known to be listed whole.
 */
export function canExist(code: string, known: KnownCodes): boolean {
  if (known.has(code)) return true;
  if (code.length <= 3) return false;
  const above = code.slice(0, -2);
  return known.has(above) ? known.get(above)?.whole !== true : canExist(above, known);
}

/** Catalogues under `data/catalogues/`: classifications, terms and the statutory tables of each year. */
import { z } from 'zod';

const validity = {
  validFrom: z.int().optional().describe('自哪一年起使用（含）'),
  validTo: z.int().optional().describe('用到哪一年（含）'),
};

export const functionalEntrySchema = z.strictObject({
  code: z
    .string()
    .regex(/^\d{3}(\d{2}(\d{2})?)?$/)
    .describe('类 3 位、款 5 位、项 7 位'),
  name: z.string(),
  ...validity,
  explanation: z.string().optional().describe('项级科目说明，可含 {level}（财政级次）'),
  source: z.string().describe('文字出处'),
  confirmed: z.boolean().describe('是否在印出的文件中核实过'),
});

export const economicEntrySchema = z.strictObject({
  code: z.string().regex(/^3\d{2}(\d{2})?$/),
  name: z.string(),
  /** 人员经费 (301, 303) or 公用经费 (the rest). */
  costs: z.enum(['personnel', 'operating']),
  ...validity,
});

export const termEntrySchema = z.strictObject({
  id: z.string(),
  term: z.string(),
  text: z.string().describe('解释，可含 {level}'),
  ...validity,
  source: z.string(),
});

export const functionalCatalogueSchema = z.strictObject({ entries: z.array(functionalEntrySchema) });
export const economicCatalogueSchema = z.strictObject({ entries: z.array(economicEntrySchema) });
export const termCatalogueSchema = z.strictObject({ entries: z.array(termEntrySchema) });

export type FunctionalEntry = z.infer<typeof functionalEntrySchema>;
export type EconomicEntry = z.infer<typeof economicEntrySchema>;
export type TermEntry = z.infer<typeof termEntrySchema>;

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

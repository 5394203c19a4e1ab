/**
 * The workbook to fill in, of a unit that is new or there already:
 *
 *   report.json         what has been written, however little
 *   askedOf             what its profile asks for, by name and with labels
 *   layOutFillIn        sheets with what is there, formulas, checks of what is typed
 *   writeBook           the bytes of the file
 */

import type { Outcome } from '../../diagnostics/finding.ts';
import { type Paths, tablesBy } from '../../loading.ts';
import { byCode, type Classification, isValidIn } from '../../model/catalogue.ts';
import { writeBook } from '../../render/workbook/write-book.ts';
import type { Code } from '../../workbook/fill-in/code-sheet.ts';
import { layOutFillIn } from '../../workbook/fill-in/lay-out.ts';
import { askedOf } from './asked.ts';

/** The name of the file, in the unit's folder. */
export const FILL_BOOK = '填报表.xlsx';

export interface FillBookOf {
  /** Of `report.json`: numbers as they are written. */
  readonly json: unknown;
  readonly profile: string;
  readonly year: number;
  /** Empty where it is not known yet. */
  readonly unitName: string;
}

/** The bytes of the file: equal input gives equal bytes. Findings are those of the profile and the catalogues. */
export function fillBook({ json, profile: id, year, unitName }: FillBookOf, paths: Paths): Outcome<Uint8Array> {
  const { value: by, findings } = tablesBy(id, year, paths, { file: 'report.json' });
  if (by === undefined) return { findings };
  const { profile, catalogues } = by;
  const asked = askedOf(profile, paths, json);
  if (asked.value === undefined) return { findings: asked.findings };
  const book = layOutFillIn({
    json,
    asked: asked.value,
    codes: codesOf(catalogues.classification),
    profile: id,
    profileName: profile.profile.name,
    year,
  });
  const title = `${year}年度${unitName}填报表`;
  const meta = { title, subject: '填报表', unitName, keywords: [], year, date: `${year}-12-31` };
  return { value: writeBook(book, meta), findings: [] };
}

/** Codes of the year; those of 项 and 款 with the name of the level above. */
export function codesOf({ functional, economic, year }: Classification): Code[] {
  const all = [...functional.values(), ...economic.values()].filter((entry) => isValidIn(entry, year));
  const names = new Map(all.map(({ code, name }) => [code, name]));
  return all
    .map(({ code, name }) => {
      const above = code.length === 7 ? names.get(code.slice(0, 5)) : undefined;
      return { code, name: above === undefined ? name : `${above}/${name}` };
    })
    .sort(byCode);
}

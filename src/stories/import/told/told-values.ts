/** Facts that sentences tell → values of the dossier, where no table gives them. */
import type { Finding } from '../../../diagnostics/finding.ts';
import { NumberLiteral } from '../../../model/dossier.ts';
import { importedWords } from '../../../model/field-words.ts';
import { concretePath } from '../../../model/import-path.ts';
import { cellPlace, cellPlaceText, type ImportedValue, importPathText } from '../../../model/imported.ts';
import { valueAt } from '../../../model/source.ts';
import { type Decimal, decimal } from '../../../money/decimal.ts';
import { writtenIn } from '../../../money/typed.ts';
import { isSameUnit } from '../../../workbook/recognise/head-lines.ts';
import { isSame, type Told, type ToldFact } from './told-facts.ts';

/** What the sentences of one paper tell, and whose it is. */
export interface PaperTold extends Told {
  readonly unit: string;
  readonly year: number;
}

export interface ToldInput {
  readonly told: readonly PaperTold[];
  /** Of the dossier. */
  readonly unit: string;
  readonly year: number;
  /** Figures of the year before that it is asked for. */
  readonly asked: readonly string[];
  /** 元 in the dossier's unit of money. */
  readonly yuan: Decimal;
  /** What the tables give. */
  readonly ofTables: readonly ImportedValue[];
  /** What `report.json` holds, as it was parsed. */
  readonly dossier: unknown;
}

export interface ToldValues {
  readonly values: readonly ImportedValue[];
  readonly findings: readonly Finding[];
}

export function toldValues({ told, unit, year, asked, yuan, ofTables, dossier }: ToldInput): ToldValues {
  const own = told.filter((each) => isSameUnit(each.unit, unit));
  const findings = own.filter((each) => each.year === year).flatMap((each) => each.findings);
  const facts = new Map<string, ToldFact>();
  for (const each of own) {
    for (const fact of factsFor(each, year)) {
      const [part, figure] = fact.path;
      const isAsked = part !== 'priorYear' || asked.includes(String(figure));
      const key = importPathText(fact.path);
      if (isAsked && !facts.has(key)) facts.set(key, fact);
    }
  }
  const hasStaff =
    valueAt(dossier, ['staff']) !== undefined || STAFF.every((field) => isTold([...facts.values()], field));
  const given = new Map(ofTables.map((value) => [importPathText(value.path), value]));
  const values: ImportedValue[] = [];
  for (const [key, fact] of facts) {
    const table = given.get(key);
    if (isNoneOfKind(fact, dossier) || (fact.path[0] === 'staff' && !hasStaff)) continue;
    if (table === undefined) values.push(importedOf(fact, yuan));
    else if (!isOfTable(fact, table, yuan)) findings.push(otherwise(fact, table));
  }
  return { values, findings };
}

/** A paper of the year before tells what is asked as of then. */
function factsFor({ now, before, year: of }: PaperTold, year: number): readonly ToldFact[] {
  if (of === year) return [...now, ...before];
  if (of !== year - 1) return [];
  return now.flatMap(({ path, ...fact }): ToldFact[] => {
    const [figure] = path;
    return path.length === 1 && typeof figure === 'string' ? [{ ...fact, path: ['priorYear', figure] }] : [];
  });
}

/** What a dossier that says something of its staff must say. */
const STAFF = ['authorized', 'actual'] as const;

function isTold(facts: readonly ToldFact[], field: string): boolean {
  return facts.some(({ path }) => path[0] === 'staff' && path[1] === field);
}

/** 机要通信用车0辆: of kinds that the dossier does not list those are taken that the unit has. */
function isNoneOfKind({ path, value }: ToldFact, dossier: unknown): boolean {
  const isOfKind = path.some((segment) => typeof segment === 'object');
  return isOfKind && value.isZero() && concretePath(dossier, path) === undefined;
}

function importedOf({ path, value, unit, from }: ToldFact, yuan: Decimal): ImportedValue {
  return { path, value: new NumberLiteral((unit === 'yuan' ? value.div(yuan) : value).toFixed()), from };
}

function isOfTable(fact: ToldFact, { value }: ImportedValue, yuan: Decimal): boolean {
  if (!(value instanceof NumberLiteral)) return true;
  const { value: number, digit } = writtenIn(value.source, fact.unit === 'yuan' ? yuan : decimal(1));
  return isSame(fact, { value: number, step: digit });
}

function otherwise(fact: ToldFact, { value, from }: ImportedValue): Finding {
  return {
    rule: 'I12',
    severity: 'warning',
    message: `文字与表不同，按表读入：${importedWords(fact.path)}`,
    place: cellPlace(fact.from),
    actual: fact.printed,
    expected: `${value instanceof NumberLiteral ? value.source : value}（${cellPlaceText(from)}）`,
    hint: '核对哪个对；以文字为准的，在 report.json 中改正',
  };
}

/** The sentences of a paper → the facts that they tell, each with its place; what they tell twice and otherwise is told and not taken. */

import { placeWords } from '../../../audit/spots.ts';
import type { Finding } from '../../../diagnostics/finding.ts';
import { importedWords } from '../../../model/field-words.ts';
import { type CellPlace, cellPlace, type ImportPath, importPathText } from '../../../model/imported.ts';
import { inGroups } from '../../../model/in-groups.ts';
import { type Paper, type PaperText, placeAt } from '../../../model/paper.ts';
import { type Decimal, decimal } from '../../../money/decimal.ts';
import { writtenIn } from '../../../money/typed.ts';
import { isMoneyUnit, YUAN_IN } from '../../../money/units.ts';
import { COMPARED, FACT_WORDS, FORMER_WORDS, type ToldUnit } from './fact-words.ts';

export interface ToldFact {
  readonly path: ImportPath;
  /** 元 where it is money. */
  readonly value: Decimal;
  readonly unit: ToldUnit;
  /** As it stands there: 184.65万元. */
  readonly printed: string;
  /** 元 of the last digit that was printed. */
  readonly step: Decimal;
  readonly from: CellPlace;
}

export interface Told {
  /** Of the year of the paper. */
  readonly now: readonly ToldFact[];
  /** Of the year before it; paths are `priorYear` and a figure. */
  readonly before: readonly ToldFact[];
  readonly findings: readonly Finding[];
}

/** In place of a sheet. */
const SENTENCES = '文字';

/** @param file its name. @param year of the paper */
export function toldFacts(file: string, paper: Paper, year: number): Told {
  const texts = paper.blocks.flatMap((block) => (block.kind === 'paragraph' ? [bareText(file, block.text)] : []));
  const now = settled(texts.flatMap(factsIn));
  const before = settled(texts.flatMap((text) => formerIn(text, year)));
  return { now: now.facts, before: before.facts, findings: [...now.findings, ...before.findings] };
}

interface BareText {
  readonly text: string;
  placeOf(at: number): CellPlace;
}

/** Without white space. */
function bareText(file: string, source: PaperText): BareText {
  const at = [...source.text.matchAll(/\S/gu)].map(({ index }) => index);
  return {
    text: source.text.replaceAll(/\s/gu, ''),
    placeOf: (index) => {
      const place = placeAt(source, at[index] ?? 0);
      return { file, sheet: SENTENCES, cell: place === undefined ? '' : placeWords(place) };
    },
  };
}

function factsIn(text: BareText): ToldFact[] {
  return FACT_WORDS.flatMap(({ words, unit, path }) =>
    [...text.text.matchAll(words)].flatMap((found) => {
      const { number = '', money = '' } = found.groups ?? {};
      const fact = read(number, money, unit);
      const at = found.index + found[0].length - 1;
      return fact === undefined ? [] : [{ ...fact, path: path(found), unit, from: text.placeOf(at) }];
    }),
  );
}

const ONE = decimal(1);

function read(number: string, money: string, unit: ToldUnit): Pick<ToldFact, 'value' | 'printed' | 'step'> | undefined {
  const digits = number.replaceAll(',', '');
  const yuan = isMoneyUnit(money) ? YUAN_IN[money] : undefined;
  if (digits === '' || (unit === 'yuan') !== (yuan !== undefined)) return undefined;
  const { value, digit } = writtenIn(digits, yuan ?? ONE);
  return { value, step: digit, printed: `${number}${money}` };
}

/** `X支出184.65万元，比2023年度增加2.55万元，增长1.40%`: 182.10万元 the year before, where the rate says so too. */
function formerIn(text: BareText, year: number): ToldFact[] {
  return FORMER_WORDS.flatMap(([figure, words]) =>
    [...text.text.matchAll(words)].flatMap((found): ToldFact[] => {
      const { number = '', money = '' } = found.groups ?? {};
      const now = read(number, money, 'yuan');
      const end = found.index + found[0].length;
      const compared = COMPARED.exec(text.text.slice(end))?.groups;
      if (now === undefined || compared === undefined) return [];
      if (compared.year !== undefined && Number(compared.year) !== year - 1) return [];
      const former = formerOf(now, compared);
      return former === undefined
        ? []
        : [{ ...former, path: ['priorYear', figure], unit: 'yuan', from: text.placeOf(end) }];
    }),
  );
}

type Groups = Readonly<Record<string, string | undefined>>;

/** What was printed, and what follows from the change, must be one; a rate must be that of the change. */
function formerOf(
  now: Pick<ToldFact, 'value' | 'step'>,
  { former = '', formerMoney = '', way = '', change = '', changeMoney = '', rate }: Groups,
): Pick<ToldFact, 'value' | 'printed' | 'step'> | undefined {
  const by = read(change, changeMoney, 'yuan');
  if (by === undefined) return undefined;
  const value = /增/u.test(way) ? now.value.minus(by.value) : now.value.plus(by.value);
  if (value.isNegative()) return undefined;
  const printed = read(former, formerMoney, 'yuan');
  const slack = now.step.plus(by.step).times(2);
  if (printed !== undefined) return printed.value.minus(value).abs().greaterThan(slack) ? undefined : printed;
  if (rate !== undefined && !isRateOf(rate, by.value, value, slack)) return undefined;
  const step = by.step.greaterThan(now.step) ? by.step : now.step;
  return { value, step, printed: `${value.div(YUAN_IN.万元).toFixed()}万元` };
}

/** Within what rounding of the amounts and of the rate allows. */
function isRateOf(rate: string, change: Decimal, former: Decimal, slack: Decimal): boolean {
  if (former.isZero()) return false;
  const found = change.div(former).times(100);
  const { value, digit } = writtenIn(rate, ONE);
  const room = digit.plus(slack.div(former).times(100));
  return found.minus(value).abs().lessThanOrEqualTo(room);
}

interface Settled {
  readonly facts: readonly ToldFact[];
  readonly findings: readonly Finding[];
}

/** Each fact once; one that is told in two ways is not taken. */
function settled(facts: readonly ToldFact[]): Settled {
  const found = inGroups(facts, ({ path }) => importPathText(path)).map((group): Settled => {
    const [first] = group;
    const other = first && group.find((each) => !isSame(each, first));
    if (first === undefined) return { facts: [], findings: [] };
    if (other !== undefined) return { facts: [], findings: [differ(first, other)] };
    const finest = group.reduce((best, each) => (each.step.lessThan(best.step) ? each : best));
    return { facts: [finest], findings: [] };
  });
  return { facts: found.flatMap((each) => each.facts), findings: found.flatMap((each) => each.findings) };
}

/** As exact as the one that is printed with fewer digits. */
export function isSame(one: Pick<ToldFact, 'value' | 'step'>, other: Pick<ToldFact, 'value' | 'step'>): boolean {
  const step = one.step.greaterThan(other.step) ? one.step : other.step;
  return one.value
    .minus(other.value)
    .abs()
    .times(2)
    .lessThanOrEqualTo(one.step.equals(other.step) ? 0 : step);
}

function differ(one: ToldFact, other: ToldFact): Finding {
  return {
    rule: 'I12',
    severity: 'warning',
    message: `文字中两处说的不同，没有读入：${importedWords(one.path)}`,
    place: cellPlace(other.from),
    actual: other.printed,
    expected: `${one.printed}（${one.from.cell}）`,
    hint: '核对哪处对，改正后再导入，或在 report.json 中填写',
  };
}

/**
 * C21: 国有资产占用: the date is 12月31日 of the report year, vehicles are the sum of their kinds, 公务用车保有量 is at most the
 * vehicles, and the line of equipment is worded as in the year's form.
 */
import { type Decimal, decimal, sum } from '../../money/decimal.ts';
import type { Print } from '../engine/needs.ts';
import type { Fault, Rule } from '../engine/rule.ts';
import { type Passage, readReport, under } from '../reading/passages.ts';
import type { Sentence } from '../reading/sentences.ts';
import { quote, tell } from '../reading/telling.ts';

export const C21: Rule<'print'> = {
  id: 'C21',
  title: '国有资产占用情况：日期为报告年度12月31日，车辆数等于各类之和、不小于公务用车保有量，设备口径为当年口径',
  source: '部门决算公开说明（国有资产占用情况）',
  severity: 'error',
  needs: 'print',
  check: (context) =>
    assetsIn(context).flatMap((passage) => [
      ...dateFits(context, passage),
      ...passage.sentences.flatMap((sentence) => vehicles(context, passage, sentence)),
      ...wording(context, passage),
      ...kinds(context, passage),
    ]),
};

/** Under their heading, or in a paragraph of a paper that begins with it. */
function assetsIn({ view }: Print): Passage[] {
  const passages = readReport(view);
  const titled = under(passages, /国有资产占/);
  return titled.length > 0 || !view.isRead ? titled : passages.filter(({ text }) => ASSETS.test(text));
}

const ASSETS = /^[（(]?[\d一二三四五六七八九十]{1,2}[)）.．、]国有资产占/;

function dateFits({ dossier }: Print, passage: Passage): Fault[] {
  const match = /截至(\d{4})年(\d{1,2})月(\d{1,2})?日?(底|末)?/.exec(passage.text);
  if (match === null) return [];
  const [date, year, month, day] = match;
  if (Number(year) === dossier.year && month === '12' && (day === undefined || day === '31')) return [];
  const expected = `截至${dossier.year}年12月31日`;
  const message = `国有资产占用情况写“${date}”，应为报告年度末“${expected}”`;
  return [tell('error', passage, { message, actual: date, expected })];
}

const HELD = /保有量(?:为|共)?(\d+)辆/;

/** 公务用车保有量 of the dossier; of a paper as its text tells it. */
function heldOf({ figures, dossier, view }: Print): Decimal | undefined {
  if (dossier.threePublic?.counts !== undefined) return figures.get('threePublic.counts.vehiclesHeld')?.value;
  if (!view.isRead) return undefined;
  const told = readReport(view).flatMap(({ text }) => HELD.exec(text)?.[1] ?? [])[0];
  return told === undefined ? undefined : decimal(told);
}

function vehicles(context: Print, passage: Passage, { quantities, text }: Sentence): Fault[] {
  const counts = quantities.filter(({ unit }) => unit === '辆');
  const [total, ...kinds] = counts;
  if (total === undefined || !/(?<!购置|更新|新增|报废|处置)车辆(总数)?(为|共)?$/.test(total.lead)) return [];
  const added = sum(kinds.map(({ value }) => value));
  const wrongSum = kinds.length > 0 && /其中/.test(text.slice(total.end)) && !added.equals(total.value);
  const held = heldOf(context);
  const tooFew = held?.greaterThan(total.value) === true;
  return [
    ...(wrongSum
      ? [
          tell('error', passage, {
            message: `${quote(text, total)}：各类车辆之和为 ${added.toFixed()}辆`,
            actual: total.text,
            expected: `${added.toFixed()}辆`,
          }),
        ]
      : []),
    ...(tooFew
      ? [
          tell('error', passage, {
            message: `${quote(text, total)}：“三公”经费部分的公务用车保有量为 ${held?.toFixed()}辆，大于车辆总数`,
            actual: total.text,
            expected: `不小于 ${held?.toFixed()}辆`,
          }),
        ]
      : []),
  ];
}

/** From 2022 on the line is 单价100万元（含）以上设备（不含车辆）. */
const NEW_WORDING_FROM = 2022;

function wording({ dossier }: Print, passage: Passage): Fault[] {
  const price = /单价(?!(?:50|100)万元)([\d,.]+(?:万元|元))/.exec(passage.text);
  if (price !== null) {
    const message = `设备口径写“${price[0]}”，决算报表的口径是单价50万元或100万元，请核实`;
    return [tell('warning', passage, { message, actual: price[1] ?? '', expected: '50万元、100万元' })];
  }
  const old = /单价50万元[^，。]*?通用设备/.exec(passage.text)?.[0];
  if (old === undefined || dossier.year < NEW_WORDING_FROM) return [];
  const told = tell('info', passage, {
    message: `“${old}”是${NEW_WORDING_FROM}年度以前的设备口径，请核实当年的口径`,
    actual: old,
    expected: '单价100万元（含）以上设备（不含车辆）',
    hint: '以当年决算报表的口径为准',
  });
  return [{ ...told, at: passage.printed.placeAt(passage.text.indexOf(old)) }];
}

/** 单价100万元（含）以上设备1台: as many as the unit has filled in. */
function kinds({ dossier }: Print, passage: Passage): Fault[] {
  const all = [...(dossier.assets?.vehicles ?? []), ...(dossier.assets?.equipment ?? [])];
  return all.flatMap(({ kind, count }) => {
    const at = passage.text.indexOf(kind);
    const printed = at === -1 ? undefined : /^(\d+)(?:辆|台)/.exec(passage.text.slice(at + kind.length))?.[1];
    if (printed === undefined || count === undefined || count.equals(printed)) return [];
    const message = `“${kind}”印为 ${printed}，所填的是 ${count.toFixed()}`;
    return [tell('error', passage, { message, actual: printed, expected: count.toFixed() })];
  });
}

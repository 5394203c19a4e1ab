/** The section about one fund: its balances, its items, and whether it may say that there is nothing. */
import { literally } from '../../model/literally.ts';
import { FUND_BUDGETS } from '../../model/terms.ts';
import type { Print } from '../engine/needs.ts';
import type { Fault } from '../engine/rule.ts';
import { type Passage, readReport, under } from '../reading/passages.ts';
import { prints } from '../reading/precision.ts';
import type { Quantity, Sentence } from '../reading/sentences.ts';
import { figureText, quote, sourceOf, tell } from '../reading/telling.ts';
import { itemPath, otherCode, sentencesOfItem, spentCodes, type ToldItem, toldItems } from './items.ts';
import { hasData } from './stated-facts.ts';

export interface FundSection {
  readonly fund: 'governmentFund' | 'stateCapital';
  /** Word of its heading. */
  readonly name: string;
  readonly table: string;
}

const BALANCES: readonly (readonly [name: RegExp, id: (fund: string) => string])[] = [
  [/年初结转和结余(为)?$/, (fund) => `fiscal.opening.${fund}`],
  [/年末结转和结余(为)?$/, (fund) => `fiscal.closing.${fund}`],
  [/本年收入(合计)?(为)?$/, (fund) => `revenue.all.${fund}`],
  [/(?:本年支出(?:合计)?|，支出)(为)?$/, (fund) => `${fund}.all.total`],
];
const NOTHING = /(无|没有|未发生)[^，。]{0,16}(收入|支出)|不涉及/;

/** Findings about the section of a fund; none when the report has no such section. */
export function fundSection(context: Print, { fund, name, table }: FundSection): Fault[] {
  const passages = under(readReport(context.view), new RegExp(`${name}.*情况`)).filter(
    ({ printed }) => printed.table === undefined && printed.kind === 'paragraph',
  );
  const [first] = passages;
  if (first === undefined) return [];
  if (!hasData(context, `${fund}.all.total`)) return otherFund(fund, first);
  return [
    ...otherFund(fund, first),
    ...balances(context, fund, passages),
    ...items(context, fund, passages),
    ...emptiness(context, fund, first, table),
  ];
}

function balances(context: Print, fund: string, passages: readonly Passage[]): Fault[] {
  return passages.flatMap((passage) =>
    passage.sentences.flatMap((sentence) =>
      sentence.quantities.flatMap((quantity) => {
        const id = BALANCES.find(([name]) => name.test(quantity.lead))?.[1](fund);
        const figure = id !== undefined && hasData(context, id) ? context.figures.get(id) : undefined;
        if (figure?.value === undefined || quantity.kind !== 'amount' || prints(quantity, figure.value, context))
          return [];
        const source = sourceOf(context.view, `${fund}.all`);
        return [
          tell('error', passage, {
            message: `${quote(sentence.text, quantity)}：${source.name}，“${figure.label.replace('（合计）', '')}”为 ${figureText(context, figure)}`,
            actual: quantity.text,
            expected: figureText(context, figure),
            related: [source.place],
          }),
        ];
      }),
    ),
  );
}

function items(context: Print, fund: string, passages: readonly Passage[]): Fault[] {
  const told = toldItems(context, passages);
  const spent = spentCodes(context, fund);
  const [first] = passages;
  if (first === undefined) return [];
  const named = spent.flatMap((code) => namedAmounts(context, code, passages));
  const missing = spent.filter(
    (code) => !told.some(({ codes }) => codes.includes(code)) && !named.some((one) => one.code === code),
  );
  return [
    ...told.flatMap((item) => [...itemAmount(context, fund, item, spent), ...otherCode(context, item, spent)]),
    ...wrongByName(context, fund, named),
    ...missing.map((code) =>
      tell('error', first, {
        message: `本节没有写“${itemPath(context, code)}”的支出`,
        expected: itemPath(context, code),
        hint: '支出写到项级科目',
      }),
    ),
  ];
}

interface NamedAmount {
  readonly code: string;
  readonly passage: Passage;
  readonly sentence: Sentence;
  readonly quantity: Quantity;
}

/** An item that is told by its name alone, in a list: 其中：征地和拆迁补偿支出10万元. */
function namedAmounts({ classification }: Print, code: string, passages: readonly Passage[]): NamedAmount[] {
  const name = classification.functional.get(code)?.name ?? code;
  return passages.flatMap((passage) =>
    passage.sentences.flatMap((sentence) =>
      sentence.quantities
        .filter(({ kind, lead }) => kind === 'amount' && new RegExp(`[：，；、]${literally(name)}(?:为)?$`).test(lead))
        .map((quantity) => ({ code, passage, sentence, quantity })),
    ),
  );
}

/** Names repeat in the classification: an amount is wrong when it is that of no item of its name. */
function wrongByName(context: Print, fund: string, named: readonly NamedAmount[]): Fault[] {
  const figureOf = (code: string) => context.figures.get(`${fund}.${code}.total`);
  return named.flatMap(({ code, passage, sentence, quantity }) => {
    const alike = named.filter((one) => one.quantity === quantity).map((one) => figureOf(one.code));
    if (alike.some((figure) => figure?.value !== undefined && prints(quantity, figure.value, context))) return [];
    const [figure] = alike;
    if (figure === undefined || named.find((one) => one.quantity === quantity)?.code !== code) return [];
    const expected = figureText(context, figure);
    const message = `${quote(sentence.text, quantity)}：表中这一项为 ${expected}`;
    return [tell('error', passage, { message, actual: quantity.text, expected })];
  });
}

function itemAmount(context: Print, fund: string, item: ToldItem, spent: readonly string[]): Fault[] {
  const { passage, codes, path } = item;
  const code = codes.find((one) => spent.includes(one));
  if (code === undefined) {
    // Of a paper the table may not have been made out.
    if (context.view.isRead && spent.length === 0) return [];
    return [
      tell('error', passage, {
        message: `表中没有“${path}”的支出`,
        actual: path,
        hint: '删去这一条，或核对支出明细',
      }),
    ];
  }
  const figure = context.figures.get(`${fund}.${code}.total`);
  return sentencesOfItem(item).flatMap((sentence) =>
    sentence.quantities.flatMap((quantity) => {
      const wrong =
        quantity.role === 'final' && figure?.value !== undefined && !prints(quantity, figure.value, context);
      if (!wrong || figure === undefined) return [];
      const expected = figureText(context, figure);
      const message = `${quote(sentence.text, quantity)}：表中这一项为 ${expected}`;
      return [tell('error', passage, { message, actual: quantity.text, expected })];
    }),
  );
}

/** 无国有资本经营预算…收入和支出 under the heading of the other fund. */
function otherFund(fund: FundSection['fund'], passage: Passage): Fault[] {
  const text = passage.sentences[0]?.text ?? '';
  const other = FUND_BUDGETS[fund === 'governmentFund' ? 'stateCapital' : 'governmentFund'];
  const own = FUND_BUDGETS[fund];
  if (!NOTHING.test(text) || text.includes(own) || !text.includes(other)) return [];
  const message = `本节是${own}的说明，却写“${text}”`;
  return [tell('error', passage, { message, actual: other, expected: own, hint: `改写${own}的情况` })];
}

/** 本年度无…支出 over a table that has some. */
function emptiness(context: Print, fund: string, passage: Passage, table: string): Fault[] {
  const figure = context.figures.get(`${fund}.all.total`);
  const nothing = NOTHING.exec(passage.sentences[0]?.text ?? '');
  if (figure?.value === undefined || figure.value.isZero() || nothing === null) return [];
  const place = context.view.tables.find(({ table: { id } }) => id === table)?.place;
  return [
    tell('error', passage, {
      message: `本节写“${nothing[0]}”，表中本年支出为 ${figureText(context, figure)}`,
      actual: nothing[0],
      expected: figureText(context, figure),
      related: [place],
    }),
  ];
}

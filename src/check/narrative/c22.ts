/**
 * C22: 绩效: the number of projects, the money of the projects and of the whole, and the score are those of the tables and
 * of the other places that tell them.
 */
import { type Decimal, sum } from '../../money/decimal.ts';
import type { Print } from '../engine/needs.ts';
import type { Fault, Rule } from '../engine/rule.ts';
import { eachQuantity, eachSentence } from '../reading/by-section.ts';
import type { Passage, Told, ToldSentence } from '../reading/passages.ts';
import { prints } from '../reading/precision.ts';
import type { Quantity } from '../reading/sentences.ts';
import { figureText, gapOf, quote, tell } from '../reading/telling.ts';
import { wrongGrades } from './grade-counts.ts';

export const C22: Rule<'print'> = {
  id: 'C22',
  title: '绩效自评的项目个数、资金、得分前后一致，与自评表一致',
  source: '部门决算公开说明（预算绩效情况）；所附自评表',
  severity: 'error',
  needs: 'print',
  check: (context) => [
    ...scores(context),
    ...projectCounts(context),
    ...sameMoney(context),
    ...wrongCounts(context),
    ...wrongGrades(context),
    ...wrongAmounts(context),
  ],
};

const wrongCounts = eachSentence((_context, told) => settledProblems(told));

const wrongAmounts = eachQuantity((context, told) => [
  ...money(context, told),
  ...budgetWord(context, told),
  ...countOfMoney(context, told),
  ...beyondHundred(told),
  ...beyondAll(told),
]);

/** Quantities of running text, without the cells of tables. */
function toldWhere(fits: (told: Told) => boolean): (context: Print) => Told[] {
  return eachQuantity((_context, told) => (told.passage.printed.kind !== 'cell' && fits(told) ? [told] : []));
}

const SCORE = /(自评得分|自评合计得分|自评合计分|绩效评价得分|自评总分|综合得分|共得|合计得)(为|是)?$/;
/** 评价得分 alone, as a clause of its own. */
const BARE_SCORE = /^(?:综合|最终)?评价得分[为是]?$/;
const OF_A_PART = /指标|项目|部分|方面|一级|二级/;

const totalScores = toldWhere(({ quantity, passage }) => isTotalScore(quantity, passage));

/** Every total score of the text is that of the table, and they are all the same. */
function scores(context: Print): Fault[] {
  const told = totalScores(context);
  const figure = ['performance.overall.totalScore', 'rubric.totalScore']
    .map((id) => context.figures.get(id))
    .find((one) => one?.value !== undefined);
  const first = told[0];
  return told.flatMap(({ passage, sentence, quantity }) => {
    const expected = figure?.value ?? first?.quantity.value;
    if (expected === undefined || quantity.value.equals(expected)) return [];
    const where = figure === undefined ? `“${first?.sentence.text.trim().slice(0, 20)}…”处` : `“${figure.label}”`;
    return [
      tell('error', passage, {
        message: `${quote(sentence.text, quantity)}：${where}为 ${expected.toFixed()}分`,
        actual: quantity.text,
        expected: `${expected.toFixed()}分`,
        ...(figure?.value !== undefined && {
          figures: [figure.id],
          gap: { by: quantity.value.minus(figure.value), between: [figure.id], isStated: true },
        }),
        related: [first?.passage.printed.place],
      }),
    ];
  });
}

/** Of the whole, not of a project or of one group of indicators. */
function isTotalScore({ unit, lead }: Quantity, { trail }: Passage): boolean {
  const clause =
    lead
      .replace(/（[^（）]*）/g, '')
      .split(/[，；：]/)
      .at(-1) ?? '';
  return (
    unit === '分' &&
    (SCORE.test(lead) || BARE_SCORE.test(clause.trim())) &&
    !OF_A_PART.test(clause) &&
    !/项目/.test(trail.split('\n').at(-1) ?? '') &&
    !/专项/.test(trail)
  );
}

const COUNTED = /(共?涉及(项目)?|支出项目|项目总数(为|共)?)$/;
const OF_PROJECTS = /^(一级|二级)?项目/;
const ALL_HAVE = /^项目(均|都)?(全部)?(开展|编制)/;

const countsOfProjects = toldWhere(({ quantity: { unit, lead, end, value }, sentence: { text } }) => {
  if (unit !== '个' || value.isZero()) return false;
  const tail = text.slice(end);
  const named = /项目$|项目总数(为|共)?$/.test(lead);
  return (COUNTED.test(lead) && (named || OF_PROJECTS.test(tail))) || (/对[^，。]*$/.test(lead) && ALL_HAVE.test(tail));
});

/** How many projects there are, wherever the report says so. */
function projectCounts(context: Print): Fault[] {
  const [first, ...others] = countsOfProjects(context);
  if (first === undefined) return [];
  const other = others.find(({ quantity }) => !quantity.value.equals(first.quantity.value));
  if (other === undefined) return [];
  const [one, two] = [first, other].map(({ sentence, quantity }) => quote(sentence.text, quantity));
  return [
    tell('warning', other.passage, {
      message: `项目个数前后不一：${one}，${two}，请核实`,
      actual: other.quantity.text,
      expected: first.quantity.text,
      hint: '统一项目个数；口径不同的，写明各是哪些项目',
      related: [first.passage.printed.place],
    }),
  ];
}

const AVERAGE = /平均(?:得分|分)(?:为)?$/;

/** What can be no more than all. */
const OF_ALL = /(?:完好|合格|满意|准确|及时|达标|到位|知晓|正确)[率度](?:达到?|为)?$/;

function beyondAll({ passage, sentence: { text }, quantity }: Told): Fault[] {
  if (quantity.kind !== 'percent' || !OF_ALL.test(quantity.lead) || quantity.value.lessThanOrEqualTo(1)) return [];
  const message = `${quote(text, quantity)}：大于 100%，请核实`;
  return [tell('warning', passage, { message, actual: quantity.text, expected: '不大于 100%', hint: '改正比率' })];
}

function beyondHundred({ passage, sentence: { text }, quantity }: Told): Fault[] {
  if (quantity.unit !== '分' || !AVERAGE.test(quantity.lead) || quantity.value.lessThanOrEqualTo(MOST)) return [];
  const message = `${quote(text, quantity)}：平均得分大于满分`;
  const hint = '改正得分';
  return [tell('error', passage, { message, actual: quantity.text, expected: '不大于 100分', hint })];
}

const MOST = 100;

const STEP =
  /(?:编报|跟踪|自评)[^，。；：]*?项目(\d+)个，涉及(?:项目)?(?:预算)?(?:资金|金额)[^，。；\d]*([\d.,]+)(?=万?元)/g;

/** 编报绩效目标的项目85个 and 自评的项目58个, both of the same money: one count of the steps is another's. */
const sameMoney = eachSentence((_context, { passage, sentence: { text } }) => {
  const steps = [...text.matchAll(STEP)].map(([words, count = '', money = '']) => ({ words, count, money }));
  const odd = steps.find(({ count, money }) => {
    const others = steps.filter((one) => one.money === money);
    return others.length > 2 && others.filter((one) => one.count === count).length === 1;
  });
  const usual = steps.find(({ count, money }) => money === odd?.money && count !== odd.count);
  if (odd === undefined || usual === undefined) return [];
  const message = `“${odd.words}”：金额相同的其他各处为 ${usual.count}个，请核实`;
  const hint = '改正个数，或改正金额';
  return [tell('warning', passage, { message, actual: `${odd.count}个`, expected: `${usual.count}个`, hint })];
});

const COUNT_BEFORE = /(?:项目|项目总数)(?:共|为|总数)?(\d+)个[^。；\d]{0,16}$/;

/** 项目8个，涉及预算总金额94.2万元, where this is the money of two. */
function countOfMoney({ figures, dossier }: Print, { passage, sentence: { text }, quantity }: Told): Fault[] {
  const said = COUNT_BEFORE.exec(text.slice(0, quantity.start))?.[1];
  const projects = dossier.projects?.length ?? 0;
  // 其他部门预算项目 is a sum of nobody knows how many.
  if (dossier.projects?.some(({ name }) => name.startsWith('其他')) === true) return [];
  const isOfAll = ['projects.totalBudget', 'projects.totalExecuted'].some(
    (id) => figures.get(id)?.value?.equals(quantity.value) === true,
  );
  if (said === undefined || quantity.kind !== 'amount' || !isOfAll || Number(said) === projects) return [];
  const message = `${quote(text, quantity)}：${quantity.text}是全部 ${projects}个项目的金额，句中写 ${said}个，请核实`;
  return [tell('warning', passage, { message, actual: `${said}个`, expected: `${projects}个` })];
}

/** 资金X万元 after 整体支出绩效自评 or 项目支出…绩效自评. */
function money(context: Print, { passage, sentence: { text }, quantity }: Told): Fault[] {
  if (quantity.kind !== 'amount' || quantity.role !== 'value' || !/资金(共|共计|总额)?(为)?$/.test(quantity.lead))
    return [];
  const before = text.slice(0, quantity.start);
  const id = /整体支出绩效自评/.test(before)
    ? 'performance.overall.executed'
    : /项目支出[^。]*绩效自评/.test(before)
      ? 'projects.evaluated.executed'
      : undefined;
  const figure = id === undefined ? undefined : context.figures.get(id);
  if (figure?.value === undefined || figure.value.isZero() || prints(quantity, figure.value, context)) return [];
  const expected = figureText(context, figure);
  const message = `${quote(text, quantity)}：“${figure.label}”为 ${expected}`;
  const told = { message, actual: quantity.text, expected, figures: [figure.id], gap: gapOf(quantity, figure) };
  return [tell('error', passage, told)];
}

/** 全年预算…X万元 where X is what was spent, and the table's 全年预算数 is another. */
function budgetWord(context: Print, { passage, sentence: { text }, quantity }: Told): Fault[] {
  const said = /全年预算(收入|总?支出|数|总额)?(为)?$/.test(quantity.lead);
  const budget = context.figures.get('performance.overall.adjustedBudget');
  const executed = context.figures.get('performance.overall.executed');
  if (!said || quantity.kind !== 'amount' || budget?.value === undefined || executed?.value === undefined) return [];
  if (!isExecutedOnly(context, quantity, budget.value, executed.value)) return [];
  const told = tell('warning', passage, {
    message: `${quote(text, quantity)}：自评表的全年预算数为 ${figureText(context, budget)}，${quantity.text}是全年执行数，请核实`,
    actual: quantity.text,
    expected: figureText(context, budget),
    figures: [budget.id],
    hint: '写预算的用全年预算数，写支出的用执行数',
  });
  return [{ ...told, at: passage.printed.placeAt(passage.text.indexOf(quantity.text)) }];
}

function isExecutedOnly(context: Print, quantity: Quantity, budget: Decimal, executed: Decimal): boolean {
  return prints(quantity, executed, context) && !prints(quantity, budget, context);
}

const SETTLED = /(?:已经?完成整改|已整改|整改完成|正在整改|未整改|尚未整改|尚未完成整改)的?(?:问题)?(?:有|为|共)?$/;
const PROBLEMS = /发现(?:的)?问题(?:共|数)?(?:有|为)?$/;

/** 发现问题12个，已整改10个，未整改2个: what has become of all problems. */
function settledProblems({ passage, sentence: { text, quantities } }: ToldSentence): Fault[] {
  const counts = quantities.filter(({ unit }) => /^[个项条]$/.test(unit));
  const parts = counts.filter(({ lead }) => SETTLED.test(lead));
  const all = counts.findLast(({ lead, start }) => PROBLEMS.test(lead) && start < (parts[0]?.start ?? 0));
  const added = sum(parts.map(({ value }) => value));
  if (all === undefined || parts.length < 2 || added.equals(all.value)) return [];
  const message = `${quote(text, all)}：已整改、未整改的问题相加为 ${added.toFixed()}${all.unit}`;
  const hint = '核对总数和各部分的个数';
  return [tell('error', passage, { message, actual: all.text, expected: `${added.toFixed()}${all.unit}`, hint })];
}

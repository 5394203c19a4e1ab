/**
 * E20: an indicator whose target the report discusses (…指标值为≥1次) stands in the form of that project, with that
 * target; a bound or a margin told of an indicator is that of the form. Source: 财预〔2020〕10号; inspections of published reports.
 */
import type { Print } from '../engine/needs.ts';
import type { Fault, Rule } from '../engine/rule.ts';
import { type PrintedEvaluation, type PrintedIndicator, printedEvaluations } from './printed-evaluation.ts';
import { holds, printedAmount, printedInterval, printedNumber } from './printed-number.ts';
import { type Sentence, sectionOf, sentences } from './sentences.ts';
import { targetWords } from './target-words.ts';
import { valueText } from './value-text.ts';

export const E20: Rule<'print'> = {
  id: 'E20',
  title: '报告文字所述的绩效指标和目标值与自评表一致',
  source: '财预〔2020〕10号；部门决算公开检查',
  severity: 'warning',
  needs: 'print',
  check: (context) => [
    ...[...claimsByText(context)].flatMap(([section, claims]) => checkText(section, claims, context)),
    ...targetWords(context),
  ],
};

interface Claim {
  readonly name: string;
  /** `≥1次`. */
  readonly target: string;
  readonly value: string;
  readonly sentence: Sentence;
}

const TARGET =
  /^(?:\d+[.．、]|[（(]\d+[）)])?(.{3,40}?)(?:的)?(?:年度)?(?:绩效)?(?:目标)?指标值(?:为|是)([≥≤＝=><＞＜]?([\d.]+)[^\d，。；、]{0,3})/;

/** Indicators with a target in prose, by the section they stand in. */
function claimsByText({ view }: Print): Map<number, Claim[]> {
  const claims = new Map<number, Claim[]>();
  for (const sentence of sentences(view)) {
    const { printed, text } = sentence;
    if (printed.kind === 'cell' || !text.includes('指标值')) continue;
    const [, name, target, value] = TARGET.exec(text.trim()) ?? [];
    if (name === undefined || target === undefined || value === undefined) continue;
    const key = sectionOf(sentence, view);
    claims.set(key, [...(claims.get(key) ?? []), { name, target, value, sentence }]);
  }
  return claims;
}

function checkText(section: number, claims: readonly Claim[], context: Print): Fault[] {
  const forms = formsOf(section, context);
  if (forms.length === 0) return [];
  const indicators = forms.flatMap((form) => form.indicators);
  const unknown = claims.filter(({ name }) => !indicators.some(({ indicator }) => isAlike(indicator.name, name)));
  return [
    ...(unknown.length === 0 ? [] : [notInForm(unknown, forms)]),
    ...claims.flatMap((claim) => wrongTarget(claim, indicators)),
  ];
}

/** Forms of the projects that a text is about: it names them, or prints what they spent (three digits or more). */
function formsOf(section: number, context: Print): PrintedEvaluation[] {
  const text = sentences(context.view)
    .filter((sentence) => sectionOf(sentence, context.view) === section)
    .map((sentence) => sentence.text)
    .join('\n');
  const amounts = [...text.matchAll(/([\d,.]+)(亿元|万元|元)/g)].flatMap(([, digits = '', unit = '']) =>
    digits.replace(/\D/g, '').length < 3 ? [] : (printedAmount(digits, unit) ?? []),
  );
  return printedEvaluations(context).filter(({ project, id }) => {
    if (project === undefined) return false;
    const executed = context.figures.get(`${id}.executed`)?.value;
    return text.includes(project.name) || amounts.some((amount) => holds(amount, executed));
  });
}

/** Half of the shorter name's pairs of characters stand in the other. */
function isAlike(one: string, other: string): boolean {
  const [a, b] = [pairs(one), pairs(other)];
  const shared = [...a].filter((pair) => b.has(pair)).length;
  return shared * 2 >= Math.min(a.size, b.size);
}

function pairs(text: string): Set<string> {
  const bare = text.replace(/[\s，、“”（）()]/g, '');
  return new Set(Array.from({ length: Math.max(0, bare.length - 1) }, (_, at) => bare.slice(at, at + 2)));
}

function notInForm(unknown: readonly Claim[], forms: readonly PrintedEvaluation[]): Fault {
  const names = unknown.map(({ name, target }) => `“${name}”（${target}）`).join('、');
  const [place, ...related] = unknown.map(({ sentence }) => sentence.printed.place);
  return {
    severity: 'warning',
    message: `报告所述的绩效指标${names}不在${forms.map(({ name }) => name).join('、')}中，请核实`,
    at: place ?? {},
    hint: '文字与自评表用同一套指标；所述为另一个项目的不必改',
    related: [...related, ...forms.map(({ path }) => [...path, 'indicators'])],
  };
}

function wrongTarget({ name, target, value, sentence }: Claim, indicators: readonly PrintedIndicator[]): Fault[] {
  const own = indicators.find(({ indicator }) => indicator.name === name);
  const stated = printedNumber(value);
  if (own?.indicator.target.value === undefined || stated === undefined) return [];
  if (holds(printedInterval(stated), own.indicator.target.value)) return [];
  const expected = valueText(own.indicator.target);
  return [
    {
      severity: 'warning',
      message: `报告写指标“${name}”的目标值为 ${target}，自评表为 ${expected}，请核实`,
      at: sentence.printed.place,
      actual: target,
      expected,
      hint: '改成同一目标值',
      related: [[...own.path, 'target']],
    },
  ];
}

/** What a self-evaluation form can name: the narrative's context and `form`. */
import { type Indicator, type IndicatorValue, SELF_EVALUATION_FILES } from '../model/dossier.ts';
import type { Profile } from '../model/profile.ts';
import type { Inline } from '../model/report.ts';
import { NOT_REPORTED } from './blanks.ts';
import { displayFigure } from './display.ts';
import { filled } from './filled.ts';
import { Literal, type Marks } from './marks.ts';
import { type NarrativeContext, narrativeShape } from './narrative-context.ts';
import type { UnitReader } from './reads.ts';
import type { ShapeOf } from './shape.ts';

const indicator = {
  n: 'text',
  level1: 'text',
  level2: 'text',
  name: 'text',
  /** Value with sign and unit; the parts of it stand apart below. */
  target: 'text',
  actual: 'text',
  qualitative: 'flag',
  sign: 'text',
  targetValue: 'text',
  actualValue: 'text',
  unit: 'text',
  weight: 'figure',
  /** 完成率; not stated where a 定性 indicator has none. */
  completion: 'figure',
  points: 'figure',
  shortfallReason: 'text',
} as const;

/** A row of 总额, 财政资金, 财政专户管理资金 …; a figure is not stated where the form is blank. */
const fundRow = { initialBudget: 'figure', budget: 'figure', executed: 'figure', rate: 'figure' } as const;

const form = {
  title: 'text',
  name: 'text',
  department: 'text',
  supervisor: 'text',
  implementer: 'text',
  date: 'text',
  category: 'names',
  attribute: 'names',
  type: 'names',
  initialBudget: 'figure',
  budget: 'figure',
  executed: 'figure',
  rate: 'figure',
  executionScore: 'figure',
  totalScore: 'figure',
  /** Of a project's form; the overall form has none of these. */
  executionWeight: 'figure',
  totalWeight: 'figure',
  funds: { fiscal: fundRow, specialAccount: fundRow, unit: fundRow, other: fundRow },
  executionNote: 'text',
  goal: 'file',
  goalResult: 'file',
  process: 'file',
  conclusion: 'file',
  problems: 'file',
  projectLeader: 'text',
  financeLeader: 'text',
  goals: [{ goal: 'text', text: 'text', result: 'text', weight: 'figure', indicators: [indicator] }],
  indicators: [indicator],
  deviation: 'file',
  improvement: 'file',
} as const;

export const formShape = { ...narrativeShape, form } as const;
export type FormContext = ShapeOf<typeof formShape>;
type Form = ShapeOf<typeof form>;

export interface FormInput {
  readonly reader: UnitReader;
  readonly profile: Profile;
  readonly marks: Marks;
  readonly narrative: NarrativeContext;
}

/** Context of the form of one project, or undefined when it has none. */
export function projectFormContext(input: FormInput, projectId: string): FormContext | undefined {
  const project = input.reader.project(projectId);
  const evaluation = project?.selfEvaluation;
  if (project === undefined || evaluation === undefined) return undefined;
  const id = `projects.${project.id}`;
  const text = (value: string | undefined) => new Literal(value ?? '', input.marks);
  const indicators = evaluation.indicators.map((entry, index) =>
    indicatorContext(input, entry, `${id}.indicators.${index + 1}`, index),
  );
  const overall = input.reader.field('performance')?.overall;
  return withForm(input, {
    ...executionFigures(id),
    ...fileNames(evaluation),
    executionNote: text(evaluation.executionNote),
    projectLeader: text(evaluation.projectLeader),
    financeLeader: text(evaluation.financeLeader),
    title: text(evaluation.title ?? project.name),
    name: text(evaluation.tableName ?? project.name),
    department: text(overall?.departmentName ?? input.reader.field('unit').name),
    supervisor: text(evaluation.supervisor),
    implementer: text(evaluation.implementer),
    date: text(evaluation.date),
    category: evaluation.category,
    attribute: evaluation.attribute,
    type: evaluation.type,
    goals: [],
    indicators,
  });
}

/** Context of the overall form, or undefined when the dossier has none. */
export function overallFormContext(input: FormInput): FormContext | undefined {
  const overall = input.reader.field('performance')?.overall;
  if (overall === undefined) return undefined;
  const id = 'performance.overall';
  const text = (value: string) => new Literal(value, input.marks);
  const goals = overall.goals.map((goal, g) => ({
    goal: text(String(g + 1)),
    text: text(goal.text),
    result: text(goal.result ?? ''),
    weight: `${id}.goals.${g + 1}.weight`,
    indicators: goal.indicators.map((entry, n) =>
      indicatorContext(input, entry, `${id}.goals.${g + 1}.indicators.${n + 1}`, n),
    ),
  }));
  return withForm(input, {
    ...executionFigures(id),
    ...fileNames(overall),
    executionNote: text(''),
    projectLeader: text(''),
    financeLeader: text(''),
    title: text(''),
    name: text(overall.departmentName),
    department: text(overall.departmentName),
    supervisor: text(''),
    implementer: text(''),
    date: text(overall.date ?? ''),
    category: [],
    attribute: [],
    type: [],
    goals,
    indicators: goals.flatMap((goal) => goal.indicators),
  });
}

function withForm(input: FormInput, value: Form): FormContext {
  return { ...input.narrative, form: value };
}

type FileKey = (typeof SELF_EVALUATION_FILES)[number];

/** Every prose file a form can name; empty where the dossier has none. */
function fileNames(evaluation: { readonly [Key in FileKey]?: string | undefined }): Record<FileKey, string> {
  const entries = SELF_EVALUATION_FILES.map((key) => [key, evaluation[key] ?? '']);
  return Object.fromEntries(entries) as Record<FileKey, string>;
}

function fundFigures(id: string) {
  return {
    initialBudget: `${id}.initialBudget`,
    budget: `${id}.adjustedBudget`,
    executed: `${id}.executed`,
    rate: `${id}.executionRate`,
  };
}

function executionFigures(id: string) {
  return {
    initialBudget: `${id}.initialBudget`,
    executionWeight: `${id}.executionWeight`,
    totalWeight: `${id}.totalWeight`,
    funds: {
      fiscal: fundFigures(`${id}.funds.fiscal`),
      specialAccount: fundFigures(`${id}.funds.specialAccount`),
      unit: fundFigures(`${id}.funds.unit`),
      other: fundFigures(`${id}.funds.other`),
    },
    budget: `${id}.adjustedBudget`,
    executed: `${id}.executed`,
    rate: `${id}.executionRate`,
    executionScore: `${id}.executionScore`,
    totalScore: `${id}.totalScore`,
  };
}

function indicatorContext(input: FormInput, entry: Indicator, id: string, index: number) {
  const text = (value: string | readonly Inline[]) => new Literal(value, input.marks);
  return {
    n: text(String(index + 1)),
    level1: text(entry.level1),
    level2: text(entry.level2),
    name: text(entry.name),
    target: text(valueInlines(input, entry.target, `${id}.target`)),
    actual: text(entry.actual === undefined ? NOT_REPORTED : valueInlines(input, entry.actual, `${id}.actual`)),
    qualitative: entry.method === 'qualitative',
    sign: text(entry.target.sign ?? ''),
    targetValue: text(valueInlines(input, bare(entry.target), `${id}.target`)),
    actualValue: text(
      entry.actual === undefined ? NOT_REPORTED : valueInlines(input, bare(entry.actual), `${id}.actual`),
    ),
    unit: text(entry.target.unit ?? ''),
    weight: `${id}.weight`,
    completion: `${id}.completionRate`,
    points: `${id}.score`,
    shortfallReason: text(entry.shortfallReason ?? ''),
  };
}

/** A value without sign and unit, which have columns of their own. */
function bare({ sign: _sign, unit: _unit, ...value }: IndicatorValue): IndicatorValue {
  return value;
}

/** `≥3500人次`, or the unit's words with the value in them. */
function valueInlines(input: FormInput, value: IndicatorValue, figureId: string): Inline[] {
  const figure = input.reader.get(figureId);
  if (figure === undefined) return [{ kind: 'text', text: value.text ?? '' }];
  const shown = displayFigure(figure, input.profile, { setting: 'text' }) ?? '';
  const words = value.text ?? '{value}';
  const signed = words.replaceAll('{value}', `${value.sign ?? ''}{value}`);
  return filled(signed, '{value}', { figureId, text: shown, unit: value.unit ?? '' });
}

/** 填写说明: every field of a dossier in words, from the same schema that checks it. */
import type { Profile } from '../../model/profile.ts';
import { isMoneyUnit } from '../../money/units.ts';
import { dossierNode, type SchemaNode } from './schema-node.ts';

const INTRODUCTION = [
  '填写说明',
  '',
  '有决算软件导出的电子表格的，先导入：juesuan import 决算.xls 预算.xlsx 上年决算.xls --unit 本文件夹，',
  '明细数和已印的表就都有了，再补填表上没有的（原因、文字、项目、指标），核查、编制。',
  '没有电子表格的，用填报表：juesuan new 本文件夹 --workbook，填好后 juesuan import 填报表.xlsx；也可以从这里填起。',
  '',
  '一、一般规则',
  '1. 数据填在 report.json，大段文字写在本文件夹的 .md 文件里，report.json 中写它们的文件名。',
  '2. 每个事实只填一次：合计、占比、增减、完成率、得分由程序计算，不要填。',
  '3. 数字写成半角、不带千分位、不带单位，例如 1085.68；减少写负数。没有金额的整项省略。',
  '4. 金额的单位由 amountUnit 规定，全文件一致。',
  '5. 用能显示“JSON 架构”提示的编辑器（如 VS Code）打开，光标放在字段上可看到说明，写错会有下划线。',
  '6. 填好后运行 juesuan check 核查；编制运行 juesuan build；要看一个数从哪里来，运行 juesuan explain。',
];

/** Figures that a profile asks something of: their ids, and what they are called. */
export interface NamedFigures {
  readonly priorYear: readonly NamedFigure[];
  readonly reasons: readonly NamedFigure[];
}

export interface NamedFigure {
  readonly id: string;
  readonly label: string;
}

/** The text of the guide. */
export async function guideText(profile: Partial<Profile>, { priorYear, reasons }: NamedFigures): Promise<string> {
  const schema = await dossierNode();
  const blocks = [
    ...INTRODUCTION,
    '',
    '二、文字',
    ...proseLines(profile),
    '',
    '三、模板要的数（facts，只写数；金额按全文件的单位）',
    ...factLines(profile),
    '',
    '四、上年数（priorYear，按上年决算的同一个数填）',
    ...figureLines(priorYear),
    '',
    '五、增减原因（reasons，有增减的才写；科目的写成 generalPublic.科目编码.total 等，核查时会指出）',
    ...figureLines(reasons),
    '',
    '六、report.json 的字段',
    ...fields(schema, 0),
  ];
  return `${blocks.join('\n')}\n`;
}

function proseLines({ prose = {} }: Partial<Profile>): string[] {
  const lines = Object.entries(prose).map(
    ([key, { label, required }]) => `- ${key}：${label}${required ? '（必填）' : '（没有则不写）'}`,
  );
  return lines.length === 0 ? ['（这个模板没有要求文字）'] : lines;
}

function factLines({ facts = {} }: Partial<Profile>): string[] {
  const lines = Object.entries(facts).map(
    ([key, { label, unit }]) => `- ${key}：${label}（${isMoneyUnit(unit) ? '金额' : unit}）`,
  );
  return lines.length === 0 ? ['（这个模板没有要求）'] : lines;
}

function figureLines(figures: readonly NamedFigure[]): string[] {
  return figures.length === 0 ? ['（这个模板没有要求）'] : figures.map(({ id, label }) => `- ${id}：${label}`);
}

function fields(schema: SchemaNode, depth: number): string[] {
  const required = new Set(schema.required ?? []);
  return Object.entries(schema.properties ?? {})
    .filter(([key]) => key !== '$schema')
    .flatMap(([key, node]) => [line(key, node, required.has(key), depth), ...below(node, depth + 1)]);
}

function line(key: string, node: SchemaNode, required: boolean, depth: number): string {
  const description = descriptionOf(node);
  const choices = choicesOf(node, description);
  const text = [description, choices].filter((part) => part !== '').join('；');
  return `${'  '.repeat(depth)}- ${key}${required ? '' : '（可省略）'}${text === '' ? '' : `：${text}`}`;
}

/** How numbers are written stands once, among the general rules. */
const NUMERAL_HINT = /（数字或字符串，[^）]*）$/;

function descriptionOf(node: SchemaNode): string {
  return (node.description ?? node.items?.description ?? '').replace(NUMERAL_HINT, '（数字）');
}

/** The choices, unless the description explains them already. */
function choicesOf({ enum: choices = [] }: SchemaNode, description: string): string {
  const unexplained = choices.some((choice) => !description.includes(String(choice)));
  return unexplained ? `可选 ${choices.join('、')}` : '';
}

/** Fields of an object, of the entries of a list, or of the values of a record; of each form that a union allows. */
function below(node: SchemaNode, depth: number): string[] {
  if (node.anyOf !== undefined) return node.anyOf.flatMap((form) => below(form, depth));
  if (node.items !== undefined) return below(node.items, depth);
  if (typeof node.additionalProperties === 'object') return below(node.additionalProperties, depth);
  return fields(node, depth);
}

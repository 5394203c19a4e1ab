/**
 * Declarative form of a statutory table. A spec says which figure stands in which cell; one builder prints it, the
 * declared numbers of a published table are read back through it, and the rules of one table (A01…) name its cells.
 *
 * Figure patterns hold `{code}`, replaced by a functional or economic code, or by `all` in the 合计 row.
 */

import { rememberedByObject } from './remembered.ts';
import { z } from './zod.ts';

/** What stands in one line above a table. */
const oneLine = z.string().regex(/^[^\n]*$/, '一行文字，不换行；公开01表和单位之间空格隔开');
const note = z.string().describe('表下的注，一段一条，可含 {year} {unit} {moneyUnit}');

/** Digits of a number: how many after the point, whether zeros at the end are kept, thousands parted. */
export const numberStyleSchema = z
  .strictObject({
    decimals: z.int().min(0).max(6),
    trailingZeros: z.enum(['keep', 'trim']),
    thousands: z.boolean(),
  })
  .describe('数字写法：decimals 小数位，trailingZeros 末尾的零 keep 保留 / trim 去掉，thousands 千分位');

export type NumberStyle = z.infer<typeof numberStyleSchema>;

/** How a table is printed, whatever it holds. A profile sets it for all tables (`tables`) and for one (`tables.forms`). */
export const tablePrint = {
  heading: z.string().describe('表的节标题，可含 {name} {number} {paddedNumber}（两位数字，如 01）'),
  title: z.string().describe('表题，可含 {year} {name} {number} {paddedNumber}'),
  naming: z
    .enum(['both', 'heading', 'title'])
    .describe('节标题和表题：both 都印，heading 只印节标题，title 只印表题（目录中仍列节标题）'),
  left: oneLine.describe('表头左，如 部门：{unit}；空着写 ""'),
  right: oneLine.describe('表头右，如 单位：{moneyUnit}，公开{paddedNumber}表'),
  zero: z.enum(['blank', 'number', 'dash']).describe('零：blank 空白，number 照印，dash 印作 —'),
  money: numberStyleSchema.partial().describe('与 money.table 不同的金额写法'),
  columnNumbers: z.boolean().describe('是否印栏次一行'),
  lineNumbers: z.boolean().describe('是否印行次一栏'),
  empty: z
    .strictObject({
      note: z.string().optional().describe('空表下的说明，可含 {year} {unit}'),
      rows: z.int().min(0).optional().describe('空表保留的空行数'),
    })
    .describe('没有数的表'),
  notGiven: z.string().describe('单位没有填报的表，表下的说明，可含 {year} {unit}'),
};

const tablePrintSchema = z.strictObject(tablePrint);
export type TablePrint = Omit<z.infer<typeof tablePrintSchema>, 'money'> & { readonly money: NumberStyle };

export interface ColumnSpec {
  label: string;
  /** Relative width of a leaf column. */
  width?: number | undefined;
  /** 栏次 of a leaf column, e.g. `1`. */
  number?: string | undefined;
  figure?: string | undefined;
  columns?: ColumnSpec[] | undefined;
}

/** A column, or a heading over several columns. Leaves carry `number` and `figure`. */
export const columnSpecSchema: z.ZodType<ColumnSpec> = z.lazy(() =>
  z.strictObject({
    label: z.string(),
    width: z.number().positive().optional(),
    number: z.string().optional(),
    figure: z.string().optional(),
    columns: z.array(columnSpecSchema).min(1).optional(),
  }),
);

/** One line of a statement, or a line for each class (类) of the year, numbered on from `line`. */
export const statementRowSchema = z.strictObject({
  line: z.int().positive().describe('行次'),
  label: z.string().describe('项目；each 为 classes 时可含 {ordinal}（一、二…）和 {name}'),
  figures: z.array(z.string()).optional().describe('各栏的数据代号，没有数的一格写 ""；空行省略'),
  each: z.literal('classes').optional().describe('按本年的功能分类类级科目逐行展开'),
  total: z.boolean().optional(),
  indent: z.int().optional(),
  through: z.int().optional().describe('空行一直到这一行；类级科目之后也补空行到这一行'),
});

const common = {
  id: z.string().describe('表的代号，T1…'),
  name: z.string().describe('表名，不含年度，如 收入决算表'),
  orientation: z.enum(['portrait', 'landscape']),
  requires: z.array(z.string()).optional().describe('此表所据的 report.json 部分；dossier 没有写的，此表不印并提示'),
  notes: z.array(note),
  ...z.strictObject(tablePrint).partial().shape,
};

/** 公开01, 公开04: two sides with fixed lines. */
export const statementSpecSchema = z.strictObject({
  ...common,
  layout: z.literal('statement'),
  stubLabel: z.string().optional().describe('项目一栏的文字，省略为 项目'),
  sides: z
    .array(
      z.strictObject({
        label: z.string().describe('收入 / 支出；各边都写 "" 的，不印这一行'),
        labelWidth: z.number().positive(),
        columns: z.array(columnSpecSchema).min(1),
        rows: z.array(statementRowSchema).min(1),
      }),
    )
    .min(1),
});

const codeHeads = {
  codeLabel: z.string().optional().describe('编码一栏的文字，省略为 功能分类科目编码或 经济分类科目编码'),
  nameLabel: z.string().optional().describe('名称一栏的文字，省略为 科目名称'),
};

/** 公开02, 03, 05, 07, 08: one line for each 类, 款 and 项 that has an amount, after or before a 合计 line; or for each economic 类 and 款. */
export const classificationSpecSchema = z.strictObject({
  ...common,
  layout: z.literal('classification'),
  by: z
    .enum(['functional', 'economic'])
    .optional()
    .describe('一行一个：functional 功能分类科目（省略时），economic 经济分类科目'),
  stubLabel: z.string().describe('编码和名称上方的文字，如 项目；空着写 ""，不印这一层'),
  ...codeHeads,
  codes: z
    .enum(['spanned', 'apart', 'whole'])
    .optional()
    .describe('编码：spanned 印在类、款、项三栏合并的一格（省略时），apart 类、款、项各一栏，whole 只有一栏'),
  nameWidth: z.number().positive(),
  totalRow: z.enum(['first', 'last', 'beside']).describe('合计：first 首行，last 末行，beside 与“类、款、项”同一行'),
  columns: z.array(columnSpecSchema).min(1),
});

/** 公开06: economic codes side by side in groups. */
export const economicSpecSchema = z.strictObject({
  ...common,
  layout: z.literal('economic'),
  figure: z.string().describe('款、类的数据代号，含 {code}'),
  ...codeHeads,
  amountLabel: z.string().optional().describe('金额一栏的文字，省略为 决算数'),
  codes: z.enum(['apart', 'whole']).optional().describe('编码：whole 一栏（省略时），apart 类、款各一栏'),
  groupHeads: z.boolean().optional().describe('是否印“人员经费”“公用经费”一行，省略为印'),
  groups: z
    .array(z.strictObject({ label: z.string(), columns: z.array(z.array(z.string()).min(1)).min(1) }))
    .describe('人员经费、公用经费；各含若干列科目编码'),
  totals: z.array(z.strictObject({ label: z.string(), figure: z.string() })).describe('每组一个合计'),
});

/** A single line of figures. */
export const singleRowSpecSchema = z.strictObject({
  ...common,
  layout: z.literal('singleRow'),
  columns: z.array(columnSpecSchema).min(1),
});

export interface CrossedItem {
  label: string;
  /** What `{item}` stands for in the figures of the measures. */
  item?: string | undefined;
  /** Figures of its own, one for each measure: 会议费 is no part of “三公”. */
  figures?: string[] | undefined;
  columns?: CrossedItem[] | undefined;
}

const crossedItemSchema: z.ZodType<CrossedItem> = z.lazy(() =>
  z.strictObject({
    label: z.string(),
    item: z.string().optional(),
    figures: z.array(z.string()).optional(),
    columns: z.array(crossedItemSchema).min(1).optional(),
  }),
);

/** 公开09: a single line in which each item is told by each measure; 栏次 count from the left. */
export const crossedSpecSchema = z
  .strictObject({
    ...common,
    layout: z.literal('crossed'),
    stubLabel: z.string().optional().describe('所有栏上方的文字；省略则没有'),
    width: z.number().positive(),
    by: z.enum(['measure', 'item']).describe('measure 先各项预算数、后各项决算数；item 各项下预算数、决算数成对'),
    measures: z
      .array(z.strictObject({ label: z.string(), figure: z.string().describe('数据代号，含 {item}') }))
      .min(1)
      .describe('预算数、决算数'),
    items: z
      .array(crossedItemSchema)
      .min(1)
      .describe(
        '合计、因公出国（境）费……；item 为数据代号中 {item} 的部分；会议费等另有代号的写 figures，measures 每种数一个，空格写 ""',
      ),
  })
  .superRefine(({ measures, items }, context) => {
    for (const path of withOtherFigures(items, measures.length)) {
      const message = `数据代号应有 ${measures.length} 个，预算数、决算数等每种数一个，空格写 ""`;
      context.addIssue({ code: 'custom', message, path: ['items', ...path, 'figures'] });
    }
  });

/** Paths of items whose own figures are not one for each measure. */
function withOtherFigures(items: readonly CrossedItem[], count: number): (string | number)[][] {
  return items.flatMap(({ figures, columns = [] }, index) => [
    ...(figures === undefined || figures.length === count ? [] : [[index]]),
    ...withOtherFigures(columns, count).map((path) => [index, 'columns', ...path]),
  ]);
}

/** As it is written in a table set or a profile. */
export const tableFormSchema = z.discriminatedUnion('layout', [
  statementSpecSchema,
  classificationSpecSchema,
  economicSpecSchema,
  singleRowSpecSchema,
  crossedSpecSchema,
]);

export type TableForm = z.infer<typeof tableFormSchema>;
type Printed<Form> = Form & { readonly print: TablePrint };
export type StatementSpec = Printed<z.infer<typeof statementSpecSchema>>;
export type StatementRow = z.infer<typeof statementRowSchema>;
export type ClassificationSpec = Printed<z.infer<typeof classificationSpecSchema>>;
export type EconomicSpec = Printed<z.infer<typeof economicSpecSchema>>;
export type SingleRowSpec = Printed<z.infer<typeof singleRowSpecSchema>>;
export type CrossedForm = z.infer<typeof crossedSpecSchema>;

/** A table of a report: the form of the year as the profile changes it, with how it is printed. */
export type TableSpec = StatementSpec | ClassificationSpec | EconomicSpec | SingleRowSpec;

/** `data/catalogues/tables/<year>.json`: the official tables and classes of a year. */
export const tableSetSchema = z.strictObject({
  year: z.int(),
  source: z.string(),
  /** Class codes in the order of the printed 项目 column. */
  classes: z.array(z.string().regex(/^\d{3}$/)),
  tables: z.array(tableFormSchema),
});

export type TableSet = z.infer<typeof tableSetSchema>;

/** The same file of a year that differs little from another: what it does not write is as there. */
export const tableEditionSchema = z.strictObject({
  year: z.int(),
  extends: z.int().describe('所据的年度'),
  source: z.string(),
  classes: tableSetSchema.shape.classes.optional(),
  order: z.array(z.string()).optional().describe('表的次序'),
  tables: z
    .record(z.string(), z.unknown())
    .optional()
    .describe('改动：表号 → 改动的部分；列表中的一项用它的代号、行次、栏次、科目编码或名称指明，null 为删去'),
});

export type TableEdition = z.infer<typeof tableEditionSchema>;

/** The leaf columns of a column tree, left to right. */
export const leafColumns: (columns: readonly ColumnSpec[]) => readonly ColumnSpec[] = rememberedByObject((columns) =>
  columns.flatMap((column) => (column.columns === undefined ? [column] : leafColumns(column.columns))),
);

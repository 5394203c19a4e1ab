/**
 * Declarative form of a statutory table. A spec says which figure stands in which cell; one builder prints it, the
 * declared numbers of a published table are read back through it, and the rules of one table (A01…) name its cells.
 *
 * Figure patterns hold `{code}`, replaced by a functional or economic code, or by `all` in the 合计 row.
 */
import { z } from 'zod';
import { rememberedByObject } from './remembered.ts';

const note = z.string().describe('表下的注，一段一条');

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
  figures: z.array(z.string()).optional().describe('各栏的数据代号；空行省略'),
  each: z.literal('classes').optional().describe('按本年的功能分类类级科目逐行展开'),
  total: z.boolean().optional(),
  indent: z.int().optional(),
  through: z.int().optional().describe('空行：一直到这一行'),
});

const common = {
  id: z.string().describe('表的代号，T1…'),
  name: z.string().describe('表名，不含年度，如 收入决算表'),
  orientation: z.enum(['portrait', 'landscape']),
  requires: z.array(z.string()).optional().describe('此表所据的 report.json 部分；dossier 没有写的，此表不印并提示'),
  notes: z.array(note),
};

/** 公开01, 公开04: two sides with fixed lines. */
export const statementSpecSchema = z.strictObject({
  ...common,
  layout: z.literal('statement'),
  sides: z
    .array(
      z.strictObject({
        label: z.string().describe('收入 / 支出'),
        labelWidth: z.number().positive(),
        columns: z.array(columnSpecSchema).min(1),
        rows: z.array(statementRowSchema).min(1),
      }),
    )
    .min(1),
});

/** 公开02, 03, 05, 07, 08: one line for each 类, 款 and 项 that has an amount, after or before a 合计 line. */
export const classificationSpecSchema = z.strictObject({
  ...common,
  layout: z.literal('classification'),
  /** Heading over 科目编码 and 科目名称. */
  stubLabel: z.string(),
  nameWidth: z.number().positive(),
  totalRow: z.enum(['first', 'last']),
  columns: z.array(columnSpecSchema).min(1),
});

/** 公开06: economic codes side by side in groups. */
export const economicSpecSchema = z.strictObject({
  ...common,
  layout: z.literal('economic'),
  figure: z.string().describe('款、类的数据代号，含 {code}'),
  groups: z
    .array(z.strictObject({ label: z.string(), columns: z.array(z.array(z.string()).min(1)).min(1) }))
    .describe('人员经费、公用经费；各含若干列科目编码'),
  totals: z.array(z.strictObject({ label: z.string(), figure: z.string() })).describe('每组一个合计'),
});

/** 公开09: a single line of figures. */
export const singleRowSpecSchema = z.strictObject({
  ...common,
  layout: z.literal('singleRow'),
  columns: z.array(columnSpecSchema).min(1),
});

export const tableSpecSchema = z.discriminatedUnion('layout', [
  statementSpecSchema,
  classificationSpecSchema,
  economicSpecSchema,
  singleRowSpecSchema,
]);

export type TableSpec = z.infer<typeof tableSpecSchema>;
export type StatementSpec = z.infer<typeof statementSpecSchema>;
export type StatementRow = z.infer<typeof statementRowSchema>;
export type ClassificationSpec = z.infer<typeof classificationSpecSchema>;
export type EconomicSpec = z.infer<typeof economicSpecSchema>;
export type SingleRowSpec = z.infer<typeof singleRowSpecSchema>;

/** `data/catalogues/tables/<year>.json`: the official tables and classes of a year. */
export const tableSetSchema = z.strictObject({
  year: z.int(),
  source: z.string(),
  /** Class codes in the order of the printed 项目 column. */
  classes: z.array(z.string().regex(/^\d{3}$/)),
  tables: z.array(tableSpecSchema),
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
    .describe('改动：表号 → 改动的部分；列表中的一项用它的 id、line、number 或 label 指明，null 为删去'),
});

export type TableEdition = z.infer<typeof tableEditionSchema>;

/** The leaf columns of a column tree, left to right. */
export const leafColumns: (columns: readonly ColumnSpec[]) => readonly ColumnSpec[] = rememberedByObject((columns) =>
  columns.flatMap((column) => (column.columns === undefined ? [column] : leafColumns(column.columns))),
);

/**
 * A profile: how one place writes one kind of report. It is a folder under `templates/` with `profile.json`, section
 * templates (`*.md.hbs`) and forms (`forms/*.json`); it may extend another one.
 */

import { PRINTED_UNITS } from '../money/units.ts';
import { numberStyleSchema, tablePrint } from './table-spec.ts';
import { z } from './zod.ts';

const numberStyle = numberStyleSchema;

const numbering = z.string().describe('编号，{一} 汉字序号，{1} 阿拉伯数字');

const section = z.strictObject({
  id: z.string().regex(/^[a-z][A-Za-z0-9]*$/),
  title: z.string().optional().describe('标题，不含编号，可含 {unit} {year}；省略则由模板自己写标题'),
  template: z.string().optional().describe('模板文件 *.md.hbs'),
  tables: z.literal('all').optional().describe('此处排全部表格，一表一节'),
  pageBreakBefore: z.boolean().optional(),
  when: z
    .string()
    .optional()
    .describe('report.json 写有这一部分时才印这一节，如 keyWork、prose.structure；几部分有其一即可的，用 | 隔开'),
});

const part = z.strictObject({
  id: z.string().regex(/^[a-z][A-Za-z0-9]*$/),
  label: z.string().optional().describe('标题上方顶格的一行，如 附件1'),
  title: z.string().optional().describe('标题，不含编号，长标题回行处写 \\n；省略则不印标题、不占编号'),
  sections: z.array(section).min(1),
});

const ownWords = z.string().optional().describe('单位接在解释后面写的一句（prose 中的名称），如 主要是培训费收入。');

const glossaryEntry = z.union([
  z.strictObject({ term: z.string().describe('名词目录中的代号'), prose: ownWords }),
  z.strictObject({ term: z.string(), text: z.string().describe('本模板自己的解释'), prose: ownWords }),
  z.strictObject({
    items: z.literal(true),
    title: z.string().optional().describe('科目一节的标题；省略则科目与其他名词一起编号'),
  }),
  z.strictObject({
    other: z.literal(true),
    title: z.string().optional().describe('其他名词一节的标题；省略则与上面的名词一起编号，没有时不印'),
    none: z.string().optional().describe('有标题而没有其他名词时的一句'),
  }),
]);

const label = z.string().min(1);
const figureIds = z.array(z.string()).min(2);

const placeFigure = z.union([
  z.strictObject({ label, ratio: z.tuple([z.string(), z.string()]).describe('被除数、除数的数据代号') }),
  z.strictObject({ label, sum: figureIds.describe('相加的数据代号') }),
  z.strictObject({ label, difference: figureIds.describe('第一个减去其余各个的数据代号') }),
]);

export type PlaceFigure = z.infer<typeof placeFigure>;

export const profileSchema = z.strictObject({
  $schema: z.string().optional(),
  extends: z.string().optional(),
  name: z.string().describe('模板名称'),
  abstract: z.boolean().optional().describe('只供其他模板引用，自己不出报告'),
  title: z.string().describe('报告全名，可含 {unit} {year}'),
  subject: z.string(),
  cover: z
    .strictObject({ title: z.array(z.string()), lines: z.array(z.string()) })
    .nullish()
    .describe('封面；写 null 则没有'),
  contents: z
    .strictObject({
      title: z.string(),
      depth: z.union([z.literal(1), z.literal(2), z.literal(3)]),
      pageNumbers: z
        .enum(['roman', 'running'])
        .optional()
        .describe('目录的页码：roman 用罗马数字单独编号，正文从1起（省略时如此）；running 与正文连续编号'),
    })
    .nullish()
    .describe('目录；写 null 则没有'),
  redHead: z
    .strictObject({
      issuer: z.array(z.string()).min(1).describe('发文机关标志，一项一行，可含 {unit}，如 {unit}文件'),
      title: z.array(z.string()).min(1).describe('公文标题，一项一行，回行不断词，可含 {unit} {year}'),
    })
    .optional()
    .describe('公文版头（红头）；发文字号等由 report.json 的 document 给出'),
  titleLines: z.array(z.string()).min(1).optional().describe('正文首页居中的报告标题，一项一行；有封面时一般不写'),
  numbering: z.strictObject({ part: numbering, section: numbering }),
  pageStyle: z.string(),
  archive: z
    .enum(['PDF/A-2a', 'PDF/A-3a'])
    .optional()
    .describe('正式报告的 PDF 写明的归档格式；PDF/A-3a 附有公开表工作簿和 figures.json，省略为 PDF/A-2a，没有附件'),
  ofd: z
    .union([z.boolean(), z.literal('OFD-A')])
    .optional()
    .describe('是否另出 OFD（GB/T 33190）：true 为出，OFD-A 为按档案的要求（GB/T 42133）出；省略为不出'),
  rounding: z.enum(['halfUp', 'halfEven']),
  money: z.strictObject({ unit: z.enum(PRINTED_UNITS), text: numberStyle, table: numberStyle }),
  percent: z.strictObject({ text: numberStyle, table: numberStyle }),
  score: numberStyle,
  quantity: numberStyle,
  tables: z.strictObject({
    set: z.string().optional().describe('表式年度；省略则按报告年度'),
    order: z.array(z.string()),
    classes: z
      .array(z.string().regex(/^\d{3}$/))
      .optional()
      .describe('公开01、04表逐行印出的类级科目；省略则按表式'),
    workbook: z.boolean().optional().describe('是否另出公开表工作簿（xlsx），省略为出'),
    ...tablePrint,
    money: tablePrint.money.optional(),
    empty: tablePrint.empty.optional(),
    forms: z
      .record(z.string(), z.record(z.string(), z.unknown()))
      .describe(
        '某一张表与表式不同之处：表号 → 改动的部分；列表中的一项用它的行次、栏次、科目编码或名称指明，null 为删去，before、after 移到另一项之前、之后；表式中没有的表，写出全部',
      ),
  }),
  requires: z.array(z.string()).describe('report.json 中必须填写的部分；几部分有其一即可的，用 | 隔开'),
  prose: z
    .record(z.string(), z.strictObject({ label: z.string(), required: z.boolean() }))
    .describe('本模板要用的文字：名称 → 说明'),
  facts: z
    .record(
      z.string().regex(/^[a-z][A-Za-z0-9]*$/),
      z.strictObject({ label: z.string().min(1), unit: z.string().min(1) }),
    )
    .optional()
    .describe('须由单位提供的其他数：代号 → 名称和单位；单位写 元、万元 的是金额，单位按全文件的金额单位填'),
  figures: z
    .record(z.string().regex(/^[a-z][A-Za-z0-9]*$/), placeFigure)
    .optional()
    .describe('由其他数算出的数，代号为 place.名称：名称 → ratio 相除，sum 相加，difference 相减'),
  priorYear: z.array(z.string()).optional().describe('须由单位提供上年数的数据代号'),
  words: z.record(z.string(), z.string()).describe('用词：方向词、连接词等'),
  parts: z.array(part).min(1),
  glossary: z.strictObject({ numbering, itemNumbering: numbering, entries: z.array(glossaryEntry) }).optional(),
  scoring: z
    .strictObject({
      executionWeight: z.number().positive().optional().describe('预算执行分值'),
      total: z.number().positive(),
      bands: z
        .record(z.string(), z.tuple([z.number(), z.number()]))
        .optional()
        .describe('定性档次的得分区间（%）：档次 → [下限, 上限]'),
      grades: z
        .array(z.strictObject({ name: z.string(), from: z.number() }))
        .optional()
        .describe('等级，从高到低'),
    })
    .optional(),
});

export type Profile = z.infer<typeof profileSchema>;
export type ProfilePart = z.infer<typeof part>;
export type ProfileSection = z.infer<typeof section>;
export type { NumberStyle } from './table-spec.ts';

/** One cell of a form. Texts are inline templates with the form's context. */
const formCell = z.strictObject({
  text: z.string().optional().describe('一段文字，可用模板写法；\\n 分段'),
  prose: z.string().optional().describe('文字文件所在的内容名，如 form.deviation；没有文件则留空'),
  colSpan: z.int().positive().optional(),
  align: z.enum(['left', 'center', 'right']).optional(),
  head: z.boolean().optional(),
  merge: z.string().optional().describe('上下相邻、同栏且此值相同的格合并（模板写法）'),
});

export interface FormRows {
  repeat?: boolean | undefined;
  each?: string | undefined;
  rows?: FormRows[] | undefined;
  cells?: z.infer<typeof formCell>[] | undefined;
}

/** A row of cells, or rows repeated for each entry of a list of the context. */
const formRows: z.ZodType<FormRows> = z.lazy(() =>
  z.strictObject({
    repeat: z
      .boolean()
      .optional()
      .describe('true：这一行是下面各行的表头，排到下一页时重印；false：从这一行起不再重印'),
    each: z.string().optional().describe('列表名，如 form.goals：对其中每一项重复 rows'),
    rows: z.array(formRows).optional(),
    cells: z.array(formCell).optional(),
  }),
);

export const formSpecSchema = z.strictObject({
  $schema: z.string().optional(),
  title: z.string().optional(),
  left: z.string().optional(),
  right: z.string().optional(),
  orientation: z.enum(['portrait', 'landscape']),
  columns: z.array(z.number().positive()).min(1),
  head: z.array(formRows).optional(),
  body: z.array(formRows),
  splitRows: z.boolean().optional().describe('一行可否跨页，省略为可'),
  notes: z.array(z.string()),
});

export type FormSpec = z.infer<typeof formSpecSchema>;
export type FormCell = z.infer<typeof formCell>;

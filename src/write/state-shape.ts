/** The shape of a kept state, for files that this program cannot know to be its own. */

import { toGrid } from '../model/grid.ts';
import type { BlockKind, InlineKind, Report, Table } from '../model/report.ts';
import { z } from '../model/zod.ts';
import { DECIMAL_PATTERN } from '../money/decimal.ts';

const text = z.string();
const texts = z.array(text);
const place = z.looseObject({ file: text });

const inlineShapes = {
  text: z.looseObject({ kind: z.literal('text'), text }),
  figure: z.looseObject({ kind: z.literal('figure'), figureId: text, text }),
  lineBreak: z.looseObject({ kind: z.literal('lineBreak') }),
  checkBox: z.looseObject({ kind: z.literal('checkBox'), checked: z.boolean() }),
} satisfies Record<InlineKind, z.ZodType>;

const { text: textShape, figure, lineBreak, checkBox } = inlineShapes;
const inlines = z.array(z.discriminatedUnion('kind', [textShape, figure, lineBreak, checkBox]));

const span = z.int().positive().optional();
const cell = z.looseObject({ paragraphs: z.array(inlines).min(1), colSpan: span, rowSpan: span });
const rows = z.array(z.array(cell));

const table = z
  .looseObject({
    kind: z.literal('table'),
    id: text,
    title: inlines.optional(),
    headLine: z.looseObject({ left: inlines, right: inlines }).optional(),
    orientation: z.enum(['portrait', 'landscape']),
    columns: z.array(z.number().positive()),
    head: rows,
    body: rows,
    style: z.enum(['statement', 'form']),
    notes: z.array(inlines),
  })
  .refine((value) => isGrid(value as unknown as Table));

function isGrid(value: Table): boolean {
  try {
    toGrid(value);
    return true;
  } catch {
    return false;
  }
}

const point = z.looseObject({ figureId: text, text, value: z.number() });

const blockShapes = {
  cover: z.looseObject({ kind: z.literal('cover'), title: texts, lines: texts }),
  contents: z.looseObject({
    kind: z.literal('contents'),
    title: text,
    depth: z.int().min(1).max(3),
    // Earlier versions counted the contents with the text.
    pageNumbers: z.enum(['roman', 'running']).default('running'),
  }),
  redHead: z.looseObject({
    kind: z.literal('redHead'),
    issuer: texts,
    marks: texts,
    number: text,
    signers: texts,
    title: texts,
    recipient: text.optional(),
  }),
  heading: z.looseObject({ kind: z.literal('heading'), id: text, level: z.int().min(1).max(5), text: inlines }),
  paragraph: z.looseObject({
    kind: z.literal('paragraph'),
    role: z.enum(['body', 'flush', 'centered', 'right', 'note', 'mark', 'title']),
    text: inlines,
  }),
  table,
  chart: z.looseObject({
    kind: z.literal('chart'),
    id: text,
    type: z.enum(['column', 'pie']),
    caption: inlines,
    unit: text,
    categories: texts,
    series: z.array(z.looseObject({ name: text, points: z.array(point) })),
  }),
  attachmentNote: z.looseObject({ kind: z.literal('attachmentNote'), names: texts }),
  signature: z.looseObject({ kind: z.literal('signature'), signer: text, date: text }),
  imprint: z.looseObject({ kind: z.literal('imprint'), copies: texts, printer: text, date: text }),
  pageBreak: z.looseObject({ kind: z.literal('pageBreak') }),
} satisfies Record<BlockKind, z.ZodType>;

const blocks = z.array(
  z.discriminatedUnion('kind', [
    blockShapes.cover,
    blockShapes.contents,
    blockShapes.redHead,
    blockShapes.heading,
    blockShapes.paragraph,
    blockShapes.table,
    blockShapes.chart,
    blockShapes.attachmentNote,
    blockShapes.signature,
    blockShapes.imprint,
    blockShapes.pageBreak,
  ]),
);

const report = z.looseObject({
  meta: z.looseObject({
    title: text,
    unitName: text,
    year: z.int(),
    date: text,
    subject: text,
    keywords: texts,
  }),
  parts: z.array(z.looseObject({ id: text, kind: z.enum(['cover', 'contents', 'body']), blocks })),
}) satisfies z.ZodType<Pick<Report, 'meta'>, unknown>;

/** A state as it is written: figures in a list, their values as decimal numerals. */
export const stateShape = z.looseObject({
  unit: text,
  sources: z.array(z.looseObject({ file: text, source: text })),
  figures: z.array(
    z.looseObject({
      id: text,
      label: text,
      unit: z.enum(['yuan', 'ratio', 'count', 'score', 'quantity']),
      value: text.regex(DECIMAL_PATTERN).nullable(),
      inputs: texts,
      formula: text.optional(),
      source: place.optional(),
      shown: text.optional(),
    }),
  ),
  shown: texts.optional(),
  report,
  findings: z.array(
    z.looseObject({
      rule: text,
      severity: z.enum(['error', 'warning', 'info']),
      message: text,
      place: place.optional(),
    }),
  ),
});

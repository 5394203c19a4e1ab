/** The shapes of what pages send: anything else is refused before it is looked at. */
import { z } from '../model/zod.ts';

const path = z
  .array(z.union([z.string().max(200), z.int().nonnegative()]))
  .min(1)
  .max(20);
const typed = z.string().max(1_000_000);

export const editShape = z.strictObject({
  base: z.string().max(64),
  override: z.boolean(),
  edit: z.discriminatedUnion('kind', [
    z.strictObject({
      kind: z.literal('value'),
      path,
      source: z.string().optional(),
      form: z.enum(['amount', 'number', 'text', 'date', 'choice']),
      typed: z.string().max(20_000),
      unit: z.enum(['元', '万元']).optional(),
    }),
    z.strictObject({
      kind: z.literal('prose'),
      file: z.string().max(200),
      slot: z
        .string()
        .regex(/^[A-Za-z]\w{0,60}$/)
        .optional(),
      source: typed,
      typed,
    }),
  ]),
});

export const newShape = z.strictObject({
  name: z.string().trim().min(1).max(100),
  year: z.string().regex(/^20\d\d$/),
  profile: z.string().max(100),
});

const cells = z.record(z.string().max(40), z.string().max(20_000));

export const rowsShape = z.strictObject({
  block: z.string().max(40),
  edits: z.array(z.strictObject({ row: cells, column: z.string().max(40), typed: z.string().max(20_000) })).max(20_000),
  added: z.array(cells).max(2000),
  removed: z.array(cells).max(2000),
});

const said = { text: z.string().trim().min(1).max(5000), by: z.string().trim().max(40) };

export const sayShape = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('remark'), quote: z.string().min(1).max(2000), ...said }),
  z.strictObject({ kind: z.literal('answer'), id: z.string().max(20), ...said }),
  z.strictObject({ kind: z.literal('settle'), id: z.string().max(20), settled: z.boolean() }),
  z.strictObject({
    kind: z.literal('waive'),
    rule: z.string().regex(/^[A-Z]\d\d$/),
    path: z.string().max(500).optional(),
    text: said.text,
    by: said.by.min(1),
  }),
]);

export const turnShape = z.strictObject({ count: z.int().min(1).max(200) });

export const takeShape = z.strictObject({ index: z.int().nonnegative().max(10_000) });

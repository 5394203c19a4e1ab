/** The shapes of what pages send: anything else is refused before it is looked at. */
import { z } from 'zod';

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

/** The edits that cases of rules are made of. */
import { type Block, type Inline, plainText, type Report } from '../src/model/report.ts';

/** JSON with values set by path. @throws for a path whose owner is not there */
export function withJson(text: string, values: Readonly<Record<string, unknown>>): string {
  const root: unknown = JSON.parse(text);
  for (const [path, value] of Object.entries(values)) {
    const steps = [...path.matchAll(/\["((?:[^"\\]|\\.)*)"\]|\[(\d+)\]|([^.[\]]+)/g)].map(
      ([, quoted, index, key]) => quoted ?? (index === undefined ? (key ?? '') : Number(index)),
    );
    const last = steps.pop() ?? '';
    const owner = steps.reduce<unknown>((one, step) => (one as Record<string | number, unknown>)?.[step], root);
    if (typeof owner !== 'object' || owner === null) throw new Error(`nothing to hold ${path}`);
    if (value !== undefined) (owner as Record<string | number, unknown>)[last] = value;
    else if (Array.isArray(owner)) owner.splice(Number(last), 1);
    else delete (owner as Record<string | number, unknown>)[last];
  }
  return JSON.stringify(root, undefined, 2);
}

/** The report with the first text that holds `from` printing `to` for it. @throws when there is none */
export function changedReport(report: Report, [from, to]: readonly [from: string, to: string]): Report {
  let done = false;
  const visit = (value: unknown): unknown => {
    if (done) return value;
    if (isText(value)) {
      const text = plainText(value);
      if (!text.includes(from)) return value;
      done = true;
      return [{ kind: 'text', text: text.replace(from, to) }];
    }
    if (typeof value === 'string' && value.includes(from)) {
      done = true;
      return value.replace(from, to);
    }
    if (Array.isArray(value)) return value.map(visit);
    if (typeof value !== 'object' || value === null || value instanceof Map) return value;
    return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, visit(one)]));
  };
  const parts = report.parts.map((part) => ({ ...part, blocks: part.blocks.map((one) => visit(one) as Block) }));
  if (!done) throw new Error(`“${from}” is not printed`);
  return { ...report, parts };
}

function isText(value: unknown): value is readonly Inline[] {
  const kinds = ['text', 'figure', 'lineBreak', 'checkBox'];
  return Array.isArray(value) && value.length > 0 && value.every((one) => kinds.includes((one as Inline).kind));
}

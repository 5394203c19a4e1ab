/**
 * Checks a template before it runs: unknown helpers, fields and figures, and blocks that are not closed, each with its
 * place. Handlebars alone lets a misspelt field inside `{{#if}}` or `{{#each}}` pass in silence.
 */
import type { Finding, Place } from '../diagnostics/finding.ts';
import { nearest } from '../diagnostics/suggest.ts';
import { templateOutline } from './compiled-templates.ts';
import { FIGURE_HELPERS, KNOWN_HELPERS } from './helper-names.ts';
import { elementOf, fieldsOf, type Shape } from './shape.ts';
import type { CallNode, ExpressionNode, Outline, PathNode, Spot, StatementNode } from './template-outline.ts';

export interface TemplateScope {
  readonly file: string;
  readonly shape: Shape;
  readonly hasFigure: (id: string) => boolean;
  readonly figureIds: () => Iterable<string>;
  /** Names of the prose slots of the profile. */
  readonly slots: readonly string[];
  readonly partials: Readonly<Record<string, { readonly source: string; readonly file: string }>>;
  /** First line of the source in its file, when it is a part of one. */
  readonly firstLine?: number;
}

interface Frame {
  readonly scope: TemplateScope;
  /** Innermost first. */
  readonly shapes: readonly Shape[];
  /** Literal values handed to a partial. */
  readonly bound: ReadonlyMap<string, string | undefined>;
  readonly findings: Finding[];
}

/** All faults of one template. */
export function checkTemplate(source: string, scope: TemplateScope): Finding[] {
  const findings: Finding[] = [];
  const unbalanced = blockBalance(source, scope);
  if (unbalanced.length > 0) return unbalanced;
  let outline: Outline;
  try {
    outline = templateOutline(source);
  } catch (error) {
    return [syntaxFinding(error, scope)];
  }
  walk(outline, { scope, shapes: [scope.shape], bound: new Map(), findings });
  return findings;
}

function walk(outline: Outline, frame: Frame): void {
  for (const statement of outline) walkStatement(statement, frame);
}

function walkStatement(statement: StatementNode, frame: Frame): void {
  switch (statement.kind) {
    case 'print':
      walkPrint(statement.call, frame);
      return;
    case 'block':
      walkBlock(statement, frame);
      return;
    case 'partial':
      walkPartial(statement, frame);
  }
}

function walkBlock({ call, body, otherwise }: Extract<StatementNode, { kind: 'block' }>, frame: Frame): void {
  walkCall(call, frame);
  const name = call.path.original;
  walk(body, name === 'each' || name === 'with' ? innerFrame(call, name, frame) : frame);
  walk(otherwise, frame);
}

function innerFrame(call: CallNode, name: string, frame: Frame): Frame {
  const target = call.params[0];
  const shape = target?.kind === 'path' ? resolvePath(target, frame) : undefined;
  const inner = shape === undefined ? undefined : name === 'each' ? elementOf(shape) : shape;
  if (shape !== undefined && inner === undefined && target?.kind === 'path') {
    report(frame, target.at, 'T04', `“${target.original}”不是列表，不能用 {{#each}}`);
  }
  return inner === undefined
    ? { ...frame, shapes: [{}, ...frame.shapes] }
    : { ...frame, shapes: [inner, ...frame.shapes] };
}

/** `{{name}}` prints a field; with anything behind the name it is a call. */
function walkPrint(call: CallNode, frame: Frame): void {
  const { path, params, hasHash } = call;
  if (params.length > 0 || hasHash) walkCall(call, frame);
  else if (KNOWN_HELPERS.includes(path.original))
    report(frame, path.at, 'T02', `{{${path.original}}} 后面缺少数据代号`);
  else if (!path.data) resolvePath(path, frame);
}

function walkCall(call: CallNode, frame: Frame): void {
  const { original, at } = call.path;
  if (!KNOWN_HELPERS.includes(original)) {
    const near = nearest(original, KNOWN_HELPERS);
    report(frame, at, 'T02', `不认识的写法“${original}”`, { actual: original, expected: near });
    return;
  }
  for (const param of call.params) walkExpression(param, frame);
  checkFigure(call, original, frame);
  if (original === 'slot' || original === 'ifSlot') checkSlot(call, frame);
}

function walkExpression(expression: ExpressionNode, frame: Frame): void {
  if (expression.kind === 'path' && !expression.data) resolvePath(expression, frame);
  if (expression.kind === 'call') walkCall(expression, frame);
}

/** A figure id that is written out, or built from parts that are, must exist. */
function checkFigure(call: CallNode, helper: string, frame: Frame): void {
  if (!(FIGURE_HELPERS as readonly string[]).includes(helper)) return;
  const param = call.params[0];
  const id = param === undefined ? undefined : literalValue(param, frame);
  if (param === undefined || id === undefined || frame.scope.hasFigure(id)) return;
  const near = nearest(id, frame.scope.figureIds());
  report(frame, param.at, 'T03', `没有代号为“${id}”的数据`, { actual: id, expected: near });
}

function checkSlot(call: CallNode, frame: Frame): void {
  const param = call.params[0];
  const name = param === undefined ? undefined : literalValue(param, frame);
  if (param === undefined || name === undefined || frame.scope.slots.includes(name)) return;
  const expected = nearest(name, frame.scope.slots);
  report(frame, param.at, 'T09', `profile.json 的 prose 中没有“${name}”`, { actual: name, expected });
}

function literalValue(expression: ExpressionNode, frame: Frame): string | undefined {
  switch (expression.kind) {
    case 'text':
      return expression.value;
    case 'path':
      return frame.bound.get(expression.original);
    case 'call': {
      if (expression.path.original !== 'child') return undefined;
      const parts = expression.params.map((param) => literalValue(param, frame));
      return parts.some((part) => part === undefined) ? undefined : parts.join('.');
    }
    case 'other':
      return undefined;
  }
}

function walkPartial({ name, values, at }: Extract<StatementNode, { kind: 'partial' }>, frame: Frame): void {
  const partial = frame.scope.partials[name];
  if (partial === undefined) {
    const near = nearest(name, Object.keys(frame.scope.partials));
    report(frame, at, 'T02', `没有名为“${name}”的共用语句`, { actual: name, expected: near });
    return;
  }
  for (const [, value] of values) walkExpression(value, frame);
  const bound = new Map(values.map(([key, value]) => [key, literalValue(value, frame)]));
  const fields = Object.fromEntries(values.map(([key]) => [key, 'text' as const]));
  const scope = { ...frame.scope, file: partial.file, firstLine: 1 };
  const shapes = [fields, ...frame.shapes];
  walk(templateOutline(partial.source), { scope, shapes, bound, findings: frame.findings });
}

/** The shape a path names, or undefined after reporting that there is none. */
function resolvePath(path: PathNode, frame: Frame): Shape | undefined {
  if (path.original === 'this' || path.parts.length === 0) return frame.shapes[path.depth];
  const [first, ...rest] = path.parts;
  const start = frame.shapes.slice(path.depth);
  // Handlebars looks a name up in the innermost context only; the hash of a partial is laid over its caller's context.
  const shape = first === undefined ? undefined : (fieldsOf(start[0] ?? {})?.[first] ?? inheritedField(frame, first));
  const found = rest.reduce<Shape | undefined>(
    (at, part) => (at === undefined ? undefined : fieldsOf(at)?.[part]),
    shape,
  );
  if (found !== undefined) return found;
  const candidates = Object.keys(fieldsOf(start[0] ?? {}) ?? {});
  const near = nearest(path.original, candidates);
  report(frame, path.at, 'T01', `没有名为“${path.original}”的内容`, { actual: path.original, expected: near });
  return undefined;
}

function inheritedField(frame: Frame, name: string): Shape | undefined {
  return frame.bound.size > 0 ? fieldsOf(frame.shapes[1] ?? {})?.[name] : undefined;
}

function report(
  frame: Frame,
  [line, column]: Spot,
  rule: string,
  message: string,
  values: { actual?: string | undefined; expected?: string | undefined } = {},
): void {
  const finding: Finding = {
    rule,
    severity: 'error',
    message,
    place: placeOf(frame.scope, line, column + 1),
    ...(values.actual === undefined ? {} : { actual: values.actual }),
    ...(values.expected === undefined ? {} : { expected: values.expected, hint: `是否应为“${values.expected}”？` }),
  };
  const known = frame.findings.some((other) => JSON.stringify(other) === JSON.stringify(finding));
  if (!known) frame.findings.push(finding);
}

export function placeOf(
  scope: { readonly file: string; readonly firstLine?: number },
  line: number,
  column: number,
): Place {
  return { file: scope.file, line: line + (scope.firstLine ?? 1) - 1, column };
}

interface OpenBlock {
  readonly name: string;
  readonly line: number;
  readonly column: number;
}

/** `{{#x}}` without `{{/x}}`, or closed by another name: told at the place of the opening, which Handlebars does not know. */
function blockBalance(source: string, scope: TemplateScope): Finding[] {
  const open: OpenBlock[] = [];
  for (const match of source.matchAll(/\{\{~?([#/])\s*([A-Za-z]+)/g)) {
    const before = source.slice(0, match.index).split('\n');
    const at = { name: match[2] ?? '', line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
    if (match[1] === '#') open.push(at);
    else {
      const last = open.pop();
      if (last?.name !== at.name) return [balanceFinding(scope, last, at)];
    }
  }
  return open.map((block) => balanceFinding(scope, block, undefined));
}

function balanceFinding(scope: TemplateScope, open: OpenBlock | undefined, close: OpenBlock | undefined): Finding {
  const at = open ?? close ?? { name: '', line: 1, column: 1 };
  const message =
    open === undefined
      ? `{{/${at.name}}} 前面没有对应的 {{#${at.name}}}`
      : `{{#${at.name}}} 没有对应的 {{/${at.name}}}`;
  return {
    rule: 'T05',
    severity: 'error',
    message,
    place: placeOf(scope, at.line, at.column),
    ...(open && close ? { actual: `{{/${close.name}}}`, related: [placeOf(scope, close.line, close.column)] } : {}),
    expected: open === undefined ? `{{#${at.name}}}` : `{{/${at.name}}}`,
    hint: '补上缺少的一半，或删去多余的一半',
  };
}

function syntaxFinding(error: unknown, scope: TemplateScope): Finding {
  const text = error instanceof Error ? error.message : String(error);
  const line = Number.parseInt(/line (\d+)/.exec(text)?.[1] ?? '1', 10);
  const pointer = /\n(-*)\^/.exec(text)?.[1]?.length ?? 0;
  const excerpt = text.split('\n')[1] ?? '';
  return {
    rule: 'T05',
    severity: 'error',
    message: '模板写法有误，无法解析',
    place: placeOf(scope, line, 1),
    actual: excerpt.slice(Math.max(0, pointer - 20), pointer + 10),
    hint: '检查这一行的花括号是否成对，{{…}} 内的引号是否成对',
  };
}

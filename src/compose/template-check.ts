/**
 * Checks a template before it runs: unknown helpers, fields and figures, and blocks that are not closed, each with its
 * place. Handlebars alone lets a misspelt field inside `{{#if}}` or `{{#each}}` pass in silence.
 */
import type { Finding, Place } from '../diagnostics/finding.ts';
import { nearest } from '../diagnostics/suggest.ts';
import { PARTIAL_USES, TEMPLATE_NESTING } from '../model/limits.ts';
import type { SourceText } from '../model/profile-files.ts';
import { blockFaults } from './block-balance.ts';
import { templateOutline } from './compiled-templates.ts';
import { FIGURE_HELPERS, KNOWN_HELPERS } from './helper-names.ts';
import { elementOf, fieldOf, fieldsOf, isPrinted, type Shape } from './shape.ts';
import type { CallNode, ExpressionNode, Outline, PathNode, Spot, StatementNode } from './template-outline.ts';
import { placeOf } from './template-place.ts';

export { placeOf } from './template-place.ts';

export interface TemplateScope {
  readonly file: string;
  readonly shape: Shape;
  readonly hasFigure: (id: string) => boolean;
  readonly figureIds: () => Iterable<string>;
  /** Names of the prose slots of the profile. */
  readonly slots: readonly string[];
  /** Names of the numbers that the profile asks for, and of those of the unit. */
  readonly facts: readonly string[];
  readonly partials: ReadonlyMap<string, SourceText>;
  /** First line of the source in its file, when it is a part of one. */
  readonly firstLine?: number;
}

interface Frame {
  readonly scope: TemplateScope;
  /** Innermost first. */
  readonly shapes: readonly Shape[];
  /** Literal values handed to a partial. */
  readonly bound: ReadonlyMap<string, string | undefined>;
  /** Phrases that this one is a part of, the outermost first. */
  readonly within: readonly string[];
  /** Where the innermost of them was called; none in the template itself. */
  readonly caller?: { readonly frame: Frame; readonly at: Spot };
  readonly found: Found;
}

/** What the walk through one template has come to. */
interface Found {
  readonly findings: Map<string, Finding>;
  partialUses: number;
}

/** Inside a block over a name that does not exist: that was told, and nothing can be said of the names within. */
const UNKNOWN: Shape = {};

/** All faults of one template. */
export function checkTemplate(source: string, scope: TemplateScope): Finding[] {
  const unbalanced = blockFaults(source, scope);
  if (unbalanced.length > 0) return unbalanced;
  const found: Found = { findings: new Map(), partialUses: 0 };
  try {
    const outline = templateOutline(source);
    walk(outline, { scope, shapes: [scope.shape], bound: new Map(), within: [], found });
  } catch (error) {
    return [error instanceof RangeError ? tooDeep(scope) : syntaxFinding(error, scope)];
  }
  return [...found.findings.values()];
}

/** Brackets within brackets; blocks within blocks are counted by their own rule. */
function tooDeep(scope: TemplateScope): Finding {
  const message = `模板的写法嵌套太深，最多 ${TEMPLATE_NESTING} 层`;
  return { rule: 'T29', severity: 'error', message, place: placeOf(scope, 1, 1), hint: '拆成几句，或去掉多余的括号' };
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
      return;
    case 'unused':
      report(frame, statement.at, 'T02', '模板里不能用 {{* …}}、{{#* …}}、{{#> …}} 这样的写法');
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
  return { ...frame, shapes: [inner ?? UNKNOWN, ...frame.shapes] };
}

/** `{{name}}` prints a field; with anything behind the name it is a call. */
function walkPrint(call: CallNode, frame: Frame): void {
  const { path, params, hasHash } = call;
  if (path.literal || params.length > 0 || hasHash) walkCall(call, frame);
  else if (KNOWN_HELPERS.includes(path.original))
    report(frame, path.at, 'T02', `{{${path.original}}} 后面缺少数据代号`);
  else printPath(path, frame);
}

function walkCall(call: CallNode, frame: Frame): void {
  const { original, at, literal } = call.path;
  if (literal) {
    report(frame, at, 'T02', '花括号里应是内容的名称或写法，不能直接写文字或数');
    return;
  }
  if (!KNOWN_HELPERS.includes(original)) {
    const near = nearest(original, KNOWN_HELPERS);
    report(frame, at, 'T02', `不认识的写法“${original}”`, { actual: original, expected: near });
    return;
  }
  for (const param of call.params) walkExpression(param, frame);
  checkFigure(call, original, frame);
  if (original === 'slot' || original === 'ifSlot') checkSlot(call, frame);
  if (original === 'fact') checkFact(call, frame);
}

function walkExpression(expression: ExpressionNode, frame: Frame): void {
  if (expression.kind === 'path') resolvePath(expression, frame);
  if (expression.kind === 'call') walkCall(expression, frame);
}

/** A figure id that is written out, or built from parts that are, must exist. */
function checkFigure(call: CallNode, helper: string, frame: Frame): void {
  if (!(FIGURE_HELPERS as readonly string[]).includes(helper)) return;
  const param = call.params[0];
  if (param?.kind === 'path' && !frame.bound.has(param.parts[0] ?? '')) checkIsFigure(param, frame);
  const id = param === undefined ? undefined : literalValue(param, frame);
  if (param === undefined || id === undefined || frame.scope.hasFigure(id)) return;
  const near = nearest(id, frame.scope.figureIds());
  report(frame, param.at, 'T03', `没有代号为“${id}”的数据`, { actual: id, expected: near });
}

/** `{{amount name}}` where the list tells name and total. */
function checkIsFigure(path: PathNode, frame: Frame): void {
  const shape = resolvePath(path, frame);
  if (shape === undefined || shape === 'figure') return;
  const beside = Object.entries(fieldsOf(frame.shapes[path.depth] ?? {}) ?? {});
  const figures = beside.filter(([, field]) => field === 'figure').map(([name]) => name);
  report(frame, path.at, 'T03', `“${path.original}”不是数据，不能作金额、比重等印出`, {
    actual: path.original,
    ...(figures.length > 0 && { expected: figures.join('、'), hint: '写上“应为”中的一个；文字直接写 {{名称}}' }),
  });
}

function checkSlot(call: CallNode, frame: Frame): void {
  const param = call.params[0];
  const name = param === undefined ? undefined : literalValue(param, frame);
  if (param === undefined || name === undefined || frame.scope.slots.includes(name)) return;
  const expected = nearest(name, frame.scope.slots);
  report(frame, param.at, 'T09', `profile.json 的 prose 中没有“${name}”`, { actual: name, expected });
}

function checkFact(call: CallNode, frame: Frame): void {
  const param = call.params[0];
  const name = param === undefined ? undefined : literalValue(param, frame);
  if (param === undefined || name === undefined || frame.scope.facts.includes(name)) return;
  const expected = nearest(name, frame.scope.facts);
  report(frame, param.at, 'T09', `没有名为“${name}”的数，先在 profile.json 的 facts 中写上它的名称和单位`, {
    actual: name,
    expected,
  });
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
  if (name === undefined) {
    report(frame, at, 'T02', '共用语句的名称要直接写出，如 {{> change}}');
    return;
  }
  const partial = frame.scope.partials.get(name);
  if (partial === undefined) {
    const near = nearest(name, frame.scope.partials.keys());
    report(frame, at, 'T02', `没有名为“${name}”的共用语句`, { actual: name, expected: near });
    return;
  }
  if (frame.within.includes(name)) {
    const circle = [...frame.within.slice(frame.within.indexOf(name)), name].join(' → ');
    report(frame, at, 'T29', `共用语句引用了自己：${circle}`, { actual: name });
    return;
  }
  frame.found.partialUses += 1;
  if (frame.found.partialUses > PARTIAL_USES) {
    if (frame.found.partialUses === PARTIAL_USES + 1) {
      report(frame, at, 'T29', `共用语句层层引用，展开后超过 ${PARTIAL_USES} 句`);
    }
    return;
  }
  for (const [, value] of values) walkExpression(value, frame);
  const bound = new Map(values.map(([key, value]) => [key, literalValue(value, frame)]));
  const fields = Object.fromEntries(values.map(([key]) => [key, 'text' as const]));
  const scope = { ...frame.scope, file: partial.file, firstLine: 1 };
  const shapes = [fields, ...frame.shapes];
  const within = [...frame.within, name];
  // A phrase that cannot be parsed is told by the check of its own file.
  const outline = blockFaults(partial.source, scope).length > 0 ? undefined : parsable(partial.source);
  if (outline !== undefined) walk(outline, { scope, shapes, bound, within, found: frame.found, caller: { frame, at } });
}

function parsable(source: string): Outline | undefined {
  try {
    return templateOutline(source);
  } catch {
    return undefined;
  }
}

/** What `{{#each}}` tells of its turn. */
const LOOP_DATA = ['index', 'first', 'last', 'key'];

/** A path that stands where its content is printed. */
function printPath(path: PathNode, frame: Frame): void {
  const shape = resolvePath(path, frame);
  if (shape !== undefined && !isPrinted(shape)) {
    report(frame, path.at, 'T04', `“${path.original}”是一组内容，不能直接印出`, { actual: path.original });
  }
}

/** The shape a path names, or undefined after reporting that there is none. */
function resolvePath(path: PathNode, frame: Frame): Shape | undefined {
  if (path.data) return loopData(path, frame);
  if (path.original === 'this' || path.parts.length === 0) return frame.shapes[path.depth];
  const [first, ...rest] = path.parts;
  const start = frame.shapes.slice(path.depth);
  // Handlebars looks a name up in the innermost context only; the hash of a partial is laid over its caller's context.
  const shape = first === undefined ? undefined : (fieldOf(start[0] ?? {}, first) ?? inheritedField(frame, first));
  const found = rest.reduce<Shape | undefined>((at, part) => (at === undefined ? undefined : fieldOf(at, part)), shape);
  if (found !== undefined || start[0] === UNKNOWN) return found;
  const near = nearest(path.original, namesBeside(path.parts, start[0] ?? {}));
  if (near === undefined && notHandedOn(path, frame)) return undefined;
  report(frame, path.at, 'T01', `没有名为“${path.original}”的内容`, { actual: path.original, expected: near });
  return undefined;
}

/** A phrase names what its caller has to give it: told where it is called. */
function notHandedOn({ original, at: [line, column] }: PathNode, frame: Frame): boolean {
  const { caller, scope, within } = frame;
  if (caller === undefined) return false;
  const call = `{{> ${within.at(-1)} ${original}=…}}`;
  const message = `共用语句“${within.at(-1)}”要用“${original}”，这里没有给出`;
  const hint = `写成 ${call}；不该用到的，改共用语句`;
  report(caller.frame, caller.at, 'T01', message, { expected: call, hint }, [placeOf(scope, line, column + 1)]);
  return true;
}

/** The names that could have been meant: of the first part, or of the last below those before it. */
function namesBeside(parts: readonly string[], shape: Shape): string[] {
  const above = parts.slice(0, -1);
  const holder = above.reduce<Shape | undefined>(
    (at, part) => (at === undefined ? undefined : fieldOf(at, part)),
    shape,
  );
  const below = Object.keys(fieldsOf(holder ?? {}) ?? {}).map((name) => [...above, name].join('.'));
  return holder === undefined ? Object.keys(fieldsOf(shape) ?? {}) : below;
}

function inheritedField(frame: Frame, name: string): Shape | undefined {
  return frame.bound.size > 0 ? fieldOf(frame.shapes[1] ?? {}, name) : undefined;
}

function loopData({ original, parts, at }: PathNode, frame: Frame): Shape | undefined {
  const [name = '', ...rest] = parts;
  if (LOOP_DATA.includes(name) && rest.length === 0) return 'number';
  const expected = LOOP_DATA.map((known) => `@${known}`).join('、');
  report(frame, at, 'T01', `没有名为“${original}”的内容`, { actual: original, expected });
  return undefined;
}

function report(
  frame: Frame,
  [line, column]: Spot,
  rule: string,
  message: string,
  values: { actual?: string | undefined; expected?: string | undefined; hint?: string } = {},
  related: readonly Place[] = [],
): void {
  const finding: Finding = {
    rule,
    severity: 'error',
    message,
    place: placeOf(frame.scope, line, column + 1),
    ...(values.actual === undefined ? {} : { actual: values.actual }),
    ...(values.expected === undefined
      ? {}
      : { expected: values.expected, hint: values.hint ?? `是否应为“${values.expected}”？` }),
    ...(related.length === 0 ? {} : { related }),
  };
  frame.found.findings.set(JSON.stringify(finding), finding);
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

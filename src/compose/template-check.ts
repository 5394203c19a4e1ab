/**
 * Checks a template before it runs: unknown helpers, fields and figures, and blocks that are not closed, each with its
 * place. Handlebars alone lets a misspelt field inside `{{#if}}` or `{{#each}}` pass in silence.
 */
import type { Finding } from '../diagnostics/finding.ts';
import { nearest } from '../diagnostics/suggest.ts';
import { PARTIAL_USES, TEMPLATE_NESTING } from '../model/limits.ts';
import type { SourceText } from '../model/profile-files.ts';
import { blockFaults } from './block-balance.ts';
import { parsedTemplate } from './compiled-templates.ts';
import { FIGURE_HELPERS, KNOWN_HELPERS } from './helper-names.ts';
import { elementOf, fieldOf, fieldsOf, isPrinted, type Shape } from './shape.ts';
import { placeOf } from './template-place.ts';

export { placeOf } from './template-place.ts';

export interface TemplateScope {
  readonly file: string;
  readonly shape: Shape;
  readonly hasFigure: (id: string) => boolean;
  readonly figureIds: () => Iterable<string>;
  /** Names of the prose slots of the profile. */
  readonly slots: readonly string[];
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
  readonly found: Found;
}

/** What the walk through one template has come to. */
interface Found {
  readonly findings: Map<string, Finding>;
  partialUses: number;
}

/** All faults of one template. */
export function checkTemplate(source: string, scope: TemplateScope): Finding[] {
  const unbalanced = blockFaults(source, scope);
  if (unbalanced.length > 0) return unbalanced;
  const found: Found = { findings: new Map(), partialUses: 0 };
  try {
    const program = parsedTemplate(source);
    walkProgram(program, { scope, shapes: [scope.shape], bound: new Map(), within: [], found });
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

function walkProgram(program: hbs.AST.Program | undefined, frame: Frame): void {
  for (const statement of program?.body ?? []) walkStatement(statement, frame);
}

function walkStatement(statement: hbs.AST.Statement, frame: Frame): void {
  switch (statement.type) {
    case 'MustacheStatement':
      walkCall(statement as hbs.AST.MustacheStatement, frame);
      return;
    case 'BlockStatement':
      walkBlock(statement as hbs.AST.BlockStatement, frame);
      return;
    case 'PartialStatement':
      walkPartial(statement as hbs.AST.PartialStatement, frame);
      return;
    case 'ContentStatement':
    case 'CommentStatement':
      return;
    default:
      report(frame, statement.loc, 'T02', '模板里不能用 {{* …}}、{{#* …}}、{{#> …}} 这样的写法');
  }
}

function walkBlock(block: hbs.AST.BlockStatement, frame: Frame): void {
  walkCall(block, frame);
  const name = (block.path as hbs.AST.PathExpression).original;
  const inner = name === 'each' || name === 'with' ? innerFrame(block, name, frame) : frame;
  walkProgram(block.program, inner);
  walkProgram(block.inverse, frame);
}

function innerFrame(block: hbs.AST.BlockStatement, name: string, frame: Frame): Frame {
  const target = block.params[0];
  const shape = target?.type === 'PathExpression' ? resolvePath(target as hbs.AST.PathExpression, frame) : undefined;
  const inner = shape === undefined ? undefined : name === 'each' ? elementOf(shape) : shape;
  if (shape !== undefined && inner === undefined && target !== undefined) {
    report(frame, target.loc, 'T04', `“${(target as hbs.AST.PathExpression).original}”不是列表，不能用 {{#each}}`);
  }
  return inner === undefined
    ? { ...frame, shapes: [{}, ...frame.shapes] }
    : { ...frame, shapes: [inner, ...frame.shapes] };
}

type Call = hbs.AST.MustacheStatement | hbs.AST.BlockStatement | hbs.AST.SubExpression;

function walkCall(call: Call, frame: Frame): void {
  const path = call.path as hbs.AST.PathExpression;
  if (path.type !== 'PathExpression') {
    report(frame, path.loc, 'T02', '花括号里应是内容的名称或写法，不能直接写文字或数');
    return;
  }
  const isCall = call.params.length > 0 || (call.hash?.pairs.length ?? 0) > 0 || call.type !== 'MustacheStatement';
  if (!isCall) {
    if (KNOWN_HELPERS.includes(String(path.original)))
      report(frame, path.loc, 'T02', `{{${String(path.original)}}} 后面缺少数据代号`);
    else printPath(path, frame);
    return;
  }
  if (!KNOWN_HELPERS.includes(String(path.original))) {
    const near = nearest(String(path.original), KNOWN_HELPERS);
    report(frame, path.loc, 'T02', `不认识的写法“${String(path.original)}”`, {
      actual: String(path.original),
      expected: near,
    });
    return;
  }
  for (const param of call.params) walkExpression(param, frame);
  checkFigure(call, String(path.original), frame);
  if (path.original === 'slot' || path.original === 'ifSlot') checkSlot(call, frame);
}

function walkExpression(expression: hbs.AST.Expression, frame: Frame): void {
  if (expression.type === 'PathExpression') {
    resolvePath(expression as hbs.AST.PathExpression, frame);
  }
  if (expression.type === 'SubExpression') walkCall(expression as hbs.AST.SubExpression, frame);
}

/** A figure id that is written out, or built from parts that are, must exist. */
function checkFigure(call: Call, helper: string, frame: Frame): void {
  if (!(FIGURE_HELPERS as readonly string[]).includes(helper)) return;
  const param = call.params[0];
  const id = param === undefined ? undefined : literalValue(param, frame);
  if (param === undefined || id === undefined || frame.scope.hasFigure(id)) return;
  const near = nearest(id, frame.scope.figureIds());
  report(frame, param.loc, 'T03', `没有代号为“${id}”的数据`, { actual: id, expected: near });
}

function checkSlot(call: Call, frame: Frame): void {
  const param = call.params[0];
  const name = param === undefined ? undefined : literalValue(param, frame);
  if (param === undefined || name === undefined || frame.scope.slots.includes(name)) return;
  const expected = nearest(name, frame.scope.slots);
  report(frame, param.loc, 'T09', `profile.json 的 prose 中没有“${name}”`, { actual: name, expected });
}

function literalValue(expression: hbs.AST.Expression, frame: Frame): string | undefined {
  if (expression.type === 'StringLiteral') return (expression as hbs.AST.StringLiteral).value;
  if (expression.type === 'PathExpression')
    return frame.bound.get(String((expression as hbs.AST.PathExpression).original));
  if (expression.type !== 'SubExpression') return undefined;
  const call = expression as hbs.AST.SubExpression;
  if ((call.path as hbs.AST.PathExpression).original !== 'child') return undefined;
  const parts = call.params.map((param) => literalValue(param, frame));
  return parts.some((part) => part === undefined) ? undefined : parts.join('.');
}

function walkPartial(statement: hbs.AST.PartialStatement, frame: Frame): void {
  if (statement.name.type === 'SubExpression') {
    report(frame, statement.loc, 'T02', '共用语句的名称要直接写出，如 {{> change}}');
    return;
  }
  const name = String((statement.name as hbs.AST.PathExpression).original);
  const partial = frame.scope.partials.get(name);
  if (partial === undefined) {
    const near = nearest(name, frame.scope.partials.keys());
    report(frame, statement.loc, 'T02', `没有名为“${name}”的共用语句`, { actual: name, expected: near });
    return;
  }
  if (frame.within.includes(name)) {
    const circle = [...frame.within.slice(frame.within.indexOf(name)), name].join(' → ');
    report(frame, statement.loc, 'T29', `共用语句引用了自己：${circle}`, { actual: name });
    return;
  }
  frame.found.partialUses += 1;
  if (frame.found.partialUses > PARTIAL_USES) {
    if (frame.found.partialUses === PARTIAL_USES + 1) {
      report(frame, statement.loc, 'T29', `共用语句层层引用，展开后超过 ${PARTIAL_USES} 句`);
    }
    return;
  }
  const pairs = statement.hash?.pairs ?? [];
  for (const pair of pairs) walkExpression(pair.value, frame);
  const bound = new Map(pairs.map((pair) => [pair.key, literalValue(pair.value, frame)]));
  const fields = Object.fromEntries(pairs.map((pair) => [pair.key, 'text' as const]));
  const scope = { ...frame.scope, file: partial.file, firstLine: 1 };
  const shapes = [fields, ...frame.shapes];
  const within = [...frame.within, name];
  // A phrase that cannot be parsed is told by the check of its own file.
  if (blockFaults(partial.source, scope).length > 0 || !isParsable(partial.source)) return;
  walkProgram(parsedTemplate(partial.source), { scope, shapes, bound, within, found: frame.found });
}

function isParsable(source: string): boolean {
  try {
    parsedTemplate(source);
    return true;
  } catch {
    return false;
  }
}

/** What `{{#each}}` tells of its turn. */
const LOOP_DATA = ['index', 'first', 'last', 'key'];

/** A path that stands where its content is printed. */
function printPath(path: hbs.AST.PathExpression, frame: Frame): void {
  const shape = resolvePath(path, frame);
  if (shape !== undefined && !isPrinted(shape)) {
    report(frame, path.loc, 'T04', `“${String(path.original)}”是一组内容，不能直接印出`, {
      actual: String(path.original),
    });
  }
}

/** The shape a path names, or undefined after reporting that there is none. */
function resolvePath(path: hbs.AST.PathExpression, frame: Frame): Shape | undefined {
  if (path.data) return loopData(path, frame);
  if (String(path.original) === 'this' || path.parts.length === 0) return frame.shapes[path.depth];
  const [first, ...rest] = path.parts.map(String);
  const start = frame.shapes.slice(path.depth);
  // Handlebars looks a name up in the innermost context only; the hash of a partial is laid over its caller's context.
  const shape = first === undefined ? undefined : (fieldOf(start[0] ?? {}, first) ?? inheritedField(frame, first));
  const found = rest.reduce<Shape | undefined>((at, part) => (at === undefined ? undefined : fieldOf(at, part)), shape);
  if (found !== undefined) return found;
  const candidates = Object.keys(fieldsOf(start[0] ?? {}) ?? {});
  const near = nearest(String(path.original), candidates);
  report(frame, path.loc, 'T01', `没有名为“${String(path.original)}”的内容`, {
    actual: String(path.original),
    expected: near,
  });
  return undefined;
}

function inheritedField(frame: Frame, name: string): Shape | undefined {
  return frame.bound.size > 0 ? fieldOf(frame.shapes[1] ?? {}, name) : undefined;
}

function loopData(path: hbs.AST.PathExpression, frame: Frame): Shape | undefined {
  const [name = '', ...rest] = path.parts.map(String);
  if (LOOP_DATA.includes(name) && rest.length === 0) return 'number';
  const expected = LOOP_DATA.map((known) => `@${known}`).join('、');
  report(frame, path.loc, 'T01', `没有名为“${String(path.original)}”的内容`, {
    actual: String(path.original),
    expected,
  });
  return undefined;
}

function report(
  frame: Frame,
  loc: hbs.AST.SourceLocation,
  rule: string,
  message: string,
  values: { actual?: string | undefined; expected?: string | undefined } = {},
): void {
  const finding: Finding = {
    rule,
    severity: 'error',
    message,
    place: placeOf(frame.scope, loc.start.line, loc.start.column + 1),
    ...(values.actual === undefined ? {} : { actual: values.actual }),
    ...(values.expected === undefined ? {} : { expected: values.expected, hint: `是否应为“${values.expected}”？` }),
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

/** What a template calls and names, where: the part of its syntax tree that the check reads, as plain data. */
import Handlebars from 'handlebars';

/** Line from 1, column from 0. */
export type Spot = readonly [line: number, column: number];

export interface PathNode {
  readonly kind: 'path';
  readonly original: string;
  readonly parts: readonly string[];
  /** How many contexts further out it begins. */
  readonly depth: number;
  /** `@index` and the like. */
  readonly data: boolean;
  /** A number or a text in the place of a name. */
  readonly literal: boolean;
  readonly at: Spot;
}

export interface CallNode {
  readonly kind: 'call';
  readonly path: PathNode;
  readonly params: readonly ExpressionNode[];
  readonly hasHash: boolean;
  readonly at: Spot;
}

export type ExpressionNode =
  | PathNode
  | CallNode
  | { readonly kind: 'text'; readonly value: string; readonly at: Spot }
  | { readonly kind: 'other'; readonly at: Spot };

export type StatementNode =
  | { readonly kind: 'print'; readonly call: CallNode }
  | {
      readonly kind: 'block';
      readonly call: CallNode;
      readonly body: Outline;
      readonly otherwise: Outline;
    }
  | {
      readonly kind: 'partial';
      /** Undefined where it is to be found out when the template runs. */
      readonly name?: string;
      readonly values: readonly (readonly [key: string, value: ExpressionNode])[];
      readonly at: Spot;
    }
  /** Decorators and blocks of phrases, which are not used here. */
  | { readonly kind: 'unused'; readonly at: Spot };

export type Outline = readonly StatementNode[];

/** @throws Error of Handlebars for bad syntax */
export function outlineOf(source: string): Outline {
  return programOutline(Handlebars.parse(source));
}

function programOutline(program: hbs.AST.Program | undefined): Outline {
  return (program?.body ?? []).flatMap(statementOf);
}

function statementOf(statement: hbs.AST.Statement): StatementNode[] {
  switch (statement.type) {
    case 'MustacheStatement':
      return [{ kind: 'print', call: callOf(statement as hbs.AST.MustacheStatement) }];
    case 'BlockStatement': {
      const block = statement as hbs.AST.BlockStatement;
      const [body, otherwise] = [programOutline(block.program), programOutline(block.inverse)];
      return [{ kind: 'block', call: callOf(block), body, otherwise }];
    }
    case 'PartialStatement': {
      const { name, hash, loc } = statement as hbs.AST.PartialStatement;
      const values = (hash?.pairs ?? []).map(({ key, value }) => [key, expressionOf(value)] as const);
      const named = name.type === 'SubExpression' ? {} : { name: String((name as hbs.AST.PathExpression).original) };
      return [{ kind: 'partial', ...named, values, at: spotOf(loc) }];
    }
    case 'ContentStatement':
    case 'CommentStatement':
      return [];
    default:
      return [{ kind: 'unused', at: spotOf(statement.loc) }];
  }
}

type Call = Pick<hbs.AST.MustacheStatement, 'path' | 'params' | 'hash' | 'loc'>;

function callOf({ path, params, hash, loc }: Call): CallNode {
  return {
    kind: 'call',
    path: pathOf(path as hbs.AST.PathExpression),
    params: params.map(expressionOf),
    hasHash: (hash?.pairs.length ?? 0) > 0,
    at: spotOf(loc),
  };
}

/** A number or a text in the place of a name has no parts. */
function pathOf({ type, original, parts, depth, data, loc }: hbs.AST.PathExpression): PathNode {
  const names = (parts ?? []).map(String);
  return {
    kind: 'path',
    original: String(original),
    parts: names,
    depth: depth ?? 0,
    data: data === true,
    literal: type !== 'PathExpression',
    at: spotOf(loc),
  };
}

function expressionOf(expression: hbs.AST.Expression): ExpressionNode {
  switch (expression.type) {
    case 'PathExpression':
      return pathOf(expression as hbs.AST.PathExpression);
    case 'SubExpression':
      return callOf(expression as hbs.AST.SubExpression);
    case 'StringLiteral':
      return { kind: 'text', value: (expression as hbs.AST.StringLiteral).value, at: spotOf(expression.loc) };
    default:
      return { kind: 'other', at: spotOf(expression.loc) };
  }
}

function spotOf({ start }: hbs.AST.SourceLocation): Spot {
  return [start.line, start.column];
}

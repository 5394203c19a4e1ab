/** What helpers may be called with, and the one place where a wrong call becomes a fault at its place. */
import Handlebars from 'handlebars';
import { LONGEST_NUMERAL } from '../model/terms.ts';

/** A fault of a template, thrown inside a helper; whoever runs the template gives it a place where it has none. */
export class TemplateFault extends Error {
  /**
   * @param line, column from 1
   * @param phrase the partial in which they are; otherwise the template itself
   */
  constructor(
    message: string,
    readonly line?: number,
    readonly column?: number,
    readonly phrase?: string,
  ) {
    super(message);
  }
}

/** The same fault, in a phrase that the template uses. */
export function inPhrase(error: unknown, phrase: string): unknown {
  const fault = faultOf(error);
  if (fault === undefined || fault.phrase !== undefined) return error;
  return new TemplateFault(fault.message, fault.line, fault.column, phrase);
}

export interface HelperOptions {
  readonly hash: Readonly<Record<string, unknown>>;
  readonly data?: { readonly index?: number };
  readonly loc?: { readonly start: { readonly line: number; readonly column: number } };
  fn(context: unknown): string;
  inverse(context: unknown): string;
}

export function faultAt(options: HelperOptions, message: string): TemplateFault {
  const start = options.loc?.start;
  return new TemplateFault(message, start?.line, start && start.column + 1);
}

interface Kind {
  /** As it is called in messages. */
  readonly name: string;
  readonly holds: (value: unknown) => boolean;
}

/** What one argument of a helper may be. */
const KINDS = {
  words: { name: '一段文字', holds: (value) => typeof value === 'string' },
  name: {
    name: '代号或文字',
    holds: (value) => typeof value === 'string' || typeof value === 'number' || isText(value),
  },
  names: {
    name: '一列文字，如表单的 form.category',
    holds: (value) => Array.isArray(value) && value.every((entry) => typeof entry === 'string'),
  },
  index: {
    name: `序号，如 {{#each}} 里的 @index，不大于 ${LONGEST_NUMERAL - 1}`,
    holds: (value) => Number.isInteger(value) && Number(value) >= 0 && Number(value) < LONGEST_NUMERAL,
  },
} satisfies Record<string, Kind>;

export type ArgumentKind = keyof typeof KINDS;

/** A text of the context. */
function isText(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'toHTML' in value;
}

/** A helper with what it takes. */
export interface Helper {
  readonly takes: readonly ArgumentKind[];
  readonly run: Handlebars.HelperDelegate;
}

/** The helpers as Handlebars calls them: arguments looked at first, faults with the place of the call. */
export function callable(helpers: Readonly<Record<string, Helper>>): Record<string, Handlebars.HelperDelegate> {
  return Object.fromEntries(
    Object.entries(helpers).map(([name, { takes, run }]) => [
      name,
      function called(this: unknown, ...args: Parameters<Handlebars.HelperDelegate>) {
        const options = args.at(-1) as HelperOptions;
        checkArguments(name, takes, args.slice(0, -1), options);
        try {
          return run.apply(this, args);
        } catch (error) {
          throw placed(error, name, options);
        }
      },
    ]),
  );
}

function checkArguments(
  name: string,
  takes: readonly ArgumentKind[],
  args: readonly unknown[],
  options: HelperOptions,
): void {
  if (args.length !== takes.length) {
    throw faultAt(options, `{{${name}}} 后面应有 ${takes.length} 项，这里写了 ${args.length} 项`);
  }
  takes.forEach((kind, index) => {
    const { name: expected, holds } = KINDS[kind];
    if (!holds(args[index])) throw faultAt(options, `{{${name}}} 后面第 ${index + 1} 项应为${expected}`);
  });
}

/** Faults of what a block holds have their place already. */
function placed(error: unknown, name: string, options: HelperOptions): unknown {
  if (error instanceof Handlebars.Exception) return error;
  if (!(error instanceof TemplateFault)) return faultAt(options, `{{${name}}} 不能这样用：${String(error)}`);
  return error.line === undefined ? faultAt(options, error.message) : error;
}

/** What a template's run threw, as a fault of the template; undefined for a fault of the program. */
export function faultOf(error: unknown): TemplateFault | undefined {
  if (error instanceof TemplateFault) return error;
  if (!(error instanceof Handlebars.Exception)) return undefined;
  const { message, lineNumber, column } = error as Error & { lineNumber?: number; column?: number };
  const unknown = /^"(.+)" not defined in /.exec(message)?.[1];
  const text = unknown === undefined ? `不能这样写：${message.split('\n')[0]}` : `没有名为“${unknown}”的内容`;
  return new TemplateFault(text, lineNumber, column === undefined ? undefined : column + 1);
}

/** How a command is called: the one description from which parsing, help, completion and types are made. */

interface Word {
  readonly describe: string;
  readonly choices?: readonly string[];
  /** What the word names, for a shell that completes it. */
  readonly names?: 'unit' | 'profile';
  readonly required?: true;
}

/** `--name VALUE`, or a switch `--name`. Written twice, the last counts, unless it is `repeated`. */
export interface Option extends Word {
  readonly type: 'string' | 'number' | 'boolean';
  readonly default?: string | number | boolean;
  /** Each one written adds to the former. */
  readonly repeated?: true;
  /** Left out, the user's `juesuan.config.json` gives it; `default` where that does not. */
  readonly configured?: true;
}

/** A word in its place; the last one of a call may stand for `several`. */
export interface Positional extends Word {
  readonly default?: string;
  readonly several?: true;
}

export interface Call {
  readonly name: string;
  readonly describe: string;
  /** In the order of writing. */
  readonly positionals: Readonly<Record<string, Positional>>;
  /** In the order of the help. */
  readonly options: Readonly<Record<string, Option>>;
  readonly example?: string;
}

type ValueOf<Given extends Option | Positional> = Given extends { readonly choices: readonly (infer Choice)[] }
  ? Choice
  : Given extends { readonly type: 'number' }
    ? number
    : Given extends { readonly type: 'boolean' }
      ? boolean
      : Given extends { readonly repeated: true } | { readonly several: true }
        ? readonly string[]
        : string;

type Always =
  | { readonly default: unknown }
  | { readonly required: true }
  | { readonly repeated: true }
  | { readonly several: true };

type TypedValues<Words extends Readonly<Record<string, Option | Positional>>> = {
  readonly [Name in keyof Words]: Words[Name] extends Always ? ValueOf<Words[Name]> : ValueOf<Words[Name]> | undefined;
};

/** What a command is handed: each positional and option by its name. */
export type ArgumentsOf<Own extends Pick<Call, 'positionals' | 'options'>> = TypedValues<Own['positionals']> &
  TypedValues<Own['options']>;

/** The same of any call: what a parser has read. */
export type Values = Readonly<Record<string, unknown>>;

/** How a command is called: the one description from which parsing, help, completion and types are made. */

interface Word {
  readonly describe: string;
  readonly choices?: readonly string[];
  readonly required?: true;
}

/** `--name VALUE`, or a switch `--name`. Written twice, the last counts, unless it is `repeated`. */
export interface Option extends Word {
  readonly type: 'string' | 'number' | 'boolean';
  readonly default?: string | number | boolean;
  /** Each one written adds to the former. */
  readonly repeated?: true;
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

type Values<Words extends Readonly<Record<string, Option | Positional>>> = {
  readonly [Name in keyof Words]: Words[Name] extends Always ? ValueOf<Words[Name]> : ValueOf<Words[Name]> | undefined;
};

/** What a command is handed: each positional and option by its name. */
export type ArgumentsOf<Own extends Pick<Call, 'positionals' | 'options'>> = Values<Own['positionals']> &
  Values<Own['options']>;

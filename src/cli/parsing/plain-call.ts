/**
 * Calls written as they should be, read by Node's own parser: nothing more is loaded for them. Every other call, wrong
 * or merely unusual, and every call for help is left to `any-call.ts`.
 */
import { type ParseArgsConfig, parseArgs } from 'node:util';
import type { Call, Option, Values } from '../calls/call.ts';
import { type Command, type Group, isGroup } from '../commands.ts';

export interface ReadCall {
  readonly command: Command;
  readonly values: Values;
}

/** @returns undefined for a call that is not plain */
export function plainCall(args: readonly string[], commands: readonly (Command | Group)[]): ReadCall | undefined {
  if (!args.every(isPlain)) return undefined;
  const [word, ...rest] = args;
  const entry = commands.find((other) => (isGroup(other) ? other.name : other.call.name) === word);
  if (entry === undefined) return undefined;
  if (isGroup(entry)) return plainCall(rest, entry.commands);
  const values = valuesOf(rest, entry.call);
  return values === undefined ? undefined : { command: entry, values };
}

/** No short option, no negation, nothing with `=`; and no truth value, which yargs takes for that of a switch before it. */
function isPlain(word: string): boolean {
  return !/^-(?!-[a-z]+$)|^(?:true|false)$/.test(word);
}

function valuesOf(args: readonly string[], call: Call): Values | undefined {
  const read = parsed(args, call);
  const positionals = read && positionalValues(read.positionals, call);
  if (read === undefined || positionals === undefined) return undefined;
  const values: Record<string, unknown> = { ...positionals };
  for (const [name, option] of Object.entries(call.options)) {
    const value = optionValue(read.values[name], option);
    if (value === WRONG) return undefined;
    values[name] = value;
  }
  return values;
}

function parsed(args: readonly string[], call: Call) {
  const options: ParseArgsConfig['options'] = {};
  for (const [name, { type, repeated }] of Object.entries(call.options)) {
    options[name] = { type: type === 'boolean' ? 'boolean' : 'string', multiple: repeated === true };
  }
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true });
  } catch {
    return undefined;
  }
}

const WRONG = Symbol('wrong');

type Written = string | boolean | readonly (string | boolean)[] | undefined;

function optionValue(written: Written, option: Option): unknown {
  if (written === undefined) {
    if (option.configured) return undefined;
    return option.repeated ? [] : option.required ? WRONG : option.default;
  }
  if (typeof written !== 'string') return written;
  if (option.type === 'number') return /^(?:0|[1-9]\d{0,8})$/.test(written) ? Number(written) : WRONG;
  return option.choices?.includes(written) === false ? WRONG : written;
}

function positionalValues(words: readonly string[], call: Call): Values | undefined {
  const values: Record<string, unknown> = {};
  let rest = words;
  for (const [name, { several, required, choices, default: otherwise }] of Object.entries(call.positionals)) {
    const [word, ...others] = rest;
    if (word === undefined && required) return undefined;
    if (word !== undefined && choices?.includes(word) === false) return undefined;
    values[name] = several ? rest : (word ?? otherwise);
    rest = several ? [] : others;
  }
  return rest.length === 0 ? values : undefined;
}

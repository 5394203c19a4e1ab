/** What a call leaves out, from the user's `juesuan.config.json`, or as the call describes it. */
import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import type { Call, Values } from '../calls/call.ts';

export const SETTINGS_FILE = 'juesuan.config.json';

/** The values with those that settings give. @throws UsageError when the file is there and cannot be used */
export async function withSettings(values: Values, { options }: Call): Promise<Values> {
  const open = Object.entries(options).filter(([name, { configured }]) => configured && values[name] === undefined);
  if (open.length === 0) return values;
  const file = settingsFile();
  const settings: Values = file === undefined ? {} : (await import('./read-settings.ts')).readSettings(file);
  const given = open.map(([name, { default: otherwise }]) => [name, settings[name] ?? otherwise]);
  return { ...values, ...Object.fromEntries(given) };
}

/** The nearest one, from the current folder upwards. */
function settingsFile(): string | undefined {
  let folder = resolve('.');
  while (!existsSync(join(folder, SETTINGS_FILE))) {
    if (dirname(folder) === folder) return undefined;
    folder = dirname(folder);
  }
  return join(folder, SETTINGS_FILE);
}

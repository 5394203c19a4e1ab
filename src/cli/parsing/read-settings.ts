/** Reads `juesuan.config.json`; loaded only where there is one. */
import { dirname, isAbsolute, join, relative } from 'node:path';
import { readPlainJson } from '../../input/read-plain-json.ts';
import { type Settings, settingsSchema } from '../../model/settings.ts';
import { validateJson } from '../../validate/validate-json.ts';
import { findingsText } from '../terminal/findings-text.ts';
import { UsageError } from '../usage-error.ts';

/** The settings, with paths as seen from the current folder. @throws UsageError that tells each fault at its place */
export function readSettings(file: string): Settings {
  const shown = relative('.', file);
  const read = readPlainJson(file, shown, dirname(file));
  const checked = read.value === undefined ? undefined : validateJson(settingsSchema, read.value);
  if (checked?.value !== undefined) return asSeenFromHere(checked.value, dirname(shown));
  throw new UsageError(`设置文件不能用，请改正：\n\n${findingsText([...read.findings, ...(checked?.findings ?? [])])}`);
}

function asSeenFromHere(settings: Settings, folder: string): Settings {
  const moved = Object.entries(settings).map(([name, path]) => [name, isAbsolute(path) ? path : join(folder, path)]);
  return Object.fromEntries(moved);
}

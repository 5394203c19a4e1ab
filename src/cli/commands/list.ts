/** `juesuan list`: the units there are, and the profiles. */
import { join } from 'node:path';
import { readFileInside } from '../../files/read-file.ts';
import { profileIds } from '../../input/read-profile.ts';
import type { ListArguments } from '../calls/list.ts';
import { pathsFrom } from '../paths.ts';
import { alignedRows, print, printJson } from '../terminal/output.ts';
import { readProfileChain } from '../units/profiles.ts';
import { unitNames } from '../units/units.ts';

const STATUS_NAMES = new Map([
  ['preparing', '编制中'],
  ['published', '已公开'],
]);

interface UnitEntry {
  readonly unit: string;
  readonly name?: string;
  readonly year?: number;
  readonly profile?: string;
  readonly status?: string;
  /** Why the rest is not known. */
  readonly problem?: string;
}

export function list(args: ListArguments): void {
  const paths = pathsFrom(args);
  const units = unitNames(paths.units).map((unit) => unitEntry(paths.units, unit));
  const profiles = profileIds(paths.templates).map((profile) => ({
    profile,
    name: readProfileChain(paths.templates, profile).name ?? '',
  }));
  if (args.format === 'json') printJson({ units, profiles });
  else print([...unitLines(units), '', ...profileLines(profiles)].join('\n'));
}

/** Only a look: whoever wants to know what is wrong with a file runs `check`. */
function unitEntry(units: string, unit: string): UnitEntry {
  const folder = join(units, unit);
  const { bytes, problem } = readFileInside(join(folder, 'report.json'), folder);
  if (problem !== undefined)
    return { unit, problem: problem === 'missing' ? '没有 report.json' : '读不出 report.json' };
  try {
    return { unit, ...headOf(JSON.parse(new TextDecoder().decode(bytes)) as Record<string, unknown>) };
  } catch {
    return { unit, problem: 'report.json 有错误' };
  }
}

function headOf({ unit, year, profile, status }: Record<string, unknown>): Omit<UnitEntry, 'unit'> {
  const name = (unit as { name?: unknown } | undefined)?.name;
  return {
    ...(typeof name === 'string' ? { name } : {}),
    ...(typeof year === 'number' ? { year } : {}),
    ...(typeof profile === 'string' ? { profile } : {}),
    ...(typeof status === 'string' ? { status } : {}),
  };
}

function unitLines(units: readonly UnitEntry[]): string[] {
  if (units.length === 0) return ['还没有单位。新建单位：juesuan new 单位 --profile 模板 --year 年'];
  const rows = units.map(({ unit, name = '', year, profile = '', status = '', problem = '' }) => [
    unit,
    String(year ?? ''),
    profile,
    STATUS_NAMES.get(status) ?? status,
    `${name}${problem}`,
  ]);
  return alignedRows([['单位', '年度', '模板', '状态', '名称'], ...rows]);
}

function profileLines(profiles: readonly { profile: string; name: string }[]): string[] {
  if (profiles.length === 0) return ['还没有模板。'];
  return alignedRows([['模板', '名称'], ...profiles.map(({ profile, name }) => [profile, name])]);
}

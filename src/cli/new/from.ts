/** `juesuan new --from`: last year's paper, the prose of it and the values that this year's dossier is asked for. */
import { basename, dirname, resolve } from 'node:path';
import { aboutPaper } from '../../audit/about-paper.ts';
import type { Finding } from '../../diagnostics/finding.ts';
import { messages } from '../../diagnostics/messages.ts';
import { readFileInside } from '../../files/read-file.ts';
import { parseJson } from '../../input/read-json.ts';
import { tablesBy } from '../../loading.ts';
import { IMPORTED_FILE, NOTHING_IMPORTED } from '../../model/imported.ts';
import { importedRecordText } from '../../model/imported-record.ts';
import { PAPER_BYTES } from '../../model/limits.ts';
import type { Paths } from '../../pipeline.ts';
import { withPapers } from '../../stories/audit/given-papers.ts';
import type { GivenPaper } from '../../stories/import/given-files.ts';
import { intoDossier } from '../../stories/import/importing.ts';
import { proseOfPaper } from '../../stories/import/prose-of-paper.ts';
import { isSameUnit } from '../../workbook/recognise/head-lines.ts';
import { UsageError } from '../usage-error.ts';
import type { NewUnit } from './questions.ts';

export interface FormerPaper {
  readonly given: GivenPaper;
  /** As the paper calls it. */
  readonly unit: string;
  /** Markdown by the names under which the profile asks for prose. */
  readonly prose: ReadonlyMap<string, string>;
}

/** @param wanted name of the new unit, empty where it is not known. @throws UsageError where it is no paper of the unit and the year before */
export async function formerPaper(
  from: string,
  wanted: string,
  { profile, year }: NewUnit,
  paths: Paths,
): Promise<FormerPaper> {
  const given = await givenPaper(from);
  const about = aboutPaper(given.paper);
  const before = Number(year) - 1;
  if (about.kind !== 'accounts')
    throw new UsageError(`${from} 不是决算的报告，没有新建。请给上年（${before}年）的决算报告。`);
  if (about.year !== before) {
    const found = about.year === undefined ? '没有写年度' : `是${about.year}年的报告`;
    throw new UsageError(`${from} ${found}，应为上年（${before}年）的，没有新建。`);
  }
  if (about.unit === undefined) throw new UsageError(`${from} 没有写单位名称，没有新建。请给带封面的报告。`);
  if (wanted !== '' && !isSameUnit(wanted, about.unit))
    throw new UsageError(`${from} 是${about.unit}的报告，不是${wanted}的，没有新建。`);
  const { value: by } = tablesBy(profile, Number(year), paths, { file: profile });
  const prose = by === undefined ? new Map<string, string>() : proseOfPaper(given.paper, by.profile, before);
  return { given, unit: about.unit, prose };
}

async function givenPaper(from: string): Promise<GivenPaper> {
  const path = resolve(from);
  const { bytes, problem } = readFileInside(path, dirname(path), PAPER_BYTES);
  if (problem !== undefined) throw new UsageError(messages.unreadable(from, problem).message);
  const { files, refused } = await withPapers([{ name: basename(path), bytes }]);
  const [file] = files;
  if (file !== undefined && 'paper' in file) return file;
  throw new UsageError(
    `${from} ${refused[0]?.problem ?? '不是 Word 或 PDF 的报告；上年的电子表格请在新建后用 juesuan import 读入'}`,
  );
}

export interface WithPriorYear {
  readonly files: ReadonlyMap<string, string>;
  readonly findings: readonly Finding[];
  /** Values that were filled in. */
  readonly filled: number;
}

/** @param report name of the dossier among the files */
export function withPriorYear(
  files: ReadonlyMap<string, string>,
  report: string,
  { given, unit }: FormerPaper,
  { profile, year }: NewUnit,
  paths: Paths,
): WithPriorYear {
  const json = parseJson(files.get(report) ?? '', report).value;
  if (json === undefined) return { files, findings: [], filled: 0 };
  const { value, findings } = intoDossier({
    ...{
      files: [given],
      former: [],
      paths,
      unit,
      profile,
      json,
      previous: NOTHING_IMPORTED,
      take: 'typed',
      isNew: true,
    },
    year: Number(year),
  });
  if (value === undefined) return { files, findings, filled: 0 };
  const record = importedRecordText(value.imported);
  return {
    files: new Map([...files, [report, value.text], [IMPORTED_FILE, record]]),
    findings,
    filled: value.changed.length,
  };
}

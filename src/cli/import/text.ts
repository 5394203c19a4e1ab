/** What an import tells: what was read, what changes, what is wrong, what is still to do. */
import type { Finding } from '../../diagnostics/finding.ts';
import type { Change } from '../../merge/merge-imported.ts';
import { importedWords } from '../../model/field-words.ts';
import { importPathOf } from '../../model/import-path.ts';
import { cellPlaceText } from '../../model/imported.ts';
import type { IntoDossier } from '../../stories/import/importing.ts';
import { findingsText } from '../terminal/findings-text.ts';
import { unitName } from '../units/units.ts';

export interface ImportTold {
  readonly folder: string;
  readonly isNew: boolean;
  readonly isDry: boolean;
  readonly result: IntoDossier | undefined;
  readonly findings: readonly Finding[];
  /** What is still to be filled in, one sentence each. */
  readonly open: readonly string[];
}

export function importText({ folder, isNew, isDry, result, findings, open }: ImportTold): string {
  const changed = result?.changed ?? [];
  return [
    `【${unitName(folder)}】`,
    ...readLines(result),
    ...(findings.length === 0 ? [] : ['', findingsText(findings).trimEnd(), '']),
    ...changeLines(changed, isDry),
    ...openLines(open),
    lastLine(folder, isNew, isDry, result),
  ].join('\n');
}

function readLines(result: IntoDossier | undefined): string[] {
  if (result === undefined) return [];
  const { sheets, others } = result;
  const none = ['没有读入任何一张表'];
  return [
    ...(sheets.length === 0 ? none : sheets.map(({ file, titles }) => `读入 ${file}：${titles.join('、')}`)),
    ...(others.length === 0 ? [] : [`文件中还有别的单位，没有读入：${others.join('、')}`]),
  ];
}

const KINDS = { added: '新填', replaced: '改写', removed: '删去' } as const;

function changeLines(changed: readonly Change[], isDry: boolean): string[] {
  if (changed.length === 0) return [];
  const counts = Object.entries(KINDS).flatMap(([kind, word]) => {
    const count = changed.filter((change) => change.kind === kind).length;
    return count === 0 ? [] : [`${word} ${count} 个`];
  });
  const summary = `${isDry ? '将' : '已'}${counts.join('、')}数`;
  if (!isDry) return [summary];
  const isPrinted = ({ path }: Change) => path.startsWith('declared.');
  const leaves = changed.filter((change) => !isPrinted(change)).map(changeLine);
  return [summary, ...leaves, ...printedLines(changed.filter(isPrinted))];
}

/** What the tables print is kept to be held against the leaves: one line a sheet. */
function printedLines(changed: readonly Change[]): string[] {
  const sheets = new Map<string, number>();
  for (const { kind, from } of changed) {
    const sheet = `${KINDS[kind]} 供核对的表上数：${from.file} › ${from.sheet.trim()}`;
    sheets.set(sheet, (sheets.get(sheet) ?? 0) + 1);
  }
  return [...sheets].map(([sheet, count]) => `  ${sheet}，${count} 个`);
}

function changeLine({ kind, path, before, after, from }: Change): string {
  const values = [before, after].filter((value) => value !== undefined).join(' → ');
  return `  ${KINDS[kind]} ${importedWords(importPathOf(path))}：${values}（${cellPlaceText(from)}）`;
}

const SHOWN = 20;

function openLines(open: readonly string[]): string[] {
  if (open.length === 0) return [];
  const rest = open.length > SHOWN ? [`  …… 另有 ${open.length - SHOWN} 项`] : [];
  return ['还须填写（表上没有，或不能断定）：', ...open.slice(0, SHOWN).map((each) => `  ${each}`), ...rest];
}

function lastLine(folder: string, isNew: boolean, isDry: boolean, result: IntoDossier | undefined): string {
  if (result === undefined) return '没有改动任何文件';
  if (isDry) return '没有写文件（--dry-run）';
  if (result.changed.length === 0 && !isNew) return 'report.json 没有变动';
  const made = isNew ? `已新建 ${folder}；` : '';
  return `${made}下一步：juesuan check ${folder}`;
}

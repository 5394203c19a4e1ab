/** Edits of a dossier as pages send them: made on what stands in the files now, refused where that is something else. */
import { parseJson } from '../input/read-json.ts';
import { withEdited } from '../merge/edit-value.ts';
import type { EditAnswer, EditRequest, ProseEdit, RowsRequest, SayRequest, ValueEdit } from '../model/desk.ts';
import { valueAt } from '../model/source.ts';
import type { AskedFor } from '../workbook/fill-in/content.ts';
import { readTextFile } from '../write/dossier-file.ts';
import { withRows } from './edit-rows.ts';
import { entryAt } from './entries.ts';
import { listBlock } from './forms.ts';
import { movedPlace } from './same-place.ts';
import type { FileChange } from './steps.ts';
import { valueTyped } from './typed-value.ts';

export const REPORT = 'report.json';

/** What an edit makes of the files; nothing is written yet. */
export type Edited =
  | { readonly kind: 'changes'; readonly changes: readonly FileChange[] }
  | Exclude<EditAnswer, { kind: 'done' }>;

export const STRANGE: Exclude<EditAnswer, { kind: 'done' | 'conflict' }> = {
  kind: 'refused',
  message: '这里不能这样改。',
};
const UNREADABLE = { kind: 'refused', message: '文件有错误，先在编辑器中改正，再在这里改。' } as const;

/** What the page showed when the edit was made. */
export interface ShownTo {
  readonly amountUnit: string;
  /** Text of `report.json`; undefined where that is not known any more. */
  readonly text: string | undefined;
}

export function edited(folder: string, { edit, override }: EditRequest, shown: ShownTo): Edited {
  return edit.kind === 'prose' ? proseEdited(folder, edit, override) : valueEdited(folder, edit, override, shown);
}

function valueEdited(folder: string, edit: ValueEdit, override: boolean, { amountUnit, text }: ShownTo): Edited {
  const read = readTextFile(folder, REPORT);
  const parsed = read && parseJson(read.text, REPORT).value;
  if (read === undefined || parsed === undefined) return UNREADABLE;
  const form = entryAt(parsed, edit.path)?.form;
  if (form === undefined) return STRANGE;
  const typed = valueTyped({ ...edit, form }, amountUnit);
  if (typed.kind === 'fault') return { kind: 'refused', message: typed.message };
  if (text === undefined || movedPlace(text, read.text, edit.path))
    return { kind: 'conflict', message: '资料在别处改过，这一行已不在原处。页面已更新，请找到它再改。', now: '' };
  const now = parsed.sourceAt(edit.path);
  if (now !== edit.source && !override) {
    return { kind: 'conflict', message: '这里刚在别处改过。', now: now === undefined ? '（空白）' : wordsOf(now) };
  }
  return changed({ file: REPORT, read, text: withEdited(read.text, edit.path, typed.value) });
}

function proseEdited(folder: string, { file, slot, source, typed }: ProseEdit, override: boolean): Edited {
  const read = isProse(file) ? readTextFile(folder, file) : undefined;
  if (read === undefined) return STRANGE;
  const now = read.text.replaceAll('\r\n', '\n');
  if (now !== source && !override) return { kind: 'conflict', message: '这段文字刚在别处改过。', now };
  const own = typed.replaceAll('\r\n', '\n');
  const whole = own === '' || own.endsWith('\n') ? own : `${own}\n`;
  const text = read.text.includes('\r\n') ? whole.replaceAll('\n', '\r\n') : whole;
  const prose = { file, read, text };
  return slot === undefined ? changed(prose) : named(folder, slot, prose);
}

/** A new file is named in the dossier. */
function named(folder: string, slot: string, prose: FileChange): Edited {
  const read = readTextFile(folder, REPORT);
  if (read === undefined || parseJson(read.text, REPORT).value === undefined) return UNREADABLE;
  return changed(prose, { file: REPORT, read, text: withEdited(read.text, ['prose', slot], prose.file) });
}

export function rowsEdited(
  folder: string,
  request: RowsRequest,
  given: { readonly asked: AskedFor; readonly amountUnit: string },
): Edited {
  const block = listBlock(request.block);
  const read = readTextFile(folder, REPORT);
  if (block === undefined || read === undefined) return STRANGE;
  const rows = withRows(read.text, block, request, given);
  return rows.kind === 'text' ? changed({ file: REPORT, read, text: rows.text }) : rows;
}

/** The reason for which a finding stands is in the dossier, where the check looks for it. */
export function waived(folder: string, { rule, path, text, by }: Extract<SayRequest, { kind: 'waive' }>): Edited {
  const read = readTextFile(folder, REPORT);
  const parsed = read && parseJson(read.text, REPORT).value;
  if (read === undefined || parsed === undefined) return UNREADABLE;
  const own = valueAt(parsed.value, ['waivers']);
  const waiver = new Map(Object.entries({ rule, ...(path === undefined ? {} : { path }), reason: text, by }));
  const at = ['waivers', Array.isArray(own) ? own.length : 0];
  return changed({ file: REPORT, read, text: withEdited(read.text, at, waiver) });
}

function changed(...changes: readonly FileChange[]): Edited {
  return { kind: 'changes', changes };
}

/** A Markdown file below the folder, by a plain name. */
function isProse(file: string): boolean {
  const steps = file.split('/');
  return file.endsWith('.md') && steps.every((step) => /^[^\\:*?"<>|\p{C}.][^\\:*?"<>|\p{C}]*$/u.test(step));
}

/** A literal of the file as somebody would read it. */
function wordsOf(source: string): string {
  return source.startsWith('"') ? String(JSON.parse(source)) : source;
}

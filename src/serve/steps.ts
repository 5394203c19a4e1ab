/** What was changed on the page, step by step: each step can be taken back, and done again. */
import type { EditAnswer } from '../model/desk.ts';
import { isAsRead, readTextFile, replaceTextFile, type TextFile } from '../write/dossier-file.ts';

/** A file as it was read, and the text that it shall have; undefined where there shall be none. */
export interface FileChange {
  readonly file: string;
  readonly read: TextFile;
  readonly text: string | undefined;
}

interface Step {
  readonly label: string;
  readonly files: readonly {
    readonly file: string;
    readonly before: string | undefined;
    readonly after: string | undefined;
  }[];
}

const KEPT_STEPS = 200;
const CHANGED_MEANWHILE: EditAnswer = { kind: 'conflict', message: '文件刚在别处改过，请再试一次。', now: '' };

export class Steps {
  private done: readonly Step[] = [];
  private undone: readonly Step[] = [];

  /** @param folder of the unit */
  constructor(private readonly folder: string) {}

  /** Labels of what can be taken back and done again, the nearest first. */
  labels(): { readonly undo: readonly string[]; readonly redo: readonly string[] } {
    const [undo, redo] = [this.done, this.undone].map((steps) => steps.map(({ label }) => label).reverse());
    return { undo: undo ?? [], redo: redo ?? [] };
  }

  /** Changes files as one step; none of them where one is not as it was read any more. */
  write(label: string, changes: readonly FileChange[]): EditAnswer {
    const real = changes.filter(({ read, text }) => text !== textOf(read));
    if (!this.replaceAll(real)) return CHANGED_MEANWHILE;
    this.keep(
      label,
      real.map(({ file, read, text }) => ({ file, before: textOf(read), after: text })),
    );
    return { kind: 'done' };
  }

  /** A step that was done already by something else. @param former files as they were before */
  record(label: string, former: ReadonlyMap<string, TextFile>): void {
    const files = [...former].flatMap(([file, read]) => {
      const now = readTextFile(this.folder, file);
      const [before, after] = [textOf(read), now && textOf(now)];
      return before === after ? [] : [{ file, before, after }];
    });
    this.keep(label, files);
  }

  private keep(label: string, files: Step['files']): void {
    if (files.length === 0) return;
    this.done = [...this.done, { label, files }].slice(-KEPT_STEPS);
    this.undone = [];
  }

  /** Takes back, or does again, the nearest steps; where a file has changed since, it stops before that step. */
  turn(way: 'undo' | 'redo', count: number): EditAnswer {
    const [from, to] = way === 'undo' ? (['done', 'undone'] as const) : (['undone', 'done'] as const);
    if (this[from].length === 0)
      return { kind: 'refused', message: `没有可以${way === 'undo' ? '撤销' : '重做'}的改动。` };
    for (let turned = 0; turned < count; turned += 1) {
      const step = this[from].at(-1);
      if (step === undefined) break;
      if (!this.turnStep(step, way))
        return { kind: 'conflict', message: `“${step.label}”之后文件又在别处改过，不能撤销；请直接改。`, now: '' };
      this[from] = this[from].slice(0, -1);
      this[to] = [...this[to], step];
    }
    return { kind: 'done' };
  }

  private turnStep({ files }: Step, way: 'undo' | 'redo'): boolean {
    const changes = files.flatMap(({ file, before, after }) => {
      const [expected, text] = way === 'undo' ? [after, before] : [before, after];
      const read = readTextFile(this.folder, file);
      return read !== undefined && textOf(read) === expected ? [{ file, read, text }] : [];
    });
    return changes.length === files.length && this.replaceAll(changes);
  }

  private replaceAll(changes: readonly FileChange[]): boolean {
    if (!changes.every(({ file, read }) => isAsRead(this.folder, file, read))) return false;
    return changes.every(({ file, read, text }) => replaceTextFile(this.folder, file, read, text));
  }
}

function textOf({ text, bytes }: TextFile): string | undefined {
  return bytes === undefined ? undefined : text;
}

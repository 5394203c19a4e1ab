/** One unit's folder: `report.json` and the Markdown files beside it. Nothing outside the folder is ever read. */
import { type Dirent, readdirSync, realpathSync } from 'node:fs';
import { join, posix, resolve, sep } from 'node:path';
import type { Outcome } from '../diagnostics/finding.ts';
import { decodeText } from '../files/decode-text.ts';
import { leaves, readFileInside } from '../files/read-file.ts';
import type { DossierFiles, Encoding, LocatedJson, MarkdownStatus } from '../model/source.ts';
import { withImportedCells } from './imported-cells.ts';
import { readJson } from './read-json.ts';

/** Reads the folder of a unit. `displayRoot` is the folder's name in findings. */
export function readDossier(folder: string, displayRoot: string = folder): Outcome<DossierFiles> {
  const shown = displayRoot.split(sep).join('/');
  const { value, findings } = readJson(join(folder, 'report.json'), posix.join(shown, 'report.json'), folder);
  if (value === undefined) return { findings };
  return { value: new FolderFiles(folder, shown, withImportedCells(value, folder)), findings };
}

interface FoundText {
  readonly status: MarkdownStatus;
  readonly text?: string;
  readonly encoding?: Encoding;
}

class FolderFiles implements DossierFiles {
  /** Real path by relative path in Unicode NFC: the same name on every file system. */
  private readonly files: ReadonlyMap<string, string>;
  private readonly root: string;
  /** Each file is read once, so that all stages see the same text. */
  private readonly found = new Map<string, FoundText>();

  constructor(
    folder: string,
    private readonly displayRoot: string,
    readonly json: LocatedJson,
  ) {
    this.root = realpathSync.native(folder);
    this.files = new Map(listMarkdown(this.root, ''));
  }

  get markdownFiles(): readonly string[] {
    return [...this.files.keys()].sort();
  }

  markdownStatus(relativePath: string): MarkdownStatus {
    return this.find(relativePath).status;
  }

  readMarkdown(relativePath: string): string | undefined {
    return this.find(relativePath).text;
  }

  markdownEncoding(relativePath: string): Encoding | undefined {
    return this.find(relativePath).encoding;
  }

  private find(relativePath: string): FoundText {
    const found = this.found.get(relativePath) ?? this.look(relativePath);
    this.found.set(relativePath, found);
    return found;
  }

  private look(relativePath: string): FoundText {
    const path = this.files.get(normalise(relativePath));
    if (path === undefined) {
      return { status: leaves(this.root, realPath(resolve(this.root, relativePath))) ? 'outside' : 'missing' };
    }
    const { bytes, problem } = readFileInside(path, this.root);
    if (problem !== undefined) return { status: problem };
    const decoded = decodeText(bytes);
    if (!('text' in decoded)) return { status: 'notUtf8' };
    return { status: 'found', text: decoded.text.replace(/\r\n?/g, '\n'), encoding: decoded.encoding };
  }

  displayName(relativePath: string): string {
    return posix.join(this.displayRoot, relativePath);
  }
}

function normalise(relativePath: string): string {
  return posix.normalize(relativePath).normalize('NFC');
}

/** Hidden files and folders reached through links are not part of a dossier. */
function listMarkdown(root: string, folder: string): [string, string][] {
  const entries = readdirSync(join(root, folder), { withFileTypes: true });
  return entries.filter((entry) => !entry.name.startsWith('.')).flatMap((entry) => listEntry(root, folder, entry));
}

function listEntry(root: string, folder: string, entry: Dirent): [string, string][] {
  const path = posix.join(folder, entry.name);
  if (entry.isDirectory()) return listMarkdown(root, path);
  return entry.name.endsWith('.md') ? [[path.normalize('NFC'), join(root, path)]] : [];
}

function realPath(path: string): string {
  try {
    return realpathSync.native(path);
  } catch {
    return path;
  }
}

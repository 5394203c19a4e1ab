/** Files that belong together: all of them are replaced, or none. */
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { writeTogether } from '../src/write/write-together.ts';

/** Whether report.json was there whenever a file was about to take its place. */
const stood: boolean[] = vi.hoisted(() => []);

vi.mock('../src/write/file-system.ts', async (original) => {
  const real = await original<typeof import('../src/write/file-system.ts')>();
  const renameDurably = (from: string, to: string) => {
    stood.push(existsSync(join(dirname(to), 'report.json')));
    if (to.endsWith('fails')) throw new Error('no power');
    real.renameDurably(from, to);
  };
  return { ...real, renameDurably };
});

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'together-'));
  writeFileSync(join(folder, 'report.json'), 'old');
});

function content(): Record<string, string> {
  const files = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isFile());
  return Object.fromEntries(files.map(({ name }) => [name, readFileSync(join(folder, name), 'utf8')]));
}

const write = (...names: string[]) => writeTogether(folder, new Map(names.map((name) => [name, 'new'])));

describe('files', () => {
  it('are written, whether they were there or not', async () => {
    await write('report.json', 'imported.json');
    expect(content()).toEqual({ 'report.json': 'new', 'imported.json': 'new' });
  });

  it('are never missing in between', async () => {
    stood.length = 0;
    await write('report.json', 'imported.json');
    expect(stood).toEqual([true, true]);
  });

  it('stay as they were where a folder stands in the place of one', async () => {
    mkdirSync(join(folder, 'imported.json'));
    await expect(write('report.json', 'imported.json')).rejects.toThrow(/is a folder/);
    expect(content()).toEqual({ 'report.json': 'old' });
  });

  it.each(['fails', 'none/imported.json'])('come back where a later one cannot be written: %s', async (last) => {
    await expect(write('report.json', 'imported.json', last)).rejects.toThrow();
    expect(content()).toEqual({ 'report.json': 'old' });
  });
});

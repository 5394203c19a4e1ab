/** Headings have the face of their ordinal, also in a report within the report, in PDF and Word alike. */
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { layOut } from '../src/layout/layout.ts';
import { lookOf } from '../src/model/heading-look.ts';
import { linesOf } from '../src/model/page.ts';
import type { Heading, Report } from '../src/model/report.ts';
import { renderDocx } from '../src/render/docx/render-docx.ts';
import { brochure } from '../src/style/brochure.ts';
import { loadTypefaces } from '../src/style/typefaces.ts';
import { sampleReport } from './fixtures/sample-report.ts';

const typefaces = loadTypefaces(join(import.meta.dirname, '../fonts'));
const heading = (level: Heading['level'], text: string): Heading => ({
  kind: 'heading',
  id: text,
  level,
  text: [{ kind: 'text', text }],
});
const reportOf = (...blocks: readonly Heading[]): Report => ({
  meta: sampleReport.meta,
  parts: [{ id: 'body', kind: 'body', blocks }],
});

/** Face of the last character of each line. */
function facesIn(report: Report): (string | undefined)[] {
  const lines = layOut(report, brochure, typefaces).pages.flatMap(linesOf);
  const owned = lines.filter(({ block }) => block !== undefined);
  return owned.map(({ setting }) => setting.atoms.at(-1)?.face.role);
}

describe('the face of a heading', () => {
  it('is that of its ordinal where a report within the report counts anew', () => {
    const report = reportOf(heading(3, '一、自评得分'), heading(4, '（一）执行率'), heading(5, '1.执行率'));
    expect(facesIn(report)).toEqual(['hei', 'kai', 'fang']);
  });

  it('is that of its level otherwise', () => {
    expect(
      [heading(2, '一、概况'), heading(3, '（一）概况'), heading(3, '概况'), heading(2, '（一）概况')].map(lookOf),
    ).toEqual([2, 3, 3, 2]);
    expect(lookOf(heading(1, '一、概况'))).toBe(1);
    expect(lookOf(heading(3, '一般公共预算、基金'))).toBe(3);
  });

  it('is so in Word, where the heading keeps its level in outline and contents', async () => {
    const report = reportOf(heading(2, '一、概况'), heading(3, '一、自评得分'));
    const layout = layOut(report, brochure, typefaces);
    const parts = unzipSync(await renderDocx(report, brochure, layout.headingPages, layout));
    const text = (path: string) => new TextDecoder().decode(parts[path]);
    const styles = [...text('word/document.xml').matchAll(/<w:pStyle w:val="(\w+)"/g)].map(([, id]) => id);
    expect(styles).toEqual(['Heading2', 'Heading3As2']);
    const style = text('word/styles.xml')
      .split('<w:style ')
      .find((one) => one.includes('w:styleId="Heading3As2"'));
    expect(style).toContain('w:eastAsia="黑体"');
    expect(style).toContain('<w:outlineLvl w:val="2"/>');
  });

  it('needs no style of its own where no heading has another one', async () => {
    const report = reportOf(heading(2, '一、概况'), heading(3, '（一）职能'));
    const layout = layOut(report, brochure, typefaces);
    const parts = unzipSync(await renderDocx(report, brochure, layout.headingPages, layout));
    expect(new TextDecoder().decode(parts['word/styles.xml'])).not.toMatch(/Heading\dAs\d/);
  });
});

/** A line that leads in what follows stays on its page, in the PDF and in Word. */
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { layOut } from '../src/layout/layout.ts';
import { leadsIn } from '../src/model/lead-in.ts';
import { linesOf } from '../src/model/page.ts';
import type { Block, Report } from '../src/model/report.ts';
import { renderDocx } from '../src/render/docx/render-docx.ts';
import { officialDocument } from '../src/style/official-document.ts';
import { loadTypefaces } from '../src/style/typefaces.ts';
import { sampleReport } from './fixtures/sample-report.ts';

const typefaces = loadTypefaces(join(import.meta.dirname, '../fonts'));
const LEAD = '其中：“三公”经费情况';
const PROSE = '本单位预算为2万元。';
const paragraph = (words: string): Block => ({
  kind: 'paragraph',
  role: 'body',
  text: [{ kind: 'text', text: words }],
});

/** The lead after 21 lines would be the last of its page. */
const report: Report = {
  meta: sampleReport.meta,
  parts: [
    {
      id: 'body',
      kind: 'body',
      blocks: [
        ...Array.from({ length: 21 }, () => paragraph(PROSE)),
        paragraph(LEAD),
        ...Array.from({ length: 12 }, () => paragraph(PROSE)),
      ],
    },
  ],
};

describe('a line that leads in', () => {
  it('ends with a colon, or is short and has no closing mark before prose that has one', () => {
    expect(leadsIn(paragraph('县医保局设下列内设机构：'), paragraph('（一）办公室'))).toBe(true);
    expect(leadsIn(paragraph(LEAD), paragraph(PROSE))).toBe(true);
    expect(leadsIn(paragraph(PROSE), paragraph(PROSE))).toBe(false);
    expect(leadsIn(paragraph('医保基金监管'), paragraph('医疗救助'))).toBe(false);
    expect(leadsIn(paragraph(LEAD), undefined)).toBe(false);
    expect(leadsIn(paragraph(LEAD), { kind: 'pageBreak' })).toBe(false);
  });

  it('goes to the next page with the text, where it would be the last on its page', () => {
    const [first, second] = layOut(report, officialDocument, typefaces).pages.map((page) =>
      linesOf(page).map(({ setting }) => setting.atoms.map(({ text }) => text).join('')),
    );
    expect(first).not.toContain(LEAD);
    expect(second?.[0]).toBe(LEAD);
  });

  it('is kept with it in Word, no other paragraph is', async () => {
    const layout = layOut(report, officialDocument, typefaces);
    const parts = unzipSync(await renderDocx(report, officialDocument, layout.headingPages, layout));
    const kept = [...new TextDecoder().decode(parts['word/document.xml']).matchAll(/<w:p>(.*?)<\/w:p>/gs)]
      .map(([, inner = '']) => inner)
      .filter((inner) => inner.includes('<w:keepNext/>'));
    expect(kept.map((inner) => inner.replace(/<[^>]*>/g, ''))).toEqual([LEAD]);
  });
});

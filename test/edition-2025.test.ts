/**
 * A bureau of 2025 with codes that came late into the catalogue (文化和旅游交流、旅游发展基金、专项债务收入), and the same
 * bureau with a code that is in no catalogue. Place and unit are invented.
 */
import { cpSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Analysis, analyse, type Paths } from '../src/pipeline.ts';
import { paths, serious, textOf } from './support.ts';

const UNIT = 'yunting-2025';

function ownPaths(): Paths {
  const templates = join(mkdtempSync(join(tmpdir(), 'juesuan-')), 'templates');
  cpSync(join(paths.templates, 'base'), join(templates, 'base'), { recursive: true });
  cpSync(resolve(import.meta.dirname, 'fifth-place/templates/lanchuan'), join(templates, 'lanchuan'), {
    recursive: true,
  });
  return { ...paths, templates };
}

/** The bureau, with its `report.json` changed: texts, and keys laid over it. */
function analysed(edit: (text: string) => string = (text) => text, more: object = {}): Analysis {
  const folder = join(mkdtempSync(join(tmpdir(), 'juesuan-')), UNIT);
  cpSync(resolve(import.meta.dirname, 'edition-2025', UNIT), folder, { recursive: true });
  const file = join(folder, 'report.json');
  const json = JSON.parse(edit(readFileSync(file, 'utf8'))) as object;
  writeFileSync(file, JSON.stringify({ ...json, ...more }));
  return analyse(folder, ownPaths(), UNIT);
}

/** 旅游宣传 under a number that no catalogue has. */
const unlisted = (text: string) => text.replaceAll('2070113', '2070117');

describe('a bureau of 2025', () => {
  it('builds, its codes by their names', () => {
    const analysis = analysed();
    expect(serious(analysis)).toEqual([]);
    const text = textOf(analysis);
    for (const name of [
      '文化和旅游交流与合作',
      '旅游宣传',
      '旅游发展基金支出',
      '地方旅游开发项目补助',
      '国有土地使用权出让收入对应专项债务收入安排的支出',
      '其他国有土地使用权出让收入对应专项债务收入安排的支出',
      '税金及附加费用',
    ]) {
      expect(text).toContain(name);
    }
  });

  it('prints 24 classes, and 国有资本经营 as revenue and expenditure', () => {
    const text = textOf(analysed());
    expect(text).toContain('二十四、抗疫特别国债安排的支出');
    expect(text).not.toMatch(/债务还本支出|债务付息支出|二十五、/);
    expect(text).toContain('国有资本经营预算财政拨款收入支出决算表');
  });

  it('builds with an unlisted code, and says which keys name it', () => {
    const analysis = analysed(unlisted);
    expect(serious(analysis)).toMatchObject([
      { rule: 'V31', severity: 'warning', actual: '2070117', hint: expect.stringContaining('codeNames') },
    ]);
    expect(textOf(analysis)).toContain('2070117');
  });

  it('prints the name that the unit gives an unlisted code', () => {
    const analysis = analysed(unlisted, { codeNames: { '2070117': '旅游推广' } });
    expect(serious(analysis)).toEqual([]);
    expect(textOf(analysis)).toContain('文化旅游体育与传媒支出（类）文化和旅游（款）旅游推广（项）');
  });

  it('asks for the explanation of a named code, too', () => {
    const withoutText = (text: string) => unlisted(text).replace(/\s*"2070117": "反映[^"]*",/, '');
    const analysis = analysed(withoutText, { codeNames: { '2070117': '旅游推广' } });
    expect(serious(analysis)).toMatchObject([{ rule: 'V34', actual: '2070117' }]);
  });

  it('cannot name a code into a 款 that is listed whole, nor into a 类 that there is not', () => {
    const elsewhere = (code: string) => (text: string) => text.replaceAll('2101101', code);
    const codeNames = { '2101104': '其他医疗', '2180101': '某项支出' };
    expect(analysed(elsewhere('2101104'), { codeNames }).findings).toContainEqual(
      expect.objectContaining({ rule: 'V31', severity: 'error', actual: '2101104' }),
    );
    expect(analysed(elsewhere('2180101'), { codeNames }).findings).toContainEqual(
      expect.objectContaining({ rule: 'V31', severity: 'error', actual: '218' }),
    );
  });

  it('takes a name for a code the catalogue calls otherwise', () => {
    const text = textOf(analysed(undefined, { codeNames: { '2070113': '旅游宣传推广' } }));
    expect(text).toContain('旅游宣传推广');
  });

  it('refuses a name for what is no code of 款 or 项', () => {
    const { findings } = analysed(undefined, { codeNames: { '207': '文化支出' } });
    expect(findings).toMatchObject([
      { rule: 'V15', severity: 'error' },
      { rule: 'V60', severity: 'info' },
    ]);
  });
});

describe('the same bureau in a year of eight tables', () => {
  const in2019 = (text: string) => text.replace('"year": 2025', '"year": 2019').replace('2026-09-24', '2020-09-24');

  it('prints no table of 国有资本经营, and the words of that year', () => {
    const analysis = analysed(in2019);
    expect(serious(analysis)).toEqual([]);
    const text = textOf(analysis);
    expect(text).toContain('用事业基金弥补收支差额');
    expect(text).toContain('一般公共预算财政拨款“三公”经费支出决算表');
    expect(text).not.toContain('国有资本经营预算财政拨款支出决算表');
    expect(text).not.toContain('抗疫特别国债');
  });
});

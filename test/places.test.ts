/** Whatever is found stands somewhere in what the unit wrote. */
import { describe, expect, it } from 'vitest';
import { analyseUnit } from './support.ts';

const UNITS = ['qingshan-2022', 'lengshuitan-2021', 'luxian-2023', 'heshui-2024', 'putuo-finance-2024'];

/** What the findings of a rule stand at: file, line, section of the report or path of report.json. */
function placesOf(unit: string, rule: string) {
  const { findings } = analyseUnit(unit);
  return findings.flatMap((finding) => (finding.rule === rule && finding.place ? [finding.place] : []));
}

describe('every finding', () => {
  it.each(UNITS)('about %s has a file, a line and a column', (unit) => {
    const { findings } = analyseUnit(unit);
    expect(findings.filter(({ place }) => place?.line === undefined || place.column === undefined)).toEqual([]);
  });
});

describe('a sentence that a template made', () => {
  it('is told at the reason that it prints, in its section of the report', () => {
    const [place] = placesOf('luxian-2023', 'D19');
    const { files } = analyseUnit('luxian-2023');
    const line = files?.json.text.split('\n')[(place?.line ?? 0) - 1];
    expect(line).toContain('减少公务接待支出');
    expect(place?.path).toContain('七、财政拨款“三公”经费支出决算情况说明');
  });

  it('is told at the very text that is doubted, where it prints several', () => {
    const [place] = placesOf('luxian-2023', 'C21');
    const { files } = analyseUnit('luxian-2023');
    expect(files?.json.text.split('\n')[(place?.line ?? 0) - 1]).toContain('单价50万元以上通用设备');
  });

  it('is told at its number where it has no words of the unit', () => {
    const [place] = placesOf('heshui-2024', 'C22');
    const { files } = analyseUnit('heshui-2024');
    expect(files?.json.text.split('\n')[(place?.line ?? 0) - 1]).toContain('774.79');
  });
});

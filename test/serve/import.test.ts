/** A workbook dropped on the page: read into the dossier as the command reads it, or told why not. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseJson } from '../../src/input/read-json.ts';
import { Desk } from '../../src/serve/desk.ts';
import { openedFile } from '../../src/serve/import-into.ts';
import { fillBook } from '../../src/stories/fill-in/fill-book.ts';
import { ownUnits } from './office.ts';

const UNIT = 'qingshan-2022';

describe('a workbook that is dropped on the page', () => {
  const own = ownUnits(UNIT);
  const folder = join(own.units, UNIT);
  const read = () => readFileSync(join(folder, 'report.json'), 'utf8');

  it('is read into the dossier; what was typed otherwise stays and is told', async () => {
    const changed = read().replaceAll('709.41', '609.52');
    const json = parseJson(changed, 'report.json').value?.value;
    const given = { json, profile: 'hubei-wuhan', year: 2022, unitName: '武汉市青山区医疗保障局' };
    const bytes = fillBook(given, own).value;
    if (bytes === undefined) throw new Error('no workbook');
    const desk = new Desk(folder, own);
    desk.refresh();
    const before = read();
    const answer = desk.import(await openedFile({ name: '../../填报表.xlsx', bytes }));
    expect(answer.message).toMatch(/^填报表\.xlsx 已导入/);
    expect(answer.findings?.flat().join('\n')).toContain('609.52');
    expect(read()).toContain('709.41');
    const kept = read();
    expect(readFileSync(join(folder, 'imported.json'), 'utf8')).toContain('填报表.xlsx');
    expect(JSON.parse(read())).toEqual(JSON.parse(before));
    expect(answer.differences).toBeGreaterThan(0);

    // The file has it where that is wished, and all of it is one step.
    const over = desk.import(await openedFile({ name: '填报表.xlsx', bytes }), 'workbook');
    expect(over.differences).toBe(0);
    expect(read()).toContain('609.52');
    expect(desk.turn('undo', 1)).toEqual({ kind: 'done' });
    expect(read()).toBe(kept);
  });

  it('leaves the dossier alone where it is no workbook', async () => {
    const before = read();
    const answer = new Desk(folder, own).import(
      await openedFile({ name: '照片.xlsx', bytes: new TextEncoder().encode('no workbook') }),
    );
    expect(answer.message).toContain('没有导入');
    expect(answer.findings?.length).toBeGreaterThan(0);
    expect(read()).toBe(before);
  });
});

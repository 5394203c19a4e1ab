/** An invented place that extends another and writes only what differs in its tables; the unit stays as it is. */
import { cpSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { analyse, type Paths } from '../src/pipeline.ts';
import { auditProfile } from '../src/stories/profile/profile-audit.ts';
import { paths, replaceOnce, textOf, unitFolder } from './support.ts';

const UNIT = 'putuo-finance-2024';

describe('a place of other tables', () => {
  let own: Paths;
  let text: string;
  beforeAll(() => {
    const root = mkdtempSync(join(tmpdir(), 'juesuan-'));
    own = { ...paths, templates: join(root, 'templates'), units: root };
    cpSync(paths.templates, own.templates, { recursive: true });
    cpSync(resolve(import.meta.dirname, 'other-form'), own.templates, { recursive: true });
    cpSync(unitFolder(UNIT), join(root, UNIT), { recursive: true });
    const dossier = join(root, UNIT, 'report.json');
    replaceOnce(dossier, '"profile": "shanghai"', '"profile": "lanshan"');
    replaceOnce(dossier, '"initialBudget": 1560.05', '"initialBudget": 1560.05, "fullYearBudget": 1520.5');
    text = textOf(analyse(join(root, UNIT), own, UNIT));
  });

  it('is a sound profile', () => {
    expect(auditProfile('lanshan', own).filter(({ severity }) => severity === 'error')).toEqual([]);
  });

  it('prints numbered heads with the unit, dashes for zeros, and five 类', () => {
    expect(text).toContain('\n一、收入支出决算总表（公开01表）\n编制单位：上海市普陀区财政局\t金额单位：元\n');
    expect(text).toContain('\n二、政府性基金预算财政拨款收入\t—\t二、教育支出\t—\n');
    expect(text).toContain('\n五、事业收入\t—\t五、住房保障支出\t4,456,900.00\n');
  });

  it('has the totals of both sides on one line, whatever lines were left out', () => {
    expect(text).toContain('\n本年收入合计\t29,462,600.00\t本年支出合计\t29,400,600.00\n');
    expect(text).toContain('\n总计\t29,954,000.00\t总计\t29,954,000.00\n');
  });

  it('prints whole codes with 栏次 in one table, codes apart without in another, and a column more', () => {
    expect(text).toContain('\n栏次\t1\t2\t3\t4\t5\t6\t7\n合计\t');
    expect(text).toContain('\n2010601\t行政运行\t15,119,000.00\t');
    expect(text).toContain('\n201\t06\t01\t行政运行\t15,205,000.00\t15,118,900.00\t83,700.00\n');
  });

  it('prints all budgets before all finals, in whole 元', () => {
    expect(text).toMatch(/预算数\t决算数\n[^\n]*\n[^\n]*\n9,500\t0\t0\t0\t0\t9,500\t0\t0\t0\t0\t0\t0\n/);
  });
});

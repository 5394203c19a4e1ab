/** What the summary takes of a batch whose units have as many findings as real ones before they are put right. */
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Batch, batchShape, type UnitResult } from '../../src/model/unit-result.ts';
import { call, result } from '../batch-place.ts';
import { paths } from '../support.ts';
import { measured, measuredText } from './measured.ts';
import { unitCounts } from './sizes.ts';

const home = mkdtempSync(join(tmpdir(), 'juesuan-summary-'));
const real = join(home, 'real/batch-check');

beforeAll(() => {
  call(home, 'batch', paths.units, '--check', '--quiet', '--out', 'real');
});
afterAll(() => rmSync(home, { recursive: true, force: true }));

/** MB that a process may take which sums up twenty thousand units. */
const MOST = 1024;

it.each(unitCounts('1000,10000'))('%i units', async (count) => {
  const folder = join(home, `of-${count}`);
  multiplied(real, folder, count);
  const taken = await measured(home, 'summary', folder);
  const sizes = ['汇总.html', '汇总.xlsx', 'findings.sarif'].map(
    (name) => `${name} ${(statSync(join(folder, name)).size / 2 ** 20).toFixed(1)} MB`,
  );
  console.log(`${count} units: ${measuredText(taken, count)}; ${sizes.join(', ')}`);
  expect(taken.peak).toBeLessThan(MOST);
});

/** A batch of so many units, each one of `from` under another name and with other amounts. */
function multiplied(from: string, folder: string, count: number): void {
  mkdirSync(join(folder, 'results'), { recursive: true });
  cpSync(join(from, 'figures'), join(folder, 'figures'), { recursive: true });
  const models = readdirSync(join(from, 'results')).map((name) => result(from, name.replace(/\.json$/, '')));
  const batch: Batch = batchShape.parse(JSON.parse(readFileSync(join(from, 'batch.json'), 'utf8')));
  const units = Array.from({ length: count }, (_, index) => {
    const unit = likeModel(models[index % models.length] as UnitResult, index);
    writeFileSync(join(folder, 'results', `${unit.unit.id}.json`), JSON.stringify(unit));
    return unit.unit;
  });
  writeFileSync(join(folder, 'batch.json'), JSON.stringify({ ...batch, units }));
}

function likeModel(model: UnitResult, index: number): UnitResult {
  const id = `unit-${index}`;
  const name = `第${index}县${model.dossier?.unitName}`;
  const findings = model.findings.map((finding) => ({
    ...finding,
    message: finding.message.replace(/\d+\.\d\d/g, (amount) => (Number(amount) + index).toFixed(2)),
    place: finding.place && { ...finding.place, file: `units/${id}/report.json` },
  }));
  const dossier = model.dossier && { ...model.dossier, unitName: name };
  return { ...model, unit: { id, name, folder: `units/${id}` }, dossier, findings };
}

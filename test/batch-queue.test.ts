/** A batch done by workers over PostgreSQL: the same results. */
import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { call, contents, ended, result, started } from './batch-place.ts';
import { templatesIn, writeUnits } from './generated-units.ts';
import { called } from './in-process.ts';
import { canRunPostgres, Postgres } from './postgres.ts';

if (!canRunPostgres)
  process.stderr.write('没有 PostgreSQL，跳过队列的测试 / no PostgreSQL: tests of the queue are skipped\n');

describe.skipIf(!canRunPostgres)('a batch done by workers', () => {
  const home = mkdtempSync(join(tmpdir(), 'juesuan-queue-'));
  let server: Postgres;
  let templates: string;
  /** Where threads have made a batch of the units into `alone`. */
  let same: string;

  beforeAll(async () => {
    templates = templatesIn(home);
    server = await Postgres.start();
    same = department('same', 2);
    call(same, 'batch', 'units', '--templates', templates, '--out', 'alone');
  }, 120_000);

  afterAll(() => {
    server.stop();
    rmSync(home, { recursive: true, force: true });
  });

  function department(name: string, count: number): string {
    const place = join(home, name);
    mkdirSync(place);
    writeUnits(join(place, 'units'), count);
    return place;
  }

  const shared = () => ['--templates', templates, '--queue', server.url];
  /** Jobs of a dead worker are given out again after this and a few seconds more. */
  const worker = (place: string, ...args: string[]) => started(place, 'worker', ...shared(), '--jobs', '1', ...args);
  const coordinator = (place: string) => started(place, 'batch', 'units', ...shared(), '--timeout', '5');

  it('makes what threads make, to the byte; again nothing is done', async () => {
    const place = same;
    const workers = [worker(place), worker(place)];
    const first = call(place, 'batch', 'units', ...shared());
    expect(first).toMatchObject({ status: 0, stdout: '共 2 个单位：已出 2。\n结果：out/batch\n' });
    expect(contents(join(place, 'out/batch'))).toEqual(contents(join(place, 'alone/batch')));
    const again = call(place, 'batch', 'units', ...shared());
    expect(again.stdout).toContain('其中 2 个没有变化');
    // What the database has need not be done again either, only fetched.
    rmSync(join(place, 'out'), { recursive: true });
    const jobs = () => server.query(`select count(*) from juesuan_queue.job where name like 'units-%'`);
    const before = jobs();
    expect(call(place, 'batch', 'units', ...shared())).toMatchObject({ status: 0 });
    expect(jobs()).toEqual(before);
    expect(contents(join(place, 'out/batch'))).toEqual(contents(join(place, 'alone/batch')));
    for (const each of workers) {
      each.kill('SIGTERM');
      expect(await ended(each)).toBe(0);
    }
    expect(server.query('select count(*) from juesuan.worker')).toEqual(['0']);
  }, 240_000);

  it('checks, drafts and audits as threads do', async () => {
    const place = department('tasks', 1);
    const papers = join(place, 'papers');
    mkdirSync(papers);
    const built = join(same, 'alone/batch/units');
    for (const unit of readdirSync(built).slice(0, 1)) {
      const paper = readdirSync(join(built, unit)).find((name) => name.endsWith('.docx')) ?? '';
      copyFileSync(join(built, unit, paper), join(papers, `${unit}.docx`));
    }
    const running = worker(place);
    for (const [source, task] of [
      ['units', 'check'],
      ['units', 'draft'],
      ['papers', 'audit'],
    ] as const) {
      const alone = call(place, 'batch', source, `--${task}`, '--templates', templates, '--out', 'alone');
      const queued = call(place, 'batch', source, `--${task}`, ...shared());
      expect(queued.status).toBe(alone.status);
      expect(contents(join(place, `out/batch-${task}`))).toEqual(contents(join(place, `alone/batch-${task}`)));
    }
    running.kill('SIGTERM');
    expect(await ended(running)).toBe(0);
  }, 240_000);

  const waitingJobs = () => Number(server.query(`select count(*) from juesuan_queue.job where state = 'created'`)[0]);

  it('says when nobody is at work, and goes on where it was when a worker comes', async () => {
    const place = department('lonely', 2);
    const { status } = call(place, 'worker', ...shared(), '--drain', '--quiet');
    expect(status).toBe(0);
    const waiting = coordinator(place);
    while (waitingJobs() < 2) await pause(100);
    waiting.kill('SIGKILL');
    await ended(waiting);
    expect(call(place, 'worker', ...shared(), '--drain').lines.filter((line) => line.startsWith('已出'))).toHaveLength(
      2,
    );
    expect(call(place, 'batch', 'units', ...shared(), '--quiet')).toMatchObject({ status: 0, lines: [] });
  }, 120_000);

  it('tells a unit that fails at every attempt, lies among the dead, and is done when it is tried again', async () => {
    const place = department('broken', 1);
    const running = worker(place, '--memory', '12');
    const { status, stdout } = call(place, 'batch', 'units', ...shared());
    running.kill('SIGTERM');
    await ended(running);
    expect([status, stdout]).toEqual([1, expect.stringContaining('出错 1')]);
    expect(result(join(place, 'out/batch'), 'unit-001')).toMatchObject({
      state: 'broken',
      failure: { kind: 'memory' },
      run: { attempts: 3 },
    });
    const able = worker(place);
    const again = call(place, 'batch', 'units', ...shared());
    able.kill('SIGTERM');
    await ended(able);
    expect(again.stdout).not.toContain('出错');
    expect(result(join(place, 'out/batch'), 'unit-001')).toMatchObject({ state: 'done' });
  }, 240_000);

  it('says what is wrong with an address', async () => {
    const place = department('nowhere', 1);
    const { status, stderr } = await called(
      place,
      'batch',
      'units',
      '--queue',
      'postgres://juesuan@127.0.0.1:1/juesuan',
    );
    expect([status, stderr]).toEqual([2, expect.stringMatching(/^连不上数据库：/)]);
    for (const address of ['localhost', 'mysql://localhost/juesuan'])
      expect((await called(place, 'batch', 'units', '--queue', address)).stderr).toBe(
        '--queue 应写成数据库的地址，如 postgres://用户@主机/数据库\n',
      );
    expect((await called(place, 'worker')).stderr).toContain('请用 --queue');
  });
});

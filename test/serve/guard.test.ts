/** Attacks on the server of the page: other sites, other names of this machine, ways out of the folders. */
import { readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DeskUpdate } from '../../src/model/desk.ts';
import type { Paths } from '../../src/pipeline.ts';
import { replaceOnce } from '../support.ts';
import { asked, type OpenOffice, openOffice, ownUnits } from './office.ts';

const UNIT = 'qingshan-2022';
const EVIL = '<img src=x onerror=alert(1)><script>alert(1)</script>';

describe('the server of the page', () => {
  let own: Paths;
  let office: OpenOffice;
  let host: string;
  const below = (path: string) => `/${office.token}/${path}`;
  const get = (path: string, headers: Record<string, string> = {}) =>
    asked(office.port, below(path), { headers: { host, ...headers } });
  const post = (path: string, body: unknown, headers: Record<string, string> = {}) =>
    asked(office.port, below(path), {
      method: 'POST',
      headers: { host, origin: `http://${host}`, ...headers },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    });

  beforeAll(async () => {
    own = ownUnits(UNIT);
    office = await openOffice(own);
    host = `127.0.0.1:${office.port}`;
  });
  afterAll(() => office.close());

  it('lets its own page in', async () => {
    expect((await get('')).status).toBe(200);
    expect((await get('units')).status).toBe(200);
    expect((await get('units', { origin: `http://${host}` })).status).toBe(200);
  });

  it('listens on this machine alone', () => {
    expect(office.address).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/[\w-]{32}\/$/);
  });

  it.each(['', 'x', 'a'.repeat(32)])('knows nobody with the token “%s”', async (token) => {
    expect((await asked(office.port, `/${token}/units`, { headers: { host } })).status).toBe(404);
  });

  it.each(['evil.example', 'evil.example:80', '127.0.0.1', '127.0.0.1:1'])(
    'refuses the host “%s”, whatever name leads here',
    async (name) => {
      expect((await get('units', { host: name })).status).toBeGreaterThanOrEqual(400);
    },
  );

  it('refuses other origins, and changes without one', async () => {
    expect((await get('units', { origin: 'http://evil.example' })).status).toBe(403);
    expect((await get('units', { origin: 'null' })).status).toBe(403);
    expect((await get('units', { 'sec-fetch-site': 'cross-site' })).status).toBe(403);
    expect((await post(`unit/${UNIT}/undo`, {}, { origin: 'http://evil.example' })).status).toBe(403);
    const bare = { method: 'POST', headers: { host }, body: '{}' };
    expect((await asked(office.port, below(`unit/${UNIT}/undo`), bare)).status).toBe(403);
    expect((await asked(office.port, below('units'), { method: 'DELETE', headers: { host } })).status).toBe(405);
  });

  it('lets no script in but its own, and no site around it', async () => {
    const page = await get(`unit/${UNIT}/`);
    const policy = page.headers['content-security-policy'] ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("script-src 'self'");
    expect(policy).not.toContain('unsafe');
    expect(policy).toContain("frame-ancestors 'none'");
    expect(page.body).not.toMatch(/<script(?![^>]*src=)|\son\w+=|style=/);
    expect(page.headers['referrer-policy']).toBe('no-referrer');
  });

  it.each([
    'unit/../view',
    'unit/..%2f..%2fetc/view',
    `unit/${UNIT}/made/..%2f..%2funits%2f${UNIT}%2freport.json`,
    `unit/${UNIT}/made/%2fetc%2fpasswd`,
    `unit/${UNIT}/made/%E0%A4%A`,
    'unit/%/view',
    'units/../../../etc/passwd',
    'desk.js/../units2',
    'unit/__proto__/view',
  ])('gives nothing for %s', async (path) => {
    expect((await get(path)).status).toBe(404);
  });

  it.each([
    '../other.md',
    'prose/../../other.md',
    '/etc/other.md',
    'C:\\other.md',
    'report.json',
    '.hidden.md',
    'linked/other.md',
    'a\u0000.md',
  ])('writes no text to %s', async (file) => {
    const outside = join(own.units, '..', 'other.md');
    writeFileSync(outside, 'outside');
    try {
      symlinkSync(join(own.units, '..'), join(own.units, UNIT, 'linked'));
    } catch {
      // It is there already.
    }
    const edit = { kind: 'prose', file, source: 'outside', typed: 'changed' };
    const { body } = await post(`unit/${UNIT}/edit`, { base: '', override: true, edit });
    expect(body).toContain('"refused"');
    expect(readFileSync(outside, 'utf8')).toBe('outside');
  });

  it('refuses what no page sends', async () => {
    for (const body of ['', '[]', '{', '{"base":1}', '\uFFFF', { base: '', override: true, edit: { kind: 'value' } }])
      expect((await post(`unit/${UNIT}/edit`, body)).status).toBe(400);
    const { base } = (JSON.parse((await get(`unit/${UNIT}/view`)).body) as DeskUpdate).view;
    for (const path of [['__proto__', 'x'], ['constructor'], ['nothing'], ['unit'], ['revenue', 0]]) {
      const edit = { kind: 'value', path, form: 'text', typed: 'x' };
      expect((await post(`unit/${UNIT}/edit`, { base, override: true, edit })).body).toContain('"refused"');
    }
    expect(({} as Record<string, unknown>).x).toBeUndefined();
  });

  it('shows what a dossier holds as text', async () => {
    const report = join(own.units, UNIT, 'report.json');
    const former = readFileSync(report, 'utf8');
    replaceOnce(report, '"name": "武汉市青山区医疗保障局"', `"name": ${JSON.stringify(`某局${EVIL}`)}`);
    office.refresh(UNIT);
    const update = JSON.parse((await get(`unit/${UNIT}/view`)).body) as DeskUpdate;
    const markup = Object.values(update.markup).join('');
    writeFileSync(report, former);
    office.refresh(UNIT);
    expect(markup).toContain('&lt;img src=x');
    expect(markup).not.toContain('<img');
    expect(markup).not.toContain('<script');
  });
});

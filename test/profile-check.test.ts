/** What the editor of a place is told before any unit uses his templates. */
import { appendFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { auditProfile } from '../src/stories/profile/profile-audit.ts';
import { changedTemplates, paths, position } from './support.ts';

const PLACE = 'hubei-wuhan';
const profiles = readdirSync(paths.templates).filter((name) => !name.includes('.'));

it.each(profiles)('%s is clean', (profile) => {
  expect(auditProfile(profile, paths)).toEqual([]);
});

/** [what is wrong, file, from, to, rule, text of the broken file at which the finding points, part of its message] */
const SLIPS: readonly [string, string, string, string, string, string, string][] = [
  ['a typed amount', 'state-capital.md.hbs', '无国有资本', '有12.5万元国有资本', 'T20', '12.5万元', '12.5万元'],
  [
    'an unknown helper',
    'basic.md.hbs',
    '{{amount "economic.personnel"}}',
    '{{amuont "economic.personnel"}}',
    'T02',
    'amuont',
    'amuont',
  ],
  [
    'an unknown field',
    'procurement.md.hbs',
    '{{#if hasProcurement}}',
    '{{#if hasProcurment}}',
    'T01',
    'hasProcurment',
    'hasProcurment',
  ],
  [
    'an unknown field below another',
    'agency.md.hbs',
    '{{unit.name}}机关运行经费支出',
    '{{unit.nam}}机关运行经费支出',
    'T01',
    'unit.nam}}',
    'unit.nam',
  ],
  ['an unknown list', 'assets.md.hbs', '{{#each vehicles}}', '{{#each vehicle}}', 'T01', 'vehicle}}', 'vehicle'],
  [
    'an unknown figure',
    'basic.md.hbs',
    '"economic.operating"',
    '"economic.operatng"',
    'T03',
    '"economic.operatng"',
    'economic.operatng',
  ],
  ['an unknown prose slot', 'duties.md.hbs', 'slot=duties', 'slot=dutys', 'T24', 'dutys', 'dutys'],
  ['an unknown form', 'key-work.md.hbs', 'name="key-work"', 'name="key-wrk"', 'T24', 'key-wrk', 'key-wrk'],
  ['an unknown directive', 'glossary.md.hbs', '::glossary', '::glosary', 'T24', 'glosary', 'glosary'],
  [
    'an unclosed block',
    'agency.md.hbs',
    '{{else}}比',
    '{{/if}}比',
    'T05',
    '{{#ifZero "agencyOperatingCosts.change"}}',
    'ifZero',
  ],
];

describe.each(SLIPS)('%s', (_what, file, from, to, rule, at, words) => {
  it('is told with its place', () => {
    const broken = changedTemplates(`${PLACE}/${file}`, from, to);
    const findings = auditProfile(PLACE, broken);
    const found = findings.find((finding) => finding.rule === rule && finding.message.includes(words));
    expect(found, JSON.stringify(findings, null, 1)).toBeDefined();
    expect(found?.place?.file).toBe(`templates/${PLACE}/${file}`);
    expect(`${found?.place?.line}:${found?.place?.column}`).toBe(position(join(broken.templates, PLACE, file), at));
  });
});

it('a part or a last year’s figure that does not exist is told where it is asked for', () => {
  const part = changedTemplates(`${PLACE}/profile.json`, '"revenue.all.stateCapital"', '"revenue.all.stateCapitals"');
  const told = auditProfile(PLACE, part).find(({ rule }) => rule === 'T31');
  expect(told).toMatchObject({
    expected: 'revenue.all.stateCapital',
    place: { file: `templates/${PLACE}/profile.json` },
  });
  const base = changedTemplates('base/profile.json', '"procurement", "assets"', '"procurment", "assets"');
  expect(auditProfile(PLACE, base)).toMatchObject([
    { rule: 'T31', actual: 'procurment', expected: 'procurement', place: { file: 'templates/base/profile.json' } },
  ]);
});

describe('the settings', () => {
  const broken = (from: string, to: string) => auditProfile(PLACE, changedTemplates(`${PLACE}/profile.json`, from, to));

  it('tell a section without content', () => {
    const findings = broken(', "template": "agency.md.hbs"', '');
    expect(findings.map(({ rule }) => rule)).toContain('T21');
    expect(findings.find(({ rule }) => rule === 'T22')?.place?.file).toBe(`templates/${PLACE}/agency.md.hbs`);
  });

  it('tell a placeholder that nobody fills', () => {
    const findings = broken('"heading": "{name}（表{number}）"', '"heading": "{name}（表{nubmer}）"');
    const found = findings.find(({ rule }) => rule === 'T27');
    expect(found?.actual).toBe('{nubmer}');
    expect(found?.expected).toBe('{number}');
    expect(found?.place?.path).toBe('tables.heading');
  });

  it('tell prose that is asked for and not printed', () => {
    const findings = broken(
      '"annexReport": {',
      '"forgotten": { "label": "忘记印的", "required": true },\n    "annexReport": {',
    );
    expect(findings.find(({ rule }) => rule === 'T23')?.message).toContain('forgotten');
  });

  it('tell a table that the year does not have', () => {
    const own = changedTemplates(`${PLACE}/profile.json`, '"tables": {', '"tables": {\n    "order": ["T1", "T99"],');
    expect(auditProfile(PLACE, own).find(({ rule }) => rule === 'T12')?.actual).toBe('T99');
  });

  it('tell a profile that extends itself', () => {
    const own = changedTemplates('base/profile.json', '"abstract": true,', '"abstract": true,\n  "extends": "base",');
    expect(auditProfile(PLACE, own).map(({ rule }) => rule)).toContain('T11');
  });

  it('tell a form that is no JSON, with its place', () => {
    const own = changedTemplates(`${PLACE}/duties.md.hbs`, '::prose', '::prose');
    writeFileSync(join(own.templates, PLACE, 'forms/broken.json'), '{ "columns": [1, }');
    const found = auditProfile(PLACE, own).find(({ rule }) => rule === 'V03');
    expect(found?.place).toMatchObject({ file: `templates/${PLACE}/forms/broken.json`, line: 1 });
  });

  it('tell a misspelt field of a form at its cell', () => {
    const form = `${PLACE}/forms/key-work.json`;
    const own = changedTemplates(form, '"text": "{{goal}}"', '"text": "{{goall}}"');
    const found = auditProfile(PLACE, own).find(({ rule }) => rule === 'T01');
    expect(found?.place?.file).toBe(`templates/${form}`);
    expect(`${found?.place?.line}:${found?.place?.column}`).toBe(position(join(own.templates, form), '"{{goall}}"'));
    expect(found?.expected).toBe('goal');
  });

  it('tell a template that no section uses', () => {
    const own = changedTemplates(`${PLACE}/duties.md.hbs`, '::prose', '::prose');
    appendFileSync(join(own.templates, PLACE, 'spare.md.hbs'), '多余的一节\n');
    expect(auditProfile(PLACE, own).find(({ rule }) => rule === 'T22')?.place?.file).toBe(
      `templates/${PLACE}/spare.md.hbs`,
    );
  });
});

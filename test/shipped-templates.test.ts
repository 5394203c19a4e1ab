/** Templates that come with the program are compiled beforehand; all others when they are used; neither keeps a report. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import Handlebars from 'handlebars';
import { afterEach, describe, expect, it } from 'vitest';
import { compiledTemplate, templateOutline } from '../src/compose/compiled-templates.ts';
import { shippedScript } from '../src/compose/ship-templates.ts';
import { type ShippedTemplates, shipTemplates } from '../src/compose/shipped-templates.ts';
import { outlineOf } from '../src/compose/template-outline.ts';
import { analyse } from '../src/pipeline.ts';
import { paths, unitFolder } from './support.ts';

afterEach(() => shipTemplates(() => undefined));

/** What the script exports, as the program loads it. */
function scriptOf(sources: Iterable<string>): ShippedTemplates {
  const exported = {};
  new Function('exports', shippedScript(sources))(exported);
  return exported as ShippedTemplates;
}

const SOURCE = '收入{{name}}，{{#if more}}增长{{else}}持平{{/if}}。';
const CONTEXT = { name: '甲', more: false };

function templatesOnDisk(): string[] {
  const names = readdirSync(paths.templates, { recursive: true, encoding: 'utf8' });
  return names.filter((name) => name.endsWith('.hbs')).map((name) => readFileSync(join(paths.templates, name), 'utf8'));
}

describe('a shipped template', () => {
  /** Code of another template under this one's text: what runs shows which was taken. */
  const shipped = (): ShippedTemplates => {
    const { version, templates } = scriptOf(['{{name}}另文']);
    const [entry] = templates;
    if (entry === undefined) throw new Error('not compiled');
    return { version, templates: [[SOURCE, entry[1], entry[2]]] };
  };

  it('is taken for its own text', () => {
    shipTemplates(shipped);
    expect(compiledTemplate(SOURCE)(CONTEXT)).toBe('甲另文');
    expect(templateOutline(SOURCE)).toEqual(outlineOf('{{name}}另文'));
  });

  it('is not taken for a text that was changed by one character', () => {
    shipTemplates(shipped);
    const changed = SOURCE.replace('收入', '支入');
    expect(compiledTemplate(changed)(CONTEXT)).toBe('支入甲，持平。');
    expect(templateOutline(changed)).toEqual(outlineOf(SOURCE));
  });

  it('is not taken when another Handlebars made it, or when there is none', () => {
    for (const none of [() => ({ ...shipped(), version: `${Handlebars.VERSION}1` }), () => undefined]) {
      shipTemplates(none);
      expect(compiledTemplate(SOURCE)(CONTEXT)).toBe('收入甲，持平。');
      expect(templateOutline(SOURCE)).toEqual(outlineOf(SOURCE));
    }
  });

  it('is made of every template file, and of no text that is none', () => {
    const files = templatesOnDisk().filter((source) => source.includes('{{'));
    const { templates } = scriptOf([...files, '没有花括号', '{{#if x}}没有完']);
    expect(templates.map(([source]) => source)).toEqual([...new Set(files)]);
    for (const [source, , outline] of templates) expect(JSON.parse(outline)).toEqual(outlineOf(source));
  });
});

describe('a report', () => {
  const units = readdirSync(paths.units).filter((name) => !name.startsWith('.'));
  /** Under another name, so that nothing is remembered of the time before. */
  const said = (unit: string, name: string) => {
    const { report, findings } = analyse(unitFolder(unit), paths, name);
    return JSON.stringify({ report, findings }).replaceAll(name, '');
  };

  it.each(units)('of %s reads the same with shipped templates as with compiled ones', (unit) => {
    const compiled = said(unit, '〔甲〕');
    const { version, templates } = scriptOf(templatesOnDisk().flatMap((source) => [source, source.trim()]));
    let taken = 0;
    const counted = templates.map(([source, specification, outline]) => {
      const main = Object.getOwnPropertyDescriptor(specification, 'main');
      const counting = { ...specification };
      Object.defineProperty(counting, 'main', {
        get: () => {
          taken += 1;
          return main?.value;
        },
      });
      return [source, counting, outline] as const;
    });
    shipTemplates(() => ({ version, templates: counted }));
    expect(said(unit, '〔乙〕')).toBe(compiled);
    expect(taken).toBeGreaterThan(0);
  });
});

it('a template that is kept holds nothing of what it was run with', () => {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  const run = (): WeakRef<object> => {
    const figures = { text: '12.00' };
    const helpers = { amount: () => figures.text };
    expect(compiledTemplate('收入{{amount "x"}}万元')({}, { helpers })).toBe('收入12.00万元');
    return new WeakRef(figures);
  };
  const figures = run();
  return new Promise<void>((done) => setTimeout(done, 0)).then(() => {
    collect();
    expect(figures.deref()).toBeUndefined();
    expect(compiledTemplate('收入{{amount "x"}}万元')({}, { helpers: { amount: () => '1' } })).toBe('收入1万元');
  });
});

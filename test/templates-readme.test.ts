/** Both guides of the templates name everything that a template may use, so that neither goes stale. */
import { cpSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { formShape } from '../src/compose/form-context.ts';
import { KNOWN_HELPERS } from '../src/compose/helper-names.ts';
import { narrativeShape } from '../src/compose/narrative-context.ts';
import { formSpecSchema, profileSchema } from '../src/model/profile.ts';
import { tableFormSchema } from '../src/model/table-spec.ts';
import { auditProfile } from '../src/stories/profile/profile-audit.ts';
import { paths } from './support.ts';

const BLOCKS = resolve(import.meta.dirname, '../src/compose/blocks.ts');

/** The cases of `BlockComposer.directive`. */
function directives(): string[] {
  const source = readFileSync(BLOCKS, 'utf8');
  const from = source.indexOf('private directive(');
  const body = source.slice(from, source.indexOf('default:', from));
  return [...body.matchAll(/case '(\w+)'/g)].map((match) => match[1] ?? '');
}

/** Words that stand in code marks, with the words inside a longer piece of code. */
function codeWords(text: string): Set<string> {
  const spans = [...text.matchAll(/`([^`\n]+)`/g)].map((match) => match[1] ?? '');
  const blocks = text.split('\n').filter((line) => line.startsWith('    '));
  return new Set([...spans, ...blocks].flatMap((code) => code.match(/\$?[A-Za-z][\w]*/g) ?? []));
}

/** Blocks of code that are JSON, whole or without their braces. */
function blocksOf(text: string): Record<string, unknown>[] {
  const blocks = text.split(/\n(?! {4})/).filter((part) => /^ {4}/m.test(part));
  return blocks.flatMap((block) => {
    const code = block
      .split('\n')
      .filter((line) => line.startsWith('    '))
      .join('\n');
    return [code, `{${code}}`].flatMap((json) => {
      try {
        return [JSON.parse(json) as Record<string, unknown>];
      } catch {
        return [];
      }
    });
  });
}

describe.each(['README.md', 'README.zh-CN.md'])('templates/%s', (name) => {
  const text = readFileSync(join(paths.templates, name), 'utf8');
  const words = codeWords(text);
  const missing = (names: readonly string[]) => names.filter((entry) => !words.has(entry));

  it('shows settings and tables that make a profile without a fault', () => {
    const shown = (key: string) => blocksOf(text).find((block) => Object.hasOwn(block, key))?.[key] as object;
    const templates = join(mkdtempSync(join(tmpdir(), 'juesuan-')), 'templates');
    cpSync(join(paths.templates, 'base'), join(templates, 'base'), { recursive: true });
    mkdirSync(join(templates, 'shown', 'forms'), { recursive: true });
    const further = { T10: shown('T10'), T11: shown('T11') };
    const tables = {
      order: ['T1', 'T4', 'T5', 'T6', 'T7', 'T9', 'T10', 'T11'],
      forms: { ...shown('forms'), ...further },
    };
    const settings = Object.fromEntries(['facts', 'figures', 'glossary', 'scoring'].map((key) => [key, shown(key)]));
    const own = { extends: 'base', name: '示例', abstract: false, prose: {}, ...settings, tables };
    const sections = [
      { id: 'all', tables: 'all' },
      { id: 'own', title: '本地的数', template: 'own.md.hbs' },
    ];
    const profile = { ...own, parts: [{ id: 'all', title: '全部', sections }] };
    writeFileSync(join(templates, 'shown', 'profile.json'), JSON.stringify(profile));
    const form = blocksOf(text).find((block) => Object.hasOwn(block, 'body'));
    writeFileSync(join(templates, 'shown', 'forms', 'list.json'), JSON.stringify(form));
    const sentence = /`(占地\{\{.*?)`/.exec(text)?.[1] ?? '';
    writeFileSync(join(templates, 'shown', 'own.md.hbs'), `${sentence}。\n\n::form{name="list"}\n\n::glossary\n`);
    expect(auditProfile('shown', { ...paths, templates })).toEqual([]);
  });

  it('names every helper with an example', () => {
    expect(KNOWN_HELPERS.filter((helper) => !text.includes(`\n| \`${helper}\` | `))).toEqual([]);
  });

  it('names every directive', () => {
    expect(directives().length).toBeGreaterThan(10);
    expect(directives().filter((directive) => !text.includes(`\n| \`::${directive}`))).toEqual([]);
  });

  it('names every key of profile.json', () => {
    expect(Object.keys(profileSchema.shape).filter((key) => !text.includes(`\n| \`${key}\` | `))).toEqual([]);
    expect(missing(Object.keys(profileSchema.shape.tables.shape))).toEqual([]);
  });

  it('names every name of the narrative and of the form', () => {
    expect(missing(Object.keys(narrativeShape))).toEqual([]);
    expect(Object.keys(formShape.form).filter((key) => !text.includes(`\`form.${key}\``))).toEqual([]);
  });

  it('names every key of a form and every layout of a table', () => {
    expect(missing(Object.keys(formSpecSchema.shape).filter((key) => key !== '$schema'))).toEqual([]);
    const layouts = tableFormSchema.options.map((option) => option.shape.layout.value);
    expect(missing(layouts)).toEqual([]);
  });
});

/**
 * Compiles the templates that come with the program. `setup` calls it: `node ship.js TEMPLATES FILE`; the script that it
 * writes is what `start` hands to the command line.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PARTIAL_CALL } from '../compose/compiled-templates.ts';
import { shippedScript } from '../compose/ship-templates.ts';

/** Every text of the folder that may be a template: whole files, and what stands in the forms. */
function textsIn(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap(({ name }): string[] => {
    const path = join(folder, name);
    if (name.endsWith('.hbs')) return asRead(readFileSync(path, 'utf8'));
    if (name.endsWith('.json')) return stringsOf(JSON.parse(readFileSync(path, 'utf8')));
    return name.includes('.') ? [] : textsIn(path);
  });
}

/** A phrase is used without the line end of its file, of which the check reads the whole. */
function asRead(text: string): string[] {
  const source = text.replace(/^\uFEFF/, '').replace(/\r\n/g, '\n');
  return [source, source.trim()];
}

/** A cell is filled line by line. */
function stringsOf(value: unknown): string[] {
  if (typeof value === 'string') return [value, ...value.split('\n')];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(stringsOf) : [];
}

const [templates = '', file = ''] = process.argv.slice(2);
writeFileSync(file, shippedScript([PARTIAL_CALL, ...textsIn(templates)]));

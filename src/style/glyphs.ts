/** Characters of a report that no font of the project has: findings, never boxes. */
import type { Finding, Place } from '../diagnostics/finding.ts';
import { printedTexts } from '../model/printed-texts.ts';
import { rememberedByFields } from '../model/remembered.ts';
import type { Block, Report } from '../model/report.ts';
import type { DossierFiles } from '../model/source.ts';
import type { Typefaces } from './typefaces.ts';

/** Finding F01 for each such character, once, at its place in the dossier where it stands there. */
export function checkGlyphs(report: Report, typefaces: Typefaces, files: DossierFiles): Finding[] {
  const missing = new Map<string, string>();
  for (const { blocks } of report.parts) {
    for (const block of blocks) {
      for (const { character, text } of uncoveredIn({ block, typefaces })) {
        if (!missing.has(character)) missing.set(character, text);
      }
    }
  }
  return [...missing].map(([character, text]) => glyphFinding(character, text, files));
}

interface Uncovered {
  readonly character: string;
  /** In which it stands. */
  readonly text: string;
}

const uncoveredIn = rememberedByFields(
  { block: true, typefaces: true },
  ({ block, typefaces }: { readonly block: Block; readonly typefaces: Typefaces }): readonly Uncovered[] => {
    const found: Uncovered[] = [];
    for (const { text } of printedTexts(block)) {
      for (const character of typefaces.uncovered(text)) found.push({ character, text });
    }
    return found;
  },
);

function glyphFinding(character: string, text: string, files: DossierFiles): Finding {
  const code = `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
  const place = findCharacter(character, files);
  return {
    rule: 'F01',
    severity: 'error',
    message: `所有字体都没有字符“${character}”（${code}）`,
    ...(place === undefined ? {} : { place }),
    actual: text.length > 40 ? `${text.slice(0, 40)}…` : text,
    hint: '换用常用字，或检查是否是识别、复制时带入的特殊字符',
  };
}

function findCharacter(character: string, files: DossierFiles): Place | undefined {
  for (const file of files.markdownFiles) {
    const at = files.readMarkdown(file)?.split('\n') ?? [];
    const line = at.findIndex((text) => text.includes(character));
    if (line >= 0) {
      return { file: files.displayName(file), line: line + 1, column: (at[line] ?? '').indexOf(character) + 1 };
    }
  }
  const path = findInJson(files.json.value, character, []);
  return path === undefined ? undefined : files.json.locate(path);
}

function findInJson(value: unknown, character: string, path: (string | number)[]): (string | number)[] | undefined {
  if (typeof value === 'string') return value.includes(character) ? path : undefined;
  if (typeof value !== 'object' || value === null) return undefined;
  const entries = Array.isArray(value) ? value.map((entry, index) => [index, entry] as const) : Object.entries(value);
  for (const [key, entry] of entries) {
    const found = findInJson(entry, character, [...path, key]);
    if (found !== undefined) return found;
  }
  return undefined;
}

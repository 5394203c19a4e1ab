/** Files that are not in UTF-8: read as what they are, or refused; never turned into other characters. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { decodeText } from '../src/files/decode-text.ts';
import { readDossier } from '../src/input/read-dossier.ts';
import { readPlainJson } from '../src/input/read-plain-json.ts';
import { validateDossier } from '../src/validate/validate-dossier.ts';

const sandbox = mkdtempSync(join(tmpdir(), 'juesuan-encoding-'));
afterAll(() => rmSync(sandbox, { recursive: true, force: true }));

/** Two bytes of GBK by character, as Node's decoder has them. */
const pairs = new Map<string, readonly [number, number]>();
for (let first = 0x81; first <= 0xfe; first += 1) {
  for (let second = 0x40; second <= 0xfe; second += 1) {
    const character = new TextDecoder('gbk').decode(Uint8Array.of(first, second));
    if (character.length === 1 && character !== '\uFFFD') pairs.set(character, [first, second]);
  }
}

function asGbk(text: string): Buffer {
  return Buffer.from([...text].flatMap((character) => pairs.get(character) ?? [character.charCodeAt(0)]));
}

function asUtf16(text: string, order: 'LE' | 'BE'): Buffer {
  const bytes = Buffer.from(`\uFEFF${text}`, 'utf16le');
  return order === 'LE' ? bytes : bytes.swap16();
}

/** Level-one hanzi of GB 2312 and the punctuation of reports. */
const usual = [...pairs].flatMap(([character, [first, second]]) =>
  first >= 0xb0 && first <= 0xd7 && second >= 0xa1 ? [character] : [],
);
const sentence = fc
  .array(
    fc.oneof({ weight: 12, arbitrary: fc.constantFrom(...usual) }, fc.constantFrom(...'，。、（）“”0123456789 \n')),
  )
  .map((characters) => characters.join(''));

const dossier = readFileSync(join(import.meta.dirname, 'clean/hexi-culture-2022/report.json'), 'utf8');

describe('a text', () => {
  it('in GBK is read as written, or refused where it is too short to tell', () => {
    let read = 0;
    fc.assert(
      fc.property(sentence, (text) => {
        const decoded = decodeText(asGbk(text));
        if (!('text' in decoded)) return;
        read += 1;
        // Very few pairs are whole UTF-8 as well, and files in UTF-8 are the rule.
        if (decoded.encoding === 'GBK' || text.length > 5) expect(decoded.text).toBe(text);
      }),
      { seed: 1, numRuns: 2000 },
    );
    expect(read).toBeGreaterThan(1500);
  });

  it('in UTF-8 that was damaged is never taken for GBK', () => {
    const damaged = fc.tuple(sentence, fc.nat(), fc.integer({ min: 0, max: 255 }), fc.boolean());
    fc.assert(
      fc.property(damaged, ([text, place, byte, cut]) => {
        const bytes = [...Buffer.from(`某某局${text}`)];
        bytes.splice(place % bytes.length, 1, ...(cut ? [] : [byte]));
        expect(decodeText(Uint8Array.from(bytes))).not.toMatchObject({ encoding: 'GBK' });
      }),
      { seed: 1, numRuns: 2000 },
    );
  });

  it('in Latin letters with accents is refused, not read as hanzi', () => {
    for (const text of ['{ "a": "café" }', 'Gemüse und Äpfel für Österreich', 'naïve']) {
      expect(decodeText(Buffer.from(text, 'latin1'))).toHaveProperty('invalidAt');
    }
  });

  it('in UTF-16 is read by its byte order mark', () => {
    fc.assert(
      fc.property(sentence, fc.constantFrom('LE', 'BE'), (text, order) => {
        expect(decodeText(asUtf16(text, order))).toEqual({ text, encoding: 'UTF-16' });
      }),
      { seed: 1, numRuns: 200 },
    );
  });
});

describe('a dossier', () => {
  const encodings: readonly [string, (text: string) => Buffer][] = [
    ['GBK', asGbk],
    ['UTF-16', (text) => asUtf16(text, 'LE')],
  ];

  it.each(encodings)('in %s is the same as in UTF-8, with a note for each file', (encoding, encoded) => {
    const [own, usualOne] = [encoded, (text: string) => Buffer.from(text)].map((write, index) => {
      const folder = join(sandbox, `${encoding}-${index}`);
      for (const name of ['report.json', ...proseOf(dossier)]) {
        mkdirSync(dirname(join(folder, name)), { recursive: true });
        const text = readFileSync(join(import.meta.dirname, 'clean/hexi-culture-2022', name), 'utf8');
        writeFileSync(join(folder, name), write(text));
      }
      return read(folder);
    });
    expect(own?.dossier).toEqual(usualOne?.dossier);
    expect(own?.prose).toEqual(usualOne?.prose);
    const notes = own?.findings.filter(({ rule }) => rule === 'V05') ?? [];
    expect(notes.map(({ place }) => `${place?.file}:${place?.line}:${place?.column}`).sort()).toEqual(
      ['report.json', ...proseOf(dossier)].map((file) => `x/${file}:1:1`).sort(),
    );
    for (const note of notes) {
      expect(note.severity).toBe('info');
      expect(note.message).toContain(`文件是 ${encoding} 编码`);
    }
    expect(own?.findings.filter((finding) => !notes.includes(finding))).toEqual(usualOne?.findings);
  });

  function proseOf(text: string): string[] {
    return [...new Set([...text.matchAll(/"([^"]+\.md)"/g)].map(([, file = '']) => file))];
  }

  function read(folder: string) {
    const { value: files, findings } = readDossier(folder, 'x');
    if (files === undefined) throw new Error('not read');
    const checked = validateDossier(files);
    const prose = files.markdownFiles.map((file) => files.readMarkdown(file));
    return { dossier: checked.value, prose, findings: [...findings, ...checked.findings] };
  }
});

it('a file of a profile in GBK is read with a note', () => {
  const file = join(sandbox, 'profile.json');
  writeFileSync(file, asGbk('{ "name": "部门决算公开" }'));
  const { value, findings } = readPlainJson(file, 'profile.json', sandbox);
  expect(value?.value).toEqual({ name: '部门决算公开' });
  expect(findings.map(({ rule }) => rule)).toEqual(['V05']);
});

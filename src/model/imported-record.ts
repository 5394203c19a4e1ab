/** `imported.json`: what came into `report.json` from which cell, as text and back. */
import type { ImportedRecord } from './imported.ts';
import { z } from './zod.ts';

const recordSchema = z.strictObject({
  files: z.record(z.string(), z.string()),
  values: z.record(z.string(), z.tuple([z.string(), z.string(), z.string(), z.string()])),
});

/** Undefined for a text that is no such record. */
export function parseImportedRecord(text: string): ImportedRecord | undefined {
  const { data } = recordSchema.safeParse(jsonIn(text));
  if (data === undefined) return undefined;
  const values = Object.entries(data.values).map(([path, [file, sheet, cell, written]]) => {
    return [path, { file, sheet, cell, text: written }] as const;
  });
  return { files: new Map(Object.entries(data.files)), values: new Map(values) };
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** A line for each value, by their paths. */
export function importedRecordText({ files, values }: ImportedRecord): string {
  const lines = [...values]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([path, { file, sheet, cell, text }]) => `    ${JSON.stringify(path)}: ${lineOf([file, sheet, cell, text])}`);
  const names = [...files].sort().map(([name, digest]) => `    ${JSON.stringify(name)}: ${JSON.stringify(digest)}`);
  return `{\n  "files": {\n${names.join(',\n')}\n  },\n  "values": {\n${lines.join(',\n')}\n  }\n}\n`;
}

function lineOf(texts: readonly string[]): string {
  return `[${texts.map((text) => JSON.stringify(text)).join(', ')}]`;
}

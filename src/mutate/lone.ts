/** A fact that the dossier states once and that nothing else repeats: another value makes another dossier, no fault. */

import type { FigureSet } from '../model/figure.ts';
import { plainText, type Report } from '../model/report.ts';
import type { DossierFiles } from '../model/source.ts';
import type { Analysis } from '../pipeline.ts';
import { isOfAccounts, token, tokenAt, tokensOf } from './apart.ts';
import { lengthOf } from './report-mutants.ts';
import { textPlaces } from './report-places.ts';

/** What a clean dossier repeats. */
export interface Repeats {
  /** How often a number with its unit is typed: in prose and in the texts of report.json. */
  readonly typed: ReadonlyMap<string, number>;
  /** Numbers with their unit that come from figures, and the figures. */
  readonly printed: ReadonlyMap<string, ReadonlySet<string>>;
  /** Figures that the unit has declared, by themselves or in a table. */
  readonly declared: ReadonlySet<string>;
}

export function repeatsOf(
  files: DossierFiles,
  { report, dossier }: Required<Pick<Analysis, 'report' | 'dossier'>>,
): Repeats {
  const texts = [...files.markdownFiles.map((file) => files.readMarkdown(file) ?? ''), ...jsonTexts(files.json.text)];
  const typed = new Map<string, number>();
  for (const one of texts.flatMap((text) => tokensOf(text.replaceAll(/\{\{[^}]*\}\}/g, ' ')))) {
    typed.set(one, (typed.get(one) ?? 0) + 1);
  }
  const tables = new Set(Object.keys(dossier.declared?.tables ?? {}));
  const declared = new Set([...Object.keys(dossier.declared?.figures ?? {}), ...figuresOfTables(report, tables)]);
  return { typed, printed: printedFigures(report), declared };
}

function jsonTexts(text: string): string[] {
  return [...text.matchAll(/"(?:[^"\\]|\\.)*"(?!\s*:)/g)].map(([found]) => found);
}

function printedFigures(report: Report): Map<string, Set<string>> {
  const printed = new Map<string, Set<string>>();
  for (const { inlines, text } of textPlaces(report)) {
    let at = 0;
    for (const inline of inlines) {
      at += lengthOf(inline);
      if (inline.kind !== 'figure') continue;
      const one = token(inline.text.replace(/[^\d.,].*$/, ''), text.slice(at));
      printed.set(one, (printed.get(one) ?? new Set()).add(inline.figureId));
    }
  }
  return printed;
}

function figuresOfTables(report: Report, tables: ReadonlySet<string>): string[] {
  return report.parts.flatMap(({ blocks }) =>
    blocks.flatMap((block) => {
      if (block.kind !== 'table' || !tables.has(block.id)) return [];
      const cells = block.body.flat().flatMap(({ paragraphs }) => paragraphs.flat());
      return cells.flatMap((inline) => (inline.kind === 'figure' ? [inline.figureId] : []));
    }),
  );
}

/** Whether a changed number of a text stands nowhere else, typed or printed from figures. */
export function isLoneNumber({ typed, printed }: Repeats, text: string, start: number): boolean {
  const one = tokenAt(text, { start });
  if (one === undefined || !/\D$/.test(one) || isOfAccounts(one)) return false;
  return typed.get(one) === 1 && !printed.has(one);
}

/** Whether none of the figures that a change moves is declared or typed anywhere. */
export function movesNothingSaid(repeats: Repeats, before: FigureSet, after: FigureSet): boolean {
  const ids = new Set([...before.keys(), ...after.keys()]);
  const moved = new Set([...ids].filter((id) => !sameValue(before, after, id)));
  if ([...moved].some((id) => repeats.declared.has(id))) return false;
  const said = [...repeats.printed].filter(([, figures]) => [...figures].some((id) => moved.has(id)));
  return said.every(([one]) => !repeats.typed.has(one));
}

function sameValue(before: FigureSet, after: FigureSet, id: string): boolean {
  const [one, other] = [before.get(id)?.value, after.get(id)?.value];
  return one === undefined || other === undefined
    ? one === other && before.has(id) === after.has(id)
    : one.equals(other);
}

/** The plain text of a report's places, joined: to look for what else is printed. */
export function wholeText(report: Report): string {
  return textPlaces(report)
    .map(({ inlines }) => plainText(inlines))
    .join('\n');
}

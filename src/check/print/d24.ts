/**
 * D24: what the unit has written – prose, goals, indicators, standards, reasons – stands in the report as it was written. A text
 * of which nothing is printed is one that the profile does not ask for.
 */
import type { Dossier, Indicator } from '../../model/dossier.ts';
import { rememberedByText } from '../../model/remembered.ts';
import type { Print } from '../engine/needs.ts';
import type { Fault, Rule } from '../engine/rule.ts';
import { squeezed } from '../reading/squeezed.ts';
import type { PrintedText } from '../reading/view.ts';

export const D24: Rule<'print'> = {
  id: 'D24',
  title: '单位填写的文字照原样印出',
  source: '决算公开内容准确、前后一致的要求',
  severity: 'error',
  needs: 'print',
  unprinted: '单位所写的文字',
  check(context) {
    const { texts } = context.view;
    const whole = squeezed(texts.map(({ text }) => text).join(''));
    const pieces = new Set([
      ...(context.prose ?? []).flatMap(({ text }) => ofProse(text)),
      ...ofDossier(context.dossier).flatMap(clauses),
    ]);
    const lost = [...pieces].filter(lostFrom(whole));
    const kept = lost.length === 0 ? [] : [...pieces].filter((piece) => whole.includes(piece));
    return lost.flatMap((piece) => {
      const part = partsOf(piece).find((one) => whole.includes(one));
      if (part === undefined || kept.some((other) => other.includes(part))) return [];
      const at = texts.find(({ text }) => squeezed(text).includes(part));
      return at === undefined ? [] : [changed(context, piece, at)];
    });
  },
};

/** Pieces stand in about the order in which they were written: each is looked for from the one before on. */
function lostFrom(whole: string): (piece: string) => boolean {
  let last = 0;
  return (piece) => {
    const next = whole.indexOf(piece, last);
    const at = next < 0 ? whole.indexOf(piece) : next;
    if (at >= 0) last = at;
    return at < 0;
  };
}

function changed({ view }: Print, piece: string, { place }: PrintedText): Fault {
  return {
    message: `单位写的“${piece}”在报告中改了字或数`,
    at: place ?? { file: view.report.meta.title },
    expected: piece,
    hint: '照单位写的印出；要改的，改单位的数据和文字',
  };
}

const SHORTEST = 6;
/** Characters of texts of which the pieces are kept: those of a unit. */
const KEPT = 100_000;

/** Lines of Markdown without its marks and helpers. */
const ofProse = rememberedByText((markdown): readonly string[] => {
  const lines = markdown.split('\n').filter((line) => !/^\s*::/.test(line) && !line.includes('|'));
  return lines.flatMap((line) => clauses(line.replace(/^#+\s*/, '').replaceAll('**', '')));
}, KEPT);

/** Pieces between placeholders that are long enough to be found again; a full stop at the end may be left out. */
const clauses = rememberedByText((text): readonly string[] => {
  const pieces = text.split(/\{\{[^}]*\}\}|\{\w+\}/).map((piece) => squeezed(piece).replace(/[。；，]$/, ''));
  return pieces.filter(({ length }) => length >= SHORTEST);
}, KEPT);

/** Stretches without digits or words of direction, by which a changed text is known again. */
function partsOf(piece: string): string[] {
  const parts = piece.split(/[\d.,%]+|增加|减少|增长|下降|上升|大于|小于|高于|低于|万元|元|本年|全年|收入|支出|年初/);
  return parts.filter(({ length }) => length >= SHORTEST).sort((a, b) => b.length - a.length);
}

/** Texts of the dossier that forms and lists print. */
function ofDossier({
  keyWork = [],
  projects = [],
  performance,
  rubric,
  assets,
  causes = {},
  reasons = {},
}: Dossier): string[] {
  const goals = performance?.overall?.goals ?? [];
  const indicators = [
    ...goals.flatMap((goal) => goal.indicators),
    ...projects.flatMap(({ selfEvaluation }) => selfEvaluation?.indicators ?? []),
  ];
  const items = (rubric?.level1 ?? []).flatMap(({ level2 }) => level2.flatMap((group) => group.items));
  return [
    ...keyWork.flatMap(({ title, goal }) => [title, goal ?? '']),
    ...goals.map(({ text }) => text),
    ...projects.map(({ selfEvaluation }) => selfEvaluation?.executionNote ?? ''),
    ...[...Object.values(causes), ...Object.values(reasons).flat()].map((cause) =>
      typeof cause === 'string' ? '' : cause.text,
    ),
    ...indicators.flatMap(wordsOf),
    ...items.flatMap(({ standard, explanation }) => [standard ?? '', explanation ?? '']),
    ...[...(assets?.vehicles ?? []), ...(assets?.equipment ?? [])].map(({ kind }) => kind),
  ];
}

function wordsOf({ name, target, actual, shortfallReason = '' }: Indicator): string[] {
  return [name, target.text ?? '', actual?.text ?? '', shortfallReason];
}

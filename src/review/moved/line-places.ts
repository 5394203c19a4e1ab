/** Changed blocks that are not text: a chart by its points, cover, heads and signatures by their lines. */
import { diffArrays } from 'diff';
import {
  ATTACHMENT_LABEL,
  attachmentNumber,
  type Block,
  type Chart,
  type Contents,
  type Heading,
  imprintLines,
  SIGNER_LABEL,
} from '../../model/report.ts';
import { type Reading, readText, standsIn } from '../readings.ts';
import type { ChangedPlace, ChartPlace, LinesPlace, PointChange } from './movement.ts';
import { oneLine, placed, type Trails } from './place-context.ts';

export type LinesBlock = Extract<Block, { kind: LinesPlace['kind'] }>;

/** @param former absent for a block that came, as `present` for one that went */
export function linesPlaces(
  former: LinesBlock | undefined,
  present: LinesBlock | undefined,
  trails: Trails,
): ChangedPlace[] {
  const kind = (present ?? former)?.kind;
  if (kind === undefined) return [];
  const [old, now] = [former && linesOf(former), present && linesOf(present)];
  return differingLines(kind, old, now, trails);
}

/** The contents follows the headings: it has the lines of each reading, though it carries no marks of its own. */
export function contentsPlaces(
  { former, present }: { readonly former?: Contents | undefined; readonly present?: Contents | undefined },
  headings: readonly Heading[],
  trails: Trails,
): ChangedPlace[] {
  const lines = (contents: Contents | undefined, reading: Reading) =>
    contents === undefined ? undefined : [contents.title, ...listed(headings, contents.depth, reading)];
  return differingLines('contents', lines(former, 'former'), lines(present, 'present'), trails);
}

function listed(headings: readonly Heading[], depth: number, reading: Reading): string[] {
  const shown = headings.filter(({ level, change }) => level <= depth && standsIn(change, reading));
  return shown.map(({ text, entry }) => entry ?? oneLine(readText(text, reading)));
}

function differingLines(
  kind: LinesPlace['kind'],
  old: readonly string[] | undefined,
  now: readonly string[] | undefined,
  trails: Trails,
): ChangedPlace[] {
  const changes = diffArrays([...(old ?? [])], [...(now ?? [])]);
  const former = changes.filter(({ removed }) => removed).flatMap(({ value }) => value);
  const present = changes.filter(({ added }) => added).flatMap(({ value }) => value);
  if (former.length === 0 && present.length === 0) return [];
  return [
    {
      kind,
      ...placed(trails, {
        ...(old === undefined ? {} : { former: former.join('\n') }),
        ...(now === undefined ? {} : { present: present.join('\n') }),
      }),
    },
  ];
}

function linesOf(block: LinesBlock): string[] {
  switch (block.kind) {
    case 'cover':
      return [...block.title, ...block.lines];
    case 'contents':
      return [block.title];
    case 'redHead': {
      const { marks, issuer, number, signers, title, recipient } = block;
      const signed = signers.length === 0 ? '' : `\t${SIGNER_LABEL}${signers.join('　')}`;
      return [
        ...marks,
        ...issuer,
        `${number}${signed}`,
        ...title,
        ...(recipient === undefined ? [] : [`${recipient}：`]),
      ];
    }
    case 'attachmentNote':
      return block.names.map(
        (name, index) => `${index === 0 ? ATTACHMENT_LABEL : ''}${attachmentNumber(index, block.names.length)}${name}`,
      );
    case 'signature':
      return [block.signer, block.date].filter((line) => line !== '');
    case 'imprint':
      return imprintLines(block);
  }
}

/** A chart reads as its caption and, on the next line, its unit. */
export function chartPlace(former: Chart | undefined, present: Chart | undefined, trails: Trails): ChartPlace {
  const captions = { former: captionOf(former, 'former'), present: captionOf(present, 'present') };
  return {
    kind: 'chart',
    ...placed(trails, {
      ...(former === undefined ? {} : { former: `${captions.former}\n${former.unit}` }),
      ...(present === undefined ? {} : { present: `${captions.present}\n${present.unit}` }),
    }),
    caption: captions.present || captions.former,
    points: changedPoints(former, present),
  };
}

function captionOf(chart: Chart | undefined, reading: Reading): string {
  return chart === undefined ? '' : oneLine(readText(chart.caption, reading));
}

function changedPoints(former: Chart | undefined, present: Chart | undefined): PointChange[] {
  const [old, now] = [pointsOf(former), pointsOf(present)];
  return [...new Set([...now.keys(), ...old.keys()])].flatMap((key): PointChange[] => {
    const [before, after] = [old.get(key), now.get(key)];
    const point = after ?? before;
    if (point === undefined || before?.text === after?.text) return [];
    return [
      {
        series: point.series,
        category: point.category,
        ...(before === undefined ? {} : { former: before.text }),
        ...(after === undefined ? {} : { present: after.text }),
      },
    ];
  });
}

interface NamedPoint {
  readonly series: string;
  readonly category: string;
  readonly text: string;
}

/** By their figures: the name of a part of a pie bears its share, which moves with it. */
function pointsOf(chart: Chart | undefined): ReadonlyMap<string, NamedPoint> {
  const points = (chart?.series ?? []).flatMap(({ name, points: own }) =>
    own.map(({ figureId, text }, index): [string, NamedPoint] => [
      `${name}\n${figureId}`,
      { series: name, category: chart?.categories[index] ?? '', text },
    ]),
  );
  return new Map(points);
}

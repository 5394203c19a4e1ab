/**
 * A state as the JSON that the history keeps (UTF-8), made of the bytes of its parts: what a save leaves as it was (most
 * figures and blocks, the files of the profile) is written out once.
 */
import type { BuildState } from '../model/build-state.ts';
import { type Figure, plainFigure } from '../model/figure.ts';
import type { SourceText } from '../model/profile-files.ts';
import { rememberedByFields, rememberedByObject } from '../model/remembered.ts';
import type { Block } from '../model/report.ts';

/** What `JSON.stringify` makes of the state, its figures as a list, each with `shown` and its exact `value` last. */
export function stateBytes({ unit, sources, figures, shown, report, findings }: BuildState): Uint8Array {
  const ofFigures = Array.from(figures.values(), (figure) => figureBytes({ figure, shown: shown.get(figure.id) }));
  const ofParts = report.parts.map((part) => objectBytes(part, { blocks: listBytes(part.blocks.map(nodeBytes)) }));
  return objectBytes(
    { unit, sources, figures, report, findings },
    {
      sources: listBytes(sources.map(nodeBytes)),
      figures: listBytes(ofFigures),
      report: objectBytes(report, { parts: listBytes(ofParts) }),
    },
  );
}

const nodeBytes = rememberedByObject((node: SourceText | Block) => Buffer.from(JSON.stringify(node)));

const figureBytes = rememberedByFields(
  { figure: true, shown: true },
  ({ figure, shown }: { readonly figure: Figure; readonly shown: string | undefined }) => {
    const value = figure.value?.toFixed() ?? null;
    return Buffer.from(JSON.stringify(Object.assign(plainFigure(figure), { shown, value })));
  },
);

const COMMA = Buffer.from(',');

function listBytes(items: readonly Uint8Array[]): Uint8Array {
  const pieces = items.flatMap((item, index) => (index === 0 ? [item] : [COMMA, item]));
  return Buffer.concat([Buffer.from('['), ...pieces, Buffer.from(']')]);
}

/** @param written fields that are written already */
function objectBytes<Fields extends object>(
  fields: Fields,
  written: Readonly<{ [Name in keyof Fields]?: Uint8Array }>,
): Uint8Array {
  const pieces = Object.entries(fields).flatMap(([name, value]) => {
    const bytes = written[name as keyof Fields] ?? JSON.stringify(value);
    if (bytes === undefined) return [];
    return [COMMA, Buffer.from(`${JSON.stringify(name)}:`), typeof bytes === 'string' ? Buffer.from(bytes) : bytes];
  });
  return Buffer.concat([Buffer.from('{'), ...pieces.slice(1), Buffer.from('}')]);
}

/**
 * A state as the JSON that the history keeps, made of the texts of its parts: what a save leaves as it was (most figures
 * and blocks, the files of the profile) is written out once.
 */
import type { BuildState } from '../model/build-state.ts';
import { type Figure, plainFigure } from '../model/figure.ts';
import type { SourceText } from '../model/profile-files.ts';
import { rememberedByObject } from '../model/remembered.ts';
import type { Block } from '../model/report.ts';

/** What `JSON.stringify` makes of the state, its figures as a list, each with `shown` and its exact `value` last. */
export function stateText({ unit, sources, figures, shown, report, findings }: BuildState): string {
  const figureText = (figure: Figure) => {
    const { head, value } = figureTexts(figure);
    return `${head},"shown":${JSON.stringify(shown.get(figure.id))},"value":${value}}`;
  };
  const parts = report.parts.map((part) => objectText(part, { blocks: listText(part.blocks.map(nodeText)) }));
  return objectText(
    { unit, sources, figures, report, findings },
    {
      sources: listText(sources.map(nodeText)),
      figures: listText(Array.from(figures.values(), figureText)),
      report: objectText(report, { parts: listText(parts) }),
    },
  );
}

const nodeText = rememberedByObject((node: SourceText | Block) => JSON.stringify(node));

const figureTexts = rememberedByObject((figure: Figure) => ({
  head: JSON.stringify(plainFigure(figure)).slice(0, -1),
  value: JSON.stringify(figure.value?.toFixed() ?? null),
}));

/** @param texts of some of its fields, in JSON */
function objectText<Fields extends object>(fields: Fields, texts: Readonly<{ [Name in keyof Fields]?: string }>) {
  const written = Object.entries(fields).flatMap(([name, value]) => {
    const text = texts[name as keyof Fields] ?? JSON.stringify(value);
    return text === undefined ? [] : `${JSON.stringify(name)}:${text}`;
  });
  return `{${written.join(',')}}`;
}

function listText(texts: readonly string[]): string {
  return `[${texts.join(',')}]`;
}

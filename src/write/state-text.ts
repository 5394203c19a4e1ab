/** A state as the text that the history keeps. */
import type { BuildState } from '../model/build-state.ts';
import { type Figure, type PlainFigure, plainFigure } from '../model/figure.ts';
import { listText, objectText } from '../model/json-parts.ts';
import { rememberedByFields, rememberedByObject } from '../model/remembered.ts';
import type { Block, Part, Report } from '../model/report.ts';
import { type Decimal, decimal } from '../money/decimal.ts';

export interface WrittenState extends Omit<BuildState, 'figures' | 'shown'> {
  readonly figures: readonly WrittenFigure[];
}

type WrittenFigure = PlainFigure & { readonly shown: string; readonly value: string | null };

/** As `JSON.stringify` writes a `WrittenState`; of what the state before it has too, the text is there already. */
export function stateText({ unit, sources, figures, shown, report, findings }: BuildState): string {
  const figuresText = listText(figures.values(), (figure) => figureText({ figure, shown: shown.get(figure.id) }));
  return objectText({ unit, sources, figures, report, findings }, { figures: () => figuresText, report: reportText });
}

interface ShownFigure {
  readonly figure: Figure;
  readonly shown: string | undefined;
}

const figureText = rememberedByFields({ figure: true, shown: true }, ({ figure, shown }: ShownFigure) =>
  JSON.stringify(Object.assign(plainFigure(figure), { shown, value: figure.value?.toFixed() ?? null })),
);

const blockText = rememberedByObject((block: Block) => JSON.stringify(block));
const partText = rememberedByObject((part: Part) =>
  objectText(part, { blocks: (blocks) => listText(blocks, blockText) }),
);

function reportText(report: Report): string {
  return objectText(report, { parts: (parts) => listText(parts, partText) });
}

export function parseState({ figures, ...state }: WrittenState): BuildState {
  const values = new Map<string, Decimal>();
  const exact = (value: string) => {
    const known = values.get(value) ?? decimal(value);
    values.set(value, known);
    return known;
  };
  const revived = figures.map(({ value, shown: _, ...figure }): [string, Figure] => [
    figure.id,
    value === null ? figure : { ...figure, value: exact(value) },
  ]);
  const shown = figures.map(({ id, shown: text }) => [id, text] as const);
  return { ...state, figures: new Map(revived), shown: new Map(shown) };
}

/** The rubric as templates and forms see it: one row for each third-level indicator, with what its cells merge by. */
import type { Dossier, Rubric, RubricItem } from '../model/dossier.ts';
import type { FigureSet } from '../model/figure.ts';
import type { Profile } from '../model/profile.ts';
import type { Inline } from '../model/report.ts';
import { gradeOf } from '../model/rubric.ts';
import { Literal, type Marks } from './marks.ts';
import type { ShapeOf } from './shape.ts';

const row = {
  /** Merge by these: of the first and second level, and of the item (several names may share one). */
  key1: 'text',
  key2: 'text',
  key: 'text',
  level1: 'text',
  weight1: 'figure',
  level2: 'text',
  weight2: 'figure',
  name: 'text',
  weight: 'figure',
  standard: 'text',
  explanation: 'text',
  points: 'figure',
} as const;

/** `grade` is the profile's word for the total score. */
export const rubricShape = { any: 'flag', grade: 'text', total: 'figure', rows: [row] } as const;

export type RubricContext = ShapeOf<typeof rubricShape>;
type Row = ShapeOf<typeof row>;

export interface RubricInput {
  readonly dossier: Dossier;
  readonly profile: Profile;
  readonly figures: FigureSet;
  readonly marks: Marks;
}

export function rubricContext(input: RubricInput): RubricContext {
  const { dossier, profile, figures, marks } = input;
  const total = figures.get('rubric.totalScore')?.value;
  const grade = total && gradeOf(total, profile.scoring?.grades);
  return {
    any: dossier.rubric !== undefined,
    grade: new Literal(grade ?? '', marks),
    total: 'rubric.totalScore',
    rows: rows(dossier.rubric, marks),
  };
}

function rows(rubric: Rubric | undefined, marks: Marks): Row[] {
  const text = (value: string) => new Literal(value, marks);
  return (rubric?.level1 ?? []).flatMap((first, i) =>
    first.level2.flatMap((second, j) => {
      const levels = {
        key1: text(`${i + 1}`),
        key2: text(`${i + 1}.${j + 1}`),
        level1: text(first.name),
        weight1: `rubric.level1.${i + 1}.weight`,
        level2: text(second.name),
        weight2: `rubric.level1.${i + 1}.level2.${j + 1}.weight`,
      };
      return second.items.flatMap((item) => item.names.map((name) => ({ ...levels, ...itemRow(item, name, marks) })));
    }),
  );
}

function itemRow(item: RubricItem, name: string, marks: Marks) {
  const id = `rubric.items.${item.id}`;
  return {
    key: new Literal(item.id, marks),
    name: new Literal(name, marks),
    weight: `${id}.weight`,
    standard: new Literal(inLines(item.standard ?? ''), marks),
    explanation: new Literal(inLines(item.explanation ?? ''), marks),
    points: `${id}.score`,
  };
}

function inLines(text: string): Inline[] {
  if (text === '') return [];
  return text
    .split('\n')
    .flatMap((line, index): Inline[] => [
      ...(index === 0 ? [] : [{ kind: 'lineBreak' as const }]),
      { kind: 'text', text: line },
    ]);
}

/** Folders of batches as `juesuan batch` leaves them, with made-up units: for what is told of a batch. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Batch, ExpectedUnit, KeptFigures, ToldFinding, UnitResult } from '../src/model/unit-result.ts';
import { batchShape, unitResultShape } from '../src/model/unit-result.ts';

export interface MadeUnit {
  readonly id: string;
  readonly name?: string;
  /** None: the batch has not come to it. */
  readonly state?: UnitResult['state'];
  readonly contact?: string;
  readonly deadline?: string;
  readonly repeats?: string;
  readonly year?: number;
  readonly findings?: readonly ToldFinding[];
  readonly figures?: Readonly<Record<string, string>>;
  readonly projects?: readonly string[];
  readonly explained?: readonly string[];
  /** Names of its papers. */
  readonly papers?: readonly string[];
  readonly failure?: UnitResult['failure'];
}

/** A finding of a rule; `cause` is the message unless given. */
export function finding(rule: string, message: string, more: Partial<ToldFinding> = {}): ToldFinding {
  return {
    rule,
    severity: 'error',
    message,
    related: [],
    consequences: 0,
    cause: message,
    fingerprint: `${rule} ${message}:1`,
    ...more,
  };
}

const KINDS: readonly (readonly [RegExp, KeptFigures[number]['unit']])[] = [
  [/(?:[Rr]ate|completion|share\w*)(?:\.\w+)?$/, 'ratio'],
  [/^staff\.|\.counts\./, 'count'],
];

/** Writes a batch into `folder`, and gives its results. */
export function makeBatch(folder: string, units: readonly MadeUnit[]): readonly UnitResult[] {
  for (const name of ['results', 'figures']) mkdirSync(join(folder, name), { recursive: true });
  const batch: Batch = {
    version: 1,
    task: 'build',
    source: '应公开清单.xlsx',
    program: '0.1.0',
    units: units.map(expectedUnit),
  };
  writeFileSync(join(folder, 'batch.json'), JSON.stringify(batchShape.parse(batch)));
  return units.flatMap((unit) => {
    if (unit.state === undefined) return [];
    const result = resultOf(folder, unit, unit.state);
    writeFileSync(join(folder, 'results', `${unit.id}.json`), JSON.stringify(unitResultShape.parse(result)));
    return [result];
  });
}

function expectedUnit({ id, name = id, contact, deadline, repeats }: MadeUnit): ExpectedUnit {
  return { id, name, folder: `units/${id}`, contact, deadline, repeats };
}

function resultOf(folder: string, unit: MadeUnit, state: UnitResult['state']): UnitResult {
  const { id, name = id, findings = [], projects = [], explained = [], papers = [], year = 2023 } = unit;
  const isRead = state === 'done' || state === 'faulty';
  return {
    version: 1,
    unit: expectedUnit(unit),
    task: 'build',
    state,
    key: isRead ? `key of ${id}` : undefined,
    dossier: isRead
      ? {
          unitName: name,
          year,
          profile: 'here',
          title: `${name}${year}年度部门决算`,
          level: '县级',
          projects: projects.map((project, index) => ({ id: `p${index + 1}`, name: project })),
          explained: [...explained],
        }
      : undefined,
    findings: [...findings],
    figures: isRead ? figuresFile(folder, unit) : undefined,
    files: papers.map((paper) => ({ file: `units/${id}/${paper}`, bytes: 1, sha256: '0'.repeat(64) })),
    failure: unit.failure,
    run: { attempts: 1, seconds: 0.4, finished: '2023-10-19T08:00:00.000Z' },
  };
}

function figuresFile(folder: string, { id, figures = {} }: MadeUnit): UnitResult['figures'] {
  const kept: KeptFigures = Object.entries(figures).map(([figure, value]) => ({
    id: figure,
    label: `名称 ${figure}`,
    unit: KINDS.find(([pattern]) => pattern.test(figure))?.[1] ?? 'yuan',
    value,
  }));
  const bytes = gzipSync(JSON.stringify(kept));
  const file = `figures/${id}.json.gz`;
  writeFileSync(join(folder, file), bytes);
  return { file, bytes: bytes.length, sha256: '0'.repeat(64) };
}

/** One unit of a batch from its dossier to its result: what a thread does. Nothing is written here. */
import { createHash } from 'node:crypto';
import { withoutValues } from '../diagnostics/alike.ts';
import type { Finding } from '../diagnostics/finding.ts';
import { findingKey, fingerprints } from '../diagnostics/fingerprint.ts';
import { auditUnit, buildUnit, checkUnit, draftUnit } from '../library/index.ts';
import type { DossierSource, MadeUnit, PaperSource, Soundness, UnitOutcome } from '../library/types.ts';
import {
  BATCH_VERSION,
  type BatchFile,
  type BatchTask,
  type ExpectedUnit,
  FIGURES_FOLDER,
  type ToldFinding,
  UNITS_FOLDER,
  type UnitResult,
  type UnitState,
} from '../model/unit-result.ts';
import { gzipped } from '../write/gzipped.ts';
import { dossierName, unitKey } from './content-key.ts';
import type { UnitWishes } from './unit-wishes.ts';

export interface UnitTask {
  readonly unit: ExpectedUnit;
  /** Or its paper, where that is audited. */
  readonly dossier: DossierSource | PaperSource;
  readonly task: BatchTask;
  readonly wishes: UnitWishes;
  /** Folder of templates; otherwise those that come with the program. */
  readonly templates?: string | undefined;
  /** Key of what all units share. */
  readonly shared: string;
  /** Key of the result that is there already. */
  readonly known?: string | undefined;
}

/** A result without what is different each time, and the files that it lists, by their paths in the batch. */
export interface DoneUnit {
  readonly kind: 'done';
  readonly result: Omit<UnitResult, 'run'>;
  readonly files: ReadonlyMap<string, Uint8Array>;
}

/** `unchanged`: nothing that the known result was made from has changed. */
export type UnitWork = DoneUnit | { readonly kind: 'unchanged' };

const STATES: Readonly<Record<Soundness, UnitState>> = { sound: 'done', faulty: 'faulty', unreadable: 'unreadable' };

export async function workOn(given: UnitTask): Promise<UnitWork> {
  const { unit, dossier, task, shared, known } = given;
  const key = unitKey(shared, unit, task, dossier);
  if (key === known) return { kind: 'unchanged' };
  const made = await madeOf(given);
  const files = new Map([...made.files].map(([file, bytes]) => [`${UNITS_FOLDER}/${unit.id}/${file}`, bytes]));
  const figures = await figuresFile(unit, made);
  const result: DoneUnit['result'] = {
    version: BATCH_VERSION,
    unit,
    task,
    state: STATES[made.soundness],
    key,
    dossier: made.dossier,
    findings: toldFindings(unit, made.findings),
    figures: figures && listed(...figures),
    files: [...files].map((entry) => listed(...entry)),
  };
  return { kind: 'done', result, files: new Map([...files, ...(figures === undefined ? [] : [figures])]) };
}

async function madeOf({ unit, dossier, task, wishes, templates }: UnitTask): Promise<MadeUnit> {
  const options = { name: dossierName(unit), ...(templates === undefined ? {} : { templates }) };
  switch (task) {
    case 'build':
      return buildUnit(dossier, { ...options, csv: wishes.csv, withoutFigures: true });
    case 'draft':
      return draftUnit(dossier, options);
    case 'audit':
      return auditUnit(dossier, options);
    case 'check':
      return { ...(await checkUnit(dossier, options)), files: new Map() };
  }
}

async function figuresFile({ id }: ExpectedUnit, { figures }: UnitOutcome) {
  if (figures.length === 0) return undefined;
  const bytes = await gzipped(Buffer.from(JSON.stringify(figures)));
  return [`${FIGURES_FOLDER}/${id}.json.gz`, bytes] as const;
}

function listed(file: string, bytes: Uint8Array): BatchFile {
  return { file, bytes: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') };
}

function toldFindings({ id }: ExpectedUnit, findings: readonly Finding[]): ToldFinding[] {
  const marks = fingerprints(findings.map((finding) => findingKey(id, finding)));
  return findings.map(({ related = [], consequences = [], place, ...finding }, index) => ({
    ...finding,
    place: place && { ...place },
    related: related.map((other) => ({ ...other })),
    consequences: consequences.length,
    cause: withoutValues(finding.message),
    fingerprint: marks[index] ?? '',
  }));
}

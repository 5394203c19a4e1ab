/** The files of a unit → a typed dossier, or everything that is wrong with them. */
import { type Finding, hasErrors, type Outcome } from '../diagnostics/finding.ts';
import { type Dossier, dossierSchema, inYuan } from '../model/dossier.ts';
import { joinedKey, rememberedByKey, rememberedByObject } from '../model/remembered.ts';
import { type DossierFiles, type LocatedJson, valueAt } from '../model/source.ts';
import { inYuanOf } from '../money/typed.ts';
import { type MoneyUnit, YUAN_IN } from '../money/units.ts';
import { crossReferences } from './cross-references.ts';
import { longLines } from './named-files.ts';
import { byPlace, soundValue, validateJson } from './validate-json.ts';
import { keysAt } from './written.ts';

export interface ValidDossier {
  readonly dossier: Dossier;
  /** Something is wrong with it, or it lacks parts whose shape is wrong: no report can be made of it. */
  readonly isFaulty: boolean;
  /** All else can be computed and checked nevertheless. */
  readonly hasFigures: boolean;
}

interface Shaped {
  readonly dossier: Dossier;
  /** Parts that were left out because their shape is wrong. */
  readonly without: ReadonlySet<string>;
}

const { shape } = dossierSchema;
type Part = keyof typeof shape;

/** Characters of parts of which it is kept what they say: those of the dossiers of several units. */
const KEPT = 120_000;

/** What a part says, in 元; undefined where it is at fault. A save leaves most as they are. */
const partSaid = rememberedByKey(
  ({ part, text, unit }: { part: Part; text: string; unit: MoneyUnit; value: unknown }) =>
    joinedKey([part, unit, text]),
  ({ part, unit, value }) => inYuanOf(soundValue<unknown>(shape[part], value), YUAN_IN[unit]),
  KEPT,
);

/** A dossier of which no part is at fault. */
function faultless(json: LocatedJson): Dossier | undefined {
  const values = json.value as Readonly<Record<string, unknown>>;
  const { data: unit } = shape.amountUnit.safeParse(valueAt(values, ['amountUnit']));
  if (unit === undefined || keysAt(values, []).some((key) => !Object.hasOwn(shape, key))) return undefined;
  const dossier: Partial<Record<Part, unknown>> = Object.create(null);
  for (const part of Object.keys(shape) as Part[]) {
    const text = json.sourceAt([part]);
    const said =
      text === undefined
        ? soundValue<unknown>(shape[part], undefined)
        : partSaid({ part, text, unit, value: values[part] });
    if (said !== undefined) dossier[part] = said;
    else if (text !== undefined || !shape[part].isOptional()) return undefined;
  }
  return dossier as Dossier;
}

/** The same file as before gives the same dossier, not an equal one: what was made from it can be kept. */
const shapeOf = rememberedByObject((json: LocatedJson): Outcome<Shaped> => {
  const dossier = faultless(json);
  if (dossier !== undefined) return { value: { dossier, without: new Set() }, findings: [] };
  const { findings } = validateJson(dossierSchema, json);
  const misspelt = findings.flatMap(({ rule, expected }) =>
    rule === 'V11' && expected !== undefined ? [expected] : [],
  );
  const faulty = [...findings.map(({ place }) => partOf(place?.path)), ...misspelt];
  const without = new Set<string>([...faulty, ...LOOKING_AT_OTHERS]);
  const kept = keysAt(json.value, []).filter((key) => !without.has(key));
  const values = json.value as Readonly<Record<string, unknown>>;
  const sound = Object.fromEntries(
    kept.map((key) => [key, BY_FIGURE.has(key) ? ofOthers(values[key], without) : values[key]]),
  );
  const rest = soundValue(dossierSchema, sound);
  return rest === undefined ? { findings } : { value: { dossier: inYuan(rest), without }, findings };
});

/** `expenditure[3].basic` → `expenditure` */
function partOf(path = ''): string {
  return /^[^.[]*/u.exec(path)?.[0] ?? '';
}

/** Parts whose entries are each about one figure, by its id. */
const BY_FIGURE: ReadonlySet<string> = new Set(['priorYear', 'reasons'] satisfies (keyof Dossier)[]);

/** Entries about figures of parts that are there. */
function ofOthers(entries: unknown, without: ReadonlySet<string>): unknown {
  return Object.fromEntries(Object.entries(entries ?? {}).filter(([id]) => !without.has(partOf(id))));
}

/** Parts that speak of numbers of any other part, which may be missing. */
const LOOKING_AT_OTHERS = ['declared', 'rubric'] satisfies (keyof Dossier)[];

/**
 * Parts that many a dossier does not have: without them every rule that needs no report has the same to say of the others.
 * The absence of any other part would itself be told as a fault.
 */
const INDEPENDENT: readonly (keyof Dossier)[] = [
  'staff',
  'document',
  'procurement',
  'assets',
  'performance',
  'rubric',
  'specialReports',
  'keyWork',
  'facts',
  'terms',
  'declared',
  'draft',
];

/**
 * Shape first (V10–V17), then the references inside the dossier and to its files (V20–V29). A part with faults of shape
 * keeps nothing back that can be said of the others.
 */
export function validateDossier(files: DossierFiles): Outcome<ValidDossier> {
  const { value: shaped, findings: faults } = shapeOf(files.json);
  if (shaped === undefined) return { findings: faults };
  const { dossier, without } = shaped;
  const long = longLines(dossier, files);
  if (long.length > 0) return { findings: byPlace([...faults, ...long]) };
  const references = crossReferences(dossier, files, without);
  const findings: Finding[] = byPlace([...faults, ...references.findings]);
  const known = new Set<string>(INDEPENDENT);
  const hasFigures = !references.spoilsFigures && [...without].every((part) => known.has(part));
  return { value: { dossier, isFaulty: hasErrors(findings), hasFigures }, findings };
}

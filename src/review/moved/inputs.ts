/** What the two states were made from → the inputs that changed. */
import type { Outcome } from '../../diagnostics/finding.ts';
import type { BuildState } from '../../model/build-state.ts';
import { rememberedByObject } from '../../model/remembered.ts';
import type { LocatedJson } from '../../model/source.ts';
import { isSame } from './items.ts';
import type { InputChanges } from './movement.ts';
import { changedFile, changedProse } from './prose.ts';
import { changedValues, type LabelOf } from './values.ts';

/** Reads the text of a JSON file; `file` is its name. The stage that reads files gives it. */
export type ReadJson = (text: string, file: string) => Outcome<LocatedJson>;

export const DOSSIER_FILE = 'report.json';
const PROFILE_FOLDER = 'templates/';

export function changedInputs(former: BuildState, present: BuildState, readJson: ReadJson): InputChanges {
  const old = textsOf(former);
  const now = textsOf(present);
  const files = [...new Set([...old.keys(), ...now.keys()])].filter((file) => old.get(file) !== now.get(file));
  const [profile, own] = [files.filter(isProfile), files.filter((file) => !isProfile(file) && file !== DOSSIER_FILE)];
  return {
    values: valuesOf(former, present, readJson),
    prose: own.flatMap((file) => changedProse(file, old.get(file), now.get(file))),
    templates: profile
      .filter((file) => !sameJson(file, [old.get(file), now.get(file)], readJson))
      .flatMap((file) => changedFile(file, old.get(file), now.get(file)) ?? []),
  };
}

function textsOf({ sources }: BuildState): ReadonlyMap<string, string> {
  return new Map(sources.map(({ file, source }) => [file, source]));
}

function isProfile(file: string): boolean {
  return file.startsWith(PROFILE_FOLDER);
}

function valuesOf(former: BuildState, present: BuildState, readJson: ReadJson): InputChanges['values'] {
  const texts = [former, present].map(({ sources }) => sources.find(({ file }) => file === DOSSIER_FILE)?.source);
  if (texts[0] === texts[1]) return [];
  const [old, now] = texts.map((text) => (text === undefined ? undefined : readJson(text, DOSSIER_FILE).value));
  if (old === undefined || now === undefined) return [];
  const states = { former, present };
  const labelOf: LabelOf = (path, state) => labelsByPath(states[state]).get(path);
  return changedValues(old, now, labelOf);
}

/** The first figure that is entered at a path gives the value its name, and an item in which nothing else is entered. */
const labelsByPath = rememberedByObject(({ figures }: BuildState): ReadonlyMap<string, string> => {
  const labels = new Map<string, string>();
  /** Of each item the label of all that is entered in it; none where there are several. */
  const items = new Map<string, string | undefined>();
  for (const { source, label } of figures.values()) {
    const path = source?.path;
    if (path === undefined) continue;
    if (!labels.has(path)) labels.set(path, label);
    const item = itemOf(path);
    items.set(item, !items.has(item) || items.get(item) === label ? label : undefined);
  }
  for (const [item, label] of items) if (label !== undefined && !labels.has(item)) labels.set(item, label);
  return labels;
});

/** `expenditure[6]` of `expenditure[6].basic`; a path that ends otherwise is its own. */
function itemOf(path: string): string {
  const dot = path.lastIndexOf('.');
  return dot > path.lastIndexOf(']') && dot < path.length - 1 && dot > path.lastIndexOf('[')
    ? path.slice(0, dot)
    : path;
}

function sameJson(file: string, texts: readonly (string | undefined)[], readJson: ReadJson): boolean {
  if (!file.endsWith('.json')) return false;
  const [old, now] = texts.map((text) => (text === undefined ? undefined : readJson(text, file).value));
  return old !== undefined && now !== undefined && isSame(old.value, now.value);
}

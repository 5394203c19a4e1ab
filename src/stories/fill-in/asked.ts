/** What a profile asks of a unit by name, with labels: last year's figures, reasons, facts, texts, parts of the dossier. */
import type { Outcome } from '../../diagnostics/finding.ts';
import type { Paths } from '../../loading.ts';
import { type Dossier, FUNDS } from '../../model/dossier.ts';
import type { Profile } from '../../model/profile.ts';
import type { ProfileFiles } from '../../model/profile-files.ts';
import type { Asked, AskedFor } from '../../workbook/fill-in/content.ts';
import { entriesAt } from '../../workbook/fill-in/steps.ts';
import { composedSpecimen } from '../profile/specimen.ts';

/** @param json of the unit's `report.json`: reasons are asked for of each of its items */
export function askedOf(profile: ProfileFiles, paths: Paths, json: unknown): Outcome<AskedFor> {
  const told = new Set<string>();
  const { value: specimen, findings } = composedSpecimen(profile, paths, listening(told));
  if (specimen === undefined) return { findings };
  const { figures, classification } = specimen.inputs;
  const nameOf = (code: string) => classification.functional.get(code)?.name ?? code;
  const labelOf = (id: string) => {
    const own = figures.get(id)?.label;
    const code = ITEM_IN_ID.exec(id)?.[0];
    if (own !== undefined || code === undefined) return own;
    const general = figures.get(id.replace(code, specimen.item))?.label;
    return general?.replace(nameOf(specimen.item), nameOf(code));
  };
  const items = itemsIn(json);
  const reasons = [...told].flatMap((id) => ofItems(id, specimen.item, items));
  const named = (ids: readonly string[]) => ids.map((id) => ({ id, label: labelOf(id) ?? '' }));
  const { priorYear = [], requires = [], prose, facts = {} } = profile.profile;
  const factLabel = (id: string) => facts[id] && `${facts[id].label}（${facts[id].unit}）`;
  const rows: AskedFor['rows'] = {
    priorYear: named(priorYear),
    reasons: named(reasons),
    facts: Object.keys(facts).map((id) => ({ id, label: factLabel(id) ?? '' })),
    prose: Object.entries(prose).flatMap(([id, slot]) => (id.includes('{') ? [] : [{ id, label: proseLabel(slot) }])),
  };
  const label: Readonly<Record<Asked, (id: string) => string | undefined>> = {
    priorYear: labelOf,
    reasons: labelOf,
    facts: factLabel,
    prose: (id) => patternLabel(id, prose),
  };
  const parts = new Set(requires.flatMap((key) => key.split('|')).map((key) => key.split('.')[0] ?? key));
  return { value: { rows, labelOf: (list, id) => label[list](id), parts }, findings: [] };
}

/** Reasons that notes which of them are looked up. */
function listening(told: Set<string>): NonNullable<Dossier['reasons']> {
  return new Proxy<NonNullable<Dossier['reasons']>>(
    {},
    {
      get: (_, id) => {
        if (typeof id === 'string') told.add(id);
        return undefined;
      },
    },
  );
}

interface Item {
  readonly code: string;
  readonly fund: string;
}

function itemsIn(json: unknown): readonly Item[] {
  return entriesAt(json, ['expenditure', { entry: { code: 'code', fund: 'fund' } }]).flatMap(({ keys }) => {
    const [code, fund] = [keys.get('code'), keys.get('fund')];
    return code === undefined || fund === undefined ? [] : [{ code, fund }];
  });
}

/** An id of the specimen's item is asked for of each item of the same fund. */
function ofItems(id: string, specimenItem: string, items: readonly Item[]): string[] {
  const [whose = ''] = id.split('.');
  if (!id.split('.').includes(specimenItem)) return id.split('.').some(isPartOf(specimenItem)) ? [] : [id];
  const meant = isFund(whose) ? items.filter(({ fund }) => fund === whose) : items;
  return [...new Set(meant.map(({ code }) => id.replace(specimenItem, code)))];
}

const isPartOf = (item: string) => (step: string) => /^\d{3,5}$/.test(step) && item.startsWith(step);

function isFund(word: string): boolean {
  return FUNDS.some((fund) => fund === word);
}

/** `generalPublic.2010601.total` */
const ITEM_IN_ID = /(?<=\.)\d{7}(?=\.|$)/;

function proseLabel({ label, required }: Profile['prose'][string]): string {
  return required ? `${label}（必填）` : label;
}

/** `use{code}` stands for use201, use2010601 …: its label, with the code. */
function patternLabel(id: string, prose: Profile['prose']): string | undefined {
  const found = Object.entries(prose).find(([pattern]) => {
    const [before = '', after] = pattern.split('{code}');
    return after !== undefined && id.startsWith(before) && id.endsWith(after);
  });
  const code = /\d+/.exec(id)?.[0] ?? '';
  return found === undefined ? undefined : `${found[1].label}（${code}）`;
}

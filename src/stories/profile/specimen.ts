/** A profile with the unit that has everything: its report, and the figures that it is made of. */
import { compose } from '../../compose/compose.ts';
import { compute } from '../../compute/compute.ts';
import { SPECIMEN_YEAR, specimenDossier, specimenFigureIds, specimenItem } from '../../compute/specimen.ts';
import type { Finding, Outcome } from '../../diagnostics/finding.ts';
import { classesOf, loadCatalogues, type Paths, scoringOf } from '../../loading.ts';
import type { Dossier } from '../../model/dossier.ts';
import { NOTHING_PRINTED } from '../../model/printed-totals.ts';
import type { ProfileFiles } from '../../model/profile-files.ts';
import { chosenTables } from '../../validate/chosen-tables.ts';

type Composing = Parameters<typeof compose>[0];

export interface ComposedSpecimen {
  readonly inputs: Pick<Composing, 'dossier' | 'figures' | 'tables' | 'classes' | 'classification'>;
  readonly composed: ReturnType<typeof compose>;
  /** Ids of all figures that any unit of the place can have. */
  readonly possibleFigures: ReadonlySet<string>;
  /** Its only functional item. */
  readonly item: string;
}

/** @param reasons of its dossier, for one who wants to know which of them are asked for */
export function composedSpecimen(
  profile: ProfileFiles,
  paths: Paths,
  reasons?: Dossier['reasons'],
): Outcome<ComposedSpecimen> {
  const findings: Finding[] = [];
  const take = <Value>(outcome: Outcome<Value>): Value | undefined => {
    findings.push(...outcome.findings);
    return outcome.value;
  };
  const priorYear = profile.profile.priorYear ?? [];
  const catalogues = take(loadCatalogues(SPECIMEN_YEAR, profile, paths));
  const tables = catalogues && take(chosenTables(profile, catalogues.tableSet));
  if (catalogues === undefined || tables === undefined) return { findings };
  const { classification } = catalogues;
  const classes = classesOf(profile.profile, catalogues);
  const { facts, figures: placeFigures } = profile.profile;
  const accounts = {
    classification,
    classes,
    printedTotals: NOTHING_PRINTED,
    scoring: scoringOf(profile.profile),
    placeFigures,
  };
  const item = specimenItem(classification);
  const dossier = specimenDossier(item, priorYear, 'funds', facts);
  const computed = take(compute({ ...accounts, dossier, locate: () => ({ file: 'report.json' }) }));
  if (computed === undefined) return { findings };
  const { figures } = computed;
  const possibleFigures = specimenFigureIds(accounts, priorYear);
  const inputs = { ...accounts, dossier, profile, figures, tables };
  const composed = compose({
    ...inputs,
    dossier: reasons === undefined ? dossier : { ...dossier, reasons },
    notGiven: new Set<string>(),
    possibleFigures: () => possibleFigures,
    readProse: () => undefined,
    proseName: (file) => file,
  });
  return { value: { inputs, composed, possibleFigures, item }, findings: [] };
}

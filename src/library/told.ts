/** An analysis as users of the package are told of it. */
import { hasErrors } from '../diagnostics/finding.ts';
import { findingsToJson } from '../diagnostics/print.ts';
import type { Analysis } from '../pipeline.ts';
import type { DossierHead, FigureValue, Soundness, UnitOutcome } from './types.ts';

/** Rules of a file that is missing, cannot be read, or is no JSON. */
const UNREADABLE = new Set(['V01', 'V02', 'V03']);

export function soundnessOf({ dossier, findings }: Pick<Analysis, 'dossier' | 'findings'>): Soundness {
  if (dossier === undefined && findings.some(isUnreadableDossier)) return 'unreadable';
  return hasErrors(findings) ? 'faulty' : 'sound';
}

function isUnreadableDossier({ rule, place }: Analysis['findings'][number]): boolean {
  return UNREADABLE.has(rule) && (place?.file.endsWith('report.json') ?? false);
}

export function outcomeOf(analysis: Analysis): UnitOutcome {
  const head = headOf(analysis);
  return {
    soundness: soundnessOf(analysis),
    ...(head === undefined ? {} : { dossier: head }),
    findings: findingsToJson(analysis.unit, analysis.findings).findings,
    figures: figuresOf(analysis),
  };
}

function headOf({ dossier, report }: Analysis): DossierHead | undefined {
  if (dossier === undefined) return undefined;
  const { unit, year, profile, projects = [], reasons = {} } = dossier;
  return {
    unitName: unit.name,
    year,
    profile,
    ...(report === undefined ? {} : { title: report.meta.title }),
    level: unit.level,
    projects: projects.map(({ id, name }) => ({ id, name })),
    explained: Object.keys(reasons),
  };
}

function figuresOf({ figures }: Analysis): FigureValue[] {
  return [...(figures?.values() ?? [])].map(({ id, label, unit, value }) => {
    return { id, label, unit, value: value?.toFixed() ?? null };
  });
}

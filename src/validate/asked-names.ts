/** T31: a profile asks a unit for parts of the dossier, for last year's value of figures, or reckons from figures, that do not exist. */
import type { Finding } from '../diagnostics/finding.ts';
import { nearest } from '../diagnostics/suggest.ts';
import { dossierSchema } from '../model/dossier.ts';
import type { FigureSet } from '../model/figure.ts';
import type { PlaceFigure, Profile } from '../model/profile.ts';
import type { ProfileFiles } from '../model/profile-files.ts';
import { allowedKeys } from '../model/schema-facts.ts';
import type { JsonPath } from '../model/source.ts';

/** @param figures those of a unit that has everything */
export function askedNames({ profile, locate }: ProfileFiles, figures: FigureSet): Finding[] {
  const parts = profile.requires.flatMap((alternatives, index) =>
    alternatives.split('|').flatMap((key) => unknownPart(key, profile, locate(['requires', index]))),
  );
  const tables = Object.entries(profile.tables.forms).flatMap(([id, { requires }]) =>
    (Array.isArray(requires) ? requires : []).flatMap((key, index) =>
      typeof key === 'string' ? unknownPart(key, profile, locate(['tables', 'forms', id, 'requires', index])) : [],
    ),
  );
  const sections = profile.parts.flatMap((part, p) =>
    part.sections.flatMap(({ when }, s) =>
      (when?.split('|') ?? []).flatMap((key) => unknownPart(key, profile, locate(['parts', p, 'sections', s, 'when']))),
    ),
  );
  const words = (profile.glossary?.entries ?? []).flatMap((entry, index) =>
    'prose' in entry && entry.prose !== undefined
      ? unknownPart(`prose.${entry.prose}`, profile, locate(['glossary', 'entries', index, 'prose']))
      : [],
  );
  const prior = (profile.priorYear ?? []).flatMap((id, index) =>
    figures.has(id)
      ? []
      : [unknown(`没有代号为“${id}”的数据，无从要求上年数`, id, [...figures.keys()], locate(['priorYear', index]))],
  );
  const reckoned = Object.entries(profile.figures ?? {}).flatMap(([name, own]) =>
    inputPaths(own).flatMap(([path, id]) =>
      figures.has(id)
        ? []
        : [unknown(`没有代号为“${id}”的数据，无从计算`, id, [...figures.keys()], locate(['figures', name, ...path]))],
    ),
  );
  return [...parts, ...tables, ...sections, ...words, ...prior, ...reckoned];
}

/** The figures that one of the place is reckoned from, with where each is written. */
function inputPaths(own: PlaceFigure): (readonly [JsonPath, string])[] {
  return Object.entries(own).flatMap(([kind, ids]) =>
    typeof ids === 'string' ? [] : ids.map((id, index) => [[kind, index], id] as const),
  );
}

function unknownPart(key: string, { prose }: Profile, place: Finding['place']): Finding[] {
  const names = key.split('.');
  const [part, name = ''] = names;
  if (part === 'facts' && name !== '') return [writtenAsFact(key, place)];
  if (part === 'prose' && name !== '') {
    return Object.hasOwn(prose, name)
      ? []
      : [unknown(`profile.json 的 prose 中没有“${name}”`, name, Object.keys(prose), place)];
  }
  return names.flatMap((name, depth) => {
    const known = allowedKeys(dossierSchema, names.slice(0, depth)).map((each) => each.key);
    // Names below a record (causes, reasons) are the unit's own.
    if (known.length === 0 || known.includes(name)) return [];
    return [unknown(`report.json 没有“${key}”这一部分`, name, known, place)];
  });
}

function writtenAsFact(key: string, place: Finding['place']): Finding {
  return {
    rule: 'T31',
    severity: 'error',
    message: `要单位填的数不写在 requires 中：${key}`,
    ...(place === undefined ? {} : { place }),
    actual: key,
    expected: `"facts": { "${key.slice('facts.'.length)}": { "label": "名称", "unit": "单位" } }`,
  };
}

function unknown(message: string, actual: string, known: readonly string[], place: Finding['place']): Finding {
  const near = nearest(actual, known);
  return {
    rule: 'T31',
    severity: 'error',
    message,
    ...(place === undefined ? {} : { place }),
    actual,
    ...(near === undefined ? {} : { expected: near }),
  };
}

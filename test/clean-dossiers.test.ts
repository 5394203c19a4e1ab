/** The clean dossiers that mutation starts from: complete, of different profiles, and without a word of complaint. */
import { describe, expect, it } from 'vitest';
import { analyseFolder, cleanDossiers } from '../src/mutate/dossiers.ts';

const dossiers = cleanDossiers().map((clean) => [clean.unit, clean] as const);

describe('clean dossiers', () => {
  it('are of five profiles', () => {
    const profiles = dossiers.map(([, clean]) => analyseFolder(clean.folder, clean).dossier?.profile);
    expect(profiles.sort()).toEqual(['gansu', 'hubei-wuhan', 'hunan', 'lanchuan', 'sichuan']);
  });

  it.each(dossiers)('%s has no error and no warning', (_, clean) => {
    const { findings, publishable } = analyseFolder(clean.folder, clean);
    expect(findings.filter(({ severity }) => severity !== 'info')).toEqual([]);
    expect(publishable).toBe(true);
  });

  it.each(dossiers)('%s declares what it has printed', (_, clean) => {
    const { dossier, report } = analyseFolder(clean.folder, clean);
    const blocks = report?.parts.flatMap((part) => part.blocks) ?? [];
    const tables = blocks.flatMap((block) => (block.kind === 'table' && block.style === 'statement' ? [block.id] : []));
    expect(Object.keys(dossier?.declared?.tables ?? {}).sort()).toEqual(tables.sort());
    expect(Object.keys(dossier?.declared?.figures ?? {}).length).toBeGreaterThan(5);
  });
});

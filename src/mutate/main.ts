/**
 * Measures the check: changes one thing at a time in clean dossiers and counts what it tells.
 * `npm run mutate [-- --count N --seed N --unit X]`; the same seed gives the same mutants. With `--papers` the printed Word
 * files are changed, and audited without their dossiers.
 */
import { parseArgs } from 'node:util';
import { cleanDossiers } from './dossiers.ts';
import type { Verdict } from './mutant.ts';
import { randomFrom } from './random.ts';
import { printed } from './report.ts';
import { chosen, subjectOf, tried } from './run.ts';

const { values } = parseArgs({
  options: {
    count: { type: 'string', default: '1200' },
    seed: { type: 'string', default: '1' },
    unit: { type: 'string' },
    papers: { type: 'boolean', default: false },
  },
});

if (values.papers) {
  const { runPapers } = await import('./papers.ts');
  process.stdout.write(`${await runPapers(Number(values.count), Number(values.seed))}\n`);
} else {
  const dossiers = cleanDossiers().filter(({ unit }) => values.unit === undefined || unit === values.unit);
  if (dossiers.length === 0) throw new Error(`no clean dossier ${values.unit ?? ''}`);
  const share = Math.ceil(Number(values.count) / dossiers.length);
  const verdicts: Verdict[] = [];
  for (const dossier of dossiers) {
    const random = randomFrom(Number(values.seed));
    const subject = subjectOf(dossier, random);
    process.stderr.write(`${dossier.unit}: ${subject.mutants.length} mutants possible\n`);
    verdicts.push(...tried(subject, chosen(subject.mutants, share, random)));
  }
  process.stdout.write(`${printed(verdicts)}\n`);
}

/** How much is measured, from the environment: `JUESUAN_UNITS=10,100,1000 npm run scale -- growth`. */

function numbers(name: string, otherwise: string): number[] {
  const written = process.env[name] ?? otherwise;
  const list = written.split(',').map(Number);
  if (list.some((number) => !(Number.isSafeInteger(number) && number > 0)))
    throw new Error(`${name} is a list of whole numbers such as 10,100, not ${written}`);
  return list;
}

/** Units of each run. */
export function unitCounts(otherwise: string): number[] {
  return numbers('JUESUAN_UNITS', otherwise);
}

export function killCount(): number {
  return numbers('JUESUAN_KILLS', '20')[0] ?? 20;
}

/** Workers of each run. */
export function workerCounts(): number[] {
  return numbers('JUESUAN_WORKERS', '1,2,3');
}

/** What is done with each unit: `--check`, `--draft`, or nothing for a build. */
export function taskArguments(): string[] {
  const task = process.env.JUESUAN_TASK ?? 'check';
  return task === 'build' ? [] : [`--${task}`];
}

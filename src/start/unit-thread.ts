/** A thread of a batch: what the pool starts from the bundle. It works on the units that it is handed. */
import { workerData } from 'node:worker_threads';
import type { ThreadStart } from '../batch/unit-pool.ts';
import type { UnitTask, UnitWork } from '../batch/unit-work.ts';
import { Scripts } from './scripts.ts';
import { bundle } from './start.ts';

// V8 is set already: its settings are those of the process.
const { templates } = workerData as ThreadStart;
const own = bundle(new Scripts(require), templates).unitWork();

export default async (task: UnitTask): Promise<UnitWork> => (await own).workOn(task);

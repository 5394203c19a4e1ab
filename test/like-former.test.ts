import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, it } from 'vitest';
import type { Composition } from '../src/compose/compose.ts';
import { likeFormer } from '../src/compose/like-former.ts';

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

function composition(text: string): Composition {
  const report = { parts: [{ kind: 'body', blocks: [{ kind: 'paragraph', text: [{ kind: 'text', text }] }] }] };
  return { report, origins: new WeakMap() } as unknown as Composition;
}

it('what is made like the former report does not hold it: a process that builds again and again stays as large', async () => {
  let former = composition('第一次');
  const gone = [new WeakRef(former)];
  for (const text of ['第二次', '第三次', '第四次']) {
    former = likeFormer(composition(text), former);
    gone.push(new WeakRef(former));
  }
  await new Promise((done) => setTimeout(done, 20));
  collect();
  expect(gone.map((each) => each.deref() !== undefined)).toEqual([false, false, false, true]);
  expect(former.report.parts).toHaveLength(1);
});

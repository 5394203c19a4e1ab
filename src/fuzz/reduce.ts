/** A failing case made smaller, as long as it fails in the same way. */
import type { Edit, FuzzCase } from './edit.ts';

/** What may be left out of an edit, the most first. */
function smaller(edit: Edit): Edit[] {
  if (edit.kind === 'write') {
    const once =
      (edit.times ?? 1) > 1
        ? [
            { ...edit, times: 1 },
            { ...edit, times: Math.ceil((edit.times ?? 1) / 2) },
          ]
        : [];
    return [...once, ...parts(edit.text).map((text) => ({ ...edit, text }))];
  }
  if (edit.kind === 'splice') return parts(edit.text).map((text) => ({ ...edit, text }));
  if (edit.kind === 'repeat' && edit.times > 1) return [{ ...edit, times: 1 }];
  if (edit.kind !== 'set' || !edit.source.startsWith('"')) return [];
  return parts(JSON.parse(edit.source) as string).map((text) => ({ ...edit, source: JSON.stringify(text) }));
}

/** Halves and three quarters of a text. */
function parts(text: string): string[] {
  if (text.length < 2) return [];
  const [half, quarter] = [Math.ceil(text.length / 2), Math.ceil(text.length / 4)];
  return [text.slice(0, half), text.slice(half), text.slice(quarter), text.slice(0, -quarter)];
}

/** Every case that is one step smaller. */
function steps(fuzzed: FuzzCase): FuzzCase[] {
  const { edits } = fuzzed;
  const without = edits.length < 2 ? [] : edits.map((_, index) => ({ ...fuzzed, edits: edits.toSpliced(index, 1) }));
  const less = edits.flatMap((edit, index) =>
    smaller(edit).map((instead) => ({ ...fuzzed, edits: edits.toSpliced(index, 1, instead) })),
  );
  return [...without, ...less];
}

/**
 * @param fails whether a case fails in the same way
 * @param most trials that it may take
 */
export async function reduced(
  fuzzed: FuzzCase,
  fails: (candidate: FuzzCase) => Promise<boolean>,
  most: number,
): Promise<FuzzCase> {
  let best = fuzzed;
  let left = most;
  for (let found = true; found && left > 0; ) {
    found = false;
    for (const candidate of steps(best)) {
      if (left <= 0) break;
      left -= 1;
      if (!(await fails(candidate))) continue;
      best = candidate;
      found = true;
      break;
    }
  }
  return best;
}

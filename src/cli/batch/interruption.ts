/** Ctrl+C, or a scheduler that ends the process, where all that is done is kept already: the process ends at once. */
import { tell } from '../terminal/output.ts';

/** With the exit codes by which shells know them. */
const SIGNALS = { SIGINT: 130, SIGTERM: 143 } as const;

/**
 * @param before is done before the process ends, and gives what the user is told
 * @returns the function that lets signals be as they were
 */
export function onInterruption(before: () => string): () => void {
  const handlers = Object.entries(SIGNALS).map(([signal, code]) => {
    const handler = () => {
      tell(before());
      process.exit(code);
    };
    process.once(signal, handler);
    return () => process.removeListener(signal, handler);
  });
  return () => {
    for (const restore of handlers) restore();
  };
}

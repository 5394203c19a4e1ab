/** Questions on a terminal. */
import { createInterface } from 'node:readline/promises';

export interface Question {
  readonly text: string;
  /** What is wrong with an answer, told before it is asked again; undefined for one that will do. */
  fault(answer: string): string | undefined;
}

export interface Terminal {
  readonly input: NodeJS.ReadableStream;
  readonly output: NodeJS.WritableStream;
}

/** Whether somebody sits there who can answer. */
export function canAsk(): boolean {
  return process.stdin.isTTY === true && process.stderr.isTTY === true;
}

/** stdout stays free for results. */
export const OWN_TERMINAL: Terminal = { input: process.stdin, output: process.stderr };

/**
 * The answers in the order of the questions, without blanks around them.
 * @returns undefined when the input ends before the last of them
 */
export async function ask(questions: readonly Question[], terminal: Terminal): Promise<string[] | undefined> {
  const lines = createInterface({ ...terminal, terminal: false });
  const answers: string[] = [];
  const waiting = lines[Symbol.asyncIterator]();
  try {
    for (const question of questions) {
      const answer = await answerTo(question, terminal, waiting);
      if (answer === undefined) return undefined;
      answers.push(answer);
    }
    return answers;
  } finally {
    lines.close();
  }
}

async function answerTo(
  { text, fault }: Question,
  { output }: Terminal,
  lines: AsyncIterator<string>,
): Promise<string | undefined> {
  for (;;) {
    output.write(text);
    const { value, done } = await lines.next();
    if (done) return undefined;
    const answer = value.trim();
    const wrong = fault(answer);
    if (wrong === undefined) return answer;
    output.write(`${wrong}\n`);
  }
}

/** The command line: one file per command in commands/; exit code 0 fine, 1 errors found, 2 unusable call or unreadable input. */
export { shipTemplates } from '../compose/shipped-templates.ts';

/** The package, which is bundled with the command line. */
export const library = () => import('../library/index.ts');

/** What the threads of a batch do. */
export const unitWork = () => import('../batch/unit-work.ts');

import { COMMANDS } from './commands.ts';
import { plainCall } from './parsing/plain-call.ts';

/** `juesuan check | head` closes the pipe early: that is no fault. */
function endQuietlyOnClosedPipe(): void {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
    process.exit();
  });
}

async function report(error: unknown): Promise<void> {
  process.exitCode = 2;
  process.stderr.write(await toldOf(error));
}

/** A program that is installed anew while it runs finds its files no more, those for telling faults among them. */
async function toldOf(error: unknown): Promise<string> {
  try {
    const { failureText } = await import('./failure.ts');
    return failureText(error);
  } catch {
    return '程序文件已被更换或删去（可能重新安装过）。请重新运行这条命令；仍不行的，请重新安装。\n';
  }
}

export async function main(args: readonly string[]): Promise<void> {
  endQuietlyOnClosedPipe();
  process.on('uncaughtException', report);
  await runCall(args);
}

/** Runs the command that a call asks for; faults are told, never thrown. */
export async function runCall(args: readonly string[]): Promise<void> {
  try {
    const plain = plainCall(args, COMMANDS);
    if (plain !== undefined) await plain.command.run(plain.values);
    else await (await import('./parsing/any-call.ts')).runAnyCall(args, COMMANDS);
  } catch (error) {
    await report(error);
  }
}

/** `juesuan serve`: the units in the browser, as long as the program runs. */
import { join, resolve } from 'node:path';
import { profileIds } from '../../input/read-profile.ts';
import type { Make } from '../../model/desk.ts';
import type { Paths } from '../../pipeline.ts';
import type { Commands, Made } from '../../serve/office.ts';
import { recover } from '../../write/write-outputs.ts';
import { onSaves } from '../build/watch.ts';
import type { ServeArguments } from '../calls/serve.ts';
import { failureText } from '../failure.ts';
import { pathsFrom } from '../paths.ts';
import { openInBrowser } from '../terminal/browser.ts';
import { tell } from '../terminal/output.ts';
import { assertApart } from '../units/out-place.ts';
import { isAbstract, readProfileChain } from '../units/profiles.ts';
import { unitFolders, unitName, unitNames } from '../units/units.ts';
import { UsageError } from '../usage-error.ts';
import { buildInto } from './build.ts';
import { draftInto } from './draft.ts';
import { existingProfile, freeFolder, newUnitFiles, writeNew } from './new.ts';

const KEEP = 20;
const LAST_PORT = 65_535;

export async function serve(args: ServeArguments): Promise<void> {
  const { port, open } = args;
  if (!(Number.isInteger(port) && port >= 0 && port <= LAST_PORT)) {
    throw new UsageError(`--port 应为 0 到 ${LAST_PORT} 的整数${Number.isNaN(port) ? '' : `，现为 ${port}`}`);
  }
  const paths = pathsFrom(args);
  const folders = foldersOf(args, paths);
  assertApart(paths.out, folders(), paths.units);
  recover(paths.out);
  const [{ officeOf }, { openServer }] = await Promise.all([
    import('../../serve/office.ts'),
    import('../../serve/server.ts'),
  ]);
  const commands = commandsOf(paths, folders);
  const office = officeOf(paths, {
    ...commands,
    makeNew: async (given) => {
      const answer = await commands.makeNew(given);
      if (answer.kind === 'new') await follow([join(paths.units, answer.unit)]);
      return answer;
    },
  });
  const refresh = (concerned: readonly string[]) => office.refresh(concerned);
  const follow = (added: readonly string[]) =>
    onSaves(
      added.map((folder) => ({ folder, units: [folder] })),
      refresh,
    );
  const own = folders().map((folder) => ({ folder, units: [folder] }));
  const shared = [paths.templates, paths.catalogues].map((folder) => ({ folder, units: folders() }));
  const { broken } = await onSaves([...own, ...shared], refresh);
  const { address, server } = await openServer(office, port);
  tell(`已打开，只有本机能看：${address}\n在浏览器中填写和改正；按 Ctrl+C 结束。`);
  if (open) openInBrowser(address);
  process.once('SIGINT', () => {
    server.close();
    server.closeAllConnections();
    process.exit();
  });
  await broken;
}

/** Of the units that were named, or of all that there are at the time. */
function foldersOf({ 单位: words }: ServeArguments, paths: Paths): () => readonly string[] {
  // Without any there is still the page on which one is made.
  const named = words.length === 0 ? [] : unitFolders(words, paths.units);
  return () => (words.length > 0 ? named : unitNames(paths.units).map((name) => join(paths.units, name)));
}

/** What the page makes, as the commands make it. @param folders of the units that there are at the time */
export function commandsOf(paths: Paths, folders: () => readonly string[]): Commands {
  const build = async (folder: string): Promise<Made> => {
    const wanted = { keep: KEEP, csv: false, ofd: false, 'ofd-a': false };
    const { written = [], changed } = await buildInto(folder, paths, wanted);
    return { files: written, changed };
  };
  const make: Readonly<Record<Make, (folder: string) => Promise<Made>>> = {
    build,
    // Files of a build are replaced together, so that a workbook never stands beside the report of another day.
    tables: async (folder) => {
      const { files, changed } = await build(folder);
      return { files: files.filter(({ file }) => file.endsWith('.xlsx')), changed };
    },
    draft: async (folder) => {
      const { draft } = await draftInto(folder, paths, { ...NO_FACTS, provenance: false, ofd: false, keep: KEEP });
      return { files: draft?.written ?? [], changed: draft?.changed ?? false };
    },
  };
  return {
    folders,
    profiles: () =>
      profileIds(paths.templates)
        .filter((profile) => !isAbstract(paths.templates, profile))
        .map((profile) => ({ profile, name: readProfileChain(paths.templates, profile).name ?? profile })),
    signer: async (dossier) =>
      (await import('../../library/make-draft.ts')).draftAuthor(dossier ?? {}, { author: undefined }),
    makeNew: async ({ name, year, profile }) => {
      try {
        const wanted = { 单位: name, name: undefined, profile, year };
        const folder = freeFolder(wanted, paths.units);
        writeNew(folder, await newUnitFiles(wanted, existingProfile(profile, paths.templates), paths));
        return { kind: 'new', unit: unitName(resolve(folder)) };
      } catch (error) {
        if (!(error instanceof UsageError)) throw error;
        return { kind: 'refused', message: error.message };
      }
    },
    make,
    failed: (error) => tell(failureText(error)),
    failureText,
  };
}

const NO_FACTS = { since: undefined, number: undefined, date: undefined, author: undefined };

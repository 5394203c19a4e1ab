/** What tests of the live page share: units of their own, a server of their own, requests as a page sends them. */
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { type IncomingHttpHeaders, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { commandsOf } from '../../src/cli/commands/serve.ts';
import { unitNames } from '../../src/cli/units/units.ts';
import type { DeskView, Entry } from '../../src/model/desk.ts';
import type { Paths } from '../../src/pipeline.ts';
import { officeOf } from '../../src/serve/office.ts';
import { openServer } from '../../src/serve/server.ts';
import { paths, unitFolder } from '../support.ts';

/** Folders of copies of units, with outputs beside them. */
export function ownUnits(...units: readonly string[]): Paths {
  const root = mkdtempSync(join(tmpdir(), 'juesuan-serve-'));
  const own = { ...paths, units: join(root, 'units'), out: join(root, 'out') };
  for (const unit of units) cpSync(unitFolder(unit), join(own.units, unit), { recursive: true });
  return own;
}

/** The files of a unit as they come with the project. */
export function restore(own: Paths, unit: string): void {
  rmSync(join(own.units, unit), { recursive: true, force: true });
  cpSync(unitFolder(unit), join(own.units, unit), { recursive: true });
}

export interface OpenOffice {
  readonly address: string;
  readonly port: number;
  readonly token: string;
  refresh(unit: string): void;
  close(): void;
}

export async function openOffice(own: Paths): Promise<OpenOffice> {
  const folders = () => unitNames(own.units).map((name) => join(own.units, name));
  const faults: unknown[] = [];
  const failed = (error: unknown) => faults.push(error);
  const office = officeOf(own, { ...commandsOf(own, folders), failed });
  const { address, server } = await openServer(office, 0);
  const { port, pathname } = new URL(address);
  return {
    address,
    port: Number(port),
    token: pathname.replaceAll('/', ''),
    refresh: (unit) => office.refresh([join(own.units, unit)]),
    close: () => {
      server.close();
      server.closeAllConnections();
      if (faults.length > 0) throw faults[0];
    },
  };
}

export interface Answered {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** A request with any headers at all, as no browser would send it. */
export function asked(
  port: number,
  path: string,
  {
    method = 'GET',
    headers = {},
    body = '',
  }: { method?: string; headers?: Record<string, string>; body?: string } = {},
): Promise<Answered> {
  return new Promise((done, failed) => {
    const sent = request({ host: '127.0.0.1', port, path, method, headers }, (response) => {
      let text = '';
      response.setEncoding('utf8');
      response.on('data', (piece: string) => {
        text += piece;
        // A stream of events never ends by itself.
        if (response.headers['content-type']?.startsWith('text/event-stream')) response.destroy();
      });
      response.on('close', () => done({ status: response.statusCode ?? 0, headers: response.headers, body: text }));
    });
    sent.on('error', failed);
    sent.end(body);
  });
}

export type ValueEntry = Extract<Entry, { kind: 'value' }>;

/** The first entered figure of this label. */
export function entryOf(view: DeskView, label: string | RegExp): ValueEntry {
  const found = view.figures.find((figure) => figure.entry !== undefined && figure.label.search(label) >= 0)?.entry;
  if (found?.kind !== 'value') throw new Error(`no entry ${label}`);
  return found;
}

/** Which address of the page answers what. */

import type { EditAnswer, MadeAnswer, Make, UnitLine } from '../model/desk.ts';
import { MAKES } from '../model/desk.ts';
import type { GivenFile } from '../stories/import/given-files.ts';
import type { Desk } from './desk.ts';
import type { Take } from './import-into.ts';
import { editShape, newShape, rowsShape, sayShape, takeShape, turnShape } from './requests.ts';

/** What the server can do, for all units that it was called for. */
export interface Office {
  readonly page: (prefix: string, kind: 'units' | 'desk') => string;
  readonly assets: ReadonlyMap<string, { readonly type: string; readonly body: string }>;
  readonly units: () => readonly UnitLine[];
  readonly profiles: () => readonly { readonly profile: string; readonly name: string }[];
  readonly desk: (unit: string) => Desk | undefined;
  readonly line: (unit: string) => UnitLine | undefined;
  readonly makeNew: (given: {
    name: string;
    year: string;
    profile: string;
  }) => Promise<EditAnswer | { kind: 'new'; unit: string }>;
  readonly make: (unit: string, what: Make) => Promise<MadeAnswer>;
  readonly madeFile: (unit: string, name: string) => { readonly bytes: Uint8Array } | undefined;
  readonly importInto: (desk: Desk, file: GivenFile, take: Take) => Promise<MadeAnswer>;
  readonly readReturned: (desk: Desk, file: GivenFile) => Promise<MadeAnswer>;
  readonly failed: (error: unknown) => void;
  readonly failureText: (error: unknown) => string;
}

export interface Wanted {
  readonly method: string;
  /** Below the token, beginning with `/`. */
  readonly path: string;
  readonly query: URLSearchParams;
  readonly body: Uint8Array | undefined;
  /** What addresses of the page begin with. */
  readonly prefix: string;
}

/** Sends events until the page goes; `send` gives nothing back once it has gone. */
export interface EventStream {
  send(event: string, data: unknown): void;
  onClose(act: () => void): void;
}

export type Answer =
  | {
      readonly status: number;
      readonly type: string;
      readonly body: string | Uint8Array;
      readonly headers?: Readonly<Record<string, string>>;
    }
  | { readonly stream: (events: EventStream) => void };

export async function route(office: Office, wanted: Wanted): Promise<Answer> {
  const { method, path } = wanted;
  const asset = office.assets.get(path);
  if (asset !== undefined) return { status: 200, ...asset };
  const [, head = '', unit = '', ...rest] = path.split('/');
  if (head === '' && unit === '') return html(office.page(wanted.prefix, 'units'));
  if (path === '/units' && method === 'GET') return json({ units: office.units(), profiles: office.profiles() });
  if (path === '/new' && method === 'POST') return json(await makeNew(office, wanted));
  const name = decoded(unit);
  const desk = head === 'unit' && name !== undefined ? office.desk(name) : undefined;
  if (desk === undefined || name === undefined) return NOT_FOUND;
  return ofUnit(office, desk, name, rest.join('/'), wanted);
}

async function ofUnit(office: Office, desk: Desk, unit: string, what: string, wanted: Wanted): Promise<Answer> {
  const { query, body, method } = wanted;
  if (method === 'GET') {
    if (what === '') return html(office.page(wanted.prefix, 'desk'));
    if (what === 'forms') return json(desk.forms());
    if (what === 'line') return json(office.line(unit));
    if (what === 'view') return json(desk.update(Number(query.get('since') ?? 0)));
    if (what === 'events') return { stream: (events) => follow(desk, events) };
    if (what.startsWith('made/')) return file(office, unit, decoded(what.slice(5)) ?? '');
    return NOT_FOUND;
  }
  if (what === 'edit' || what === 'try') {
    const request = editShape.safeParse(parsed(body));
    if (!request.success) return BAD;
    return json(what === 'edit' ? desk.edit(request.data) : desk.tried(request.data));
  }
  if (what === 'rows') {
    const request = rowsShape.safeParse(parsed(body));
    return request.success ? json(desk.editRows(request.data)) : BAD;
  }
  if (what === 'say') {
    const request = sayShape.safeParse(parsed(body));
    return json(request.success ? desk.say(request.data) : { kind: 'refused', message: '请写明内容和署名。' });
  }
  if (what === 'undo' || what === 'redo') {
    const request = turnShape.safeParse(parsed(body));
    return request.success ? json(desk.turn(what, request.data.count)) : BAD;
  }
  if (what === 'take') {
    const request = takeShape.safeParse(parsed(body));
    return request.success ? json(desk.takeReturned(request.data.index)) : BAD;
  }
  const given = { name: query.get('name') ?? '', bytes: body ?? new Uint8Array() };
  if (what === 'import') {
    const take = query.get('take') === 'workbook' ? 'workbook' : 'typed';
    return json(await office.importInto(desk, given, take));
  }
  if (what === 'returned') return json(await office.readReturned(desk, given));
  const make = MAKES.find((each) => what === `make/${each}`);
  return make === undefined ? NOT_FOUND : json(await office.make(unit, make));
}

async function makeNew(office: Office, { body }: Wanted) {
  const given = newShape.safeParse(parsed(body));
  if (!given.success) return { kind: 'refused', message: '请写单位名称、四位数字的年度，并选模板。' } as const;
  return office.makeNew(given.data);
}

function follow(desk: Desk, events: EventStream): void {
  events.send('view', { revision: desk.revisionNow() });
  events.send('moved', desk.movedNow());
  const stop = desk.listen((event) => {
    if (event.kind === 'view') events.send('view', { revision: event.revision });
    else events.send('moved', event.moved);
  });
  events.onClose(stop);
}

const TYPES: Readonly<Record<string, string>> = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};

/** A PDF is shown, everything else is saved. */
function file(office: Office, unit: string, name: string): Answer {
  const made = office.madeFile(unit, name);
  if (made === undefined) return NOT_FOUND;
  const ending = /\.(\w+)$/.exec(name)?.[1] ?? '';
  const own = encodeURIComponent(name.split('/').at(-1) ?? '').replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16)}`,
  );
  const how = ending === 'pdf' ? 'inline' : 'attachment';
  return {
    status: 200,
    type: TYPES[ending] ?? 'application/octet-stream',
    body: made.bytes,
    headers: { 'Content-Disposition': `${how}; filename*=UTF-8''${own}`, 'Content-Security-Policy': 'sandbox' },
  };
}

const NOT_FOUND: Answer = { status: 404, type: 'text/plain', body: '' };
const BAD: Answer = { status: 400, type: 'text/plain', body: '' };

function html(body: string): Answer {
  return { status: 200, type: 'text/html', body };
}

function json(value: unknown): Answer {
  return { status: 200, type: 'application/json', body: JSON.stringify(value ?? null) };
}

function parsed(body: Uint8Array | undefined): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body));
  } catch {
    return undefined;
  }
}

function decoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}

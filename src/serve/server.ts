/** The server of the page: bound to this machine alone, for whoever knows the token. */
import { randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { admit, SAFE_HEADERS } from './guard.ts';
import { type Answer, type EventStream, type Office, route } from './routes.ts';

export interface Opened {
  /** Where the page is, with its token. */
  readonly address: string;
  readonly server: Server;
}

const LOOPBACK = '127.0.0.1';
/** Bytes of a request: a workbook that is dropped on the page. */
const LARGEST = 64 * 1024 * 1024;

/** @param port 0 takes one that is free @throws an error of the system where the port is taken */
export async function openServer(office: Office, port: number): Promise<Opened> {
  const token = randomBytes(24).toString('base64url');
  const server = createServer((request, response) => {
    void respond(request, response, office, token, (server.address() as AddressInfo).port);
  });
  await new Promise<void>((done, failed) => {
    server.once('error', failed);
    server.listen(port, LOOPBACK, done);
  });
  return { address: `http://${LOOPBACK}:${(server.address() as AddressInfo).port}/${token}/`, server };
}

async function respond(
  request: IncomingMessage,
  response: ServerResponse,
  office: Office,
  token: string,
  port: number,
): Promise<void> {
  const { method = '', url: target = '', headers } = request;
  const admission = admit({ method, target, headers }, port, token);
  if ('refused' in admission) return end(response, { status: admission.refused, type: 'text/plain', body: '' });
  try {
    const body = method === 'POST' ? await bodyOf(request) : undefined;
    if (body === 'too large') return end(response, { status: 413, type: 'text/plain', body: '' });
    const answer = await route(office, { ...admission, method, body, prefix: `/${token}` });
    if ('stream' in answer) answer.stream(eventStream(response));
    else end(response, answer);
  } catch (error) {
    office.failed(error);
    end(response, {
      status: 500,
      type: 'application/json',
      body: JSON.stringify({ message: office.failureText(error) }),
    });
  }
}

async function bodyOf(request: IncomingMessage): Promise<Uint8Array | 'too large'> {
  const pieces: Buffer[] = [];
  let size = 0;
  for await (const piece of request as AsyncIterable<Buffer>) {
    size += piece.length;
    if (size > LARGEST) return 'too large';
    pieces.push(piece);
  }
  return Buffer.concat(pieces);
}

function end(
  response: ServerResponse,
  { status, type, body, headers = {} }: Exclude<Answer, { stream: unknown }>,
): void {
  const charset = /^text\/|json|javascript/.test(type) ? '; charset=utf-8' : '';
  response.writeHead(status, { ...SAFE_HEADERS, ...headers, 'Content-Type': `${type}${charset}` });
  response.end(body);
}

function eventStream(response: ServerResponse): EventStream {
  response.writeHead(200, {
    ...SAFE_HEADERS,
    'Content-Type': 'text/event-stream; charset=utf-8',
    Connection: 'keep-alive',
  });
  response.write(': open\n\n');
  return {
    send: (event, data) => response.write(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`),
    onClose: (act) => response.on('close', act),
  };
}

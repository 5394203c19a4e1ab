/** Who may ask: the page that this program opened, and nobody else. */
import { timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';

export interface Asked {
  readonly method: string;
  /** As it stands in the first line of the request. */
  readonly target: string;
  readonly headers: IncomingHttpHeaders;
}

export type Admission = { readonly refused: number } | { readonly path: string; readonly query: URLSearchParams };

/**
 * A request is let in when it names this machine as its host (a name that another site has made to mean this machine does
 * not), comes from no other origin, and begins with the token. Whatever changes something must come from the page itself.
 */
export function admit({ method, target, headers }: Asked, port: number, token: string): Admission {
  const hosts = [`127.0.0.1:${port}`, `localhost:${port}`];
  const { host, origin } = headers;
  if (host === undefined || !hosts.includes(host)) return { refused: 421 };
  if (origin !== undefined && origin !== `http://${host}`) return { refused: 403 };
  const site = headers['sec-fetch-site'];
  const isOpening = method === 'GET' && headers['sec-fetch-mode'] === 'navigate';
  if (site !== undefined && site !== 'same-origin' && site !== 'none' && !isOpening) return { refused: 403 };
  if (method === 'POST' && origin === undefined) return { refused: 403 };
  if (method !== 'GET' && method !== 'POST') return { refused: 405 };
  const [pathname = '', query = ''] = target.split('?');
  const [, given = '', ...rest] = pathname.split('/');
  if (!isSame(given, token)) return { refused: 404 };
  return { path: `/${rest.join('/')}`, query: new URLSearchParams(query) };
}

function isSame(given: string, token: string): boolean {
  const [one, other] = [Buffer.from(given), Buffer.from(token)];
  return one.length === other.length && timingSafeEqual(one, other);
}

/** What every answer is sent with: no script but the page's own file, nothing from elsewhere, no framing, no keeping. */
export const SAFE_HEADERS = {
  'Content-Security-Policy':
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types desk",
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
  'Cache-Control': 'no-store',
} as const;

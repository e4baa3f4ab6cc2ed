import { createHash } from 'node:crypto';
import type { DashboardPage } from '../../messages/dashboards/page.ts';
import { POLICY, pageHtml, plainPage } from './html.ts';

/** How often an open page asks for news. */
const EVERY_MS = 30_000;

/** What comes of a link's secret; the shape of `OpenedDashboard` in services, which an adapter may not import. */
type Opened =
  | { state: 'open'; page: DashboardPage }
  | { state: 'closed' }
  | { state: 'busy'; retryAfterSeconds: number };

interface PageAnswer {
  status: number;
  body: string;
  contentType: string;
  headers: Readonly<Record<string, string>>;
  retryAfterSeconds?: number;
}

/** Whatever is answered, even that there is nothing. */
const ALWAYS = {
  'content-security-policy': POLICY,
  'referrer-policy': 'no-referrer',
  'x-robots-tag': 'noindex, nofollow, noarchive',
  'x-frame-options': 'DENY',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=()',
};
/** Programs that fetch an address which somebody has posted: their preview would show the page to all who read along. */
const PREVIEWS =
  /(?<!cu)bot\b|bot-|crawler|spider|preview|unfurl|slack-imgproxy|facebookexternalhit|whatsapp|embedly/i;

/** The read-only page of a dashboard, to whoever has its secret. It never writes anything. @param everyMs shorter in tests */
export function createDashboardPages(open: (secret: string) => Promise<Opened>, everyMs = EVERY_MS) {
  return async (secret: string, header: (name: string) => string): Promise<PageAnswer> => {
    const opened: Opened = PREVIEWS.test(header('user-agent')) ? { state: 'closed' } : await open(secret);
    switch (opened.state) {
      case 'closed':
        return answer(404, plainPage('nothing'));
      case 'busy':
        return { ...answer(429, plainPage('busy')), retryAfterSeconds: opened.retryAfterSeconds };
      case 'open': {
        const etag = etagOf(opened.page, everyMs);
        const same = header('if-none-match')
          .split(',')
          .some((known) => known.trim() === etag);
        return same ? answer(304, '', { etag }) : answer(200, pageHtml(opened.page, etag, everyMs), { etag });
      }
    }
  };
}

function answer(status: number, body: string, headers: Readonly<Record<string, string>> = {}): PageAnswer {
  return { status, body, contentType: 'text/html; charset=utf-8', headers: { ...ALWAYS, ...headers } };
}

/** Of what the page says and how; that time goes on is no news. */
function etagOf({ asOf: _, ...page }: DashboardPage, everyMs: number): string {
  const hash = createHash('sha256')
    .update(JSON.stringify([page, everyMs, POLICY]))
    .digest('base64url');
  return `W/"${hash.slice(0, 27)}"`;
}

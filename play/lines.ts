import type { ShownMessage } from '../src/adapters/terminal/index.ts';
import type { Millis } from '../src/listening/time.ts';
import type { AlertSubject, Subject } from '../src/messages/subject.ts';
import type { Outcome } from './bot/host.ts';

/** A message of the bot, as one line of JSON. */
export function messageLine(at: Millis, { kind, channel, to, message, text }: ShownMessage): string {
  return JSON.stringify({
    at: iso(at),
    in: channel,
    kind,
    ...(to === null ? {} : { to }),
    ...(message.subject ? { subject: subjectData(message.subject) } : {}),
    text,
  });
}

/** The last line: what was counted and what was raised. */
export function endLine({ keywords, alerts }: Outcome): string {
  return JSON.stringify({
    end: true,
    keywords: Object.fromEntries(
      keywords.map(({ name, mentions, negative, hours }) => [
        name,
        {
          mentions,
          negative,
          byHour: hours.map(({ start, total, negative }) => [iso(start), total, negative]),
        },
      ]),
    ),
    alerts: alerts.map(({ number, kind, stream, keyword, raisedAt, since, severity, state }) => ({
      number,
      kind,
      stream,
      keyword,
      raisedAt: iso(raisedAt),
      since: iso(since),
      severity,
      state,
    })),
  });
}

function subjectData(subject: Subject): unknown {
  if ('state' in subject) return alertData(subject);
  return readable(subject, '');
}

/** The figures of an alert move with each release; who reads scenarios gets what the format promises. */
function alertData({ alert, kind, stream, severity, state, keyword }: AlertSubject) {
  return { alert, kind, stream, severity, state, keyword };
}

const MOMENTS = new Set(['from', 'to', 'since', 'publishedAt']);

/** Without ids, which mean nothing outside, and with moments that can be read. */
function readable(value: unknown, key: string): unknown {
  if (typeof value === 'number' && MOMENTS.has(key)) return iso(value);
  if (Array.isArray(value)) return value.map((item) => readable(item, key));
  if (typeof value !== 'object' || value === null) return value;
  if ('alert' in value && 'state' in value) return alertData(value as AlertSubject);
  return Object.fromEntries(
    Object.entries(value)
      .filter(([name]) => name !== 'id' && name !== 'keywordId')
      .map(([name, inner]) => [name, readable(inner, name)]),
  );
}

/** Whole seconds without a fraction, as the format shows them. */
function iso(at: Millis): string {
  return new Date(at).toISOString().replace('.000Z', 'Z');
}

import { connect } from 'node:net';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Pushed } from '../../../src/adapters/inbound/exchange.ts';
import { type Inbound, type InboundParts, startInbound } from '../../../src/adapters/inbound/index.ts';
import { createMetrics } from '../../../src/adapters/inbound/metrics.ts';
import { createLog } from '../../../src/config/log.ts';
import type { Vitals } from '../../../src/listening/series/vitals.ts';
import { HOUR, MINUTE } from '../../../src/listening/time.ts';

const WELL: Vitals = {
  sentenceModel: { state: 'running', read: 4, failures: 1, waiting: 2 },
  secondOpinion: null,
  at: Date.parse('2026-11-20T12:00:00Z'),
  uptimeMs: HOUR,
  jobs: [{ name: 'collect', everyMs: 1_000, sinceOkMs: 900, failures: 0, runningMs: null }],
  platforms: [{ platform: 'slack', state: 'connected', cutOff: 0 }],
  sources: [
    {
      source: 'hacker-news',
      requests: 2,
      states: { ok: 2, new: 0, late: 0, down: 0, stopped: 0 },
      lagMs: 30_000,
      failureRate: 0.1,
      quotaLeft: 287,
    },
  ],
  outbox: { waiting: 3, sending: 0, sent: 9, dropped: 0, oldestMs: 0 },
};

describe('the inbound server', () => {
  let vitals: Vitals | Error;
  let pushed: Pushed[];
  let inbound: Inbound;
  const metrics = createMetrics();
  const at = (path: string) => `http://127.0.0.1:${inbound.port}${path}`;

  const start = (timeouts?: InboundParts['timeouts']) =>
    startInbound({
      host: '127.0.0.1',
      port: 0,
      log: createLog('error', [], () => {}),
      metrics,
      vitals: async () => {
        if (vitals instanceof Error) throw vitals;
        return vitals;
      },
      push: async (push) => {
        pushed.push(push);
        return { status: 202, body: { got: push.body.length } };
      },
      ...(timeouts ? { timeouts } : {}),
    });

  beforeEach(async () => {
    vitals = WELL;
    pushed = [];
    inbound = await start();
  });
  afterEach(() => inbound.close());

  test('is well: 200 with the ages of jobs, the states of sources and the outbox', async () => {
    const answer = await fetch(at('/healthz'));
    expect(answer.status).toBe(200);
    expect(await answer.json()).toEqual({
      status: 'ok',
      reasons: [],
      uptimeSeconds: 3600,
      jobs: [{ name: 'collect', secondsSinceSuccess: 1, failures: 0 }],
      platforms: [{ platform: 'slack', state: 'connected', homesCutOff: 0 }],
      sources: [
        {
          source: 'hacker-news',
          requests: 2,
          states: { ok: 2, new: 0, late: 0, down: 0, stopped: 0 },
          lagSeconds: 30,
          failureRate: 0.1,
          quotaLeft: 287,
        },
      ],
      sentenceModel: { state: 'running', read: 4, failures: 1, waiting: 2 },
      outbox: { waiting: 3, sending: 0, oldestDueSeconds: 0 },
    });
  });

  test('a stuck job is 503; a source that is down is not, since a restart would not help', async () => {
    vitals = { ...WELL, jobs: [{ ...WELL.jobs[0]!, sinceOkMs: 11 * MINUTE }] };
    const stuck = await fetch(at('/healthz'));
    expect(stuck.status).toBe(503);
    expect(await stuck.json()).toMatchObject({
      status: 'failing',
      reasons: ['job collect has not succeeded for too long'],
    });
    const down = { ...WELL.sources[0]!, states: { ok: 1, new: 0, late: 0, down: 1, stopped: 0 } };
    vitals = { ...WELL, sources: [down] };
    const degraded = await fetch(at('/healthz'));
    expect(degraded.status).toBe(200);
    expect(await degraded.json()).toMatchObject({ status: 'degraded' });
  });

  test('a database that does not answer is 503, without its words', async () => {
    vitals = new Error('secret path of the database');
    for (const path of ['/healthz', '/metrics']) {
      const answer = await fetch(at(path));
      expect(answer.status).toBe(503);
      expect(await answer.text()).not.toContain('secret');
    }
  });

  test('counts for Prometheus', async () => {
    metrics.meter.collected('hacker-news', 4);
    metrics.meter.sourceFailed('feed', 'down');
    metrics.meter.delivered('slack', 'alert', 'sent');
    metrics.meter.job('collect', 250, false);
    const answer = await fetch(at('/metrics'));
    expect(answer.headers.get('content-type')).toContain('text/plain');
    const page = await answer.text();
    for (const line of [
      'earshot_mentions_total{source="hacker-news"} 4',
      'earshot_source_errors_total{source="feed",kind="down"} 1',
      'earshot_deliveries_total{platform="slack",purpose="alert",outcome="sent"} 1',
      'earshot_job_failures_total{job="collect"} 1',
      'earshot_source_lag_seconds{source="hacker-news"} 30',
      'earshot_source_quota_left{source="hacker-news"} 287',
      'earshot_outbox_messages{state="waiting"} 3',
      'earshot_healthy 1',
    ])
      expect(page).toContain(line);
  });

  test('hands a push on with its raw body, and refuses what is none', async () => {
    const answer = await fetch(at('/in/desk-1?x=1'), { method: 'POST', body: '{"a": 1}' });
    expect(answer.status).toBe(202);
    expect(pushed.map(({ hook, body }) => [hook, body.toString()])).toEqual([['desk-1', '{"a": 1}']]);
    expect((await fetch(at('/in/desk-1'))).status).toBe(405);
    expect((await fetch(at('/healthz'), { method: 'POST' })).status).toBe(405);
    for (const path of ['/', '/in/', '/in/../metrics/', '/in/Bad_Name', '/admin'])
      expect((await fetch(at(path), { method: 'POST' })).status).toBe(404);
    expect(pushed).toHaveLength(1);
  });

  test('a body over the cap is refused, announced or not', async () => {
    const big = 'x'.repeat(1024 * 1024 + 1);
    const announced = await fetch(at('/in/desk-1'), { method: 'POST', body: big }).then(
      ({ status }) => status,
      () => 413,
    );
    expect(announced).toBe(413);
    const chunks = (function* () {
      for (let i = 0; i < 80; i++) yield Buffer.alloc(64 * 1024, 120);
    })();
    const endless = { method: 'POST', body: ReadableStream.from(chunks), duplex: 'half' } as RequestInit;
    // The server may have closed before all was sent: then the sender sees no answer, but never a success.
    const unannounced = await fetch(at('/in/desk-1'), endless).then(
      ({ status }) => status,
      () => 413,
    );
    expect(unannounced).toBe(413);
    expect(pushed).toEqual([]);
    expect((await fetch(at('/healthz'))).status).toBe(200);
  });

  test('a slow drip of headers or of a body is cut off, and nothing is handed on', async () => {
    await inbound.close();
    inbound = await start({ headersMs: 200, requestMs: 400, checkMs: 50 });
    const head = 'POST /in/desk-1 HTTP/1.1\r\nhost: x\r\n';
    const drips = [head, `${head}content-length: 500\r\n\r\n{`].map(
      (start) =>
        new Promise<string>((resolve) => {
          let answer = '';
          const socket = connect(inbound.port, '127.0.0.1', () => socket.write(start));
          socket.on('data', (part) => {
            answer += part.toString();
          });
          socket.on('error', () => {});
          socket.on('close', () => resolve(answer));
        }),
    );
    for (const answer of await Promise.all(drips))
      expect(answer === '' || answer.includes(' 408 ')).toBe(true);
    expect(pushed).toEqual([]);
  });

  test('who asks and does not read is cut off: their connection is free for others', async () => {
    await inbound.close();
    vitals = { ...WELL, sources: Array.from({ length: 500 }, () => WELL.sources[0]!) };
    inbound = await start({ headersMs: 60_000, requestMs: 60_000, checkMs: 50, answerMs: 100 });
    await new Promise<void>((resolve) => {
      let asking: NodeJS.Timeout | undefined;
      const ask = () => socket.write('GET /healthz HTTP/1.1\r\nhost: x\r\n\r\n'.repeat(100));
      const socket = connect(inbound.port, '127.0.0.1', () => {
        socket.pause();
        // Whoever does not read learns of the end when they write.
        asking = setInterval(ask, 10);
      });
      socket.on('error', () => {});
      socket.on('close', () => {
        clearInterval(asking);
        resolve();
      });
    });
    expect((await fetch(at('/healthz'))).status).toBe(200);
  });

  test('headers without end are cut off', async () => {
    const answer = await fetch(at('/healthz'), { headers: { 'x-long': 'y'.repeat(20_000) } });
    expect(answer.status).toBe(431);
  });
});

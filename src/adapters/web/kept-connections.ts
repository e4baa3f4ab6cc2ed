import type { Agent, Dispatcher } from 'undici';

/** Codes with which a connection fails that the other side has closed. */
const CUT = new Set(['ECONNRESET', 'EPIPE', 'UND_ERR_SOCKET']);

/**
 * The requests of an agent, asked once more where a connection that was kept from an earlier one turned out to be closed:
 * servers end an idle one after some seconds, and say so while the request is under way. A new connection that breaks is a
 * failure.
 */
export function keptConnections(agent: Agent): Agent['request'] {
  const opened = new Map<string, number>();
  agent.on('connect', (origin: URL) => {
    opened.set(origin.origin, (opened.get(origin.origin) ?? 0) + 1);
  });
  return async (asked: Dispatcher.RequestOptions) => {
    const origin = String(asked.origin);
    const before = opened.get(origin) ?? 0;
    try {
      return await agent.request(asked);
    } catch (error) {
      const isStale = before > 0 && before === opened.get(origin) && CUT.has(codeOf(error));
      if (asked.method !== 'GET' || !isStale) throw error;
      return agent.request(asked);
    }
  };
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}

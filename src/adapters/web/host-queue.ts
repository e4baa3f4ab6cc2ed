import { type Clock, type Millis, monotonic } from '../../listening/time.ts';

type Lane = 'guarded' | 'api';

export interface HostQueue {
  /** Runs `task` when the host's turn has come; `gapMs` instead of the usual pause when it is longer. Errors of the task pass through; its place is freed all the same. */
  run<T>(host: string, lane: Lane, task: () => Promise<T>, gapMs?: number): Promise<T>;
  /** Nobody starts at this host for `ms` from now, those included whose turn was already set. */
  hold(host: string, ms: number): void;
  /** Ends the pauses, those under way too, so that what still waits runs (and fails) at once. */
  release(): void;
}

/** Times are those of the monotonic clock. */
interface Host {
  active: number;
  waiting: (() => void)[];
  freeAt: Millis;
  heldUntil: Millis;
}

/** Requests at once to one host: a server whose address a person typed may be small, an API is not. */
const AT_ONCE: Readonly<Record<Lane, number>> = { guarded: 1, api: 2 };
const KEPT_HOSTS = 2_000;

/**
 * Spaces requests: per host one (API hosts two) at once and `gapMs` of the monotonic clock between two, counted from the start
 * for an API and from the end for anybody else's server; over all hosts at most `total` at once.
 */
export function createHostQueue(options: { clock: Clock; gapMs: number; total: number }): HostQueue {
  const { clock, gapMs, total } = options;
  const hosts = new Map<string, Host>();
  const waitingForAll: (() => void)[] = [];
  let running = 0;
  const released = new AbortController();

  function hostOf(name: string): Host {
    const known = hosts.get(name);
    if (known) return known;
    if (hosts.size >= KEPT_HOSTS) forgetIdle();
    const host: Host = { active: 0, waiting: [], freeAt: 0, heldUntil: 0 };
    hosts.set(name, host);
    return host;
  }

  function forgetIdle(): void {
    const now = monotonic(clock);
    for (const [name, host] of hosts) {
      if (host.active === 0 && host.waiting.length === 0 && Math.max(host.freeAt, host.heldUntil) <= now)
        hosts.delete(name);
    }
  }

  async function takeTurn(host: Host, lane: Lane, gap: Millis): Promise<void> {
    if (host.active >= AT_ONCE[lane]) await new Promise<void>((resolve) => host.waiting.push(resolve));
    else host.active++;
    const startAt = Math.max(monotonic(clock), host.freeAt);
    host.freeAt = startAt + gap;
    let until = Math.max(startAt, host.heldUntil);
    for (;;) {
      const wait = until - monotonic(clock);
      if (wait > 0 && !released.signal.aborted) await clock.sleep(wait, released.signal);
      if (released.signal.aborted || host.heldUntil <= until) return;
      until = host.heldUntil;
    }
  }

  function endTurn(host: Host, lane: Lane, gap: Millis): void {
    if (lane === 'guarded') host.freeAt = Math.max(host.freeAt, monotonic(clock) + gap);
    const next = host.waiting.shift();
    if (next) next();
    else host.active--;
  }

  return {
    async run(name, lane, task, askedGapMs = 0) {
      const host = hostOf(name);
      const gap = Math.max(gapMs, askedGapMs);
      await takeTurn(host, lane, gap);
      try {
        if (running >= total) await new Promise<void>((resolve) => waitingForAll.push(resolve));
        else running++;
        try {
          return await task();
        } finally {
          const next = waitingForAll.shift();
          if (next) next();
          else running--;
        }
      } finally {
        endTurn(host, lane, gap);
      }
    },
    hold(name, ms) {
      const host = hostOf(name);
      host.heldUntil = Math.max(host.heldUntil, monotonic(clock) + ms);
    },
    release() {
      released.abort();
    },
  };
}

import { LRUCache } from 'lru-cache';
import robotsModule from 'robots-parser';
import { type Clock, DAY, HOUR, type Millis, monotonic } from '../../listening/time.ts';

export interface Robots {
  /** May a page of our own choosing be read? Obeys every rule. */
  allows(url: URL): Promise<boolean>;
  /** Does the site name Earshot and forbid it? The only rule that also holds for an address that a person gave us. */
  namesUs(url: URL): Promise<boolean>;
}

/** An answer to `GET /robots.txt`; `status` 0 = no answer. */
export interface RobotsAnswer {
  status: number;
  text: string;
}

interface Rules {
  allow(url: URL): boolean;
  /** The file has a group for us by name, so that its verdict is meant for us. */
  nameUs: boolean;
}

interface Known {
  until: Millis;
  /** null = no rules could be read and the site must be left alone. */
  rules: Rules | null;
  size: number;
}

/** Its types describe an ES module, but the package is CommonJS: Node's default import is the function itself. */
const robotsParser = robotsModule as unknown as typeof robotsModule.default;

/** RFC 9309 2.5: parsers must read at least 500 kibibytes. */
export const ROBOTS_BYTES = 512_000;
const KEPT_CHARS = 8_000_000;
const KEPT_SITES = 2_000;

/**
 * Rules of sites, by RFC 9309: cached for a day; 4xx means no rules; 5xx or silence means stay away, and try again after
 * an hour. Reads at most once at a time per site.
 * @param agent the product name only, as a site would write it
 */
export function createRobots(options: {
  agent: string;
  clock: Clock;
  read(url: URL): Promise<RobotsAnswer>;
}): Robots {
  const { agent, clock, read } = options;
  const known = new LRUCache<string, Known>({
    max: KEPT_SITES,
    maxSize: KEPT_CHARS,
    sizeCalculation: ({ size }) => size + 1,
  });
  const underway = new Map<string, Promise<Known>>();

  async function learn(origin: string): Promise<Known> {
    const address = new URL('/robots.txt', origin);
    const { status, text } = await read(address);
    const now = monotonic(clock);
    if (status >= 200 && status < 300)
      return { until: now + DAY, rules: rulesIn(text, address), size: text.length };
    if (status >= 400 && status < 500) return { until: now + DAY, rules: rulesIn('', address), size: 0 };
    return { until: now + HOUR, rules: null, size: 0 };
  }

  function rulesIn(text: string, address: URL): Rules {
    const parsed = robotsParser(address.href, text);
    const named = text.matchAll(/^[ \t]*user-agent[ \t]*:[ \t]*([^\s/#]+)/gim);
    return {
      allow: (url) => parsed.isAllowed(url.href, agent) !== false,
      nameUs: [...named].some(([, name]) => name?.toLowerCase() === agent.toLowerCase()),
    };
  }

  async function rulesOf({ origin }: URL): Promise<Rules | null> {
    const have = known.get(origin);
    if (have && have.until > monotonic(clock)) return have.rules;
    const pending =
      underway.get(origin) ??
      learn(origin).then((rules) => {
        known.set(origin, rules);
        return rules;
      });
    underway.set(origin, pending);
    try {
      return (await pending).rules;
    } finally {
      underway.delete(origin);
    }
  }

  return {
    async allows(url) {
      const rules = await rulesOf(url);
      return rules?.allow(url) ?? false;
    },
    async namesUs(url) {
      const rules = await rulesOf(url);
      return rules?.nameUs === true && !rules.allow(url);
    },
  };
}

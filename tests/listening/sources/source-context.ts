import type { PoliteWeb } from '../../../src/adapters/web/index.ts';
import { parseFeed } from '../../../src/listening/sources/feed/parse.ts';
import type { SourceContext } from '../../../src/listening/sources/source.ts';
import { type StepClock, stepClock, webFor } from '../../adapters/web/setup.ts';

export interface TestContext extends SourceContext {
  web: PoliteWeb;
  pages: PoliteWeb['pages'];
  clock: StepClock;
}

/** The real web adapter towards loopback servers, the real parser, a clock that stands still. */
export function testContext(ports: number[], options: Record<string, string> = {}): TestContext {
  const clock = stepClock();
  const web = webFor(ports, { clock });
  return { web, pages: web.pages, clock, parseFeed, now: clock.now, options };
}

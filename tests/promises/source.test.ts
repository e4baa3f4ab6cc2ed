import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { type HttpServer, startHttpServer } from '../fakes/http-server.ts';
import { compilerErrors, type Extension, extendHouse, promisedFiles, touchedFiles } from './house-copy.ts';

const ROOT = join(import.meta.dirname, '../..');
const START = Date.parse('2026-11-20T12:00:00Z');

const POND = `import { SourceError } from '../../config/errors.ts';
import type { RawPost } from '../mentions/mention.ts';
import { DAY, HOUR, MINUTE } from '../time.ts';
import { distinctAnchors } from './shared/anchors.ts';
import { type Fields, fieldsOf, httpOf, listOf, textOf, timeOf } from './shared/fields.ts';
import { jsonOf } from './shared/json.ts';
import { pagingOf } from './shared/paging.ts';
import type { Json, Page, Request, Source, SourceContext, Wanted } from './source.ts';

const LIMITS = { overlap: HOUR, reach: 7 * DAY, maxPages: 10 } as const;

export const pond: Source = {
  id: 'pond',
  label: 'Pond',
  homepage: 'https://pond.example/',
  access: 'keyed',
  options: { token: null, depth: '3', baseUrl: 'https://pond.example/api' },
  about: { token: 'token of an account.', depth: 'how deep to look.' },
  terms: 'Public notes may be read.',
  cost: 'free for frogs',
  keyFrom: 'pond.example, Settings, Token',
  triedLive: false,
  plan,
  collect,
};

function plan(wanted: Wanted[]): Request[] {
  return distinctAnchors(wanted).map(({ words, keywordIds }) => ({
    source: 'pond',
    key: words,
    params: { words },
    scope: 'all',
    serves: keywordIds,
    everyMs: 15 * MINUTE,
  }));
}

async function collect(request: Request, stored: Json, context: SourceContext): Promise<Page> {
  const { words = '' } = request.params;
  const paging = pagingOf(stored, LIMITS, context.now(), [words]);
  const { from, at } = paging.chain;
  const query = new URLSearchParams({ words, since: String(from), page: at ?? '1' });
  const answer = await context.web.fetch(\`\${context.options.baseUrl}/notes?\${query}\`, {
    lane: 'api',
    headers: { authorization: \`Bearer \${context.options.token}\` },
  });
  const { notes, next } = fieldsOf(jsonOf(answer, 'Pond', context));
  const list = listOf(notes);
  if (!list) throw new SourceError('malformed', 'Pond answers with something that is no list of notes.');
  const posts = list.map(postOf).filter((post) => post !== null);
  const times = posts.map(({ publishedAt }) => publishedAt).filter((time) => time !== null);
  return { posts, ...paging.after({ times, next: textOf(next) ?? null }) };
}

function postOf(note: Fields): RawPost | null {
  const id = textOf(note.id);
  const url = httpOf(note.url);
  const text = textOf(note.text);
  if (!id || !url || !text) return null;
  return { source: 'pond', extId: id, kind: 'post', url, text, publishedAt: timeOf(note.at) };
}
`;

/** The steps of CONTRIBUTING.md that write code. */
const extension: Extension = {
  write: { 'src/listening/sources/pond.ts': POND },
  lines: [
    {
      file: 'src/listening/sources/index.ts',
      after: "import { podcastIndex } from './podcast-index.ts';",
      line: "import { pond } from './pond.ts';",
    },
    { file: 'src/listening/sources/index.ts', after: '  podcastIndex,', line: '  pond,' },
  ],
};

const NOTES = [
  { id: 'n2', url: 'https://pond.example/n/2', text: 'kestrelbox again', at: '2026-11-20T11:30:00Z' },
  { id: 'n1', url: 'https://pond.example/n/1', text: 'my kestrelbox floats', at: '2026-11-20T10:00:00Z' },
];

const folder = extendHouse('source', extension);
// What the copy is tried with: the contract of a source, and the tool that writes the tables of the documents.
for (const file of [
  'tests/contracts/source.ts',
  'tests/contracts/bad-elements.ts',
  'tests/contracts/fields-filled-in.ts',
  'tests/contracts/misbehavior.ts',
  'tests/fakes/http-server.ts',
  'tests/adapters/web/setup.ts',
  'tests/listening/sources/source-context.ts',
  'tools/tables.ts',
])
  cpSync(join(ROOT, file), join(folder, file));

const { pond } = await inCopy<{ pond: import('../../src/listening/sources/source.ts').Source }>(
  'src/listening/sources/pond.ts',
);
const { sourceContract } = await inCopy<typeof import('../contracts/source.ts')>('tests/contracts/source.ts');

async function inCopy<Module>(path: string): Promise<Module> {
  return (await import(/* @vite-ignore */ join(folder, path))) as Module;
}

describe('a source is added by the steps of CONTRIBUTING.md', () => {
  it('touches the files that are promised, and compiles', () => {
    expect(touchedFiles(extension)).toEqual(promisedFiles('Add a source', { id: 'pond' }));
    expect(compilerErrors(folder)).toBe('');
  });

  it('stands in the tables of the documents', async () => {
    const { withTables } = await inCopy<typeof import('../../tools/tables.ts')>('tools/tables.ts');
    const readme = withTables(
      '<!-- sources -->\n<!-- /sources -->\n<!-- configuration -->\n<!-- /configuration -->\n',
    );
    expect(readme).toContain('| [Pond](https://pond.example/) | `EARSHOT_POND_TOKEN` | free for frogs |');
    expect(readme).toContain('| `EARSHOT_POND_DEPTH` | `3` | Pond: how deep to look. |');
    expect(readme).toContain('`EARSHOT_POND_BASE_URL`');
  });

  describe('in a bot', () => {
    let server: HttpServer | undefined;
    afterAll(() => server?.close());

    it('is configured, planned, read, shown by sources and known to the options of commands', async () => {
      server = await startHttpServer(() => ({ body: { notes: NOTES } }));
      const { readConfig } =
        await inCopy<typeof import('../../src/config/config.ts')>('src/config/config.ts');
      const { onlySources } = await inCopy<typeof import('../../src/config/source-options.ts')>(
        'src/config/source-options.ts',
      );
      const environment = {
        ...onlySources('pond'),
        EARSHOT_POND_TOKEN: 'sesame-of-the-pond',
        EARSHOT_POND_BASE_URL: server.origin,
      };
      expect(readConfig({ ...environment, EARSHOT_POND_DEPHT: '4' }).ok).toBe(false);
      const read = readConfig(environment);
      if (!read.ok) throw new Error(JSON.stringify(read.problems));
      expect(read.config.sources.pond).toEqual({
        token: 'sesame-of-the-pond',
        depth: '3',
        baseUrl: server.origin,
      });
      expect(read.config.secrets).toContain('sesame-of-the-pond');

      const bot = await aBot(read.config, server.port);
      try {
        // What is misspelled is answered with the nearest name.
        expect(await bot.say('add kestrelbox --source pnd')).toContain('pond');
        await bot.say('add kestrelbox --source pond');
        await bot.collect();
        expect(bot.planned()).toEqual(['pond kestrelbox']);
        expect(server.requests[0]?.headers.authorization).toBe('Bearer sesame-of-the-pond');
        expect(await bot.say('why https://pond.example/n/1')).toContain('This post is a mention of');
        expect(await bot.say('why https://pond.example/n/1')).toContain('Pond');
        expect(await bot.say('sources')).toContain('["Pond","up to date","1",');
      } finally {
        await bot.close();
      }
    });
  });
});

/** The parts of the copy's composition root that commands and collecting need. */
async function aBot(config: import('../../src/config/config.ts').Config, port: number) {
  const { openStore } = await inCopy<typeof import('../../src/store/open.ts')>('src/store/open.ts');
  const { createWeb } =
    await inCopy<typeof import('../../src/adapters/web/index.ts')>('src/adapters/web/index.ts');
  const { createIngest } = await inCopy<typeof import('../../src/services/collecting/ingest.ts')>(
    'src/services/collecting/ingest.ts',
  );
  const { createCollector } = await inCopy<typeof import('../../src/jobs/collect.ts')>('src/jobs/collect.ts');
  const { createRouter } =
    await inCopy<typeof import('../../src/commands/router.ts')>('src/commands/router.ts');
  const { commandPorts } = await inCopy<typeof import('../../src/config/command-ports.ts')>(
    'src/config/command-ports.ts',
  );
  const { createLog } = await inCopy<typeof import('../../src/config/log.ts')>('src/config/log.ts');
  const { parseFeed } = await inCopy<typeof import('../../src/listening/sources/feed/parse.ts')>(
    'src/listening/sources/feed/parse.ts',
  );
  const { SOURCES } = await inCopy<typeof import('../../src/listening/sources/index.ts')>(
    'src/listening/sources/index.ts',
  );
  const clock = { now: () => START, sleep: async () => {} };
  const store = await openStore(':memory:');
  const web = createWeb({ userAgent: 'Earshot/test', clock, allowPrivate: [`127.0.0.1:${port}`] });
  const log = createLog('error', [], () => {});
  const ingest = createIngest({ store, clock });
  const contextOf = (source: { id: string }) => ({
    web,
    parseFeed,
    now: clock.now,
    options: config.sources[source.id] ?? {},
  });
  const sources = SOURCES.filter(({ id }) => config.sources[id]);
  const collector = createCollector({ store, clock, log, sources, contextOf, ingest });
  const { createBackFiller } = await inCopy<typeof import('../../src/services/keywords/back-fill.ts')>(
    'src/services/keywords/back-fill.ts',
  );
  const ports = commandPorts({
    config,
    store,
    clock,
    ingest,
    backFill: createBackFiller({ store, ingest, clock }).fill,
    askSources: async () => ({ sources: [], unasked: [], isOverBudget: false }),
    learnedBySentence: () => null,
    aboutOf: async () => new Map(),
    contextOf,
    wake: collector.wake,
    makeReport: () => Promise.reject(new Error('no report is asked for here')),
    tryAgain: collector.tryAgain,
    pages: web.pages,
    httpPort: () => null,
  });
  const defaults = { language: 'en', timeZone: 'UTC', retentionDays: 90 } as const;
  const router = createRouter({ store, now: clock.now, ports, log, defaults });
  return {
    planned: () => collector.plan().map(({ source, key }) => `${source} ${key}`),
    collect: async () => {
      await collector.job.run(START);
      await collector.settled();
    },
    close: async () => {
      await web.close();
      await store.close();
    },
    say: async (text: string) => {
      const home = { platform: 'slack', home: 'T0' } as const;
      const reply = await router.handle({
        home,
        homeName: 'Kestrelbox',
        channel: { ...home, channel: 'C0' },
        channelName: 'c0',
        person: { platform: 'slack', id: 'U0', name: 'maplefox' },
        admin: false,
        language: null,
        timeZone: null,
        input: { text },
        origin: 'typed',
        onceKey: null,
      });
      return JSON.stringify(reply.message);
    },
  };
}

sourceContract({
  source: pond,
  options: (origin) => ({ token: 'sesame', depth: '3', baseUrl: origin }),
  serve: () => ({ body: { notes: NOTES } }),
  firstRead: ['n1', 'n2'],
  serveText: (text) => ({ body: { notes: [{ ...NOTES[0], text }] } }),
});

import type { Router } from '../../src/adapters/platform.ts';
import type { CommandPorts, Invocation, Reply } from '../../src/commands/command.ts';
import { createRouter } from '../../src/commands/router.ts';
import type { Log } from '../../src/config/log.ts';
import type { Alert } from '../../src/listening/alerts/alert.ts';
import type { Language, Person, Workspace } from '../../src/listening/channel.ts';
import type { ImportOutcome } from '../../src/listening/sources/import/import.ts';
import type { Millis } from '../../src/listening/time.ts';
import { type Element, type Message, plain } from '../../src/messages/message.ts';
import { createIngest } from '../../src/services/collecting/ingest.ts';
import { createAboutReader } from '../../src/services/dashboards/about-keywords.ts';
import { createBackFiller } from '../../src/services/keywords/back-fill.ts';
import type { Store } from '../../src/store/store.ts';
import { temporaryStore } from '../fakes/store.ts';
import { NINE, sampleAlert } from '../listening/alerts/triage-sample.ts';

export const HOME = { platform: 'slack', home: 'T0KESTREL' } as const;
export const maple: Person = { platform: 'slack', id: 'U0MAPLE', name: 'maplefox' };
export const birch: Person = { platform: 'slack', id: 'U0BIRCH', name: 'birchowl' };

/** How one line is said: by whom, where, in which language, with which rights. */
export interface Manner {
  by?: Person;
  channel?: string;
  language?: Language | null;
  admin?: boolean;
  home?: Invocation['home'];
  onceKey?: string | null;
  origin?: Invocation['origin'];
}

export interface World {
  store: Store;
  router: Router;
  ports: CommandPorts;
  /** Moves the clock. */
  pass(ms: Millis): void;
  now(): Millis;
  say(line: string, manner?: Manner): Promise<Reply>;
  /** Presses a button, or sends a form. */
  press(verb: string, args: Record<string, string>, manner?: Manner): Promise<Reply>;
  workspace(): Promise<Workspace>;
  /** How often the collector was woken. */
  woken(): number;
  /** Errors that were logged with their stack. */
  logged: { event: string; error: unknown }[];
  /** What the feed discovery and the import answer next. */
  feeds: { url: string; title: string | null }[] | Error;
  imported: ImportOutcome | Error;
  /** Where pages of dashboards are. */
  page: ReturnType<CommandPorts['dashboardPage']>;
}

/** A bot without platforms and jobs: the real router over a real store. */
export async function newWorld(): Promise<World> {
  const store = await temporaryStore();
  let now = NINE;
  let woken = 0;
  const logged: World['logged'] = [];
  const log: Log = {
    debug: () => {},
    info: () => {},
    warn: () => {},
    error: (event, error) => {
      logged.push({ event, error });
    },
  };
  const answer = <T>(value: T | Error): Promise<T> =>
    value instanceof Error ? Promise.reject(value) : Promise.resolve(value);
  const clock = { now: () => now, sleep: async () => {} };
  const ports: CommandPorts = {
    backFill: createBackFiller({ store, ingest: createIngest({ store, clock }), clock }).fill,
    askSources: async () => ({ sources: [], unasked: [], isOverBudget: false }),
    unmatchedDays: 7,
    learnedBySentence: () => null,
    discoverFeeds: () => answer(world.feeds),
    importFile: () => answer(world.imported),
    wake: () => {
      woken += 1;
    },
    tryAgain: () => {},
    makeReport: async (document, format) => ({
      ...{ name: `${document.fileName}.${format}`, type: 'application/octet-stream', format },
      data: Buffer.from(JSON.stringify(document)),
    }),
    dashboardPage: () => world.page,
    aboutOf: createAboutReader(store),
    webhookAddress: (id) => `https://bot.example/in/${id}`,
    sources: () => [
      { id: 'feed', label: 'Feeds', access: 'open', configured: true, terms: 'As each publisher says.' },
      { id: 'hacker-news', label: 'Hacker News', access: 'open', configured: true, terms: 'Open.' },
      { id: 'google-news', label: 'Google News', access: 'opt-in', configured: true, terms: 'Personal use.' },
    ],
  };
  const defaults = { language: 'en', timeZone: 'Europe/Paris', retentionDays: 90 } as const;
  const router = createRouter({ store, now: () => now, ports, log, defaults });
  const invoke = (input: Invocation['input'], origin: Invocation['origin'], manner: Manner) => {
    const home = manner.home ?? HOME;
    const channel = manner.channel ?? 'C0SUPPORT';
    return router.handle({
      home,
      homeName: 'Kestrelbox Ltd',
      channel: { ...home, channel },
      channelName: channel.slice(2).toLowerCase(),
      person: manner.by ?? maple,
      admin: manner.admin ?? false,
      language: manner.language ?? null,
      timeZone: null,
      input,
      origin: manner.origin ?? origin,
      onceKey: manner.onceKey ?? null,
    });
  };
  const world: World = {
    store,
    router,
    ports,
    logged,
    feeds: [],
    page: { address: 'https://bot.example/dashboard' },
    imported: { read: 3, stored: 2, known: 1, unmatched: 0, dropped: 0, errors: [] },
    now: () => now,
    pass: (ms) => {
      now += ms;
    },
    woken: () => woken,
    say: (text, manner = {}) => invoke({ text }, 'typed', manner),
    press: (verb, args, manner = {}) => invoke({ verb, args }, 'button', manner),
    workspace: async () => (await store.workspaceOf(HOME))!,
  };
  return world;
}

/** Everything a message says, as plain lines; spaces that do not break are plain here. */
export function readable(message: Message): string {
  return [message.summary, ...message.elements.flatMap(lines)].join('\n').replace(/[\u00a0\u202f]/g, ' ');
}

function lines(element: Element): string[] {
  switch (element.kind) {
    case 'heading':
      return [element.text];
    case 'text':
    case 'note':
      return [plain(element.text)];
    case 'facts':
      return element.facts.map(({ name, value }) => `${name}: ${plain(value)}`);
    case 'list':
      return element.items.map(plain);
    case 'table':
      return [element.columns.join(' | '), ...element.rows.map((row) => row.map(plain).join(' | '))];
    case 'mention':
      return [`${element.mention.title ?? ''} ${element.mention.excerpt}`];
    case 'chart':
      return [element.chart.sentence];
    case 'buttons':
      return [
        ...element.buttons.map(({ label, verb }) => `[${label} ${verb}]`),
        ...(element.menus ?? []).map(({ label, verb }) => `[${label} ${verb} ▾]`),
      ];
    case 'divider':
      return [];
  }
}

/** The buttons that a message offers. */
export function buttonsOf({ message }: Reply) {
  return message.elements.flatMap((element) => (element.kind === 'buttons' ? element.buttons : []));
}

/** Raises an alert about the workspace's first keyword, with its cards sent to every subscribed channel. */
export async function raise(world: World, part: Partial<Alert> = {}): Promise<Alert> {
  const { alertDeliveries } = await import('../../src/services/alerts/notify-alert.ts');
  const { store } = world;
  const { id: workspaceId } = await world.workspace();
  const [keyword] = await store.keywords(workspaceId);
  const channels = await store.channels(workspaceId);
  const subscriptions = await store.subscriptions(workspaceId);
  const now = world.now();
  const [alert] = await store.commitDetected({
    workspaceId,
    detectors: [],
    raised: [sampleAlert({ workspaceId, keywordId: keyword!.id, raisedAt: now, ...part })],
    changed: [],
    audit: [],
    deliveries: (raised) =>
      raised.flatMap((alert) =>
        alertDeliveries({ what: 'raised', alert: alert, keyword: keyword!, channels, subscriptions, now }),
      ),
  });
  await sendAll(world);
  return alert!;
}

/** Delivers whatever waits, as the outbox would. @returns what was sent, in order */
export async function sendAll({ store, now }: World) {
  const sent = [];
  for (;;) {
    const rows = await store.claimDue(now(), 20);
    if (rows.length === 0) return sent;
    for (const row of rows) {
      await store.markSent(row.key, JSON.stringify({ channel: row.to, id: row.key }), now());
      sent.push(row);
    }
  }
}

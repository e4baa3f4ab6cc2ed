import type { Extension } from './house-copy.ts';

const QUIET_HOUR = `import { DAY, floorTo, HOUR } from '../../time.ts';
import { historyKind } from './kind.ts';

/** Several posts in an hour of the day that was silent all week. */
export const quietHour = historyKind({
  id: 'quiet-hour',
  option: { key: 'quietHour', argument: 'quiet-hour', rank: 8, type: 'switch', byDefault: true },
  about: 'rise',
  severity: 4,
  from: 'history',
  looks: 'hourly',
  quietAfter: { kinds: ['quiet-hour'], ms: DAY },
  detect: async (history) => {
    const { since, now } = history;
    const start = floorTo(now, HOUR) - HOUR;
    const hours = await history.hours();
    const observed = hours.find((hour) => hour.start === start)?.total ?? 0;
    const same = hours.filter((hour) => hour.start < start && (start - hour.start) % DAY === 0);
    const known = start - since >= 7 * DAY;
    if (!known || observed < 3 || same.some(({ total }) => total > 0)) return [];
    const finding = {
      at: start + HOUR,
      window: 12,
      windowFrom: start,
      observed,
      expected: 0,
      low: 0,
      high: 0,
      timesNormal: 0,
      score: 0,
      bar: 0,
      since: start,
      ageHours: (now - since) / HOUR,
      learning: false,
      expectedEvent: null,
    };
    return [{ name: String(start), finding }];
  },
});
`;

const SURGE = `import { episodeKind } from './kind.ts';

/** A rise that outgrows what was reported of it. */
export const surge = episodeKind({
  id: 'surge',
  option: { key: 'surge', argument: 'surge', rank: 9, type: 'switch', byDefault: true },
  about: 'rise',
  severity: 'by-evidence',
  from: 'episodes',
  starts: 'escalate',
  ends: 'calm',
  prefix: 'surge-',
  reportedBy: [],
  isAlert: () => true,
  episodeIn: ({ episode }) => episode,
});
`;

const INDEX = 'src/listening/alerts/kinds/index.ts';
const WORDS = (tag: string) => `src/messages/languages/${tag}/alert-kinds.ts`;

export const FRENCH_WORDS: Extension['lines'] = [
  {
    file: WORDS('fr'),
    after: '  kinds: {',
    line: "    'quiet-hour': { name: fr`Heure creuse`, finding: ({ count }) => ({ news: count + fr` à une heure creuse.`, why: null }) },",
  },
  {
    file: WORDS('fr'),
    after: '  kinds: {',
    line: '    surge: { name: fr`Flambée`, finding: ({ count }) => ({ news: count + fr`, de plus en plus.`, why: null }) },',
  },
  {
    file: WORDS('fr'),
    after: '  options: {',
    line: "    quietHour: { names: ['creuse'], setting: fr`Heures creuses`, description: fr`Alerte aux heures creuses` },",
  },
  {
    file: WORDS('fr'),
    after: '  options: {',
    line: "    surge: { names: ['flambée'], setting: fr`Flambées`, description: fr`Alerte quand un pic grandit` },",
  },
];

/** One kind that looks through what is stored, and one of episodes. */
export const ALERT_KINDS: Extension = {
  write: {
    'src/listening/alerts/kinds/quiet-hour.ts': QUIET_HOUR,
    'src/listening/alerts/kinds/surge.ts': SURGE,
  },
  lines: [
    { file: INDEX, after: "from './mood.ts'", line: "import { quietHour } from './quiet-hour.ts';" },
    { file: INDEX, after: "from './spike.ts'", line: "import { surge } from './surge.ts';" },
    { file: INDEX, after: '  threshold,', line: '  quietHour,\n  surge,' },
    {
      file: WORDS('en'),
      after: '  kinds: {',
      line: "    'quiet-hour': { name: 'Talk in a quiet hour', finding: ({ count }) => ({ news: count + ' in a quiet hour.', why: null }) },",
    },
    {
      file: WORDS('en'),
      after: '  kinds: {',
      line: "    surge: { name: 'Surge', finding: ({ count }) => ({ news: count + ' and growing.', why: null }) },",
    },
    {
      file: WORDS('en'),
      after: '  options: {',
      line: "    quietHour: { setting: 'Quiet hours', description: 'Alert on talk in quiet hours' },",
    },
    {
      file: WORDS('en'),
      after: '  options: {',
      line: "    surge: { setting: 'Surges', description: 'Alert when a spike outgrows what was told' },",
    },
    ...FRENCH_WORDS,
  ],
};

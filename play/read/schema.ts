import { z } from 'zod';
import { VARIABLES } from '../../src/config/config.ts';
import { sourceVariable } from '../../src/config/source-options.ts';
import { SOURCES } from '../../src/listening/sources/index.ts';
import { DAY } from '../../src/listening/time.ts';
import { languageTags } from '../../src/messages/languages/index.ts';
import { lengthIn, minuteOfDay, momentIn, offsetIn } from './times.ts';

/** A text that is read as something else; `expected` is for the error message. */
function read<T>(reading: (text: string) => T | null, expected: string) {
  return z.string(expected).transform((text, context): T => {
    const value = reading(text);
    if (value !== null) return value;
    context.addIssue(expected);
    return z.NEVER;
  });
}

/** A map with these keys and no others; the error for any other lists them. */
const keyed = <S extends z.core.$ZodLooseShape>(shape: S) =>
  z.strictObject(shape, {
    error: ({ code, input }) => {
      if (code === 'unrecognized_keys') return `one of the keys ${Object.keys(shape).join(', ')}`;
      return code === 'invalid_type' && input !== undefined
        ? `a map with keys such as ${Object.keys(shape).slice(0, 4).join(', ')}`
        : undefined;
    },
  });

/** Further away, dates are none. */
const FARTHEST = 100 * 365 * DAY;
const near = (ms: number) => Math.abs(ms) <= FARTHEST;
const offset = read(offsetIn, 'a time from the start, such as +3d4h20m or -7d').refine(
  near,
  'a time within 100 years of the start',
);
const length = read(lengthIn, 'a length of time, such as 90m or 1d12h').refine(near, 'at most 100 years');
const positive = length.refine((ms) => ms > 0, 'a length of time above zero, such as 5m');
const moment = read(momentIn, 'a date and time with its zone, such as 2026-03-02T00:30:00Z').refine(
  (at) => at >= Date.UTC(1980, 0) && at < Date.UTC(2200, 0),
  'a date from 1980 to 2199',
);
const minute = read(minuteOfDay, 'a time of day, such as 08:00');
const text = z.string('a text').min(1, 'a text that is not empty');
/** Ids are often written as plain numbers. */
const id = z.union([text, z.number().int().transform(String)], 'an id: a text or a whole number');
const channel = z
  .string('the name of a channel')
  .regex(/^#?[\p{L}\p{N}_-]{1,80}$|^@[^\s]{1,80}$/u, 'the name of a channel, such as support')
  .transform((name) => name.replace(/^#/, ''));
const person = z
  .string('the name of a person')
  .regex(/^@?[^\s@]{1,80}$/, 'the name of a person, one word')
  .transform((name) => name.replace(/^@/, ''));
const lang = z
  .string('a language tag')
  .regex(/^[a-z]{2,3}(?:-[A-Za-z0-9]+)*$/i, 'a language tag, such as en');
const url = text.refine(
  (address) => URL.canParse(address, 'https://site.example'),
  'an address such as /a1 or https://help.example/p1',
);
const several = <T extends z.ZodType>(value: T, expected: string) =>
  z.union([z.array(value).min(1, 'at least one'), value.transform((single) => [single])], expected);

const words = {
  title: text.optional(),
  text: text.optional(),
  author: text.optional(),
  url: url.optional(),
  lang: lang.optional(),
};

const post = keyed({
  id,
  at: offset,
  shown: offset.optional(),
  gone: offset.optional(),
  ...words,
  /** Address of the article that this one copies. */
  original: text.refine((address) => URL.canParse(address), 'a whole address').optional(),
  points: z.number('a number').int('a whole number').optional(),
  /** Hacker News: the story that a comment belongs to. */
  story: text.optional(),
}).refine((item) => item.text !== undefined || item.title !== undefined, {
  error: 'a text or a title',
  path: ['text'],
});

/** The same id again: new words from `shown` on, or nothing at all from `gone` on. */
const change = keyed({ id, shown: offset.optional(), gone: offset.optional(), ...words }).refine(
  (item) => item.shown !== undefined || item.gone !== undefined,
  {
    error: '`at` of a new post, or `shown` of an edit, or `gone`',
    path: ['at'],
  },
);

/** Two years in minutes; a scenario of more would take days. */
const MAX_STEPS = 1_000_000;

const weights = z
  .array(
    z.number('a number').min(0, 'a number that is not below zero'),
    '24 weights, one for each hour of the day',
  )
  .length(24, '24 weights, one for each hour of the day')
  .refine((list) => list.some((weight) => weight > 0), 'at least one weight above zero');
const late = z.union(
  [
    length.transform((ms) => [ms, ms] as const),
    z
      .tuple([length, length], 'a length of time, or two: [5m, 40m]')
      .refine(([least, most]) => least <= most, 'the shorter length first'),
  ],
  'a length of time such as 20m, or two: [5m, 40m]',
);
const pattern = keyed({
  from: offset,
  to: offset,
  every: positive.optional(),
  jitter: length.optional(),
  daily: weights.optional(),
  at: several(minute, 'times of day, such as ["08:00"]').optional(),
  count: z
    .number('a whole number')
    .int('a whole number')
    .min(1, 'a whole number from 1')
    .max(10_000, 'at most 10000')
    .optional(),
  late: late.optional(),
})
  .refine(({ from, to }) => to > from, { error: 'a time after `from`', path: ['to'] })
  .refine(({ every, at }) => (every === undefined) !== (at === undefined), {
    error: 'either `every` or `at`',
    path: ['every'],
  })
  .refine(({ daily, every }) => daily === undefined || every !== undefined, {
    error: '`every` beside `daily`',
    path: ['daily'],
  });
const repeat = keyed({
  repeat: pattern,
  text: several(text, 'a text or a list of texts'),
  title: several(text, 'a text or a list of texts').optional(),
  by: text.optional(),
  authors: z
    .number('a whole number')
    .int('a whole number')
    .min(1, 'a whole number from 1')
    .max(1_000_000, 'at most 1000000')
    .optional(),
  url: url.optional(),
  lang: lang.optional(),
});
/** Posts of a file beside the scenario, one JSON object a line. */
const file = keyed({ file: text });

export type RepeatItem = z.output<typeof repeat>;
export type Item = z.output<typeof post> | z.output<typeof change> | RepeatItem | z.output<typeof file>;

/** The keys of a thing decide which form it has, so that only the problems of that form are named. */
function oneForm<T>(formOf: (keys: ReadonlySet<string>) => z.ZodType<T>, expected: string) {
  return z.record(z.string(), z.unknown(), expected).transform((value, context): T => {
    const result = formOf(new Set(Object.keys(value))).safeParse(value);
    if (result.success) return result.data;
    for (const issue of result.error.issues) context.issues.push({ ...issue, input: value } as never);
    return z.NEVER;
  });
}

const item = oneForm<Item>((keys) => {
  if (keys.has('repeat')) return repeat;
  if (keys.has('file')) return file;
  if (keys.has('at')) return post;
  return keys.has('id') ? change : post;
}, 'a post: {id, at, text, …}, or {repeat: …, text: […]}');
const items = z.array(item, 'a list of posts');

const answer = keyed({
  from: offset,
  to: offset,
  status: z
    .number('a status of HTTP')
    .int('a status of HTTP')
    .min(200, 'a status of HTTP, 200 to 599')
    .max(599, 'a status of HTTP, 200 to 599')
    .optional(),
  headers: z
    .record(
      z.string().regex(/^[\w-]{1,80}$/, 'the name of a header'),
      z
        .union([z.string(), z.number().transform(String)], 'a text or a number')
        .refine((value) => /^[\t\x20-\x7e]*$/.test(value), 'one line of ASCII'),
      'headers and their values',
    )
    .optional(),
  body: z.string('a text').optional(),
  /** The connection is cut without an answer. */
  cut: z.literal(true, 'true').optional(),
})
  .refine(({ from, to }) => to > from, { error: 'a time after `from`', path: ['to'] })
  .refine(({ status, body, cut }) => status !== undefined || body !== undefined || cut, {
    error: '`status`, `body` or `cut`',
    path: ['status'],
  });
const feed = keyed({
  title: text.optional(),
  format: z.enum(['rss', 'atom', 'json'], 'rss, atom or json').default('rss'),
  keep: z
    .number('a whole number')
    .int('a whole number')
    .min(1, 'a whole number from 1')
    .max(1_000, 'at most 1000')
    .default(60),
  lang: lang.optional(),
  items: items.default([]),
  answers: z.array(answer, 'a list of {from, to, status}').default([]),
});
const webhook = keyed({ every: positive, items });
const importFile = keyed({
  at: offset,
  name: z
    .string('the name of a file')
    .regex(
      /^[\p{L}\p{N}_][\p{L}\p{N}_. -]*\.(?:csv|tsv|ndjson|jsonl)$/iu,
      'the name of a .csv, .tsv, .ndjson or .jsonl file',
    ),
  items: items.optional(),
  /** A file beside the scenario, as it is. */
  file: text.optional(),
}).refine(({ items, file }) => (items === undefined) !== (file === undefined), {
  error: 'either `items` or `file`',
  path: ['items'],
});

const somebody = { at: offset, in: channel, as: person, admin: z.boolean('true or false').default(false) };
const type = keyed({ ...somebody, type: text });
const press = keyed({ ...somebody, press: text });
const restart = keyed({ at: offset, restart: z.enum(['kill', 'stop'], 'kill or stop') });
/** A line of a story, for those who watch. */
const narrate = keyed({ at: offset, narrate: text });
export type TypeStep = z.output<typeof type>;
export type PressStep = z.output<typeof press>;
export type Step = TypeStep | PressStep | z.output<typeof restart> | z.output<typeof narrate>;
const step = oneForm<Step>((keys) => {
  if (keys.has('press')) return press;
  if (keys.has('restart')) return restart;
  return keys.has('narrate') ? narrate : type;
}, 'a step: {at, in, as, type}, {at, in, as, press} or {at, restart}');

const timeZone = z.string('a time zone').refine(isTimeZone, 'an IANA time zone, such as Europe/Paris');
const variables = new Set([
  ...Object.keys(VARIABLES),
  ...SOURCES.flatMap(({ id, options }) => Object.keys(options).map((option) => sourceVariable(id, option))),
]);
const config = z.record(
  z.string().refine((name) => variables.has(name), 'a variable of docs/configuration.md'),
  z.union([z.string(), z.number().transform(String), z.boolean().transform(String)], 'a text or a number'),
  'variables and their values',
);
const named = <T extends z.ZodType>(value: T, expected: string) =>
  z
    .record(z.string().regex(/^[^\s{}]{1,60}$/, 'an id without spaces or braces'), value, expected)
    .default({});

export const scenario = keyed({
  start: moment,
  end: offset,
  step: positive.default(60_000),
  seed: z.number('a whole number').int('a whole number').default(1),
  language: z.enum(languageTags, `one of ${languageTags.join(', ')}`).optional(),
  timeZone: timeZone.optional(),
  config: config.default({}),
  feeds: named(feed, 'feeds by their ids'),
  /** Posts that Hacker News has, beside the feeds. */
  hackerNews: keyed({ items }).optional(),
  webhooks: named(webhook, 'webhooks by their ids'),
  imports: z.array(importFile, 'a list of {at, name, items}').default([]),
  steps: z.array(step, 'a list of steps').default([]),
})
  .refine(({ end }) => end > 0, { error: 'a time after the start, such as +6d', path: ['end'] })
  .refine(({ end, step }) => end / step <= MAX_STEPS, {
    error: `at most ${MAX_STEPS} steps: an earlier end or a longer \`step\``,
    path: ['end'],
  });
export type ScenarioFile = z.output<typeof scenario>;
export type FeedFile = ScenarioFile['feeds'][string];
export type AnswerFile = FeedFile['answers'][number];

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

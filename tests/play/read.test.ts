import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { BadScenario, readScenario } from '../../play/read/index.ts';
import { languageTags } from '../../src/messages/languages/index.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'read-scenario-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

async function read(text: string | Buffer) {
  const path = join(folder, 'file.yml');
  writeFileSync(path, text);
  return readScenario(path);
}
/** Problems of a file, each with its line and column. */
async function problems(text: string | Buffer): Promise<string[]> {
  try {
    await read(text);
  } catch (error) {
    if (error instanceof BadScenario)
      return error.lines.map((line) => line.replace(`${join(folder, 'file.yml')}:`, ''));
    throw error;
  }
  return [];
}

const HEAD = 'start: 2026-03-02T00:00:00Z\nend: +1d\n';
const feed = (items: string) => `${HEAD}feeds:\n  forum:\n    items:\n      - ${items}\n`;
const step = (line: string) => `${HEAD}feeds: {forum: {}}\nsteps:\n  - ${line}\n`;

describe('a file that cannot be read names the line, what was found and what was expected', () => {
  const cases: [what: string, file: string, message: string | RegExp][] = [
    ['nothing at all', '', '1:1: found nothing, expected a map with keys such as start, end, step, seed'],
    ['no YAML', 'start: [', /^1:9: found the end of the file, expected YAML: Flow sequence in block/],
    ['a list that is not closed', `${HEAD}feeds: [\nseed: 1\n`, /^4:1: found "seed: 1", expected YAML: /],
    ['a key twice', `${HEAD}seed: 1\nseed: 2\n`, '4:1: found "seed: 2", expected each key once'],
    [
      'tabs',
      `${HEAD}feeds:\n\tforum: {}\n`,
      '4:1: found "forum: {}", expected spaces: tabs do not indent in YAML',
    ],
    ['two documents', `${HEAD}---\n${HEAD}`, '3:1: found "---", expected one document in the file'],
    [
      'aliases of aliases',
      [
        'a: &a [x, x, x, x, x, x, x, x, x]',
        ...[...'bcdefgh'].map(
          (name, nth) => `${name}: &${name} [${'abcdefg'[nth]!.replace(/./, '*$&, ').repeat(9)}]`,
        ),
      ].join('\n'),
      /^1:1: found aliases, expected YAML: Excessive alias count/,
    ],
    [
      'a date that the month does not have',
      'start: 2026-02-31T00:00:00Z\nend: +1d\n',
      /^1:8: start: found "2026-02-31T/,
    ],
    [
      'a date of long ago',
      'start: 0000-01-01T00:00:00Z\nend: +1d\n',
      '1:8: start: found "0000-01-01T00:00:00Z", expected a date from 1980 to 2199',
    ],
    [
      'an end that never comes',
      'start: 2026-03-02T00:00:00Z\nend: +99999d\n',
      '2:6: end: found "+99999d", expected a time within 100 years of the start',
    ],
    [
      'more steps than can be played',
      'start: 2026-03-02T00:00:00Z\nend: +2000d\n',
      '2:6: end: found "+2000d", expected at most 1000000 steps: an earlier end or a longer `step`',
    ],
    [
      'a date that is none',
      feed('{id: a, at: +999999w999999d, text: x}'),
      '6:21: feeds.forum.items[0].at: found "+999999w999999d", expected a time within 100 years of the start',
    ],
    [
      'an address that is none',
      feed('{id: a, at: +1h, text: x, url: "http://["}'),
      '6:40: feeds.forum.items[0].url: found "http://[", expected an address such as /a1 or https://help.example/p1',
    ],
    [
      'an edit of another date',
      feed('{id: a, at: +1h, text: x}\n      - {id: a, at: +2h, shown: +3h, text: y}'),
      '7:21: feeds.forum.items[1].at: found "+2h", expected none, or the one above: an edit keeps the date',
    ],
    [
      'a header that is none',
      `${HEAD}feeds: {forum: {answers: [{from: +1h, to: +2h, status: 500, headers: {"a b": x}}]}}\n`,
      '3:71: feeds.forum.answers[0].headers.a b: found a b, expected the name of a header',
    ],
    [
      'a header of two lines',
      `${HEAD}feeds: {forum: {answers: [{from: +1h, to: +2h, status: 500, headers: {a: "b\\nc"}}]}}\n`,
      '3:74: feeds.forum.answers[0].headers.a: found "b\\nc", expected one line of ASCII',
    ],
    ['a list', '- start\n', '1:1: found ["start"], expected a map with keys such as start, end, step, seed'],
    [
      'no start',
      'end: +1d\n',
      '1:1: start: found nothing, expected a date and time with its zone, such as 2026-03-02T00:30:00Z',
    ],
    [
      'a start without a zone',
      'start: 2026-03-02T00:00:00\nend: +1d\n',
      '1:8: start: found "2026-03-02T00:00:00", expected a date and time with its zone, such as 2026-03-02T00:30:00Z',
    ],
    [
      'an end before the start',
      'start: 2026-03-02T00:00:00Z\nend: -1d\n',
      '2:6: end: found "-1d", expected a time after the start, such as +6d',
    ],
    [
      'an end that is a date',
      'start: 2026-03-02T00:00:00Z\nend: 2026-03-05T00:00:00Z\n',
      '2:6: end: found "2026-03-05T00:00:00Z", expected a time from the start, such as +3d4h20m or -7d',
    ],
    [
      'a step of nothing',
      `${HEAD}step: 0m\n`,
      '3:7: step: found "0m", expected a length of time above zero, such as 5m',
    ],
    [
      'a step that is a number',
      `${HEAD}step: 5\n`,
      '3:7: step: found 5, expected a length of time, such as 90m or 1d12h',
    ],
    ['a seed in words', `${HEAD}seed: many\n`, '3:7: seed: found "many", expected a whole number'],
    [
      'an unknown language',
      `${HEAD}language: tlh\n`,
      `3:11: language: found "tlh", expected one of ${languageTags.join(', ')}`,
    ],
    [
      'an unknown time zone',
      `${HEAD}timeZone: Mars/Olympus\n`,
      '3:11: timeZone: found "Mars/Olympus", expected an IANA time zone, such as Europe/Paris',
    ],
    [
      'an unknown key',
      `${HEAD}stepp: 5m\n`,
      /^3:1: stepp: found the key stepp, expected one of the keys start, end, step, /,
    ],
    [
      'an unknown variable',
      `${HEAD}config:\n  EARSHOT_RETENTION: 9\n`,
      '4:3: config.EARSHOT_RETENTION: found EARSHOT_RETENTION, expected a variable of docs/configuration.md',
    ],
    [
      'a variable that is a list',
      `${HEAD}config: {EARSHOT_DATABASE: [1]}\n`,
      '3:28: config.EARSHOT_DATABASE: found [1], expected a text or a number',
    ],
    [
      'a variable with a wrong value',
      `${HEAD}config: {EARSHOT_RETENTION_DAYS: 0}\n`,
      '3:34: config.EARSHOT_RETENTION_DAYS: found 0, expected another value: Give a whole number of days, 1 to 3650.',
    ],
    [
      'a variable of a chat platform',
      `${HEAD}config: {EARSHOT_DISCORD_TOKEN: abc}\n`,
      '3:10: config.EARSHOT_DISCORD_TOKEN: found EARSHOT_DISCORD_TOKEN, expected no variable of a chat platform: a scenario is played in the terminal workspace',
    ],
    [
      'the language twice',
      `${HEAD}language: en\nconfig: {EARSHOT_LANGUAGE: fr}\n`,
      '4:28: config.EARSHOT_LANGUAGE: found "fr", expected it once: `language` says it already',
    ],
    [
      'an unknown format',
      `${HEAD}feeds: {forum: {format: xml}}\n`,
      '3:25: feeds.forum.format: found "xml", expected rss, atom or json',
    ],
    [
      'keep nothing',
      `${HEAD}feeds: {forum: {keep: 0}}\n`,
      '3:23: feeds.forum.keep: found 0, expected a whole number from 1',
    ],
    [
      'an unknown key of a feed',
      `${HEAD}feeds: {forum: {keeps: 5}}\n`,
      /^3:17: feeds\.forum\.keeps: found the key keeps, expected one of the keys title, format, keep/,
    ],
    [
      'a post without an id',
      feed('{at: +1h, text: a}'),
      '6:9: feeds.forum.items[0].id: found nothing, expected an id: a text or a whole number',
    ],
    [
      'a post without a date',
      feed('{id: a, text: a}'),
      '6:9: feeds.forum.items[0].at: found nothing, expected `at` of a new post, or `shown` of an edit, or `gone`',
    ],
    [
      'a date without a sign',
      feed('{id: a, at: 1h, text: a}'),
      '6:21: feeds.forum.items[0].at: found "1h", expected a time from the start, such as +3d4h20m or -7d',
    ],
    [
      'a date in words',
      feed('{id: a, at: tomorrow, text: a}'),
      '6:21: feeds.forum.items[0].at: found "tomorrow", expected a time from the start, such as +3d4h20m or -7d',
    ],
    [
      'units out of order',
      feed('{id: a, at: +5m1h, text: a}'),
      '6:21: feeds.forum.items[0].at: found "+5m1h", expected a time from the start, such as +3d4h20m or -7d',
    ],
    [
      'a post that says nothing',
      feed('{id: a, at: +1h}'),
      '6:9: feeds.forum.items[0].text: found nothing, expected a text or a title',
    ],
    [
      'a text that is a number',
      feed('{id: a, at: +1h, text: 5}'),
      '6:32: feeds.forum.items[0].text: found 5, expected a text',
    ],
    [
      'an unknown key of a post',
      feed('{id: a, at: +1h, text: a, autor: b}'),
      /^6:35: feeds\.forum\.items\[0\]\.autor: found the key autor, expected one of the keys id, at, shown/,
    ],
    [
      'a post that is a text',
      feed('hello'),
      '6:9: feeds.forum.items[0]: found "hello", expected a post: {id, at, text, …}, or {repeat: …, text: […]}',
    ],
    [
      'the same id twice',
      feed('{id: a, at: +1h, text: a}\n      - {id: a, at: +2h, text: b}'),
      '7:14: feeds.forum.items[1].id: found "a", expected an id that no post above has, or `shown` of an edit',
    ],
    [
      'an edit of nothing',
      feed('{id: a, shown: +1h, text: a}'),
      '6:14: feeds.forum.items[0].id: found "a", expected the id of a post above, or `at` of a new one',
    ],
    [
      'an edit before the post',
      feed('{id: a, at: +2h, text: a}\n      - {id: a, shown: +1h, text: b}'),
      '7:24: feeds.forum.items[1].shown: found "+1h", expected a time after the post was first shown',
    ],
    [
      'a stream without texts',
      feed('{repeat: {from: -1d, to: +1d, every: 5m}}'),
      '6:9: feeds.forum.items[0].text: found nothing, expected a text or a list of texts',
    ],
    [
      'a stream that ends before it begins',
      feed('{repeat: {from: +1d, to: +1h, every: 5m}, text: a}'),
      '6:34: feeds.forum.items[0].repeat.to: found "+1h", expected a time after `from`',
    ],
    [
      'a stream without a pace',
      feed('{repeat: {from: +1h, to: +2h}, text: a}'),
      '6:18: feeds.forum.items[0].repeat.every: found nothing, expected either `every` or `at`',
    ],
    [
      'a stream with two paces',
      feed('{repeat: {from: +1h, to: +2h, every: 5m, at: ["08:00"]}, text: a}'),
      '6:46: feeds.forum.items[0].repeat.every: found "5m", expected either `every` or `at`',
    ],
    [
      '23 weights',
      feed(`{repeat: {from: +1h, to: +2h, every: 5m, daily: [${'1, '.repeat(22)}1]}, text: a}`),
      /^6:57: feeds\.forum\.items\[0\]\.repeat\.daily: found \[1,1,1.*, expected 24 weights, one for each hour of the day$/,
    ],
    [
      'weights of nothing',
      feed(`{repeat: {from: +1h, to: +2h, every: 5m, daily: [${'0, '.repeat(23)}0]}, text: a}`),
      /expected at least one weight above zero$/,
    ],
    [
      'a weight below zero',
      feed(`{repeat: {from: +1h, to: +2h, every: 5m, daily: [${'1, '.repeat(23)}-1]}, text: a}`),
      /daily\[23\]: found -1, expected a number that is not below zero$/,
    ],
    [
      'weights without `every`',
      feed(`{repeat: {from: +1h, to: +2h, at: ["08:00"], daily: [${'1, '.repeat(23)}1]}, text: a}`),
      /daily: found .*, expected `every` beside `daily`$/,
    ],
    [
      'a time of day that is none',
      feed('{repeat: {from: +1h, to: +2h, at: ["25:00"]}, text: a}'),
      /^6:\d+: feeds\.forum\.items\[0\]\.repeat\.at.*, expected times of day, such as \["08:00"\]$/,
    ],
    [
      'lateness the wrong way round',
      feed('{repeat: {from: +1h, to: +2h, every: 5m, late: [40m, 5m]}, text: a}'),
      /late: found \["40m","5m"\], expected the shorter length first$/,
    ],
    [
      'nobody who writes',
      feed('{repeat: {from: +1h, to: +2h, every: 5m}, text: a, authors: 0}'),
      '6:69: feeds.forum.items[0].authors: found 0, expected a whole number from 1',
    ],
    [
      'millions of posts',
      feed('{repeat: {from: +0d, to: +300d, every: 1s}, text: a}'),
      /^6:18: feeds\.forum\.items\[0\]\.repeat: found .*, expected at most 500000 posts in all$/,
    ],
    [
      'an answer that ends before it begins',
      `${HEAD}feeds: {forum: {answers: [{from: +2h, to: +1h, status: 503}]}}\n`,
      /^3:\d+: feeds\.forum\.answers\[0\]\.to: found "\+1h", expected a time after `from`$/,
    ],
    [
      'a status that is none',
      `${HEAD}feeds: {forum: {answers: [{from: +1h, to: +2h, status: 99}]}}\n`,
      /answers\[0\]\.status: found 99, expected a status of HTTP, 200 to 599$/,
    ],
    [
      'an answer that is none',
      `${HEAD}feeds: {forum: {answers: [{from: +1h, to: +2h}]}}\n`,
      /answers\[0\]\.status: found nothing, expected `status`, `body` or `cut`$/,
    ],
    [
      'a webhook without a pace',
      `${HEAD}webhooks: {desk: {items: []}}\n`,
      '3:18: webhooks.desk.every: found nothing, expected a length of time, such as 90m or 1d12h',
    ],
    [
      'a webhook without a door',
      `${HEAD}config: {EARSHOT_HTTP_PORT: off}\nwebhooks: {desk: {every: 5m, items: []}}\n`,
      '3:29: config.EARSHOT_HTTP_PORT: found "off", expected an open port, for the webhooks',
    ],
    [
      'an import of another kind',
      `${HEAD}imports: [{at: +1h, name: a.pdf, items: []}]\n`,
      '3:27: imports[0].name: found "a.pdf", expected the name of a .csv, .tsv, .ndjson or .jsonl file',
    ],
    [
      'two imports of one name',
      `${HEAD}imports: [{at: +1h, name: a.csv, items: []}, {at: +2h, name: a.csv, items: []}]\n`,
      /imports\[1\]\.name: found "a\.csv", expected a name that no other import has$/,
    ],
    [
      'a step without a time',
      step('{in: a, as: b, type: c}'),
      '5:5: steps[0].at: found nothing, expected a time from the start, such as +3d4h20m or -7d',
    ],
    [
      'a step that does nothing',
      step('{at: +1h, in: a, as: b}'),
      '5:5: steps[0].type: found nothing, expected a text',
    ],
    [
      'a step of two kinds',
      step('{at: +1h, in: a, as: b, type: c, press: d}'),
      /^5:29: steps\[0\]\.type: found the key type, expected one of the keys at, in, as, admin, press$/,
    ],
    [
      'a step after the end',
      step('{at: +2d, in: a, as: b, type: c}'),
      '5:10: steps[0].at: found "+2d", expected a time between the start and the end',
    ],
    [
      'a step before the start',
      step('{at: -1h, in: a, as: b, type: c}'),
      '5:10: steps[0].at: found "-1h", expected a time between the start and the end',
    ],
    [
      'an unknown feed',
      step('{at: +1h, in: a, as: b, type: "/earshot sources --add {feed:board}"}'),
      '5:35: steps[0].type: found {feed:board}, expected one of {feed:forum}',
    ],
    [
      'an unknown webhook',
      step('{at: +1h, in: a, as: b, type: "{webhook:desk}"}'),
      '5:35: steps[0].type: found {webhook:desk}, expected a webhook of this file; it has none',
    ],
    [
      'a restart of another kind',
      step('{at: +1h, restart: crash}'),
      '5:24: steps[0].restart: found "crash", expected kill or stop',
    ],
    [
      'a channel with spaces',
      step('{at: +1h, in: two words, as: b, type: c}'),
      '5:19: steps[0].in: found "two words", expected the name of a channel, such as support',
    ],
    [
      'admin in words',
      step('{at: +1h, in: a, as: b, admin: please, type: c}'),
      '5:36: steps[0].admin: found "please", expected true or false',
    ],
  ];

  test.each(cases)('%s', async (_what, file, message) => {
    const found = await problems(file);
    expect(found).not.toEqual([]);
    if (typeof message === 'string') expect(found).toContain(message);
    else expect(found.join('\n')).toMatch(new RegExp(message, 'm'));
  });

  test('everything that is wrong at once, each once', async () => {
    const found = await problems('start: soon\nend: +1d\nstep: 0m\nseed: x\n');
    expect(found).toHaveLength(3);
  });

  test('what is behind an alias is found where it is written', async () => {
    const text = `${HEAD}feeds:\n  a: {items: &posts [{id: 1, at: soon, text: x}]}\n  b: {items: *posts}\n`;
    expect((await problems(text)).every((line) => line.startsWith('4:34: '))).toBe(true);
  });

  test('bytes that are no text', async () => {
    const file = Buffer.from(`${HEAD}feeds: {forum: {title: "\xe9t\xe9"}}\n`, 'latin1');
    expect(await problems(file)).toEqual(['3: found bytes that are no UTF-8, expected a text in UTF-8']);
  });

  test('a file that is not there', async () => {
    await expect(readScenario(join(folder, 'none.yml'))).rejects.toThrow('none.yml: cannot be read (ENOENT)');
  });

  test('a database that is there already', async () => {
    const path = join(folder, 'old.db');
    writeFileSync(path, '');
    await expect(read(`${HEAD}config: {EARSHOT_DATABASE: ${path}}\n`)).rejects.toThrow(
      'a scenario begins with an empty one',
    );
  });

  test('a file beside it that is not there, or has a bad line', async () => {
    expect(await problems(feed('{file: none.ndjson}'))).toEqual(['none.ndjson: cannot be read (ENOENT)']);
    writeFileSync(
      join(folder, 'bad.ndjson'),
      '{"id":"a","at":"2026-03-02T00:00:00Z","text":"x"}\n{"id":"b"}\n',
    );
    expect(await problems(feed('{file: bad.ndjson}'))).toEqual([
      expect.stringMatching(/^bad\.ndjson:2: at: /),
    ]);
  });
});

test('every form of the format is read: times, edits, what is gone before it came, several languages', async () => {
  const scenario = await read(`${HEAD}timeZone: Europe/Paris
config: {EARSHOT_RETENTION_DAYS: 30}
feeds:
  forum:
    items:
      - {id: 1, at: +1h30m, shown: +2h, text: one, lang: fr}
      - {id: 1, shown: +3h, title: two}
      - {id: 1, gone: +4h}
      - {id: never, gone: +5h}
steps:
  - {at: +2h, in: "#support", as: "@nadja", type: "{feed:forum}"}
  - {at: +1h, in: "@timo", as: timo, press: Claim}
`);
  const at = (hours: number) => Date.UTC(2026, 2, 2) + hours * 3_600_000;
  expect(scenario.feeds[0]!.posts).toEqual([
    {
      id: '1',
      at: at(1.5),
      versions: [
        { from: at(2), text: 'one', lang: 'fr' },
        { from: at(3), text: 'one', lang: 'fr', title: 'two' },
        { from: at(4), gone: true },
      ],
    },
  ]);
  expect(scenario.config).toEqual({ EARSHOT_RETENTION_DAYS: '30', EARSHOT_TIME_ZONE: 'Europe/Paris' });
  expect(scenario.steps).toMatchObject([
    {
      moment: at(1),
      place: `${join(folder, 'file.yml')}:14:5: step at +1h`,
      in: '@timo',
      press: 'Claim',
      admin: false,
    },
    { moment: at(2), place: `${join(folder, 'file.yml')}:13:5: step at +2h`, in: 'support', as: 'nadja' },
  ]);
});

test('a post that is gone can come back, and edits may be written in any order', async () => {
  const { feeds } = await read(
    feed(`{id: a, at: +1h, text: one, gone: +4h}
      - {id: a, shown: +6h, author: wren}
      - {id: a, shown: +3h, text: two}
      - {id: a, gone: +8h}`),
  );
  const at = (hours: number) => Date.UTC(2026, 2, 2) + hours * 3_600_000;
  expect(feeds[0]!.posts[0]!.versions).toEqual([
    { from: at(1), text: 'one' },
    { from: at(3), text: 'two' },
    { from: at(4), gone: true },
    { from: at(6), text: 'two', author: 'wren' },
    { from: at(8), gone: true },
  ]);
});

test('a post that is gone before it is shown is never shown', async () => {
  const { feeds } = await read(feed('{id: a, at: +1h, shown: +3h, gone: +2h, text: one}'));
  expect(feeds[0]!.posts[0]!.versions).toEqual([{ from: Date.UTC(2026, 2, 2, 3), gone: true }]);
});

test("the tour's week can be read", async () => {
  const week = await readScenario(join(import.meta.dirname, '../../tour/week.yml'));
  expect(week.feeds.map(({ posts }) => posts.length > 0)).toEqual([true, true, true, true, true]);
  expect(week.hackerNews!.length).toBeGreaterThan(100);
});

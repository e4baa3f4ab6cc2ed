import { afterEach, describe, expect, test } from 'vitest';
import { HOUR, MINUTE } from '../../src/listening/time.ts';
import { SUPPORT } from '../fakes/discord/people.ts';
import { textOf } from '../fakes/discord/server.ts';
import { slash } from '../fakes/slack/bodies.ts';
import { type Bench, startBench } from './bench.ts';

let bench: Bench;
afterEach(() => bench.close());

const isPdf = (bytes: Buffer) => bytes.subarray(0, 5).toString() === '%PDF-';
const isPage = (bytes: Buffer) => bytes.subarray(0, 15).toString().toLowerCase() === '<!doctype html>';

const sayOnSlack = async (line: string): Promise<string> => {
  const { slack } = bench;
  const before = slack.responses.length;
  await slack.until(() => slack.sockets() > 0);
  await slack.socket('slash_commands', slash(slack, line));
  return JSON.stringify(await slack.until(() => slack.responses[before]));
};

const sayOnDiscord = async (verb: string, options: Record<string, string | boolean | number>) => {
  const interaction = bench.discord.type(verb, options, { manages: true });
  await bench.discord.until(() => interaction.original !== null || interaction.followUps.length > 0);
  return interaction;
};

/** A day of posts. */
const listen = async () => {
  for (let hour = 0; hour < 26; hour++) {
    bench.posts.unshift({
      title: `Kestrelbox, hour ${hour}`,
      text: hour % 3 === 0 ? 'Useless, broken again.' : 'Works well for me.',
      at: bench.now(),
    });
    await bench.pass(HOUR);
  }
};

const startOnSlack = async () => {
  bench = await startBench({ on: ['slack'] });
  await sayOnSlack('add kestrelbox');
  await sayOnSlack(`sources --add ${bench.feedUrl}`);
  await sayOnSlack('alert kestrelbox --sensitivity off');
  await bench.pass(MINUTE);
};

const summaries = () =>
  bench.slack.messages.filter(({ blocks }) => JSON.stringify(blocks).includes('The whole report follows'));
const below = (ts: string) => bench.slack.messages.filter(({ thread_ts }) => thread_ts === ts);
const reportFiles = () => bench.slack.files.filter(({ title }) => title.startsWith('earshot-'));
const settle = async () => {
  for (let minute = 0; minute < 3; minute++) await bench.pass(MINUTE);
};

describe('on Slack', () => {
  test('a scheduled report comes once a day: what it comes to, its picture, its file below', async () => {
    await startOnSlack();
    await sayOnSlack('report daily kestrelbox --file pdf --at 10:00');
    await listen();
    await listen();
    await settle();
    // At ten of each of the three days.
    expect(summaries()).toHaveLength(3);
    const files = reportFiles();
    expect(files.map(({ thread }) => thread)).toEqual(summaries().map(({ ts }) => ts));
    for (const { title, bytes } of files) {
      expect(title).toMatch(/^earshot-.*\.pdf$/);
      expect(isPdf(bytes) || isPage(bytes)).toBe(true);
      expect(bytes.length).toBeLessThan(1_000_000);
    }
    // The picture of what it comes to hangs below it, too.
    expect(bench.slack.files.filter(({ thread }) => thread === summaries()[0]!.ts).length).toBe(2);
    expect(await bench.bot.store.outboxCounts()).toMatchObject({ waiting: 0, dropped: 0 });
  });

  test.each([
    ['file_uploads_disabled', 'may not upload files here'],
    ['file_uploads_except_images_disabled', 'may not upload files here'],
    ['missing_scope', 'lacks the permission files:write'],
    ['file_type_not_allowed', 'HTML files are not allowed here'],
    ['file_upload_size_restricted', 'more than may be sent here'],
    ['storage_limit_reached', 'no room for files'],
    ['slack_connect_file_upload_sharing_blocked', 'may not be shared with the other organization'],
  ])('%s: the report is there without its file, and one line says why', async (error, why) => {
    await startOnSlack();
    await listen();
    bench.slack.failWhere('files.getUploadURLExternal', ({ filename }) =>
      String(filename).endsWith('.html') ? { error } : null,
    );
    await sayOnSlack('report kestrelbox --file html --public');
    await settle();
    await bench.pass(HOUR);
    expect(summaries()).toHaveLength(1);
    expect(reportFiles()).toEqual([]);
    const answers = below(summaries()[0]!.ts);
    expect(answers).toHaveLength(1);
    expect(JSON.stringify(answers[0]!.blocks)).toContain(why);
    expect(await bench.bot.store.outboxCounts()).toMatchObject({ waiting: 0, dropped: 0 });
    const [channel] = await bench.bot.store.allChannels();
    expect(channel!.paused).toBeNull();
  });

  test.each([
    ['cannot be reached', 'files.getUploadURLExternal', { status: 503 }],
    ['asks to slow down', 'files.getUploadURLExternal', { status: 429, retryAfter: 30 }],
    ['is not let finish', 'files.completeUploadExternal', { status: 503 }],
  ] as const)(
    'a file that %s comes later, and nothing is posted a second time',
    async (_how, method, failure) => {
      await startOnSlack();
      await listen();
      let out = true;
      bench.slack.failWhere(method, (args) =>
        out && JSON.stringify(args).includes('earshot-') ? failure : null,
      );
      await sayOnSlack('report kestrelbox --file csv --public');
      await settle();
      expect(summaries()).toHaveLength(1);
      expect(reportFiles()).toEqual([]);
      out = false;
      for (let minute = 0; minute < 12; minute++) await bench.pass(MINUTE);
      expect(summaries()).toHaveLength(1);
      expect(reportFiles()).toHaveLength(1);
    },
  );

  test('while answers get lost, its file comes twice at most, however long that takes', async () => {
    await startOnSlack();
    await listen();
    let out = true;
    bench.slack.failWhere('files.completeUploadExternal', (args) =>
      out && JSON.stringify(args).includes('earshot-') ? 'lost' : null,
    );
    // Slack works and cannot be heard: nothing that posts is answered, once what the report comes to is there.
    bench.slack.failWhere('chat.postMessage', () => (out && summaries().length > 0 ? { status: 503 } : null));
    await sayOnSlack('report kestrelbox --file csv --public');
    for (let minute = 0; minute < 60; minute++) await bench.pass(MINUTE);
    expect(reportFiles()).toHaveLength(1);
    out = false;
    for (let minute = 0; minute < 12; minute++) await bench.pass(MINUTE);
    expect(reportFiles()).toHaveLength(2);
    expect(await bench.bot.store.outboxCounts()).toMatchObject({ waiting: 0, dropped: 0 });
  });

  test('a report for one person goes to their direct messages; refused, it says why', async () => {
    await startOnSlack();
    await listen();
    expect(await sayOnSlack('report kestrelbox --file xlsx')).toContain('in your direct messages');
    const [file] = reportFiles();
    expect(file).toMatchObject({ channel: 'D0MAPLE', title: expect.stringMatching(/\.xlsx$/) });
    expect(file!.bytes.subarray(0, 2).toString()).toBe('PK');
    bench.slack.failWhere('files.getUploadURLExternal', () => ({ error: 'file_uploads_disabled' }));
    expect(await sayOnSlack('report kestrelbox --file csv')).toContain('may not upload files here');
  });
});

describe('on Discord', () => {
  const start = async () => {
    bench = await startBench({ on: ['discord'] });
    await sayOnDiscord('add', { target: 'kestrelbox' });
    await sayOnDiscord('sources', { add: bench.feedUrl });
    await sayOnDiscord('alert', { target: 'kestrelbox', sensitivity: 'off' });
    await bench.pass(MINUTE);
  };
  const posts = () =>
    bench.discord.in(SUPPORT).filter((message) => /whole report|The file was not sent/.test(textOf(message)));

  test('what it comes to with its picture, then the file as an answer to it, in the channel', async () => {
    await start();
    await listen();
    await sayOnDiscord('report', { target: 'kestrelbox', file: 'csv', public: true });
    await settle();
    expect(posts()).toHaveLength(2);
    const [summary, file] = posts();
    expect([...summary!.files.values()].map((bytes) => bytes.subarray(1, 4).toString())).toEqual(['PNG']);
    expect(file!.json.message_reference).toMatchObject({ message_id: summary!.id });
    expect([...file!.files.keys()].length).toBe(1);
    expect([...file!.files.values()][0]!.subarray(0, 3)).toEqual(Buffer.from([0xef, 0xbb, 0xbf]));
    expect(bench.discord.violations).toEqual([]);
    expect(bench.logged).toEqual([]);
  });

  test('an answer that is lost posts no file a second time', async () => {
    await start();
    await listen();
    bench.discord.faults.push({ match: /^POST \/channels\/\d+\/messages$/, times: 2, what: 'lost' });
    await sayOnDiscord('report', { target: 'kestrelbox', file: 'csv', public: true });
    for (let minute = 0; minute < 12; minute++) await bench.pass(MINUTE);
    expect(posts()).toHaveLength(2);
  });

  test.each([
    ['too large for the server', 413, 40_005, 'more than may be sent here'],
    ['not let in for now', 403, 400_001, 'may not upload files here'],
  ])(
    'a file that is %s: the report is there without it, and one line says why',
    async (_what, status, code, why) => {
      await start();
      await listen();
      await sayOnDiscord('report', { target: 'kestrelbox', file: 'csv', public: true });
      bench.discord.refusesFiles = { ending: '.csv', status, code };
      await settle();
      await bench.pass(HOUR);
      const [summary, ...answers] = posts();
      expect(summary!.files.size).toBe(1);
      expect(answers.map(textOf)).toEqual([expect.stringContaining(why)]);
      expect((await bench.bot.store.allChannels()).map(({ paused }) => paused)).toEqual([null]);
    },
  );

  test('the person alone gets it with the answer', async () => {
    await start();
    await listen();
    const interaction = await sayOnDiscord('report', { target: 'kestrelbox', file: 'html', since: '2d' });
    expect(isPage([...interaction.original!.files.values()].at(-1)!)).toBe(true);
  });
});

import { beforeEach, describe, expect, test } from 'vitest';
import type { Reply } from '../../src/commands/command.ts';
import type { ReportSchedule } from '../../src/listening/reports/schedule.ts';
import { DAY, HOUR } from '../../src/listening/time.ts';
import { birch, HOME, maple, newWorld, readable, type World } from './harness.ts';
import { storePosts } from './posts.ts';

let world: World;

beforeEach(async () => {
  world = await newWorld();
  await world.say('add kestrelbox --name "Kestrel Box"');
  await world.say('add quillmere --name Quillmere');
  // A channel is known once somebody has spoken there.
  await world.say('help', { channel: 'C0BOARD' });
  const [first] = await world.store.keywords((await world.workspace()).id);
  await storePosts(world, first!.id, [
    { text: 'kestrelbox lost my order', at: world.now() - HOUR, label: 'neg' },
    { text: 'kestrelbox is fine', at: world.now() - DAY },
  ]);
});

const schedules = async (): Promise<ReportSchedule[]> =>
  world.store.reportSchedulesOf((await world.workspace()).id);

const titleOf = ({ file }: Reply): string => JSON.parse(Buffer.from(file!.data).toString()).title;

/** The names of the keywords of the only scheduled report; null = those of the channel. */
async function aboutOnly(): Promise<string[] | null> {
  const [schedule] = await schedules();
  const names = new Map(
    (await world.store.keywords((await world.workspace()).id)).map(({ id, name }) => [id, name]),
  );
  return schedule!.keywordIds?.map((id) => names.get(id)!) ?? null;
}

describe('a report as a file', () => {
  test.each(['pdf', 'html', 'csv', 'xlsx'])('goes to the person alone as %s', async (format) => {
    const reply = await world.say(`report kestrel box --since 7d --file ${format}`);
    expect(reply.visibility).toBe('private');
    expect(reply.file!.name).toMatch(new RegExp(`^[a-z0-9-]+\\.${format}$`));
    expect(readable(reply.message)).toContain('Kestrel Box');
  });

  test('of several keywords, with commas between, whatever is put around them', async () => {
    for (const line of [
      'report "Kestrel Box", Quillmere --file csv',
      'report kestrel box, quillmere --file csv',
      'report Kestrel Box; Quillmere --since 7d --file=csv',
      'report kestrel box,quillmere, --file csv',
    ]) {
      const reply = await world.say(line);
      expect(reply.file, line).toBeDefined();
      expect(titleOf(reply), line).toBe('Kestrel Box and Quillmere');
    }
    expect((await world.say('report kestrel box, nobody --file csv')).problem?.code).toBe(
      'keyword-not-found',
    );
  });

  test('without names it is of all keywords of the channel', async () => {
    expect(titleOf(await world.say('report --file html'))).toBe('Kestrel Box and Quillmere');
    const elsewhere = await world.say('report --file html', { channel: 'C0EMPTY' });
    expect(elsewhere.problem?.code).toBe('not-subscribed');
  });

  test('what is offered while one types completes the last of several names', async () => {
    const invocation = {
      home: HOME,
      homeName: 'Kestrelbox Ltd',
      channel: { ...HOME, channel: 'C0SUPPORT' },
      channelName: 'support',
      person: maple,
      admin: false,
      language: null,
      timeZone: null,
      input: { verb: 'report', args: {} },
      origin: 'typed',
      onceKey: null,
    } as const;
    const offered = async (typed: string) =>
      (await world.router.complete(invocation, 'target', typed)).map(({ label }) => label);
    expect(await offered('qu')).toEqual(['Quillmere']);
    expect(await offered('Kestrel Box, ')).toEqual(['Kestrel Box, Quillmere']);
    expect(await offered('Quillmere, kes')).toEqual(['Quillmere, Kestrel Box']);
    const [choice] = await world.router.complete(invocation, 'target', 'Quillmere, kes');
    const reply = await world.press('report', { target: choice!.value, file: 'csv' });
    expect(titleOf(reply)).toBe('Quillmere and Kestrel Box');
  });

  test('in French', async () => {
    const reply = await world.say('rapport quillmere --depuis 30j --fichier excel', { language: 'fr' });
    expect(reply.file!.name).toMatch(/\.xlsx$/);
    expect(reply.message.language).toBe('fr');
  });

  test('a report without a file is the message it always was', async () => {
    const reply = await world.say('report kestrel box last week');
    expect(reply.file).toBeUndefined();
    expect(readable(reply.message)).toContain('Report on Kestrel Box');
    expect((await world.say('report kestrel box, quillmere')).message.elements.length).toBeGreaterThan(2);
  });

  test('for all to see: what it comes to first, its file below, each once, and kept as a question', async () => {
    const reply = await world.say('report kestrel box --file pdf --public');
    expect(reply.visibility).toBe('private');
    expect(reply.file).toBeUndefined();
    const [first, second] = await world.store.waiting('slack:T0KESTREL:C0SUPPORT');
    expect(first).toMatchObject({ kind: 'post', root: null });
    expect(first!.message.file).toBeUndefined();
    expect(first!.message.elements.map(({ kind }) => kind)).toContain('chart');
    expect(second).toMatchObject({ kind: 'reply', root: first!.key });
    expect(second!.message.file).toMatchObject({ format: 'pdf', keywordIds: [expect.any(String)] });
    expect(JSON.stringify(second).length).toBeLessThan(1_500);
  });

  test('in another channel, with or without a file', async () => {
    expect(readable((await world.say('report kestrel box --in #board --file csv')).message)).toContain(
      'on its way to #board',
    );
    await world.say('report kestrel box --in #board');
    expect(await world.store.waiting('slack:T0KESTREL:C0SUPPORT')).toHaveLength(0);
    const board = (await world.store.channels((await world.workspace()).id)).find(
      ({ name }) => name === 'board',
    )!;
    expect((await world.store.waiting(board.id)).map(({ kind }) => kind)).toEqual(['post', 'reply', 'post']);
  });
});

test.each(['', ' --file csv'])(
  'a channel that is paused is not said to get the report at once%s',
  async (file) => {
    await world.say('pause', { channel: 'C0BOARD' });
    const reply = await world.say(`report kestrel box --in #board${file}`);
    expect(readable(reply.message)).toContain('#board is paused. The report comes there when it resumes');
  },
);

describe('a report that comes by itself', () => {
  test.each([
    ['report weekly --file pdf --in #board --at "Mon 08:00"', 'weekly', 1, '08:00', 'pdf'],
    ['report weekly --file xlsx --at fri 5pm', 'weekly', 5, '17:00', 'xlsx'],
    ['report every week --file html', 'weekly', 1, '08:00', 'html'],
    ['report weekly', 'weekly', 1, '08:00', 'pdf'],
    ['report weekly monday 9am', 'weekly', 1, '09:00', 'pdf'],
    ['report weekly kestrel box --at "Tuesday at 9"', 'weekly', 2, '09:00', 'pdf'],
    ['report kestrel box weekly --at tue', 'weekly', 2, '08:00', 'pdf'],
    ['report daily --at 18:30', 'daily', 1, '18:30', 'pdf'],
    ['report every morning --file csv --at 7', 'daily', 1, '07:00', 'csv'],
    ['report monthly --at "1st 09:00"', 'monthly', 1, '09:00', 'pdf'],
    ['report monthly --at "the 15th at noon"', 'monthly', 15, '12:00', 'pdf'],
    ['report monthly --at 31st', 'monthly', 31, '08:00', 'pdf'],
    ['report --file pdf --at "Mon 08:00"', 'weekly', 1, '08:00', 'pdf'],
    ['rapport hebdomadaire --fichier pdf --à "lun 08:00"', 'weekly', 1, '08:00', 'pdf'],
    ['rapport mensuel --à "le 1er à 8h"', 'monthly', 1, '08:00', 'pdf'],
    ['rapport mensuel --à "le 15"', 'monthly', 15, '08:00', 'pdf'],
    ['rapport chaque jour --à 7h30', 'daily', 1, '07:30', 'pdf'],
  ])('%s', async (line, cadence, day, at, format) => {
    const reply = await world.say(line);
    expect(reply.problem, readable(reply.message)).toBeUndefined();
    expect(await schedules()).toMatchObject([{ number: 1, cadence, day, at, format }]);
  });

  test('says where, when and when next, and which keywords', async () => {
    const reply = await world.say('report weekly kestrel box, quillmere --in #board --at "Mon 08:00"');
    expect(readable(reply.message)).toContain('Report 1 is scheduled.');
    expect(readable(reply.message)).toContain('About: Kestrel Box and Quillmere');
    expect(readable(reply.message)).toContain('When: every Monday at 08:00');
    expect(readable(reply.message)).toMatch(/Next: Mon, .*08:00/);
    expect(await aboutOnly()).toEqual(['Kestrel Box', 'Quillmere']);
    expect(reply.postsIn).toMatchObject([{ channel: 'C0BOARD' }]);
  });

  test('without names it follows the channel where it was asked for, in whichever it comes', async () => {
    await world.say('report weekly --in #board');
    expect(await aboutOnly()).toBeNull();
    expect((await schedules())[0]!.of).toBe('slack:T0KESTREL:C0SUPPORT');
    expect(readable((await world.say('report scheduled')).message)).toContain('all keywords of #support');
  });

  test('several, each by its number: listed, changed, stopped, undone', async () => {
    await world.say('report weekly');
    await world.say('report monthly kestrel box --file xlsx');
    expect((await schedules()).map(({ number }) => number)).toEqual([1, 2]);
    const list = readable((await world.say('report scheduled')).message);
    expect(list).toContain('every Monday at 08:00');
    expect(list).toContain('on day 1 of every month at 08:00');
    expect(readable((await world.say('report weekly --at "Wed 10:00"')).message)).toContain(
      'Report 1 is changed.',
    );
    expect(readable((await world.say('report weekly --at "Wed 10:00"')).message)).toContain(
      'already set like that',
    );
    expect(readable((await world.say('report --number 2 --at 15th --file pdf')).message)).toContain(
      'on day 15 of every month at 08:00',
    );
    expect(await schedules()).toMatchObject([
      { number: 1, day: 3, at: '10:00' },
      { number: 2, cadence: 'monthly', day: 15, at: '08:00', format: 'pdf' },
    ]);
    expect(readable((await world.say('report off')).message)).toContain('Which report do you want to stop?');
    expect(readable((await world.say('report off 1')).message)).toContain(
      'Report 1 is not scheduled any more.',
    );
    expect((await world.say('report off 1')).problem?.code).toBe('bad-argument');
    expect(readable((await world.say('report off')).message)).toContain(
      'Report 2 is not scheduled any more.',
    );
    await world.say('report weekly');
    expect(await schedules()).toMatchObject([{ number: 3 }]);
    expect(readable((await world.say('undo')).message)).toContain('Report 3 is not scheduled any more.');
    expect(await schedules()).toEqual([]);
    const audit = readable((await world.say('audit', { admin: true })).message);
    expect(audit).toContain('schedule a report');
    expect(audit).toContain('2: PDF on day 15 of every month at 08:00');
  });

  test('one that was stopped comes again as it was, with the next that is due', async () => {
    await world.say('report monthly quillmere --file xlsx --at "31st 09:00" --in #board');
    const [before] = await schedules();
    await world.say('report off 1');
    expect(await schedules()).toEqual([]);
    expect((await world.say('report off 1')).problem?.code).toBe('bad-argument');
    const undone = readable((await world.say('undo')).message);
    expect(undone).toContain('Report 1 is scheduled.');
    expect(undone).toContain('About: Quillmere');
    expect(await schedules()).toEqual([before]);
    // And what was done before that, in its turn.
    expect(readable((await world.say('undo')).message)).toContain('Report 1 is not scheduled any more.');
    expect(readable((await world.say('audit', { admin: true })).message)).toContain(
      'undo | #board | stop a scheduled report 1: Excel on day 31 of every month',
    );
  });

  test('one that was changed is what it was, in the channel where it came', async () => {
    await world.say('report weekly kestrel box');
    const [before] = await schedules();
    await world.say('report --number 1 quillmere --at "Wed 10:00" --file csv --in #board');
    expect(await schedules()).toMatchObject([{ format: 'csv', day: 3 }]);
    expect(readable((await world.say('undo')).message)).toContain('Report 1 is changed.');
    expect(await schedules()).toMatchObject([before!]);
  });

  test('what was stopped is not brought back beside the same one, nor after a day', async () => {
    await world.say('report weekly');
    await world.say('report off 1');
    await world.say('report weekly', { by: birch });
    expect(readable((await world.say('undo')).message)).not.toContain('Report 1');
    await world.say('report off 2', { by: birch });
    world.pass(DAY + HOUR);
    await world.say('undo', { by: birch });
    expect(await schedules()).toEqual([]);
  });

  test('the keyword that is named says which one is to stop, and no other does', async () => {
    await world.say('report weekly quillmere');
    expect(readable((await world.say('report off kestrel box')).message)).toContain(
      'Which report do you want to stop?',
    );
    expect(await schedules()).toHaveLength(1);
    await world.say('report daily kestrel box');
    expect(readable((await world.say('report off kestrel box')).message)).toContain(
      'Report 2 is not scheduled',
    );
    expect(readable((await world.say('report list')).message)).toContain('Quillmere');
  });

  test('a button stops one', async () => {
    await world.say('report weekly');
    const reply = await world.press('report', { schedule: 'off', number: '1' });
    expect(readable(reply.message)).toContain('is not scheduled any more');
  });

  test('stands in the settings of its channel and in the list of keywords', async () => {
    expect(readable((await world.say('settings')).message)).not.toContain('Reports');
    await world.say('report weekly');
    expect(readable((await world.say('settings')).message)).toContain('Reports: PDF every Monday at 08:00');
    expect(readable((await world.say('list')).message)).toContain('1 report is scheduled');
  });

  test('what makes no sense is refused with what to do', async () => {
    expect((await world.say('report weekly --since 7d')).problem).toMatchObject({
      code: 'bad-argument',
      argument: 'since',
    });
    expect(readable((await world.say('report weekly --at "Mon 25:00"')).message)).toContain('Mon 08:00');
    expect(readable((await world.say('report hourly')).message)).toContain('hourly');
    expect(await schedules()).toEqual([]);
  });

  test.each([
    ['report daily --at "Mon 09:00"', 'comes every day', '--at 08:00'],
    ['report weekly --at "the 15th at 9"', 'on a day of the week', 'Mon 08:00'],
    ['report monthly --at "Mon 08:00"', 'on a day of the month', '1st 08:00'],
    ['rapport mensuel --à lundi', 'on a day of the month', '1st 08:00'],
  ])('a day that its rhythm does not have is not left out in silence: %s', async (line, why, fix) => {
    const reply = await world.say(line);
    expect(reply.problem).toMatchObject({ code: 'bad-argument', argument: 'at' });
    expect(readable(reply.message)).toContain(why);
    expect(readable(reply.message)).toContain(fix);
    expect(await schedules()).toEqual([]);
  });

  test('a keyword may be called like a rhythm', async () => {
    await world.say('add dailyplanet --name Daily');
    expect(readable((await world.say('report "Daily" --since 7d')).message)).toContain('Report on Daily');
    expect(await schedules()).toEqual([]);
  });

  test('where nothing is followed, no report comes', async () => {
    const reply = await world.say('report weekly', { channel: '@U0BIRCH' });
    expect(reply.problem?.code).toBe('not-subscribed');
  });

  test('goes along with its channel when two homes begin to share, with the keywords it is of', async () => {
    const home = { platform: 'slack', home: 'T0QUILL' } as const;
    const there = { home, admin: true, channel: 'C0NEWS' };
    await world.say('add ostrand --name Ostrand', there);
    await world.say('report weekly', { admin: true });
    await world.say('report weekly ostrand --file csv', there);
    await world.say('report monthly --file xlsx', there);
    const [, code] =
      /link ([\w-]{4,})/.exec(readable((await world.say('link', { admin: true })).message)) ?? [];
    await world.say(`link ${code} --yes`, there);
    const workspace = await world.workspace();
    const keywords = await world.store.keywords(workspace.id);
    const ostrand = keywords.find(({ name }) => name === 'Ostrand')!;
    expect(await schedules()).toMatchObject([
      { number: 1, format: 'pdf', keywordIds: null },
      { number: 2, format: 'csv', keywordIds: [ostrand.id], channelId: 'slack:T0QUILL:C0NEWS' },
      { number: 3, format: 'xlsx', keywordIds: null, of: 'slack:T0QUILL:C0NEWS' },
    ]);
    expect((await world.store.reportSchedules()).length).toBe(3);
  });
});

import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Scenario, TimedStep } from '../../play/read/index.ts';
import { courseOf, FOLDER, type Played, played } from './harness.ts';

const course = (name: string, play: Played) =>
  expect(courseOf(play)).toMatchFileSnapshot(join(FOLDER, `${name}.course.ndjson`));
const hours = ({ end }: Played) =>
  new Map(end.keywords.Brindlemoor!.byHour.map(([hour, ...counts]) => [hour, counts]));
const cards = ({ messages }: Played) =>
  messages.filter(({ kind, subject }) => kind === 'post' && subject?.alert !== undefined);

test('a feed that shows its posts late: each is counted in the hour in which it was written', async () => {
  const late = await played('late-feed');
  // Ten of the burst and two of every hour.
  expect(hours(late).get('2026-03-02T08:00:00Z')).toEqual([12, 10]);
  expect(hours(late).get('2026-03-02T09:00:00Z')).toEqual([2, 0]);
  expect(hours(late).get('2026-03-02T12:00:00Z')).toEqual([2, 0]);
  expect(late.warned).toEqual([]);
});

test('a feed that answers 503 for six hours: told once, told when it is back, nothing lost or counted twice', async () => {
  const outage = await played('outage');
  await course('outage', outage);
  const troubles = outage.messages.flatMap(({ subject }) =>
    subject && 'trouble' in subject ? [subject.trouble] : [],
  );
  expect(troubles).toEqual(['failing', null]);
  for (let hour = 7; hour < 21; hour++)
    expect(hours(outage).get(`2026-03-02T${String(hour).padStart(2, '0')}:00:00Z`)).toEqual([3, 0]);
});

test('webhooks push signed posts through the door of the bot: new ones, corrected ones, some taken back', async () => {
  const pushed = await played('webhooks');
  await course('webhooks', pushed);
  expect(pushed.warned).toEqual([]);
  // Three tickets, of which one is about the keyword only since its edit, and a review an hour for 27 hours.
  expect(pushed.end.keywords.Brindlemoor!.mentions).toBe(30);
  expect(hours(pushed).get('2026-03-02T06:00:00Z')![0]).toBe(4);
  const [made] = pushed.messages.filter(({ text }) => text.includes('whsec_'));
  expect(made).toMatchObject({ kind: 'private', to: 'nadja' });
  expect(made!.text).toMatch(/https:\/\/earshot\.example\/in\/desk-[a-z0-9]{16}/);
});

test('imports are in the folder from their time on, in the format that their name says', async () => {
  const imported = await played('import');
  await course('import', imported);
  const refused = imported.messages.find(
    ({ kind, text }) => kind === 'private' && text.includes('old.ndjson'),
  );
  expect(refused?.text).toContain('There is no file “old.ndjson”');
  // One of two, one and twelve, one.
  expect(imported.end.keywords.Brindlemoor!.mentions).toBe(15);
  expect(hours(imported).get('2026-03-01T06:00:00Z')).toEqual([1, 1]);
  expect(hours(imported).get('2026-03-02T05:00:00Z')).toEqual([1, 0]);
});

test('posts are edited and vanish, alike in RSS, Atom and JSON', async () => {
  const edited = await played('edits');
  await course('edits', edited);
  // Three in each: the first turned negative, the second was negative, the third names the keyword since its edit.
  expect(edited.end.keywords.Brindlemoor).toMatchObject({ mentions: 9, negative: 6 });
  expect(edited.messages.at(-1)!.text).toContain('terrible after all');
});

test('one keyword in two channels, in two languages: a card in each, and a claim in one shows in the other', async () => {
  const both = await played('languages');
  await course('languages', both);
  // A card in each, and a post in each for every step of its growth.
  const posted = cards(both).map((card) => [card.in, card.subject!.alert]);
  expect(posted).toEqual(posted.map((_, nth) => (nth % 2 === 0 ? ['support', 1] : ['veille', 1])));
  expect(posted.length % 2).toBe(0);
  expect(cards(both)[1]!.text).toContain('Pic négatif');
  const edits = both.messages.filter(({ kind, subject }) => kind === 'edit' && subject?.state === 'claimed');
  expect(new Set(edits.map((edit) => edit.in))).toEqual(new Set(['support', 'veille']));
});

describe('a keyword that comes after its feeds, webhooks and imports', () => {
  /** The same keywords, there before the first post. */
  const fromTheStart = (scenario: Scenario): Scenario => ({
    ...scenario,
    steps: scenario.steps.flatMap((step): TimedStep[] => {
      if (!('type' in step) || !/ (add|edit|pause|resume|preview|report) /.test(step.type)) return [step];
      if (!/ add /.test(step.type)) return [];
      return [{ ...step, at: scenario.start, type: step.type.replace(' --every', '') }];
    }),
  });

  test('counts what it would have counted from the start, at once and in silence, whatever people change', async () => {
    const later = await played('keyword-later');
    await course('keyword-later', later);
    const first = await played('keyword-later', { change: fromTheStart });
    expect(later.end.keywords).toEqual(first.end.keywords);
    expect(later.warned).toEqual([]);

    const saying = (words: string) => later.messages.find(({ text }) => text.includes(words))!.text;
    const [, previewed] = /Finds (\d+) posts/.exec(saying('Finds '))!;
    // The past as it was found, and what has come in the minutes since.
    const [, shown] = /Tavnik: (\d+) mentions in the last/.exec(
      later.messages.map(({ text }) => text).join('\n'),
    )!;
    expect(Number(shown)).toBe(Number(previewed));
    expect(Number(previewed)).toBeGreaterThan(60);
    expect(saying('Brindlemoor is changed')).toMatch(/\+0 \/ -\d+ mentions/);
    expect(saying('Following Tavnik again')).toMatch(/\d+ mentions of the pause found/);
    // The burst of before is neither a spike nor told one by one, nor is what the pause had brought.
    expect(cards(later)).toEqual([]);
    const told = later.messages.filter(({ subject }) => subject && 'mention' in subject);
    expect(told.every(({ at }) => at > '2026-03-02T10:00:00Z')).toBe(true);
  });
});

test('a daily rhythm and posts at fixed minutes, in the hours of the time zone', async () => {
  const days = await played('days');
  await course('days', days);
  // Eight in the morning in Paris is seven in UTC; nobody writes between midnight and five.
  for (let day = 3; day < 13; day++) {
    const date = `2026-03-${String(day).padStart(2, '0')}`;
    expect(hours(days).get(`${date}T07:00:00Z`)![0]).toBeGreaterThanOrEqual(12);
    expect(hours(days).get(`${date}T01:00:00Z`)).toBeUndefined();
  }
});

describe('sixty people report an outage', () => {
  /** They say this instead. */
  const saying =
    (text: string) =>
    (scenario: Scenario): Scenario =>
      JSON.parse(
        JSON.stringify(scenario).replaceAll(
          'Brindlemoor is down since this morning, no internet and nobody answers the phone',
          text,
        ),
      );
  const alertOf = (play: Played) => {
    const [card] = cards(play).filter(({ subject }) => subject!.kind === 'spike');
    const spikes = play.end.alerts.filter(({ kind }) => kind === 'spike');
    expect(spikes).toHaveLength(1);
    return { text: card!.text, severity: spikes[0]!.severity as number };
  };

  test('in one sentence: they corroborate each other, and it pages', async () => {
    const { text, severity } = alertOf(await played('one-sentence'));
    expect(severity).toBeLessThanOrEqual(2);
    expect(text).toMatch(/\d+ people, nearly the same words/);
    expect(text).not.toMatch(/spam/i);
  });

  test('in a short question that anybody would ask', async () => {
    const short = saying('is Brindlemoor down for anyone else?');
    const { text, severity } = alertOf(await played('one-sentence', { change: short }));
    expect(severity).toBeLessThanOrEqual(2);
    expect(text).not.toMatch(/spam/i);
  });

  test('in one sentence with one link: that may be a campaign, and pages nobody', async () => {
    const campaign = saying(
      'Sign with us today against Brindlemoor, who steal our money https://petition.example/7',
    );
    const { text, severity } = alertOf(await played('one-sentence', { change: campaign }));
    expect(severity).toBe(4);
    expect(text).toContain('Possible spam or campaign');
  });
});

/** Replies in threads of alerts that match, and when. */
const said = ({ messages }: Played, what: RegExp) =>
  messages.filter(({ kind, text }) => kind === 'reply' && what.test(text)).map(({ at }) => at);

test('an alert grows with its event: figures, severity, deadline, a new post for each step, and its end', {
  timeout: 240_000,
}, async () => {
  const growth = await played('growth');
  await course('growth', growth);
  expect(growth.end.alerts).toMatchObject([{ kind: 'spike', severity: 1 }]);
  const steps = [
    /doubled: 7 negative mentions at the start, 14 now/,
    /quadrupled: 7 /,
    /eight times as large: 7 /,
  ];
  for (const step of steps) expect(said(growth, step)).toHaveLength(1);
  expect(said(growth, /Now severity 1, critical/)).toHaveLength(1);
  // The card, and one post for each step and rise.
  expect(cards(growth)).toHaveLength(5);
  const [over] = said(growth, /Back to normal/);
  expect(Date.parse(over!)).toBeGreaterThan(Date.parse('2026-03-03T13:00:00Z'));
  const last = growth.messages.filter(({ kind, subject }) => kind === 'edit' && subject?.alert === 1).at(-1)!;
  expect(last.text).toMatch(/68 negative mentions from 10:00 to 17:45/);
});

test('in quiet hours nobody is hurried: the time to answer is that in which they can see the alert', {
  timeout: 240_000,
}, async () => {
  const night = await played('night');
  await course('night', night);
  // Raised at 04:45 in Paris, posted at seven; eight waking hours each to the reminder and the escalation.
  expect(night.end.alerts).toMatchObject([{ raisedAt: '2026-03-03T03:45:00Z', severity: 3 }]);
  expect(cards(night).map(({ at }) => at)).toEqual(['2026-03-03T06:00:00Z']);
  expect(said(night, /Nobody has claimed/)).toEqual(['2026-03-03T14:25:00Z']);
  expect(said(night, /Nobody claimed it in time/)).toEqual(['2026-03-04T07:25:00Z']);
});

test('a mood shift says since when, and that it is over', { timeout: 240_000 }, async () => {
  const mood = await played('mood');
  await course('mood', mood);
  const shifts = mood.end.alerts.filter(({ kind }) => kind === 'mood');
  // More complain from nine in the morning of the fourth on, until nine in the evening of the day after.
  expect(shifts).toMatchObject([{ since: '2026-03-04T10:00:00Z' }]);
  const [over] = said(mood, /The mood is back to its usual/);
  expect(Date.parse(over!)).toBeGreaterThan(Date.parse('2026-03-05T21:00:00Z'));
  expect(Date.parse(over!)).toBeLessThan(Date.parse('2026-03-06T21:00:00Z'));
});

describe('the bot is killed in the middle of an alert', () => {
  /** The same, with another end of the first run, or with none. */
  const restarted = (how: 'stop' | null) => ({
    change: (scenario: Scenario): Scenario => ({
      ...scenario,
      steps: scenario.steps.flatMap((step): TimedStep[] => {
        if (!('restart' in step)) return [step];
        return how === null ? [] : [{ ...step, restart: how }];
      }),
    }),
  });

  test('nothing is lost, nothing is said twice: as if it had been stopped, and as if nothing had happened', async () => {
    const killed = await played('kill', { ownProcess: true });
    await course('kill', killed);
    // The card, and one post for each step of its growth.
    const posted = cards(killed).map(({ text }) => text);
    expect(posted).toHaveLength(3);
    expect(new Set(posted).size).toBe(3);
    expect(killed.end.alerts).toMatchObject([{ number: 1, state: 'resolved' }]);
    const stopped = await played('kill', restarted('stop'));
    expect(stopped.printed).toEqual(killed.printed);
    const whole = await played('kill', restarted(null));
    expect(whole.printed).toEqual(killed.printed);
    // The same again, to the letter.
    expect((await played('kill', restarted(null))).printed).toEqual(whole.printed);
  });
});

describe('what the bot was once silent about', { timeout: 240_000 }, () => {
  const spikes = ({ end }: Played) => end.alerts.filter(({ kind }) => kind === 'spike');

  test('a moderated forum brings a bad hour out an hour later: told when it comes out, with the true start', async () => {
    const moderated = await played('moderated');
    await course('moderated', moderated);
    const [alert, ...more] = spikes(moderated);
    expect(more).toEqual([]);
    expect(alert!.since).toBe('2026-09-02T16:20:00Z');
    expect(Date.parse(`${alert!.raisedAt}`)).toBeLessThan(Date.parse('2026-09-02T17:40:00Z'));
    const [replay, why] = moderated.messages
      .filter(({ kind, to }) => kind === 'private' && to === 'nadja')
      .slice(-2);
    expect(replay!.text).toContain('Alert #1');
    expect(replay!.text).not.toMatch(/was not sent/i);
    expect(why!.text).not.toMatch(/score (\S+) of \1 needed/);
  });

  test('a helpdesk alone knows the brand, half an hour late: steady tickets are no news, one outage in one sentence is', async () => {
    const helpdesk = await played('helpdesk');
    await course('helpdesk', helpdesk);
    expect(helpdesk.end.alerts).toMatchObject([{ kind: 'spike', since: '2026-10-07T11:15:00Z' }]);
    expect(helpdesk.end.alerts[0]!.severity).toBeLessThanOrEqual(2);
    const [card] = cards(helpdesk);
    expect(card!.text).toMatch(/\d+ personnes, presque les mêmes mots/);
    expect(card!.text).not.toMatch(/spam/i);
    const report = helpdesk.messages.findLast(({ kind }) => kind === 'private')!;
    expect(report.text).toMatch(/Webhook/);
    expect(report.text).not.toMatch(/Aucune source/);
  });

  test('a week after a crisis of forty times the usual, six times the usual is told again', async () => {
    const crisis = await played('after-the-crisis');
    await course('after-the-crisis', crisis);
    const starts = spikes(crisis).map(({ since }) => `${since}`.slice(0, 10));
    expect(starts).toEqual(['2026-01-10', '2026-01-17']);
  });
});

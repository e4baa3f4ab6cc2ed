import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { main } from '../../play/play.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'player-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

async function run(text: string, more: string[] = []) {
  const path = join(folder, 'file.yml');
  writeFileSync(path, text);
  const out: string[] = [];
  const errors: string[] = [];
  const code = await main([path, ...more], {
    out: (line) => out.push(line),
    error: (line) => errors.push(line),
  });
  return {
    code,
    out,
    messages: out.map((line) => JSON.parse(line)),
    errors: errors.map((line) => line.replace(path, 'file')),
  };
}
const scenario = (rest: string) => `start: 2026-03-02T06:00:00Z\nend: +30m\n${rest}`;
const somebody = 'in: support, as: nadja, admin: true';

describe('npm run play', () => {
  test('plays a file that says nothing but when: an end line, and code 0', async () => {
    const { code, messages, errors } = await run(scenario(''));
    expect({ code, messages, errors }).toEqual({
      code: 0,
      messages: [{ end: true, keywords: {}, alerts: [] }],
      errors: [],
    });
  });

  test('a bad file: code 1, its mistakes as errors and nothing else', async () => {
    expect(await run('start: soon\n')).toMatchObject({
      code: 1,
      out: [],
      errors: [
        'file:1:8: start: found "soon", expected a date and time with its zone, such as 2026-03-02T00:30:00Z',
        'file:1:1: end: found nothing, expected a time from the start, such as +3d4h20m or -7d',
      ],
    });
    expect(await run('', ['another.yml'])).toMatchObject({
      code: 1,
      errors: ['Usage: npm run play -- <file.yml>'],
    });
  });

  test('a button that is not there: the step, its time, and the buttons that are; the rest is played', async () => {
    const none = await run(scenario(`steps: [{at: +10m, in: support, as: timo, press: Claim}]`));
    expect(none).toMatchObject({
      code: 0,
      errors: ['file:3:9: step at +10m: timo cannot press “Claim” in support: no button is there.'],
      messages: [{ end: true }],
    });
    const some = await run(
      scenario(`steps:
  - {at: +1m, ${somebody}, type: "/earshot add Brindlemoor"}
  - {at: +2m, ${somebody}, press: Claim}
  - {at: +3m, ${somebody}, press: Pause}`),
    );
    expect(some.code).toBe(0);
    expect(some.errors).toEqual([
      'file:5:5: step at +2m: nadja cannot press “Claim” in support: the buttons there are “Edit”, “Alert rule”, “Pause”.',
    ]);
    // Two minutes after the keyword its first look says that nothing is read for it.
    expect(some.messages.map(({ at }) => at?.slice(11, 16))).toEqual(['06:01', '06:03', '06:03', undefined]);
  });

  test('what one person alone was answered, nobody else can press', async () => {
    const steps = (who: string) => `steps:
  - {at: +1m, ${somebody}, type: "/earshot add Brindlemoor"}
  - {at: +2m, in: support, as: ${who}, admin: true, press: pause}`;
    expect((await run(scenario(steps('timo')))).errors).toHaveLength(1);
    const pressed = await run(scenario(steps('nadja')));
    expect(pressed.errors).toEqual([]);
    expect(pressed.messages[1]).toMatchObject({
      at: '2026-03-02T06:02:00Z',
      in: 'support',
      kind: 'private',
      to: 'nadja',
    });
  });

  test('an address of a webhook that was not made yet', async () => {
    const { code, errors } = await run(
      scenario(
        `webhooks: {desk: {every: 5m, items: []}}\nsteps: [{at: +1m, ${somebody}, type: "{webhook:desk}"}]`,
      ),
    );
    expect({ code, errors }).toEqual({
      code: 0,
      errors: [
        'file:4:9: step at +1m: {webhook:desk} has no address yet: a step before it has to make the webhook.',
      ],
    });
  });

  test('who is no admin may not do what admins do', async () => {
    const { messages } = await run(
      scenario('steps: [{at: +1m, in: support, as: timo, type: "/earshot webhook desk"}]'),
    );
    expect(messages[0]).toMatchObject({ kind: 'private', to: 'timo' });
    expect(messages[0].text).toContain('admin');
  });

  test('a server that cuts the connection, and one that answers with a page of its own', async () => {
    const { messages } = await run(
      scenario(`feeds:
  cut: {answers: [{from: +0m, to: +1h, cut: true}]}
  page: {answers: [{from: +0m, to: +1h, body: "<html><body>Moved</body></html>", headers: {content-type: text/html}}]}
  fine: {items: [{id: a, at: -1h, text: Brindlemoor}]}
steps:
  - {at: +1m, ${somebody}, type: "/earshot sources --add {feed:cut}"}
  - {at: +2m, ${somebody}, type: "/earshot sources --add {feed:page}"}
  - {at: +3m, ${somebody}, type: "/earshot sources --add {feed:fine}"}
  - {at: +4m, ${somebody}, type: "/earshot sources --add http://nowhere.example/feed"}`),
    );
    const answers = messages.filter(({ kind }) => kind === 'private').map(({ text }) => text);
    expect(answers[0]).toContain('cut.example');
    expect(answers[1]).toContain('page.example');
    expect(answers[2]).toContain('Feed “fine” added');
    expect(answers[3]).toContain('nowhere.example');
  });

  test('a restart forgets nothing', async () => {
    const { messages } = await run(
      scenario(`steps:
  - {at: +1m, ${somebody}, type: "/earshot add Brindlemoor"}
  - {at: +2m, restart: stop}
  - {at: +3m, ${somebody}, type: "/earshot list"}`),
    );
    expect(messages[1].text).toContain('Brindlemoor');
  });

  test('a folder that is named in a message has the same name each time', async () => {
    const { messages } = await run(
      scenario(`steps: [{at: +1m, ${somebody}, type: "/earshot import none.csv"}]`),
    );
    expect(messages[0].text).toContain('put it into /earshot/import.');
  });

  test('what is said after restarts, two of them in one minute, is what is said without any', async () => {
    const story = (restarts: string) => `webhooks:
  desk: {every: 5m, items: [{repeat: {from: +5m, to: +25m, every: 1m}, text: "Brindlemoor ticket {n}", authors: 9}]}
steps:
  - {at: +1m, ${somebody}, type: "/earshot add Brindlemoor"}
${restarts}
  - {at: +3m, ${somebody}, type: "/earshot webhook desk"}
  - {at: +4m, ${somebody}, press: Pause}
  - {at: +4m, ${somebody}, press: Resume}`;
    const restart = (at: string) => `  - {at: ${at}, restart: stop}`;
    const plain = await run(scenario(story('')));
    const restarted = await run(
      scenario(story(['+1m', '+1m', '+2m', '+3m', '+10m'].map(restart).join('\n'))),
    );
    const withoutSecrets = ({ out }: typeof plain) => out.filter((line) => !line.includes('whsec_'));
    expect(restarted.errors).toEqual([]);
    expect(withoutSecrets(restarted)).toEqual(withoutSecrets(plain));
    expect(restarted.messages.at(-1).keywords.Brindlemoor.mentions).toBe(20);
  });
});

test('the example of docs/scenarios.md is played as it says', async () => {
  const docs = readFileSync(join(import.meta.dirname, '../../docs/scenarios.md'), 'utf8');
  const [, example] = /```yaml\n([\s\S]*?)```/.exec(docs)!;
  const { code, messages, errors } = await run(example!);
  expect({ code, errors }).toEqual({ code: 0, errors: [] });
  const cards = messages.filter(({ kind, subject }) => kind === 'post' && subject?.alert !== undefined);
  // One alert, which calls again when it becomes critical and when it has doubled.
  expect(cards.map(({ in: channel, subject }) => [channel, subject.alert, subject.severity])).toEqual([
    ['support', 1, 2],
    ['support', 1, 1],
    ['support', 1, 1],
  ]);
  expect(messages.at(-1).alerts).toMatchObject([{ number: 1, keyword: 'Brindlemoor', state: 'claimed' }]);
  expect(messages.at(-1).keywords.Brindlemoor.mentions).toBeGreaterThan(300);
});

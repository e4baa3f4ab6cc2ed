import fc from 'fast-check';
import { beforeEach, describe, expect, test } from 'vitest';
import { ruleOptions } from '../../src/listening/alerts/kinds/index.ts';
import type { RuleOption } from '../../src/listening/alerts/kinds/kind.ts';
import { SENSITIVITIES } from '../../src/listening/alerts/sensitivity.ts';
import { runs } from '../runs.ts';
import { newWorld, type World } from './harness.ts';

let world: World;
beforeEach(async () => {
  world = await newWorld();
  await world.say('add kestrelbox --name Kestrelbox');
});

/** Everything that forms can change. */
async function everything() {
  const { store } = world;
  const workspace = await world.workspace();
  return JSON.stringify([workspace, await store.channels(workspace.id), await store.keywords(workspace.id)]);
}

describe('a form that is sent back as it was filled', () => {
  test.each([
    ['settings', 'settings'],
    ['settings', 'settings --quiet 22:00-07:00 --budget 7 --escalate-to <#C0ONCALL|oncall>'],
    ['settings', 'settings --language fr --time-zone America/Halifax'],
    ['digest', 'digest off'],
    ['digest', 'digest weekly --day sunday --at 18:30'],
    ['digest', 'digest daily --at 07:15'],
    ['digest --in <#C0OTHER|other>', 'digest weekly --day monday --in <#C0OTHER|other>'],
    ['alert Kestrelbox', 'alert Kestrelbox --sensitivity high --threshold 12 --mood --every'],
    ['alert Kestrelbox', 'alert Kestrelbox --mute 3d'],
  ])('%s after %s', async (look, line) => {
    await world.say(line);
    const { change } = await world.say(look);
    expect(change?.verb).toBe(look.split(' ')[0]);
    const before = await everything();
    const reply = await world.press(change!.verb, change!.values, { origin: 'form' });
    expect(reply.problem).toBeUndefined();
    expect(await everything()).toBe(before);
  });

  test('changes nothing whatever an alert rule says', async () => {
    const typed = (option: RuleOption): fc.Arbitrary<string> =>
      option.type === 'sensitivity'
        ? fc.constantFrom(...SENSITIVITIES, 'off')
        : option.type === 'limit'
          ? fc.integer({ min: 0, max: option.max }).map(String)
          : fc.constantFrom('true', 'false');
    const rule = fc.record(Object.fromEntries(ruleOptions.map((option) => [option.argument, typed(option)])));
    await fc.assert(
      fc.asyncProperty(rule, async (values) => {
        const args = { target: 'Kestrelbox', ...values };
        await world.press('alert', args, { origin: 'form' });
        expect((await world.say('alert Kestrelbox')).change).toEqual({ verb: 'alert', values: args });
      }),
      { numRuns: runs(30) },
    );
  });

  test('edit as well', async () => {
    const before = await everything();
    const { form } = await world.say('edit Kestrelbox');
    expect(form?.values).toMatchObject({ query: 'kestrelbox', lang: 'all' });
    await world.press('edit', form!.values, { origin: 'form' });
    expect(await everything()).toBe(before);
  });
});

test('an answer to a change offers no form: the change has been made', async () => {
  expect((await world.say('settings --budget 9')).change).toBeUndefined();
  expect((await world.say('alert Kestrelbox --mood')).change).toBeUndefined();
  expect((await world.say('digest off')).change).toBeUndefined();
});

describe('a refusal names the argument it is about', () => {
  test.each<[string, Record<string, string>, object]>([
    ['add', { target: 'a OR (b' }, { code: 'query', argument: 'target' }],
    ['preview', { target: '-cartoon' }, { code: 'query', argument: 'target' }],
    ['edit', { target: 'Kestrelbox', query: 'x AND' }, { code: 'query', argument: 'query' }],
    ['add', { target: 'x', lang: 'french' }, { code: 'bad-argument', argument: 'lang' }],
    ['add', { target: 'x', source: 'nowhere' }, { code: 'source-not-found', argument: 'source' }],
    ['add', { target: 'x', name: 'kestrelbox' }, { code: 'keyword-exists', argument: 'name' }],
    ['add', { target: 'kestrelbox', kind: 'product' }, { code: 'keyword-exists', argument: 'kind' }],
    ['add', { target: 'x', in: '#nowhere' }, { code: 'channel-not-found', argument: 'in' }],
    ['add', {}, { code: 'missing-argument', argument: 'target' }],
    ['edit', { target: 'Nobody' }, { code: 'keyword-not-found', argument: 'target' }],
    ['alert', { target: 'Kestrelbox', mute: 'long' }, { code: 'bad-argument', argument: 'mute' }],
    ['settings', { quiet: 'at night' }, { code: 'bad-argument', argument: 'quiet' }],
    ['settings', { 'escalate-to': '#nowhere' }, { code: 'channel-not-found', argument: 'escalate-to' }],
    ['claim', { target: '99' }, { code: 'alert-not-found', argument: 'target' }],
    ['sources', { add: 'not an address' }, { code: 'bad-argument', argument: 'add' }],
    ['sources', { remove: 'https://x.example' }, { code: 'source-not-found', argument: 'remove' }],
    ['link', { target: 'WRONGCODE' }, { code: 'link-code', argument: 'target' }],
    ['settings', { retention: '30' }, { code: 'not-allowed', argument: null, position: null }],
  ])('%s %j', async (verb, args, problem) => {
    const admin = verb === 'link';
    expect((await world.press(verb, args, { origin: 'form', admin })).problem).toMatchObject(problem);
  });

  test('and the place in a query, whether typed or filled in', async () => {
    const query = 'kestrelbox lnag:fr';
    const place = { start: query.indexOf('lnag'), end: query.indexOf('lnag') + 4 };
    const filled = (await world.press('preview', { target: query }, { origin: 'form' })).problem;
    expect(filled?.position?.start).toBe(place.start);
    expect((await world.say(`preview ${query}`)).problem).toEqual(filled);
  });

  test('none where something was done', async () => {
    expect((await world.say('add quillmere')).problem).toBeUndefined();
  });
});

import { describe, expect, test } from 'vitest';
import { commands } from '../../../src/commands/index.ts';
import { parseLine } from '../../../src/commands/parser/parse.ts';
import { readPerson } from '../../../src/commands/parser/people.ts';
import { readTime } from '../../../src/commands/parser/times.ts';
import { readValues, type ValueContext } from '../../../src/commands/parser/values.ts';
import type { UserError } from '../../../src/config/errors.ts';
import { DAY, HOUR, MINUTE } from '../../../src/listening/time.ts';
import { maple, newWorld } from '../harness.ts';
import { CHOICES, OPTIONS, VERBS } from './typed-words.ts';

/** As it stands, in capitals, without accents, with its accents as characters of their own. */
function spellings(word: string): string[] {
  const bare = word.normalize('NFD').replace(/\p{M}/gu, '');
  return [...new Set([word, word.toUpperCase(), bare, bare.toUpperCase(), word.normalize('NFD')])];
}

/** No value here is looked up anywhere. */
const nowhere = {} as ValueContext;

async function meantBy(verb: string, option: string, typed: string): Promise<unknown> {
  const argument = commands
    .find((command) => command.verb === verb)!
    .args.find(({ name }) => name === option)!;
  return (await readValues([argument], { [option]: typed }, nowhere))[option];
}

/** Without its accents this French word is an English verb, which comes first. */
const ENGLISH = new Set(['resume', 'RESUME']);

describe('verbs', () => {
  test.each(Object.entries(VERBS))('%s is %s', (word, verb) => {
    for (const typed of spellings(word)) {
      if (ENGLISH.has(typed)) continue;
      expect(parseLine(typed, commands), typed).toMatchObject({ ok: true, verb });
    }
  });
});

describe('options', () => {
  test.each(
    Object.entries(OPTIONS).flatMap(([verb, names]) =>
      Object.entries(names).map(([word, name]) => [verb, word, name] as const),
    ),
  )('%s --%s is --%s', (verb, word, name) => {
    const flag = commands
      .find((command) => command.verb === verb)!
      .args.find((argument) => argument.name === name)!;
    const [value, raw] = flag.kind === 'flag' ? ['', 'true'] : [' x', 'x'];
    for (const typed of spellings(word))
      expect(parseLine(`${verb} --${typed}${value}`, commands), typed).toEqual({
        ok: true,
        verb,
        args: { [name]: raw },
      });
  });
});

describe('choices', () => {
  test.each(
    Object.entries(CHOICES).flatMap(([place, words]) => {
      const [verb, option] = place.split(' ') as [string, string];
      return Object.entries(words).map(([word, choice]) => [verb, option, word, choice] as const);
    }),
  )('%s, %s: %s is %s', async (verb, option, word, choice) => {
    for (const typed of spellings(word)) expect(await meantBy(verb, option, typed), typed).toBe(choice);
  });
});

test('a word for a choice that this command does not take is no suggestion', async () => {
  const refusal = await meantBy('dismiss', 'reason', 'rien-à-faire').catch((error: unknown) => error);
  expect(refusal).toMatchObject({ code: 'bad-argument', params: { problem: 'choice' } });
  expect((refusal as UserError).params.near).toBeUndefined();
});

describe('words of the parser', () => {
  test.each([
    ['true', 'true'],
    ['yes', 'true'],
    ['on', 'true'],
    ['oui', 'true'],
    ['1', 'true'],
    ['OUI', 'true'],
    ['false', 'false'],
    ['no', 'false'],
    ['off', 'false'],
    ['non', 'false'],
    ['0', 'false'],
  ])('a flag with %s is %s', (typed, raw) => {
    for (const line of [`alert --first=${typed}`, `alert --first ${typed}`])
      expect(parseLine(line, commands), line).toEqual({ ok: true, verb: 'alert', args: { first: raw } });
  });

  test.each([
    ['30m', 30 * MINUTE],
    ['30 min', 30 * MINUTE],
    ['4h', 4 * HOUR],
    ['7d', 7 * DAY],
    ['7j', 7 * DAY],
    ['7 J', 7 * DAY],
    ['2w', 14 * DAY],
    ['2sem', 14 * DAY],
    ['2 sem', 14 * DAY],
  ])('the length %s', async (typed, ms) => {
    expect(await meantBy('alert', 'mute', typed)).toBe(ms);
  });

  test.each(['me', 'moi', 'Moi'])('the person %s', async (typed) => {
    const known = async () => ({ people: [], groups: [] });
    expect(await readPerson(typed, { asker: maple, known })).toEqual(maple);
  });

  test.each([
    ['9h', '09:00'],
    ['9 h 30', '09:30'],
  ])('the time %s', (typed, time) => {
    expect(readTime(typed)).toBe(time);
  });

  test.each(['off', 'none', 'nobody', 'non', 'no', 'aucun', 'aucune', 'personne', 'Aucune'])(
    'nobody: %s',
    async (typed) => {
      const world = await newWorld();
      await world.say('settings --on-call @maplefox --quiet 22:00-07:00');
      await world.say(`settings --on-call ${typed} --quiet ${typed}`);
      const [channel] = await world.store.channels((await world.workspace()).id);
      expect(channel).toMatchObject({ quiet: null, onCall: [] });
    },
  );

  test.each(['22:00-07:00', '22:00 – 07:00', '22:00—07:00', '22:00 to 07:00', '22:00 à 07:00', '22h à 7h'])(
    'quiet hours: %s',
    async (typed) => {
      const world = await newWorld();
      await world.say(`settings --quiet ${typed}`);
      const [channel] = await world.store.channels((await world.workspace()).id);
      expect(channel?.quiet).toEqual({ from: '22:00', to: '07:00' });
    },
  );

  test.each(['all', 'any', 'tous', 'toute', 'toutes', 'Toutes'])('no limit: %s', async (typed) => {
    const world = await newWorld();
    await world.say('add kestrelbox --lang fr --source feed');
    await world.say(`edit kestrelbox --lang ${typed} --source ${typed}`);
    const [keyword] = await world.store.keywords((await world.workspace()).id);
    expect(keyword).toMatchObject({ languages: [], sources: [] });
  });

  test.each(['why alert Kestrelbox', 'why alerte Kestrelbox', 'pourquoi ALERTE kestrelbox'])(
    'why no alert: %s',
    async (typed) => {
      const world = await newWorld();
      await world.say('add kestrelbox');
      const reply = await world.say(typed);
      expect(reply).toEqual(await world.say('why --alert kestrelbox'));
      expect(reply.problem).toBeUndefined();
    },
  );
});

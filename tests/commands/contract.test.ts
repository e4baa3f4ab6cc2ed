import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { commands } from '../../src/commands/index.ts';
import { parseLine } from '../../src/commands/parser/parse.ts';
import { rowOfReference } from '../../src/listening/mentions/reference.ts';
import { MINUTE } from '../../src/listening/time.ts';
import type { Argument } from '../../src/messages/command-spec.ts';
import { copyOf } from '../../src/messages/languages/copy.ts';
import { languages, languageTags } from '../../src/messages/languages/index.ts';
import { choiceWords, verbNames } from '../../src/messages/languages/vocabulary.ts';
import { checkCommands } from '../contracts/commands.ts';
import { runs } from '../runs.ts';
import { newWorld, raise, readable, type World } from './harness.ts';
import { storePosts } from './posts.ts';
import { printLine } from './print-line.ts';

checkCommands(commands);

describe('typing', () => {
  test('each command with any of its values reads back from the line printed for it', () => {
    const invocation = fc.constantFrom(...commands).chain((definition) => {
      const shape = Object.fromEntries(
        definition.args.map((argument) => [argument.name, rawValue(argument)]),
      );
      return fc
        .record(shape, { requiredKeys: [] })
        .map((args) => ({ definition, args: args as Record<string, string> }));
    });
    fc.assert(
      fc.property(invocation, ({ definition, args }) => {
        expect(parseLine(printLine(definition, args), commands)).toEqual({
          ok: true,
          verb: definition.verb,
          args,
        });
      }),
      { numRuns: runs(1_000) },
    );
  });

  test.each(commands.flatMap(({ verb }) => verbNames(verb).map((name) => [name, verb] as const)))(
    '%s is %s',
    (name, verb) => {
      expect(parseLine(name.toUpperCase(), commands)).toMatchObject({ ok: true, verb });
    },
  );

  test('every choice is worded in every language, and no word means two choices of one argument', () => {
    for (const { verb, args } of commands) {
      for (const argument of args) {
        const choices =
          argument.kind === 'choice'
            ? argument.choices
            : argument.kind === 'duration'
              ? (argument.words ?? [])
              : [];
        for (const choice of choices)
          for (const { choices: worded } of languages)
            expect(choice in worded || languageTags.includes(choice), `${verb}: ${choice}`).toBe(true);
        const words = choices.flatMap(choiceWords);
        expect(words.filter((word, index) => words.indexOf(word) !== index)).toEqual([]);
      }
    }
  });
});

describe('the examples of the help', () => {
  test.each(
    languageTags.flatMap((language) =>
      Object.entries(copyOf(language).commands).map(
        ([verb, { example }]) => [language, verb, example] as const,
      ),
    ),
  )('%s, %s: %s is understood', async (language, verb, example) => {
    const world = await newWorld();
    await world.say('add "kestrel box" --name Kestrelbox', {
      by: { platform: 'slack', id: 'U0OTHER', name: 'rowan' },
    });
    await world.say('add quillmere --name Quillmere');
    // The examples of triage speak of alerts 12 and 13.
    const { group } = commands.find((command) => command.verb === verb)!;
    const aboutAlerts = group === 'triage';
    if (group === 'posts') await storeUpTo(world, 'p1z');
    if (verb === 'unmute') await world.say('mute p1z site');
    for (let n = 1; n <= 13 && aboutAlerts; n++) await raise(world, { id: `a${n}` });
    if (verb === 'escalate') await world.say('settings --escalate-to <#C0ONCALL|oncall>', { admin: true });
    if (verb === 'reopen') await world.say('dismiss 12');
    if (verb === 'release') await world.say('claim 12');
    world.feeds = [{ url: 'https://blog.example/feed', title: 'A blog' }];
    const line = example.replace(/^\/earshot\s*/, '');
    const reply = await world.say(line, { language, admin: true });
    const text = readable(reply.message);
    expect(world.logged).toEqual([]);
    // The addresses and authors of the examples are invented, so nothing is known of them; everything else is done.
    expect(reply.message.mood === 'warning' && !['remove', 'forget'].includes(verb), text).toBe(false);
    expect(reply.message.language).toBe(verb === 'language' ? 'fr' : language);
  });
});

/** Posts until one goes by this reference. */
async function storeUpTo(world: World, reference: string): Promise<void> {
  const [keyword] = await world.store.keywords((await world.workspace()).id);
  const count = rowOfReference(reference)!;
  const posts = Array.from({ length: count }, (_, nth) => ({
    text: `kestrel box ${nth}`,
    at: world.now() - nth * MINUTE,
  }));
  await storePosts(world, keyword!.id, posts);
}

function rawValue(argument: Argument): fc.Arbitrary<string> {
  switch (argument.kind) {
    case 'flag':
      return fc.constantFrom('true', 'false');
    case 'choice':
      return fc.constantFrom(...argument.choices);
    case 'integer':
      return fc.integer({ min: argument.min, max: argument.max }).map(String);
    case 'duration':
      return fc.constantFrom('30m', '4h', '7d', ...(argument.words ?? []));
    case 'time':
      return fc.constantFrom('09:00', '23:59');
    case 'moment':
      return fc.constantFrom('2026-03-05', '2026-03-05 14:00');
    case 'channel':
      return fc.constantFrom('<#C1|veille>', '#veille');
    case 'people':
      return fc.constantFrom('<@U1|maplefox> <!subteam^S1|desk>', '<@&12>', '@maplefox, @birchowl');
    case 'person':
      return fc.constantFrom('<@U1|maplefox>', '@maplefox');
    case 'text':
    case 'lookup':
      // Whatever looks otherwise is the name of no post.
      if (argument.kind === 'lookup' && argument.of === 'post')
        return fc.constantFrom(
          'p1',
          'p1z',
          'P20',
          'https://board.example/item/1',
          'https://x.example/a?b=1&c=2',
        );
      return fc.oneof(fc.string(), fc.constantFrom('"acme phone" OR x', "l'acme", '--', '<#C1>', 'R&amp;D'));
  }
}

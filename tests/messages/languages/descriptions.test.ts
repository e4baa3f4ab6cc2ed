import { describe, expect, test } from 'vitest';
import { commands } from '../../../src/commands/index.ts';
import { copyOf } from '../../../src/messages/languages/copy.ts';
import { languageTags } from '../../../src/messages/languages/index.ts';
import { optionIn, optionNamed, optionNames } from '../../../src/messages/languages/vocabulary.ts';

/** A list of commands is skimmed: a longer line breaks on a phone. */
const MAX_DESCRIPTION = 60;
/** What Discord takes as the title of a form. */
const MAX_TITLE = 45;
/** What Discord takes, at options and fields. */
const MAX_ABOUT = 100;

describe.each(languageTags)('what %s says of commands', (tag) => {
  test.each(commands)('$verb', ({ verb, args, form }) => {
    const { description, args: about } = copyOf(tag).commands[verb]!;
    expect(description.length, description).toBeLessThanOrEqual(form ? MAX_TITLE : MAX_DESCRIPTION);
    expect(description).not.toMatch(/[.!]$/);
    expect(Object.keys(about).sort()).toEqual(args.map(({ name }) => name).sort());
    for (const text of Object.values(about)) {
      expect(text.length, text).toBeGreaterThan(0);
      expect(text.length, text).toBeLessThanOrEqual(MAX_ABOUT);
    }
  });
});

describe('an option is known by every name of it', () => {
  test.each(commands)('$verb', ({ verb, args }) => {
    const options = args.filter(({ name }) => name !== 'target').map(({ name }) => name);
    for (const option of options) {
      expect(optionNames(verb, option)).toEqual(
        expect.arrayContaining([option, ...languageTags.map((tag) => optionIn(verb, option, tag))]),
      );
      for (const name of optionNames(verb, option)) expect(optionNamed(verb, name), name).toBe(option);
    }
    const names = options.flatMap((option) => optionNames(verb, option));
    expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([]);
  });

  test('what no option is called stays as it is', () => {
    expect(optionNamed('mentions', 'nothing-like-it')).toBe('nothing-like-it');
    expect(optionNamed('no-such-verb', 'mood')).toBe('mood');
  });
});

test.each(['mentions', 'export', 'resolve', 'dismiss'])(
  'the sentiment of posts has one name in %s',
  (verb) => {
    for (const tag of languageTags) expect(optionIn(verb, 'mood', tag)).toBe('sentiment');
  },
);

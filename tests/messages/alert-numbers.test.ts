import { describe, expect, test } from 'vitest';
import { languageTags } from '../../src/messages/languages/index.ts';
import { type Message, textsOf } from '../../src/messages/message.ts';
import { everyMessage } from './every-message.ts';

/** Names of alerts as links: one way to write them, so that what one message says can be found in another. */
function namesOf({ elements }: Message): string[] {
  const runs = elements.flatMap(textsOf).flatMap((text) => (typeof text === 'string' ? [] : text));
  return runs.flatMap((run) => (typeof run === 'object' && 'alert' in run ? [run.text] : []));
}

describe.each(languageTags)('in %s, an alert is named like #12', (language) => {
  test.each([...everyMessage(language)])('%s', (_name, messages) => {
    for (const name of messages.flatMap(namesOf)) expect(name).toMatch(/^#\d+$/);
  });

  test('and some are', () => {
    expect([...everyMessage(language).values()].flat().flatMap(namesOf).length).toBeGreaterThan(10);
  });
});

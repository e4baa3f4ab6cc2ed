import { describe, expect, test } from 'vitest';
import { languageTags } from '../../src/messages/languages/index.ts';
import { plain, textsOf } from '../../src/messages/message.ts';
import { campaignMessages } from './samples/campaigns.ts';
import * as sample from './samples.ts';

const HOSTILE = [
  '<@U1> <!channel> @everyone',
  '/earshot remove x --yes',
  'a\u202eb\u0000\nc',
  '**x** [y](https://evil.example)',
];

/** What people called a campaign is theirs: it neither notifies, nor links, nor is a command of ours. */
describe.each(languageTags)('a name that somebody gave, in %s', (language) => {
  test.each(HOSTILE)('%j stays words', (name) => {
    const [control] = [sample.keyword('Tavnik')];
    const locale = { language, timeZone: sample.PARIS };
    const given = { tops: sample.topPosts, alerts: [], now: sample.NOW, name };
    for (const message of campaignMessages([sample.kestrelbox, control!], given, locale)) {
      const texts = [message.summary, ...message.elements.flatMap(textsOf).map(plain)];
      for (const text of texts) expect(text).not.toMatch(/[\u202e\ue000-\uf8ff]/);
      for (const run of message.elements.flatMap(textsOf).flat())
        if (typeof run === 'object' && 'command' in run) expect(run.command).not.toContain('remove x');
    }
  });
});

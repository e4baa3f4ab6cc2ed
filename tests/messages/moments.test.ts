import { describe, expect, test } from 'vitest';
import { languageTags } from '../../src/messages/languages/index.ts';
import {
  type Element,
  type Message,
  plain,
  type Run,
  type Text,
  textsOf,
} from '../../src/messages/message.ts';
import { everyMessage } from './every-message.ts';

const CLOCK = /(?<!\d)\d{1,2}[:h]\d{2}(?!\d)/g;

/** Printed times that are nobody's moment, and why they stand. */
const PRINTED: Readonly<Record<string, string>> = {
  help: 'an example of what is typed',
  problems: 'examples of what is typed',
  upkeep: 'the channel clock of a digest, as the audit noted it',
  'first-look': "the channel's own clock, beside the name of its zone: when its digest comes",
  settings: "the channel's own clock, beside the name of its zone: when its digest comes, its quiet hours",
  'report-files': "the channel's own clock, beside the name of its zone: when a report comes by itself",
  'alert-lines': 'what somebody wrote in a note',
  notices: 'lines for the notification of messages that were held back, under a note that names their zone',
};

const runsOf = (text: Text): Run[] => (typeof text === 'string' ? [text] : text);

/** Words in which nobody's own time can be shown: a title, a caption, the words beside a picture. */
function fixedWords(element: Element): string[] {
  if (element.kind === 'heading') return [element.text];
  if (element.kind === 'table') return [element.caption, ...element.columns];
  if (element.kind === 'chart') return [element.chart.title, element.chart.sentence];
  return [];
}

function printedTimes(message: Message): string[] {
  const texts = message.elements.flatMap((element): Text[] =>
    element.kind === 'mention' ? [element.mention.when, element.mention.note ?? ''] : textsOf(element),
  );
  return texts.flatMap(runsOf).flatMap((run) => {
    if (typeof run === 'object' && ('moment' in run || 'code' in run || 'command' in run || 'link' in run))
      return [];
    return plain([run]).match(CLOCK) ?? [];
  });
}

const namesZone = ({ elements }: Message) =>
  elements
    .flatMap(textsOf)
    .flatMap(runsOf)
    .some((run) => typeof run === 'object' && 'zone' in run);

describe.each(languageTags)('in %s, moments are shown in the time of whoever reads them', (language) => {
  test.each([...everyMessage(language)])('%s', (name, messages) => {
    for (const message of messages) {
      if (!(name in PRINTED)) expect(printedTimes(message)).toEqual([]);
      if (message.elements.some((element) => fixedWords(element).some((words) => words.match(CLOCK))))
        expect(namesZone(message)).toBe(true);
    }
  });

  test('and each exception still has its reason', () => {
    const all = everyMessage(language);
    for (const name of Object.keys(PRINTED)) expect(all.get(name)!.flatMap(printedTimes)).not.toEqual([]);
  });
});

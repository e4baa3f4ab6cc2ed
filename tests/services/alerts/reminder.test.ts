import { expect, test } from 'vitest';
import type { Channel } from '../../../src/listening/channel.ts';
import { HOUR } from '../../../src/listening/time.ts';
import { plain } from '../../../src/messages/message.ts';
import { alertDeliveries } from '../../../src/services/alerts/notify-alert.ts';
import { alert, kestrelbox, NOW, quill, channel as sample } from '../../messages/samples.ts';

const crisis: Channel = { ...sample, id: 'terminal:terminal:crisis', name: 'crisis', ref: refTo('crisis') };

function refTo(channel: string): Channel['ref'] {
  return { platform: 'terminal', home: 'terminal', channel };
}

/** What the thread of a channel's card is reminded with. */
function reminderIn(more: Partial<Channel>, others: Channel[] = []): string {
  const here: Channel = { ...sample, ...more };
  const sent = alertDeliveries({
    what: 'acted',
    alert: alert(),
    keyword: kestrelbox,
    channels: [here, ...others],
    now: NOW + 2 * HOUR,
    lines: [{ what: 'remind', next: { at: NOW + 3 * HOUR, whom: null } }],
    cardsIn: [here.id],
  });
  const [line] = sent.filter(({ kind }) => kind === 'reply').map(({ message }) => message.elements[0]!);
  if (line?.kind !== 'text') throw new Error('no line');
  return plain(line.text);
}

const SINCE = 'Alert #12 has had no owner since 14:05.';

test('a reminder says who is told next, and when', () => {
  expect(reminderIn({ escalateTo: crisis.ref, onCall: [] }, [crisis])).toBe(
    `${SINCE} If nobody takes it by 17:05, #crisis is told.`,
  );
  expect(reminderIn({ escalateTo: null, onCall: [quill] })).toBe(
    `${SINCE} If nobody takes it by 17:05, whoever is on call is told.`,
  );
  expect(reminderIn({ escalateTo: null, onCall: [], onCallGroups: [] })).toBe(
    `${SINCE} Please claim it by 17:05.`,
  );
});

test('in French, too', () => {
  expect(reminderIn({ language: 'fr', escalateTo: crisis.ref }, [crisis]).replace(/\s/g, ' ')).toBe(
    'L’alerte #12 est sans responsable depuis 14:05. Sans prise en charge avant 17:05, l’alerte sera transmise à #crisis.',
  );
});

test('where the channel that it escalates to is not known any more, those on call are named', () => {
  expect(reminderIn({ escalateTo: refTo('gone'), onCall: [quill] })).toContain('whoever is on call');
});

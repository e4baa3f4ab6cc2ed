import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { copyOf } from '../../../src/messages/languages/copy.ts';
import { languageTags } from '../../../src/messages/languages/index.ts';
import { plain } from '../../../src/messages/message.ts';
import { actDetail } from '../../../src/messages/settings/act-detail.ts';
import { runs } from '../../runs.ts';
import { NOW, PARIS, quill } from '../samples.ts';

const said = (act: string, detail: Parameters<typeof actDetail>[1], language: string) =>
  plain(actDetail(act, detail, NOW, { language, timeZone: PARIS }));

describe('the audit says in the words of its reader what an act noted', () => {
  test.each([
    [
      'dismiss',
      'wrong-sentiment',
      copyOf('en').alerts.reasons['wrong-sentiment'],
      copyOf('fr').alerts.reasons['wrong-sentiment'],
    ],
    ['resolve', 'duplicate', copyOf('en').alerts.reasons.duplicate, copyOf('fr').alerts.reasons.duplicate],
    ['snooze', 'calm', copyOf('en').triage.untilCalm, copyOf('fr').triage.untilCalm],
    ['snooze', '2026-11-24T19:30:00.000Z', 'until 20:30', 'jusqu’à 20:30'],
    ['wake', 'fires', 'still unusual', 'toujours inhabituel'],
    ['wake', 'quiet', 'back to normal', 'de retour à la normale'],
    ['digest', 'off', 'off', 'désactivé'],
    ['digest', '09:00', 'every day at 09:00', 'chaque jour à 09:00'],
    ['digest', '1 09:30', 'every Monday at 09:30', 'chaque lundi à 09:30'],
    [
      'alert',
      'Kestrelbox: sensitivity, mute',
      'Kestrelbox: sensitivity, mute',
      'Kestrelbox: sensibilité, muet',
    ],
    ['alert', 'Tin: Lantern: mute', 'Tin: Lantern: mute', 'Tin: Lantern: muet'],
    ['forget-lessons', 'everything', 'everything', 'tout'],
    [
      'pause-channel',
      'left',
      copyOf('en').notices.pausedBecause.left,
      copyOf('fr').notices.pausedBecause.left,
    ],
    [
      'pause-channel',
      'not-allowed: not_in_channel',
      copyOf('en').notices.pausedBecause['not-allowed'],
      copyOf('fr').notices.pausedBecause['not-allowed'],
    ],
    ['mute', 'site board.example', 'site board.example', 'site board.example'],
    ['mute', 'author Kestrelbox', 'author Kestrelbox', 'auteur Kestrelbox'],
    ['undo', 'mute author', 'mute author', 'masquer auteur'],
    ['undo', 'untag q4', 'remove a tag q4', 'retirer une étiquette q4'],
  ])('%s %s', (act, detail, english, french) => {
    expect(said(act, detail, 'en')).toBe(english);
    expect(said(act, detail, 'fr')).toBe(french);
    expect(said(act, [detail], 'fr')).toBe(french);
  });

  test('a mark, whatever stands before it', () => {
    const label = copyOf('fr').judgement.marks.mood(copyOf('fr').units.negative);
    expect(said('mark', 'Kestrelbox: mood neg', 'fr')).toBe(`Kestrelbox: ${label}`);
    expect(said('learn', 'mood neg', 'fr')).toBe(label);
    expect(said('undo', ['mark ', { person: quill }, ': mood neg'], 'fr')).toContain(`: ${label}`);
  });

  test('what people wrote, and what is not known, stays as it is', () => {
    const acts = ['settings', 'note', 'add', 'edit', 'link', 'constructor', 'toString', 'of-a-later-version'];
    fc.assert(
      fc.property(
        fc.constantFrom(...acts),
        fc.string(),
        fc.constantFrom(...languageTags),
        (act, detail, tag) => {
          expect(said(act, detail, tag)).toBe(detail);
        },
      ),
      { numRuns: runs(200), seed: 29 },
    );
    for (const act of [
      'dismiss',
      'snooze',
      'wake',
      'digest',
      'alert',
      'forget-lessons',
      'pause-channel',
      'undo',
    ])
      for (const detail of ['', '—', 'constructor', '8 09:00', 'Kestrelbox: Ünknown'])
        expect(said(act, detail, 'fr')).toBe(detail);
  });
});

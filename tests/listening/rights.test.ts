import { describe, expect, test } from 'vitest';
import type { Person } from '../../src/listening/channel.ts';
import {
  type Ability,
  type ChannelRights,
  may,
  type Rights,
  type Standing,
  standingIn,
  USUAL_RULES,
} from '../../src/listening/rights.ts';

const ABILITIES: Ability[] = ['look', 'act', 'change', 'speak', 'set-up', 'admin'];
const STANDINGS: Standing[] = ['unseen', 'guest', 'reader', 'writer', 'manager', 'admin'];

const person: Person = { platform: 'discord', id: '940', name: 'maplefox' };
const home = { platform: 'discord', home: '910' } as const;
const owner: Person = { ...person, id: '950' };
const channel = { ref: { ...home, channel: '920' }, owner };
const ROLE = { platform: 'discord', id: '930', name: 'brand desk' } as const;

function asker(rights: ChannelRights | null, more: Partial<Rights> = {}): Rights {
  return {
    person,
    home,
    admin: false,
    outside: false,
    direct: false,
    groups: [],
    rightsIn: () => rights,
    rules: USUAL_RULES.discord,
    ...more,
  };
}
const to = (mayView: boolean, maySend = false, mayManage = false): ChannelRights => ({
  mayView,
  maySend,
  mayManage,
});
const named = { rules: { ...USUAL_RULES.discord, managing: [ROLE] }, groups: [ROLE.id] };

describe('who somebody is in a channel', () => {
  test.each<[string, Rights, string]>([
    ['whom nothing is known of', asker(null), 'unseen'],
    ['who may not look', asker(to(false, true, true)), 'unseen'],
    ['an admin who may not look', asker(to(false), { admin: true }), 'unseen'],
    ['who may look', asker(to(true)), 'reader'],
    ['who may write', asker(to(true, true)), 'writer'],
    ['who manages it', asker(to(true, true, true)), 'manager'],
    ['who has a role that may set up', asker(to(true, true), named), 'manager'],
    ['who has that role, but may not write', asker(to(true), named), 'reader'],
    ['who has another role', asker(to(true, true), { ...named, groups: ['931'] }), 'writer'],
    ['an admin', asker(to(true), { admin: true }), 'admin'],
    ['who comes from outside', asker(to(true, true), { outside: true }), 'guest'],
    ['an admin of another organization', asker(to(true, true), { outside: true, admin: true }), 'guest'],
  ])('%s', (_, rights, standing) => {
    expect(standingIn(rights, channel)).toBe(standing);
  });

  test('a channel of another home is seen by nobody from here', () => {
    for (const ref of [
      { ...home, home: '911', channel: '920' },
      { platform: 'slack', home: '910', channel: '920' } as const,
    ])
      expect(standingIn(asker(to(true, true, true), { admin: true }), { ref, owner })).toBe('unseen');
  });

  test("a direct conversation is its person's own", () => {
    expect(standingIn(asker(null), { ref: { ...home, channel: '@940' }, owner })).toBe('writer');
    expect(standingIn(asker(to(true)), { ref: { ...home, channel: '@941' }, owner })).toBe('unseen');
  });

  test('whoever looks after a channel answers for it in their direct conversation, but not against what is known', () => {
    const own = { ...channel, owner: person };
    const direct = { direct: true };
    expect(standingIn(asker(null, direct), own)).toBe('manager');
    expect(standingIn(asker(null, direct), channel)).toBe('unseen');
    expect(standingIn(asker(null), own)).toBe('unseen');
    expect(standingIn(asker(to(true), direct), own)).toBe('reader');
    expect(standingIn(asker(to(false), direct), own)).toBe('unseen');
  });

  test('where the platform reports no rights, all may read and write', () => {
    const { rightsIn: _, ...unreported } = asker(null);
    expect(standingIn(unreported, channel)).toBe('writer');
  });
});

describe('who may do what', () => {
  const usual = USUAL_RULES.discord;
  test('the table', () => {
    const allowed = (rules: typeof usual) =>
      ABILITIES.map(
        (ability) => `${ability}: ${STANDINGS.filter((one) => may(ability, one, rules)).join(' ')}`,
      );
    expect(allowed(usual)).toEqual([
      'look: guest reader writer manager admin',
      'act: reader writer manager admin',
      'change: reader writer manager admin',
      'speak: writer manager admin',
      'set-up: manager admin',
      'admin: admin',
    ]);
    expect(allowed({ setUp: 'everyone', managing: [], guests: 'act' })).toEqual([
      'look: guest reader writer manager admin',
      'act: guest reader writer manager admin',
      'change: reader writer manager admin',
      'speak: writer manager admin',
      'set-up: writer manager admin',
      'admin: admin',
    ]);
  });

  test('whoever may more elsewhere in the row may no less: a standing never loses what a lower one has', () => {
    for (const rules of [usual, USUAL_RULES.slack, { ...usual, guests: 'act' as const }])
      for (const ability of ABILITIES) {
        const answers = STANDINGS.map((standing) => may(ability, standing, rules));
        expect(answers).toEqual(answers.toSorted((a, b) => Number(a) - Number(b)));
      }
  });
});

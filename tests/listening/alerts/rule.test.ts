import { describe, expect, test } from 'vitest';
import { episodeKinds, historyKinds, ruleOptions } from '../../../src/listening/alerts/kinds/index.ts';
import { completeRule, DEFAULT_RULE } from '../../../src/listening/alerts/rule.ts';

describe('the kinds of alert', () => {
  test('name only kinds that there are', () => {
    const alertKinds = [...episodeKinds, ...historyKinds];
    const ids = alertKinds.map(({ id }) => id as string);
    const named = [
      ...episodeKinds.flatMap(({ reportedBy }) => reportedBy),
      ...historyKinds.flatMap(({ quietAfter }) => quietAfter?.kinds ?? []),
    ];
    expect(named.filter((id) => !ids.includes(id))).toEqual([]);
    expect(new Set(ids).size).toBe(ids.length);
  });

  test('have options with names and places of their own', () => {
    for (const property of ['key', 'argument', 'rank'] as const)
      expect(new Set(ruleOptions.map((option) => option[property])).size).toBe(ruleOptions.length);
  });
});

describe('a rule', () => {
  test('begins as each option says', () => {
    const settings = Object.fromEntries(ruleOptions.map(({ key, byDefault }) => [key, byDefault]));
    expect(DEFAULT_RULE).toEqual({
      ...settings,
      spike: 'normal',
      slowBurn: true,
      mood: true,
      first: true,
      silence: false,
      every: false,
      threshold: null,
      mutedUntil: null,
      expected: [],
    });
  });

  test('that was stored before there was an option has its default', () => {
    const { silence: _, ...before } = { ...DEFAULT_RULE, mood: false };
    expect(completeRule(before)).toEqual({ ...DEFAULT_RULE, mood: false });
  });
});

import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { CommandDefinition } from '../../src/commands/command.ts';
import type { AlertKind } from '../../src/listening/alerts/kinds/index.ts';
import type { AlertStart } from '../../src/listening/alerts/replay.ts';
import type { HourPoint } from '../../src/listening/series/series.ts';
import { BUCKET, DAY, HOUR, MINUTE } from '../../src/listening/time.ts';
import type { Message } from '../../src/messages/message.ts';
import {
  audit,
  batch,
  channel,
  HOME,
  keyword,
  mention,
  request,
  subscription,
  workspace,
} from '../contracts/store/samples.ts';
import { alert, PARIS } from '../messages/samples.ts';
import { ALERT_KINDS, FRENCH_WORDS } from './alert-kind-fixture.ts';
import { compilerErrors, extendHouse, promisedFiles, sharedByTests, touchedFiles } from './house-copy.ts';

/** A Tuesday, three o'clock at night. */
const NIGHT = Date.UTC(2026, 2, 3, 3);
const LANGUAGES = ['en', 'fr'] as const;
/** What the tests share goes along: it speaks to the commands of the copy. */
const HELPERS = sharedByTests('tests/commands/harness.ts', 'tests/messages/samples.ts');

describe('a kind of alert', () => {
  let folder = '';
  let definition: CommandDefinition;
  const house = (path: string) => import(join(folder, path));

  beforeAll(async () => {
    folder = extendHouse('alert-kind', {
      ...ALERT_KINDS,
      write: { ...ALERT_KINDS.write, ...HELPERS },
    });
    const { commands } = await house('src/commands/index.ts');
    definition = commands.find(({ verb }: CommandDefinition) => verb === 'alert');
  });

  it('is added in the files that CONTRIBUTING names, and compiles', () => {
    const promised = LANGUAGES.flatMap((tag) =>
      ['quiet-hour', 'surge'].flatMap((id) => promisedFiles('Add an alert kind', { id, tag })),
    );
    expect(touchedFiles(ALERT_KINDS)).toEqual([...new Set(promised)].sort());
    expect(compilerErrors(folder)).toBe('');
  });

  it('lacks no words that the compiler does not name', () => {
    const lines = ALERT_KINDS.lines.filter((line) => !FRENCH_WORDS.includes(line));
    const errors = compilerErrors(extendHouse('alert-kind-wordless', { ...ALERT_KINDS, lines }));
    expect(errors).toMatch(/^src\/messages\/languages\/fr\/alert-kinds\.ts.*quiet-hour/m);
    expect(errors).toMatch(/^src\/messages\/languages\/fr\/alert-kinds\.ts.*quietHour/m);
  });

  it('is found in what is stored, also by a rule from before there was such a kind', async () => {
    const { openStore } = await house('src/store/open.ts');
    const { detectWorkspace } = await house('src/services/alerts/detect-workspace.ts');
    const store = await openStore(':memory:');
    await store.createWorkspace(workspace(), HOME, 'Terminal');
    await store.saveChannel(channel(), null);
    const own = keyword('k1', { createdAt: NIGHT - 60 * DAY });
    await store.addKeyword({ ...own, rule: { ...own.rule, spike: 'off' } }, subscription('k1'), audit());
    const read = request({
      coveredFrom: NIGHT - 30 * DAY,
      firstAt: NIGHT - 30 * DAY,
      coveredUntil: NIGHT,
      lastSuccessAt: NIGHT,
    });
    const posts = [
      ...Array.from({ length: 20 }, (_, n) => NIGHT - (n + 1) * DAY + 9 * HOUR),
      ...[10, 20, 30].map((minutes) => NIGHT - HOUR + minutes * MINUTE),
    ];
    const added = posts.map((at, n) => mention(`m${n}`, { at, post: { fetchedAt: at } }));
    await store.commitCollected(batch({ request: read, added }));
    for (let turn = 0; turn < 2; turn++) await detectWorkspace(store, workspace(), NIGHT + turn * BUCKET);
    const alerts = await store.alerts('w1', {});
    expect(alerts).toMatchObject([{ kind: 'quiet-hour', severity: 4, evidence: { observed: 3 } }]);
    const card = await store.delivery(`alert:${alerts[0].id}:card:${channel().id}`);
    expect(card.message.summary).toContain('Talk in a quiet hour');

    const { readDigest } = await house('src/services/digests/read-digest.ts');
    const { digestMessage } = await house('src/messages/digests/digest.ts');
    const { alertList } = await house('src/messages/alerts/list.ts');
    const locale = { language: 'en', timeZone: PARIS };
    const now = NIGHT + HOUR;
    const digest = await readDigest(store, {
      workspace: workspace(),
      keywords: await store.keywords('w1'),
      period: { from: now - DAY, to: now, beforeFrom: now - 2 * DAY, cadence: 'daily' },
      timeZone: PARIS,
      now,
    });
    for (const message of [digestMessage(digest, locale), alertList(alerts, new Map(), 'open', now, locale)])
      expect(JSON.stringify(message.elements)).toContain('Talk in a quiet hour');
  });

  it.each([
    ['en', 'alert kestrelbox --quiet-hour off'],
    ['fr', 'alerte kestrelbox --creuse non'],
  ])('is asked for in a typed line and in the form of the command (%s)', async (language, line) => {
    const { newWorld } = (await house(
      'tests/commands/harness.ts',
    )) as typeof import('../commands/harness.ts');
    const { say, press, store, workspace: ownWorkspace, logged } = await newWorld();
    const rule = async () => (await store.keywords((await ownWorkspace()).id))[0]!.rule;
    await say('add kestrelbox');
    const { change } = await say('alert kestrelbox', { language });
    expect(change?.values).toMatchObject({ 'quiet-hour': 'true', surge: 'true' });
    await say(line, { language });
    expect(await rule()).toMatchObject({ quietHour: false, surge: true });
    const sent = { ...change!.values, 'quiet-hour': 'true', surge: 'false' };
    await press('alert', sent, { language, origin: 'form' });
    expect(await rule()).toMatchObject({ quietHour: true, surge: false });
    expect(logged).toEqual([]);
  });

  const told = {
    en: ['Talk in a quiet hour', '41 negative mentions in a quiet hour.'],
    fr: ['Heure creuse', '41 mentions négatives à une heure creuse.'],
  };

  it.each(LANGUAGES)('has a card in every renderer (%s)', async (language) => {
    const { alertCard, alertEvidence } = await house('src/messages/alerts/alert.ts');
    const { renderTerminal } = await house('src/adapters/terminal/render.ts');
    const { renderSlack } = await house('src/adapters/slack/render.ts');
    const { renderDiscord } = await house('src/adapters/discord/render.ts');
    const of = { ...alert(), kind: 'quiet-hour' as AlertKind };
    const locale = { language, timeZone: PARIS };
    const card: Message = alertCard(of, 'Kestrelbox', locale);
    const shown = [
      renderTerminal(card, { color: false, width: 100, numberButton: () => 1 }),
      JSON.stringify(renderSlack(card).parts),
      JSON.stringify(renderDiscord(card, { pictureOf: () => new Uint8Array([1]), idOf: () => 'id' })),
    ];
    for (const text of shown)
      for (const words of told[language]) expect(text.replace(/[\u00a0\u202f]/g, ' ')).toContain(words);
    const { copyOf } = await house('src/messages/languages/copy.ts');
    const steps = renderTerminal(alertEvidence(of, 'Kestrelbox', locale), {
      color: false,
      width: 300,
      numberButton: () => 1,
    });
    expect(steps).toContain(copyOf(language).alerts.steps.rise[0]);
  });

  it.each([
    ['en', 'Quiet hours', '--quiet-hour', 'Alert on talk in quiet hours'],
    ['fr', 'Heures creuses', '--creuse', 'Alerte aux heures creuses'],
  ] as const)(
    'has an option in help, forms and the screen of the rule (%s)',
    async (language, setting, typed, about) => {
      const { helpVerb } = await house('src/messages/help.ts');
      const { ruleMessage } = await house('src/messages/alerts/rule.ts');
      const { completeRule } = await house('src/listening/alerts/rule.ts');
      const locale = { language, timeZone: PARIS };
      const help = JSON.stringify(helpVerb(definition, locale));
      expect(help).toContain(typed);
      expect(help).toContain(about);
      const own = keyword();
      const current = { ...own, rule: completeRule(own.rule) };
      const screen: Message = ruleMessage(current, { real: 0, noise: 0 }, false, NIGHT, locale);
      const facts = screen.elements.flatMap((element) => (element.kind === 'facts' ? element.facts : []));
      expect(facts.map(({ name }) => name)).toContain(setting);

      const { formView } = await house('src/adapters/slack/forms.ts');
      const { modalJson } = await house('src/adapters/discord/form.ts');
      const origin = { home: HOME, channel: 'C1', filled: 0 };
      const slack = formView({
        definition,
        values: {},
        origin,
        language,
        previews: false,
        preview: null,
        refills: false,
      });
      const discord = [0, 1, 2].map((nth) => modalJson(definition, {}, language, () => 'id', { nth }));
      for (const form of [slack, discord]) expect(JSON.stringify(form)).toContain(about);
    },
  );

  it('of episodes is in the replay, under its own name', async () => {
    const { replayKeyword, kindOf } = await house('src/listening/alerts/replay.ts');
    const { seasonSlots } = await house('src/listening/alerts/detectors/season-slots.ts');
    const { completeRule } = await house('src/listening/alerts/rule.ts');
    const { replayMessage } = await house('src/messages/alerts/replay.ts');
    const from = NIGHT - 30 * DAY;
    const countIn = (start: number) => {
      const since = start - (NIGHT - 3 * HOUR);
      return since < 0 ? Number(start % HOUR === 0) : since < 30 * MINUTE ? 4 : since < HOUR ? 25 : 0;
    };
    const inputOf = (stream: string, start: number) => {
      const counts = new Map([[1, stream === 'all' ? countIn(start) : 0]]);
      return { start, parts: [1], counts, slots: seasonSlots(start, 'UTC') };
    };
    const rule = completeRule(keyword().rule);
    const history = {
      inputOf,
      prior: { all: {}, negative: {} },
      from,
      until: NIGHT,
    };
    const starts: AlertStart[] = replayKeyword(history, rule);
    const last = starts.filter(({ event }) => event.at > NIGHT - 3 * HOUR);
    expect(last.map(({ event }) => kindOf(event))).toEqual(['spike', 'surge']);
    expect(
      replayKeyword(history, { ...rule, surge: false }).map(({ event }: AlertStart) => kindOf(event)),
    ).not.toContain('surge');
    const none = { alerts: 0, outcomes: { real: 0, noise: {}, noiseTotal: 0, unjudged: 0 } };
    const report = {
      keyword: { ...keyword(), rule },
      sensitivity: 'normal',
      from,
      to: NIGHT,
      learnedFrom: from,
      settings: { low: none, normal: none, high: none },
      alerts: last.map((start) => ({ start, sent: null, top: null })),
      hours: [] as HourPoint[],
      missing: [],
    };
    const text = JSON.stringify(replayMessage(report, NIGHT, { language: 'en', timeZone: PARIS }));
    expect(text).toContain('Surge: ');
  });
});

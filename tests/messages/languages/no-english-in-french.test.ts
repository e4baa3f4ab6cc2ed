import { describe, expect, test } from 'vitest';
import { requestOf } from '../../../src/adapters/discord/body.ts';
import { createPresses } from '../../../src/adapters/discord/custom-id.ts';
import { modalJson, otherForm } from '../../../src/adapters/discord/form.ts';
import { localizeCommands } from '../../../src/adapters/discord/localize-commands.ts';
import { commandsJson } from '../../../src/adapters/discord/register.ts';
import { renderDiscord } from '../../../src/adapters/discord/render.ts';
import { formView } from '../../../src/adapters/slack/forms.ts';
import { renderSlack } from '../../../src/adapters/slack/render.ts';
import { viewBlocks } from '../../../src/adapters/slack/view-blocks.ts';
import { fillForm } from '../../../src/adapters/terminal/forms.ts';
import { renderTerminal } from '../../../src/adapters/terminal/render.ts';
import { commands } from '../../../src/commands/index.ts';
import { type ProblemCode, UserError } from '../../../src/config/errors.ts';
import { SOURCES } from '../../../src/listening/sources/index.ts';
import { helpVerb } from '../../../src/messages/help.ts';
import { copyOf } from '../../../src/messages/languages/copy.ts';
import { languages } from '../../../src/messages/languages/index.ts';
import { verbNames } from '../../../src/messages/languages/vocabulary.ts';
import { problemMessage } from '../../../src/messages/problem.ts';
import { sourceName } from '../../../src/messages/sources/source-name.ts';
import { everyMessage, FOREIGN_HERE } from '../every-message.ts';
import { everyProblem } from '../every-problem.ts';
import { untranslated } from '../foreign-words.ts';
import { FOREIGN, PARIS } from '../samples.ts';
import { OF_DISCORD, OF_SLACK, textsIn, textsOf } from '../texts-in.ts';
import { copyTexts } from './copy-texts.ts';

/**
 * Words that English and French both write so, each looked at: French in French, or a name. One that is not here is a
 * word that nobody translated.
 */
const BOTH = new Set(
  `
  action actions active admin admins age apostrophe archive arrive article budget cause chance change code codes condition conditions configuration
  confirmation continue conversation copies corrections date direct document en expression expressions figure format forum forums hashtag hashtags http https import large
  journal logo long machine me mention mentions message messages million min minute minutes mobile moment net normal note on option options or original ou
  page pages part pause permission permissions phrases place plus podcast podcasts point points port possible public
  quota report robots salon score second secret sentiment serveur signature silence site sites source sources spam standard
  service services tag tags total triage type usage volume web webhook webhooks week-end
  a as i y
  mon pdf html xlsx excel
  question image accents distance vidéo
  bot csv json jsonl ndjson opml rss url xml zip
  discord earshot europe paris slack america apple google play app store youtube news hacker threads feed readme
  `
    .trim()
    .split(/\s+/),
);

/** English that names something that is called so on the platform or in its code. */
const NAMES = [
  'Gérer les fils et les posts',
  'YouTube Data API',
  'Play Console',
  'open source',
  'read:statuses',
  'read:search',
  'private_key',
  'files:write',
  'Standard Webhooks',
  'POST',
  'AND',
  'OR',
  'NOT',
  'NEAR',
  '/invite',
  'webhook-id, webhook-timestamp, webhook-signature',
  'youtube.com/channel/UC',
  // Examples of what one types.
  'likes:>50',
  ...[
    'Brandwatch',
    'Talkwalker',
    'Meltwater',
    'Sprinklr',
    'Awario',
    'Syften',
    'Pulsar',
    'engagementType:REPLY',
    'is:reply',
  ],
  ...['list:nom', 'list:acme', 'list:kestrel'],
  ...['New York', 'New Delhi', 'acme', 'kestrel', 'Kestrelbox', 'Quillmere', '@desk', 'fr', 'fr-FR'],
];

/** Words that no French has, whether our English uses them or not. */
const COMMON = `
  the of and with for is are was were to from by it its this that these those not no be been has have had will would can
  cannot could should may might must do does did your you we they their there here when where which who what why how than
  then only also more most less few many some any each every all both other same new old
  digest alert alerts keyword keywords dashboard snooze claim claimed resolve assign owner severity spike burst evidence
  feeds settings notice notices request requests search searches read checked following follow mood tone listening
`
  .trim()
  .split(/\s+/);

const wordsOf = (text: string) => text.toLowerCase().match(/\p{L}{2,}/gu) ?? [];

/** Names of places are no words of a language. */
const ENGLISH = new Set([
  ...COMMON,
  ...copyTexts('en')
    .filter(({ file }) => file !== 'zones.ts')
    .flatMap(({ text }) => wordsOf(withoutCode(text))),
]);

/** Addresses, names of documents, lines to type, settings and what stands in backticks are the same in every language. */
function withoutCode(text: string): string {
  return (
    text
      .replace(/\\n/g, ' ')
      .replace(/\\(?!u\w{4})(?=[\W_])/g, '')
      .replace(
        /https?:\/\/\S+|\bdocs\/[\w-]+\.md\b|[\w-]+(?:\.[\w-]+)*\.example\b\S*|\{"sourceId".*?\}\S*|<!date\^\d+\^[^|]+|\/earshot(?:-admin|-posts)?\b|\bEARSHOT_\w+|\\u\w{4}|\{n\}|`[^`]+`|\{"[^}]+\}/g,
        ' ',
      )
      // A word that is cut is none.
      .replace(/(?<=.{38})\p{L}+…$/u, ' ')
  );
}

const words = copyOf('fr');
const HERE = { language: 'fr', timeZone: PARIS };
/** Foreign texts of the samples, but what French has words of its own for. */
const KNOWN = [
  ...[...FOREIGN, ...FOREIGN_HERE].filter(
    (text) => words.sources.details(text) === null && text !== 'Headlines only, personal use.',
  ),
  ...[PARIS, ...NAMES],
  ...SOURCES.map(({ id }) => sourceName(id, words)),
];

/** The English words of a text, each with where it stands. */
function english(texts: readonly string[], alsoKnown: readonly string[] = []): string[] {
  return texts.flatMap((text) => {
    const left = untranslated(withoutCode(text), [...KNOWN, ...alsoKnown]).filter((word) => {
      const lower = word.toLowerCase();
      return ENGLISH.has(lower) && !BOTH.has(lower);
    });
    return left.length === 0 ? [] : [`${left.join(' ')} in: ${text}`];
  });
}

test('what is English is found, and what both write so is not', () => {
  expect(english(['Le digest est prêt', 'Listening for Kestrelbox', 'no answer'])).toHaveLength(3);
  expect(english(['2 mentions sur Hacker News, message possible'])).toEqual([]);
});

test('no sentence is English, in none of its branches', () => {
  const found = copyTexts('fr').flatMap(({ file, text }) =>
    english([text]).map((fault) => `${file}: ${fault}`),
  );
  expect(found).toEqual([]);
});

/** The help names each command in English too, which is always taken. */
const VERBS = commands.flatMap(({ verb }) => verbNames(verb));
const known = (name: string) => (name === 'help' ? VERBS : []);

describe('no message has English in it', () => {
  test.each([...everyMessage('fr')])('%s', (name, messages) => {
    for (const message of messages) {
      expect(english(textsOf(message), known(name))).toEqual([]);
      const { parts, pictures } = renderSlack(message);
      const blocks = parts.flatMap((part) => part.blocks);
      const onSlack = [
        ...parts.map(({ text }) => text),
        ...textsIn([...blocks, ...viewBlocks(message)], OF_SLACK),
        ...pictures.map(({ title }) => title),
      ];
      expect(english(onSlack, known(name))).toEqual([]);
      const { idOf } = createPresses(() => 0);
      // Discord itself calls a switch so.
      for (const page of renderDiscord(localizeCommands(message, commands), { pictureOf: () => null, idOf }))
        expect(
          english(textsIn([requestOf(page).body, page.components], OF_DISCORD), [...known(name), 'True']),
        ).toEqual([]);
      const shown = renderTerminal(message, { color: false, width: 100, numberButton: () => 1 });
      const broken = ['Router', 'Mini', 'Mesh', 'Hacker', 'News'];
      expect(english([shown.replace(/\n[ ┃│▏]*/g, ' ')], [...known(name), ...broken])).toEqual([]);
    }
  });

  test.each(commands)('help about $verb', (definition) => {
    const message = helpVerb(definition, HERE);
    expect(english(textsOf(message), verbNames(definition.verb))).toEqual([]);
  });

  const problems = everyProblem(Object.keys(words.problems) as ProblemCode[], 'x');
  test.each(problems)('problem %s %j', (code, params) => {
    const message = problemMessage(new UserError(code, params), HERE, undefined, 'alert');
    expect(english(textsOf(message), ['New_York', 'low, high'])).toEqual([]);
  });
});

describe('nor has a form', () => {
  const LANGUAGES = languages.map(({ name }) => name);
  const { idOf } = createPresses(() => 0);

  test.each(commands)('$verb', async (definition) => {
    const { verb } = definition;
    const view = formView({
      definition,
      values: {},
      origin: {
        ...{ verb, channel: '@U1', channelName: 'support', responseUrl: null, thread: null, filled: 0 },
      },
      language: 'fr',
      previews: true,
      preview: null,
      refills: false,
    });
    expect(english(textsIn([view.title, view.submit, view.close, view.blocks], OF_SLACK), LANGUAGES)).toEqual(
      [],
    );
    for (let nth: number | null = 0; nth !== null; nth = otherForm(verb, nth) || null)
      expect(english(textsIn(modalJson(definition, {}, 'fr', idOf, { nth }), OF_DISCORD), LANGUAGES)).toEqual(
        [],
      );
    const asked: string[] = [];
    await fillForm(definition, {}, 'fr', async (question) => {
      asked.push(question);
      return 'x';
    });
    expect(english(asked)).toEqual([]);
  });

  test('nor what Discord lists', () => {
    const localized: string[] = [];
    const walk = (value: unknown): void => {
      if (typeof value !== 'object' || value === null) return;
      for (const [key, inner] of Object.entries(value)) {
        if (key.endsWith('_localizations')) localized.push((inner as Record<string, string>).fr!);
        else walk(inner);
      }
    };
    walk(commandsJson(commands, false));
    expect(localized.length).toBeGreaterThan(200);
    expect(english(localized, LANGUAGES)).toEqual([]);
  });
});

test('every action that is recorded has a French name', () => {
  expect(english(Object.values(words.notices.auditActs))).toEqual([]);
  expect(Object.keys(words.notices.auditActs)).toEqual(Object.keys(copyOf('en').notices.auditActs));
});

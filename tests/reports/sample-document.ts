import type { Chart } from '../../src/messages/message.ts';
import type {
  ReportBlock,
  ReportDocument,
  ReportQuote,
  ReportSection,
  ReportSheet,
  ReportTable,
} from '../../src/messages/reports/document.ts';

const DAYS = ['Mon 16', 'Tue 17', 'Wed 18', 'Thu 19', 'Fri 20', 'Sat 21', 'Sun 22'];
const FROM = Date.UTC(2026, 10, 15, 23);
const HOUR = 3_600_000;

/** The course of a day in blocks of three hours, and a fault on Thursday. */
const DAILY = [6, 5, 14, 26, 31, 29, 22, 11];
const COUNTS = Array.from({ length: 56 }, (_, at) => {
  if (at === 41 || at === 42) return null;
  const usual = DAILY[at % 8]! + ((at * 7) % 5);
  return usual + (at === 26 ? 45 : at === 27 ? 142 : at === 28 ? 96 : at === 29 ? 51 : at === 30 ? 20 : 0);
});
const BLOCKS = COUNTS.map(
  (_, at) => `${DAYS[Math.floor(at / 8)]} Nov, ${String((at % 8) * 3).padStart(2, '0')}:00`,
);

const volume: Chart = {
  kind: 'line',
  title: 'Brindlemoor: 172 mentions in 3 hours on Thursday, usually 24 to 41',
  subtitle: 'Mentions per 3 hours, 16 to 22 Nov',
  sentence:
    'Mentions per 3 hours from Mon 16 to Sun 22 Nov: usually between 5 and 41, 172 on Thu 19 Nov at 09:00, back in the usual range on Friday. Nothing was read on Saturday from 03:00 to 09:00.',
  labels: BLOCKS,
  series: [{ name: 'Brindlemoor', values: COUNTS, tone: 'main' }],
  measure: 'per 3 h',
  peak: { at: 27, series: 0, text: '172, Thu 09:00' },
  band: {
    name: 'usually',
    low: COUNTS.map((_, at) => Math.round(DAILY[at % 8]! * 0.6)),
    high: COUNTS.map((_, at) => Math.round(DAILY[at % 8]! * 1.4 + 3)),
  },
  stretches: [
    { from: 26, to: 30, what: 'spike', name: '#12' },
    { from: 41, to: 42, what: 'gap', name: 'no data' },
  ],
  marks: [{ at: 27, name: '#12' }],
  language: 'en',
};

const BRANDS = ['Brindlemoor', 'Oakhurst Audio', 'Fennel & Pike', 'Sonarita', 'قهوة الصباح', '東京カメラ'];
const share: Chart = {
  kind: 'share',
  title: 'Brindlemoor leads with 28% of mentions',
  subtitle: 'Share of voice, 16 to 22 Nov, change in mentions',
  sentence:
    'Share of voice: Brindlemoor 28%, Oakhurst Audio 23%, Fennel & Pike 18%, Sonarita 12%, قهوة الصباح 10%, 東京カメラ 9%.',
  labels: BRANDS,
  notes: ['+38%', '−4%', '+2%', '−11%', '+6%', '+1%'],
  series: [{ name: 'share', values: [28, 23, 18, 12, 10, 9], tone: 'main' }],
  unit: 'percent',
  language: 'en',
};

const sentiment: Chart = {
  kind: 'stacked',
  title: 'Two thirds of Thursday’s mentions are negative',
  subtitle: 'Judged mentions a day, 16 to 22 Nov',
  sentence: 'Negative mentions a day: 21, 24, 22, 204, 88, 24, 19; positive: 40, 38, 44, 31, 52, 47, 41.',
  labels: DAYS.map((day) => `${day} Nov`),
  series: [
    { name: 'negative', values: [21, 24, 22, 204, 88, 24, 19], tone: 'negative' },
    { name: 'neutral', values: [61, 66, 59, 92, 81, 55, 50], tone: 'neutral' },
    { name: 'positive', values: [40, 38, 44, 31, 52, 47, 41], tone: 'positive' },
  ],
  language: 'en',
};

const quote = (
  text: string,
  source: string,
  author: string,
  label: ReportQuote['label'],
  language: string | null,
): ReportQuote => ({
  text,
  url: `https://posts.example/${source.toLowerCase().replaceAll(' ', '-')}/${text.length}`,
  source,
  author,
  when: 'Thu 19 Nov, 07:42',
  reactions: `${text.length * 3} reactions`,
  label,
  labelName: label === null ? 'not judged' : { neg: 'negative', neu: 'neutral', pos: 'positive' }[label],
  language,
});

export const ARABIC = 'سماعات Brindlemoor ممتازة بعد التحديث 4.2.1، رجع البلوتوث يعمل بنسبة 100٪ والحمد لله.';
export const JAPANESE =
  'ブリンドルムーアのノイズキャンセリングは新幹線で本当に静か。ただし 4.2 への更新は待った方がいい。';
export const EMOJI = 'Six-hour train ride with the Brindlemoor 🔥 best noise canceling below 200 euros 👍';

const QUOTES: readonly ReportQuote[] = [
  quote(
    'Since firmware 4.2 my Brindlemoor headset loses Bluetooth every time the laptop wakes up. Third reset today, support only sends the same article.',
    'Reddit',
    'u/maplefox',
    'neg',
    'en',
  ),
  quote(
    'Nach dem Update trennt sich der Kopfhörer alle zehn Minuten. Bei Brindlemoor geht niemand ans Telefon.',
    'Homenet Forum',
    'Karl-Heinz Müller',
    'neg',
    'de',
  ),
  quote(ARABIC, 'YouTube', 'سارة م.', 'pos', 'ar'),
  quote(JAPANESE, 'Mastodon', '東京カメラ部', 'neu', 'ja'),
  quote(
    'Mise à jour 4.2.1 installée : plus aucune coupure chez moi. Merci Brindlemoor, mais un mot d’excuse aurait été bien.',
    'Bluesky',
    'léa.dupré',
    'pos',
    'fr',
  ),
  quote(EMOJI, 'Reddit', 'u/quietcar', 'pos', 'en'),
  quote('Brindlemoor исправила ошибку Bluetooth за 26 часов.', 'Mastodon', 'Анна', null, 'ru'),
];

const column = (name: string, numeric = false) => ({ name, numeric });

const keywords: ReportTable = {
  caption: 'Mentions by keyword',
  columns: [
    column('Keyword'),
    column('Mentions', true),
    column('Change', true),
    column('Share of voice', true),
    column('Negative', true),
  ],
  rows: [
    ['Brindlemoor', '1,452', '+38%', '28%', { text: '34% negative', label: 'neg' }],
    ['Oakhurst Audio', '1,190', '−4%', '23%', { text: '19% negative', label: 'neu' }],
    ['Fennel & Pike', '931', '+2%', '18%', { text: '17% negative', label: 'neu' }],
    ['Sonarita', '622', '−11%', '12%', { text: '9% negative', label: 'pos' }],
    ['قهوة الصباح', '517', '+6%', '10%', 'not judged'],
    ['東京カメラ', '466', '+1%', '9%', 'not judged'],
  ],
};

const themes: ReportTable = {
  caption: 'Themes of Brindlemoor',
  columns: [
    column('Theme'),
    column('Posts', true),
    column('People', true),
    column('Change', true),
    column('Sentiment'),
    column('Since'),
  ],
  rows: [
    ['firmware 4.2', '486', '391', 'new', { text: 'negative', label: 'neg' }, 'new since Thu 19 Nov'],
    ['refunds and waiting times', '192', '160', '+84%', { text: 'negative', label: 'neg' }, ''],
    ['noise canceling', '141', '133', '+4%', { text: 'positive', label: 'pos' }, ''],
    ['train rides', '58', '55', '−6%', { text: 'positive', label: 'pos' }, ''],
  ],
};

const people: ReportTable = {
  caption: 'Whose posts carried furthest',
  columns: [
    column('Author'),
    column('Followers', true),
    column('Posts', true),
    column('Reactions', true),
    column('Stance'),
  ],
  rows: [
    [
      { text: 'u/maplefox', link: 'https://people.example/maplefox' },
      'not known',
      '4',
      '1,204',
      { text: 'critic', label: 'neg' },
    ],
    [{ text: '東京カメラ部', link: 'https://people.example/tokyo' }, '250,000', '2', '812', 'neutral'],
    [
      { text: 'سارة م.', link: 'https://people.example/sara' },
      '18,400',
      '3',
      '540',
      { text: 'fan', label: 'pos' },
    ],
    ['léa.dupré', '1,900', '1', '96', { text: 'fan', label: 'pos' }],
  ],
};

const alerts: ReportTable = {
  caption: 'Alerts of the week and how they were handled',
  columns: [column('Alert'), column('What'), column('Taken by'), column('After', true), column('Outcome')],
  rows: [
    [
      { text: '#12', link: 'https://chat.example/archives/12' },
      'Thu 19 Nov, 08:35: 172 mentions in 3 hours, usually 24 to 41, driven by “firmware 4.2”',
      'Ada Marsh',
      '8 min',
      'fixed on Friday',
    ],
    ['#13', 'Thu 19 Nov, 11:20: a widely read author, 250,000 followers', 'Juno Park', '14 min', 'answered'],
    ['#14', 'Sat 21 Nov, 10:05: refunds, 41 negative mentions', 'nobody', '', 'open'],
  ],
};

/** More rows than a page has room for. */
const longTable = (rows: number): ReportTable => ({
  caption: 'Days and sources',
  columns: [column('Day'), column('Source'), column('Mentions', true), column('Negative', true)],
  rows: Array.from({ length: rows }, (_, at) => [
    `${DAYS[at % 7]} Nov`,
    ['Reddit', 'Bluesky', 'Hacker News', 'News feeds'][at % 4]!,
    String((at * 37) % 211),
    `${(at * 13) % 60}%`,
  ]),
});

const figuresOf = (chart: Chart): ReportTable => ({
  caption: chart.title,
  columns: [column('When'), ...chart.series.map(({ name }) => column(name, true))],
  rows: chart.labels.map((label, at) => [
    label,
    ...chart.series.map(({ values }) => (values[at] === null ? 'no data' : String(values[at]))),
  ]),
});

const charted = (chart: Chart): ReportBlock => ({ kind: 'chart', chart, figures: figuresOf(chart) });

const SECTIONS: readonly ReportSection[] = [
  {
    heading: 'What happened',
    blocks: [
      {
        kind: 'points',
        items: [
          'On Thursday between 9 and 12 there were 172 mentions in 3 hours (usual: 24 to 41). 486 mentions of the week are about firmware 4.2.',
          'Version 4.2.1 came out on Friday at 09:40. On Saturday the share of negative mentions was back at 19%, as before.',
          'Still open: 192 mentions about refunds and waiting times, with no answer from the brand in 9 of the 10 most read.',
        ],
      },
      charted(volume),
      {
        kind: 'text',
        text: 'News feeds did not answer on Saturday from 03:00 to 09:00. These hours are missing, they are not zero. All other sources were read in full.',
        faint: true,
      },
      charted(sentiment),
    ],
  },
  {
    heading: 'What people talk about',
    blocks: [
      { kind: 'text', text: 'Two themes moved; the others are as large as in the week before.' },
      { kind: 'table', table: themes },
      { kind: 'quotes', quotes: QUOTES.slice(0, 2) },
    ],
  },
  {
    heading: 'Share of voice',
    blocks: [charted(share), { kind: 'table', table: keywords }],
  },
  { heading: 'People', blocks: [{ kind: 'table', table: people }] },
  { heading: 'Alerts', blocks: [{ kind: 'table', table: alerts }] },
  { heading: 'Top posts', blocks: [{ kind: 'quotes', quotes: QUOTES }] },
  {
    heading: 'How this was counted',
    blocks: [
      {
        kind: 'points',
        items: [
          'A post counts in the hour it was written, once per story: 214 copies of 37 articles are counted as one each.',
          'Sentiment is judged toward the brand, not toward the post as a whole.',
          'The usual range is what the same hours of the previous four weeks lead one to expect.',
          'Shares compare six brands in the same sources.',
        ],
      },
    ],
  },
];

const SHEETS: readonly ReportSheet[] = [
  {
    name: 'Days',
    columns: [
      { name: 'Keyword', kind: 'text' },
      { name: 'Day', kind: 'moment' },
      { name: 'Mentions', kind: 'number' },
      { name: 'Negative', kind: 'share' },
    ],
    rows: [
      ['Brindlemoor', FROM, 184, 0.1724],
      ['Brindlemoor', FROM + 24 * HOUR, 0, null],
      ['قهوة الصباح', FROM, null, null],
    ],
  },
  {
    name: 'Posts',
    columns: [
      { name: 'Keyword', kind: 'text' },
      { name: 'Published', kind: 'moment' },
      { name: 'Text', kind: 'text' },
      { name: 'Change', kind: 'number' },
      { name: 'Link', kind: 'text' },
    ],
    rows: [
      [
        'Brindlemoor',
        FROM + 7 * HOUR,
        '=HYPERLINK("https://evil.example","win")',
        -26,
        'https://posts.example/1',
      ],
      ['Brindlemoor', FROM + 8 * HOUR, `${ARABIC}\n"quoted", ${EMOJI}`, 4, 'https://posts.example/2'],
    ],
  },
];

/** A report with every kind of block, in several scripts. `rows`: of a long table beside it. */
export function sampleDocument({ rows = 0 }: { rows?: number } = {}): ReportDocument {
  const long: ReportSection[] =
    rows === 0
      ? []
      : [{ heading: 'All days', ownPage: true, blocks: [{ kind: 'table', table: longTable(rows) }] }];
  return {
    language: 'en',
    kicker: 'Earshot weekly report',
    title: 'Brindlemoor, week 47',
    subtitle: '16 to 22 November 2026 · times in Europe/Paris · compared with 9 to 15 November',
    finding: 'A firmware fault doubled the conversation on Thursday; the fix turned it within 26 hours.',
    tiles: [
      { name: 'Mentions', value: '1,452', change: '+38%', note: '1,058 the week before' },
      { name: 'Sentiment', value: '−11', change: '−26', note: '100 = all positive' },
      { name: 'Share of voice', value: '28%', change: '+6 points', note: 'of 6 brands' },
      { name: 'Alerts', value: '3', change: null, note: '2 taken, median 8 min' },
    ],
    sections: [...SECTIONS.slice(0, -1), ...long, ...SECTIONS.slice(-1)],
    sheets: SHEETS,
    fileName: 'earshot-brindlemoor-2026-11-16-to-22',
  };
}

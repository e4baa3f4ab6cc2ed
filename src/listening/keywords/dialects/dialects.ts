/** Tools whose queries people bring, and plain lists. */
export const DIALECTS = [
  'brandwatch',
  'talkwalker',
  'meltwater',
  'sprinklr',
  'awario',
  'mention',
  'syften',
  'pulsar',
  'x',
  'google',
  'list',
] as const;
export type Dialect = (typeof DIALECTS)[number];

/** How a tool reads what ours reads otherwise. */
export interface DialectRules {
  /** Words next to one another: all of them anywhere, or one phrase. */
  spaces: 'all' | 'phrase';
  /** OR binds its neighbors before a space does. */
  orBindsTighter?: true;
  /** Signs that only this tool's queries hold, each with how much it says. */
  signs: readonly (readonly [RegExp, number])[];
}

/** From the documentation of each tool as of 2026. */
export const RULES: Readonly<Record<Exclude<Dialect, 'list'>, DialectRules>> = {
  brandwatch: {
    spaces: 'all',
    signs: [
      [
        /\b(?:engagementType|pageType|authorFollowers|at_mentions|authorGender|authorVerifiedType|imageType)\s*:/,
        3,
      ],
      [/<<<[\s\S]*?>>>/, 3],
      [/\bNEAR\/\d+f\b/, 3],
      [/\b(?:continent|blogName|channelId|guid|authorLocation|subreddit|raw):/, 2],
      [/\{[^{}"]*\p{Lu}[^{}"]*\}/u, 2],
      [/\)~\d+/, 2],
    ],
  },
  talkwalker: {
    spaces: 'all',
    signs: [
      [/\b(?:sourcetype|sourcecountry|domainurl|trendingscore|author_name|sourcegeo|media\.type)\s*:/, 3],
      [/\bSENTENCE\b/, 2],
      [/\+{1,2}"/, 1],
      [/\b(?:engagement|reach|published):[<>]/, 2],
      [/\bONEAR\/\d+/, 1],
    ],
  },
  meltwater: {
    spaces: 'all',
    signs: [
      [/\b(?:ingress|sourceName|mediaType)\s*:/i, 3],
      [/\bo?near\/\d+:/, 3],
      [/\bO?NEAR\b(?!\/)/, 2],
      [/\w\{\d+\}/, 2],
      [/"\s+(?:or|and)\s+"/, 1],
    ],
  },
  sprinklr: {
    spaces: 'phrase',
    signs: [
      [
        /\b(?:exactMessage|exactTitle|exactContent|authorContaining|userbio|parentMessage|followersCount)\s*:/,
        3,
      ],
      [/\bmessage\s*:/, 2],
      [/^\s*\[[\s\S]*\]\s*$/, 2],
      [/\b(?:country|language|author|title|site|url): /, 1],
    ],
  },
  awario: {
    spaces: 'all',
    signs: [
      [/\+\+"/, 2],
      [/\bfrom:(?!@)[\w-]+\.\w/, 2],
      [/\bNEAR\/s\b/, 2],
    ],
  },
  mention: { spaces: 'all', signs: [] },
  syften: { spaces: 'all', signs: [[/\bsub:\w/, 1]] },
  pulsar: {
    spaces: 'all',
    signs: [
      [/\b(?:BY_[A-Z]+|IN_[A-Z]+|LANG)\(/, 3],
      [/!"[^"]+"/, 2],
    ],
  },
  x: {
    spaces: 'all',
    signs: [
      [/\b(?:min_faves|min_retweets|min_replies|filter|since_id|lang_id|conversation_id):/, 3],
      [/\b(?:since|until):\d{4}-/, 2],
      [/(?:^|\s)-?(?:is|has):(?:retweet|links|images|videos|media|mentions|hashtags|verified)\b/, 2],
    ],
  },
  google: {
    spaces: 'all',
    orBindsTighter: true,
    signs: [
      [/\b(?:intitle|inurl|intext|allintitle|allinurl|filetype):/, 2],
      [/\bAROUND\(\d+\)/, 3],
    ],
  },
};

/** The tool that a text was most likely written for; null where nothing speaks for one. */
export function recognizeDialect(text: string): Dialect | null {
  let best: Dialect | null = null;
  let most = 1;
  for (const [dialect, { signs }] of Object.entries(RULES)) {
    const score = signs.reduce((sum, [sign, weight]) => sum + (sign.test(text) ? weight : 0), 0);
    if (score > most) {
      most = score;
      best = dialect as Dialect;
    }
  }
  return best ?? (isList(text) ? 'list' : null);
}

const OPERATOR = /(?:^|[\s(])(?:AND|OR|NOT|O?NEAR(?:\/\d+f?)?)(?=[\s)]|$)|\||[()]/;

/** Names one under the other, or apart by commas, without an operator. */
function isList(text: string): boolean {
  const separated = /[\n;]/.test(text.trim()) || /[^\s,],\s*[^\s,]/.test(text);
  return separated && !OPERATOR.test(text.replace(/"[^"]*"/g, '""'));
}

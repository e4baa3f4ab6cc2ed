import { mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type Random, seeded } from '../play/posts/random.ts';
import {
  BRANDS,
  type Brand,
  DEFECT,
  FIRST,
  NOISE,
  type Recipe,
  SECOND,
  SPAM,
  TALK,
  VILLAGE,
} from './phrases.ts';

/** Monday 2 March 2026, midnight UTC: the week of the tour. */
export const WEEK_START = Date.UTC(2026, 2, 2);
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
/** The defect begins on the sixth day at 07:10 UTC. */
const DEFECT_START = WEEK_START + 5 * DAY + 7 * HOUR + 10 * MINUTE;

/** One post of the sample, whatever its outlet serves it as. */
export interface SamplePost {
  id: string;
  /** ISO time, UTC. */
  at: string;
  author: string;
  title?: string;
  text: string;
  /** Address of the article that a syndicated copy was made from. */
  original?: string;
  points?: number;
  /** Hacker News: the story a comment belongs to. */
  story?: string;
}

/** The outlets of the sample; one file each. `share` is its part of the talk. */
export const OUTLETS = [
  { file: 'homenet-forum', title: 'Homenet Forum', format: 'rss', lang: 'en', share: 0.34 },
  { file: 'maison-connectee', title: 'Forum Maison Connectée', format: 'atom', lang: 'fr', share: 0.24 },
  { file: 'signal-notes', title: 'Signal Notes', format: 'json', lang: 'en', share: 0.08 },
  { file: 'morning-ledger', title: 'The Morning Ledger', format: 'rss', lang: 'en', share: 0.04 },
  { file: 'evening-dispatch', title: 'The Evening Dispatch', format: 'rss', lang: 'en', share: 0 },
  { file: 'hacker-news', title: 'Hacker News', format: 'hn', lang: 'en', share: 0.3 },
] as const;
export type OutletFile = (typeof OUTLETS)[number]['file'];

/** Mentions per hour of each brand, before the hour of the day is applied. */
const RATE: Record<Brand, number> = { Brindlemoor: 1.1, Quellforge: 0.7, Tavnik: 0.4 };

/** People write by day: 1 on average over 24 hours. */
function hourFactor(hour: number): number {
  return 1 + 0.8 * Math.sin((2 * Math.PI * (hour - 9)) / 24);
}

/** The quiet night: nobody writes anything from 22:00 on the third day to 06:00 on the fourth. */
function quiet(at: number): boolean {
  return at >= WEEK_START + 2 * DAY + 22 * HOUR && at < WEEK_START + 3 * DAY + 6 * HOUR;
}

/** Extra negative posts an hour after the defect: rises fast, fades over a day and a half. */
function defectRate(at: number): number {
  const hours = (at - DEFECT_START) / HOUR;
  if (hours < 0) return 0;
  return hours < 2 ? 6 + 4 * hours : 14 * Math.exp(-(hours - 2) / 9);
}

export function generate(seed: number): Record<OutletFile, SamplePost[]> {
  const random = seeded(seed);
  const week = Object.fromEntries(OUTLETS.map(({ file }) => [file, [] as SamplePost[]])) as Record<
    OutletFile,
    SamplePost[]
  >;
  let serial = 100;

  const place = (at: number, brand: Brand, recipes: { en: Recipe; fr: Recipe }) => {
    const outlet = pickOutlet(random);
    const text = write(random, recipes[outlet.lang], brand);
    week[outlet.file].push(asPost(random, `${outlet.file}-${serial++}`, at, text, outlet));
  };

  for (let hour = WEEK_START; hour < WEEK_START + 7 * DAY; hour += HOUR) {
    const factor = hourFactor(new Date(hour).getUTCHours());
    const when = () => hour + random.below(60) * MINUTE;
    for (const brand of Object.keys(BRANDS) as Brand[]) {
      for (let left = random.poisson(RATE[brand] * factor); left > 0; left--) {
        const dice = random.next();
        const mood = dice < 0.34 ? 'positive' : dice < 0.86 ? 'neutral' : 'negative';
        place(when(), brand, { en: TALK.en[mood], fr: TALK.fr[mood] });
      }
    }
    for (let left = random.poisson(0.8 * factor); left > 0; left--) place(when(), 'Tavnik', NOISE);
    for (
      let left = Math.min(24, random.poisson(defectRate(hour + 30 * MINUTE) * Math.min(1, factor + 0.3)));
      left > 0;
      left--
    ) {
      place(Math.max(when(), DEFECT_START), 'Brindlemoor', DEFECT);
    }
  }
  for (const [index, text] of SPAM.entries()) {
    const at = WEEK_START + (1 + index) * DAY + 13 * HOUR + index * 7 * MINUTE;
    week['homenet-forum'].push({
      id: `homenet-forum-spam-${index}`,
      at: iso(at),
      author: 'bargain_bot',
      text: fill(text, 'Brindlemoor'),
    });
  }
  for (const [index, text] of VILLAGE.entries()) {
    const at = WEEK_START + index * 2 * DAY + 10 * HOUR;
    week['morning-ledger'].push({
      id: `morning-ledger-village-${index}`,
      at: iso(at),
      author: 'County desk',
      title: text,
      text,
    });
  }
  syndicate(week);
  for (const posts of Object.values(week)) {
    const written = posts
      .filter((post) => !quiet(Date.parse(post.at)))
      .sort((a, b) => a.at.localeCompare(b.at) || a.id.localeCompare(b.id));
    posts.splice(0, posts.length, ...written);
  }
  return week;
}

/** One agency story printed by two papers and a blog, then its follow-up about the defect. */
function syndicate(week: Record<OutletFile, SamplePost[]>): void {
  const stories = [
    {
      at: WEEK_START + 1 * DAY + 9 * HOUR,
      title: 'Home routers compared: Brindlemoor leads on range, Quellforge on price',
      text: 'In a test of nine home routers the Brindlemoor One reached the farthest corner of the house, while the Quellforge Mesh offered the best price for three rooms. The Tavnik Air came third with a simple app. The testers praise the quiet fan of the winner and its fast support line.',
    },
    {
      at: DEFECT_START + 4 * HOUR,
      title: 'Brindlemoor routers fail after overnight update',
      text: 'Owners of the Brindlemoor One report that an overnight update, firmware 4.2, leaves the router in a reboot loop. Shops and home offices were offline for hours. The maker says that it has stopped the update and promises a fix by the evening. Angry customers demand refunds.',
    },
  ];
  for (const [index, { at, title, text }] of stories.entries()) {
    const original = `https://ledger.example/morning-ledger/story-${index}`;
    week['morning-ledger'].push({
      id: `morning-ledger-story-${index}`,
      at: iso(at),
      author: 'Wire desk',
      title,
      text,
    });
    week['evening-dispatch'].push({
      id: `evening-dispatch-story-${index}`,
      at: iso(at + 50 * MINUTE),
      author: 'Staff',
      title,
      text: `(Wire) ${text}`,
      original,
    });
    week['signal-notes'].push({
      id: `signal-notes-story-${index}`,
      at: iso(at + 95 * MINUTE),
      author: 'Signal Notes',
      title: `${title} – via the Ledger`,
      text: `${text} Read it in the Ledger.`,
      original,
    });
  }
}

function asPost(
  random: Random,
  id: string,
  at: number,
  text: string,
  outlet: (typeof OUTLETS)[number],
): SamplePost {
  const author = `${random.pick(FIRST)}_${random.pick(SECOND)}`;
  const post: SamplePost = { id, at: iso(at), author, text };
  if (outlet.format === 'hn') {
    post.points = random.below(40);
    if (random.next() < 0.9) post.story = `hacker-news-${90 + random.below(9)}`;
    else post.title = text.slice(0, 80);
  } else if (outlet.format === 'json') {
    post.title = `${author.replace('_', ' ')}: ${text.split(' ').slice(0, 9).join(' ')}`;
  }
  return post;
}

function pickOutlet(random: Random): (typeof OUTLETS)[number] {
  let dice = random.next();
  for (const outlet of OUTLETS) {
    dice -= outlet.share;
    if (dice < 0) return outlet;
  }
  return OUTLETS[0];
}

function write(random: Random, recipe: Recipe, brand: Brand): string {
  return recipe.map((sentences) => fill(random.pick(sentences), brand)).join(' ');
}

function fill(text: string, brand: Brand): string {
  return text.replaceAll('{b}', brand).replaceAll('{p}', BRANDS[brand]);
}

const iso = (at: number) => new Date(at).toISOString();

/** Reviews as a shop would export them: the import file of the third day. */
export function reviewsCsv(seed: number): string {
  const random = seeded(seed);
  const lines = ['id,date,author,title,text,url,lang'];
  for (let index = 0; index < 12; index++) {
    const lang = index % 3 === 0 ? 'fr' : 'en';
    const mood = index % 4 === 0 ? 'negative' : index % 2 === 0 ? 'positive' : 'neutral';
    const text = write(random, TALK[lang][mood], 'Brindlemoor');
    const at = iso(WEEK_START + index * 4 * HOUR + random.below(60) * MINUTE);
    lines.push(
      `review-${index},${at},${random.pick(FIRST)}_${random.pick(SECOND)},,"${text.replaceAll('"', '""')}",https://shop.gadgetbarn.example/reviews/${index},${lang}`,
    );
  }
  lines.push(
    'review-12,the day before yesterday,nobody,,"A row whose date cannot be read.",https://shop.gadgetbarn.example/reviews/12,en',
  );
  return `${lines.join('\n')}\n`;
}

export const SEED = 20260302;

export function sampleFiles(): Record<string, string> {
  const files: Record<string, string> = { 'reviews.csv': reviewsCsv(SEED) };
  for (const [file, posts] of Object.entries(generate(SEED))) {
    files[`${file}.ndjson`] = posts.map((post) => `${JSON.stringify(post)}\n`).join('');
  }
  return files;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const folder = new URL('sample/', import.meta.url);
  mkdirSync(folder, { recursive: true });
  for (const [name, content] of Object.entries(sampleFiles())) writeFileSync(new URL(name, folder), content);
}

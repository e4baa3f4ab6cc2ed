import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Labeled } from './figures.ts';
import { generator } from './generator.ts';

/** A second complaint in one post, a label that another reader would not have given, a slip of the keys. */
const TWO_REASONS = 0.25;
const OTHER_LABEL = 0.12;
const SLIP = 0.04;
const NO_REASON = 0.2;
/** Few reasons are most of what is said. */
const SKEW = 2.2;

const BEFORE: Readonly<Record<string, readonly string[]>> = {
  en: ['', '', '', 'so ', 'ugh ', 'really? ', 'hey ', 'wow, ', 'great job, ', 'hi, ', 'seriously, '],
  fr: ['', '', '', 'bonjour, ', 'alors ', 'bravo, ', 'super, ', 'franchement, ', 'dites, ', 'bon, '],
};
const AFTER: Readonly<Record<string, readonly string[]>> = {
  en: [
    '',
    '',
    '',
    ' #fail',
    '. please help',
    '!!',
    '. unacceptable',
    '. so frustrated',
    '. thanks for nothing',
    '. never again',
    ' 😡',
    '. my flight is at {t}',
    '. flight {f}',
  ],
  fr: [
    '',
    '',
    '',
    '. merci',
    ' !!',
    '. inadmissible',
    '. j’en ai marre',
    ' #honte',
    '. une honte',
    '. aidez-moi svp',
    ' 😡',
    '. client depuis {n} ans',
  ],
};
const CITIES: Readonly<Record<string, readonly string[]>> = {
  en: [
    'Denver',
    'Boston',
    'PHL',
    'Charlotte',
    'LAX',
    'Dallas',
    'JFK',
    'Miami',
    'Phoenix',
    'ORD',
    'Austin',
    'Nashville',
  ],
  fr: ['Lille', 'Nantes', 'Brest', 'Toulouse', 'Nice', 'Rennes', 'Metz', 'Dijon', 'Bordeaux', 'Angers'],
};

/** Posts with a reason and without, in words by hand that are mixed by fixed chance: to see that nothing breaks, not how good it is. */
export function madeWeek(lang: 'en' | 'fr', brand: string, posts: number, seed: number): Labeled[] {
  const random = generator(seed);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!;
  const reasons = readReasons(lang);
  const told = [...reasons.keys()].filter((reason) => reason !== '');
  const filled = (text: string) =>
    text
      .replaceAll('{n}', () => String(2 + Math.floor(7 * random())))
      .replaceAll('{m}', () => String(20 + Math.floor(80 * random())))
      .replaceAll('{f}', () => String(100 + Math.floor(4000 * random())))
      .replaceAll('{t}', () => `${1 + Math.floor(11 * random())}:${10 + Math.floor(49 * random())}`)
      .replaceAll('{city}', () => pick(CITIES[lang]!));
  return Array.from({ length: posts }, (): Labeled => {
    // The first reasons are the common ones.
    const reason = random() < NO_REASON ? '' : told[Math.floor(told.length * random() ** SKEW)]!;
    let text = pick(reasons.get(reason)!);
    if (random() < TWO_REASONS) text += `${pick(['. ', ', ', '. '])}${pick(reasons.get(pick(told))!)}`;
    const whole = filled(
      `${pick(['@', '@', '', '#'])}${brand} ${pick(BEFORE[lang]!)}${text}${pick(AFTER[lang]!)}`,
    );
    return {
      brand,
      label: reason === '' ? null : random() < OTHER_LABEL ? pick(told) : reason,
      text: whole
        .split(' ')
        .map((word) =>
          word.length > 4 && random() < SLIP ? slip(word, Math.floor(random() * (word.length - 2))) : word,
        )
        .join(' '),
    };
  });
}

/** Two letters exchanged. */
function slip(word: string, at: number): string {
  return word.slice(0, at + 1) + word[at + 2]! + word[at + 1]! + word.slice(at + 3);
}

/** Phrasings below the reason they are of; those below an empty one are of none. */
function readReasons(lang: string): Map<string, string[]> {
  const reasons = new Map<string, string[]>();
  let reason = '';
  for (const line of readFileSync(join(import.meta.dirname, 'made', `${lang}.txt`), 'utf8').split('\n')) {
    if (line.startsWith('#')) reason = line.slice(1).trim();
    else if (line !== '') reasons.set(reason, [...(reasons.get(reason) ?? []), line]);
  }
  return reasons;
}

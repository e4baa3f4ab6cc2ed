import Sentiment from 'sentiment';

const sentiment = new Sentiment();

/** Signs that the package does not know, or knows from another age. */
const OURS: Readonly<Record<string, number>> = {
  '❤': 3,
  '🧡': 3,
  '💛': 3,
  '💚': 3,
  '🩷': 3,
  '🤍': 2,
  '🖤': 1,
  '💔': -3,
  '😡': -3,
  '😠': -3,
  '🤬': -4,
  '💩': -3,
  '🤮': -4,
  '🤢': -3,
  '🤡': -3,
  '🙄': -2,
  '😤': -2,
  '😭': -1,
  '😢': -2,
  '😞': -2,
  '😒': -2,
  '😑': -1,
  '😐': -1,
  '🤦': -2,
  '🥰': 3,
  '🤩': 3,
  '😍': 3,
  '👍': 2,
  '👎': -3,
  '🔥': 2,
  '💯': 2,
  '🎉': 3,
  '🥳': 3,
  '🙏': 1,
  '😂': 1,
  '🤣': 1,
  '🗑': -2,
  '🚮': -3,
  '🖕': -4,
  '😊': 3,
  '☺': 2,
  '😁': 2,
  '😃': 2,
  '😄': 2,
  '🙂': 1,
  '🙃': -1,
  '👏': 2,
  '💪': 2,
  '★': 1,
  '⭐': 1,
  '🌟': 2,
  '😎': 2,
  '😱': -1,
  '😫': -2,
  '😩': -2,
  '😖': -2,
  '☠': -1,
  '💀': -1,
  '🚫': -1,
  '❌': -1,
  '⚠': -1,
  '🏆': 3,
  '🥲': -1,
  '🫠': -1,
  '🫶': 3,
  '🤝': 1,
  '👌': 2,
};

const known = new Map<string, number>();

/** Valence of an emoji or an emoticon, -5..5; the same in every language. Emoji from `sentiment` (Emoji Sentiment Ranking). */
export function signValence(sign: string): number {
  let valence = known.get(sign);
  if (valence === undefined) {
    valence = /^[★\p{Extended_Pictographic}]/u.test(sign) ? emojiValence(sign) : emoticonValence(sign);
    if (known.size > 5_000) known.clear();
    if (sign.length <= 40) known.set(sign, valence);
  }
  return valence;
}

/** What one to five stars of five say. */
const STARS = [0, -4, -2.5, 0, 2.5, 4] as const;

/** Valence of a rating drawn in stars; null for what is none, such as a single star. */
function starsValence(run: string): number | null {
  const full = (run.match(/★|⭐|🌟/gu) ?? []).length;
  const empty = (run.match(/☆/g) ?? []).length;
  const others = run.replace(/★|⭐|🌟|☆|\ufe0f/gu, '');
  if (others !== '' || full + empty > 5 || (empty === 0 && full < 2)) return null;
  return STARS[full]!;
}

/** A run of emoji counts like its strongest, and a little more for each other one. */
function emojiValence(run: string): number {
  const stars = starsValence(run);
  if (stars !== null) return stars;
  const scores = (run.match(/[★\p{Extended_Pictographic}]/gu) ?? []).map(
    (emoji) => OURS[emoji] ?? sentiment.analyze(emoji).score,
  );
  const strongest = scores.reduce((best, value) => (Math.abs(value) > Math.abs(best) ? value : best), 0);
  return strongest * (1 + 0.1 * Math.min(3, scores.length - 1));
}

function emoticonValence(sign: string): number {
  if (sign === '<3') return 3;
  if (sign === '</3') return -3;
  if (sign === '(:') return 2;
  if (sign === '):' || sign === 'D:') return -2;
  if (sign.startsWith('^')) return 2;
  if (sign.startsWith('-_')) return -2;
  if (/[/\\|]$/.test(sign)) return -1;
  if (/[([{]$/.test(sign)) return -2;
  return 2;
}

import type { CampaignDay } from '../../src/listening/campaigns/effect.ts';
import type { MoodDay, MoodQuestion } from '../../src/listening/campaigns/share-change.ts';
import { type Random, randomOf } from '../eval-spikes/random.ts';

/**
 * Invented campaigns: days of a keyword and of others that it does not touch. Weekdays differ, the market and each keyword
 * wander, posts come in clumps, and now and then something unrelated breaks out. The goals hold for this generator only.
 */
export interface World {
  readonly name: string;
  /** Variance of a day's own mood. */
  readonly phi: number;
  /** The part of days on which something unrelated breaks out. */
  readonly bursts: number;
  /** What the whole market does from the launch on. */
  readonly step: number;
}

export const WORLDS: readonly World[] = [
  { name: 'base', phi: 0.15, bursts: 0.01, step: 1 },
  { name: 'step', phi: 0.15, bursts: 0.01, step: 1.35 },
  { name: 'rough', phi: 0.3, bursts: 0.03, step: 1 },
  { name: 'calm', phi: 0.05, bursts: 0.01, step: 1 },
];

export interface Cell {
  readonly days: number;
  /** Posts a day of the campaign's keyword. */
  readonly rate: number;
  /** What the campaign really does: 1 = nothing. */
  readonly effect: number;
  readonly past?: number;
  readonly controls?: number;
}

const PAST = 84;
const CONTROLS = 3;
const MARKET_WALK = 0.02;
const OWN_WALK = 0.012;
const WEEK = [1.1, 1.15, 1.12, 1.1, 1.05, 0.75, 0.73];

/** One campaign with its past: the same seed and label give the same days. */
export function campaignOf(
  world: World,
  { days, rate, effect, past = PAST, controls = CONTROLS }: Cell,
  seed: number,
  label: string,
): { before: CampaignDay[]; during: CampaignDay[] } {
  const random = randomOf(seed, `${world.name} ${days} ${rate} ${effect} ${past} ${controls} ${label}`);
  const first = Math.floor(random.uniform() * 7);
  const rates = [rate, ...Array.from({ length: controls }, () => rate * Math.exp(normal(random) * 0.5))];
  const walks = rates.map(() => 0);
  let market = 0;
  const all: CampaignDay[] = [];
  for (let day = 0; day < past + days; day++) {
    const weekday = (first + day) % 7;
    market += normal(random) * MARKET_WALK;
    const launched = day >= past;
    const counts = rates.map((usual, index) => {
      walks[index]! += normal(random) * OWN_WALK;
      const burst = random.uniform() < world.bursts ? 2 + random.exponential(3) : 1;
      const mean =
        usual *
        WEEK[weekday]! *
        Math.exp(market + walks[index]!) *
        burst *
        (launched ? world.step : 1) *
        (launched && index === 0 ? effect : 1);
      return random.poisson(mean * random.gamma(world.phi));
    });
    all.push({ weekday, count: counts[0]!, controls: counts.slice(1) });
  }
  return { before: all.slice(0, past), during: all.slice(past) };
}

function normal(random: Random): number {
  return Math.sqrt(-2 * Math.log(1 - random.uniform())) * Math.cos(2 * Math.PI * random.uniform());
}

/** Days of judged posts whose negative share wanders, in clumps; `points` are added to it from the launch on. */
export function moodDays(
  { days, rate, points, controls }: { days: number; rate: number; points: number; controls: boolean },
  seed: number,
  label: string,
): MoodQuestion {
  const random = randomOf(seed, `mood ${days} ${rate} ${points} ${controls} ${label}`);
  let market = 0;
  const walks = [0, 0];
  const own: MoodDay[] = [];
  const others: MoodDay[] = [];
  for (let day = 0; day < PAST + days; day++) {
    market += normal(random) * MOOD_WALK;
    const launched = day >= PAST ? points : 0;
    for (const [index, into] of [own, others].entries()) {
      walks[index]! += normal(random) * MOOD_WALK;
      const share = 1 / (1 + Math.exp(-(USUAL_MOOD + market + walks[index]! + normal(random) * MOOD_NOISE)));
      const judged = random.poisson(rate * (index === 0 ? 1 : 3) * random.gamma(0.15));
      const likely = Math.min(0.98, share + (index === 0 ? launched : 0));
      let negative = 0;
      for (let post = 0; post < judged; post++) if (random.uniform() < likely) negative += 1;
      into.push({ negative, judged });
    }
  }
  return {
    before: own.slice(0, PAST),
    during: own.slice(PAST),
    controls: controls ? { before: others.slice(0, PAST), during: others.slice(PAST) } : null,
  };
}

/** In log-odds: a fifth is negative; days differ, and the level wanders. */
const USUAL_MOOD = -1.4;
const MOOD_NOISE = 0.35;
const MOOD_WALK = 0.02;

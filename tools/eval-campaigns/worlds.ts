import type { CampaignDay } from '../../src/listening/campaigns/effect.ts';
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

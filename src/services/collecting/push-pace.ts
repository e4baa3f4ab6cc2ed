import { MINUTE, type Millis } from '../../listening/time.ts';

/**
 * How fast each sender may push: a bucket that fills over a minute. Only senders that are known are asked about, so it
 * holds no more of them than the store.
 * @returns seconds for the sender to wait, 0 = come in
 */
export function createPushPace(perMinute: number): (sender: string, now: Millis) => number {
  const buckets = new Map<string, { left: number; at: Millis }>();
  return (sender, now) => {
    const bucket = buckets.get(sender) ?? { left: perMinute, at: now };
    const since = Math.max(0, now - bucket.at);
    const left = Math.min(perMinute, bucket.left + (since * perMinute) / MINUTE);
    buckets.set(sender, { left: left < 1 ? left : left - 1, at: now });
    return left < 1 ? Math.ceil(((1 - left) * MINUTE) / perMinute / 1_000) : 0;
  };
}

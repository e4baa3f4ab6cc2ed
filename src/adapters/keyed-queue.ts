import PQueue from 'p-queue';

/** Runs work one by one per key, in the order given; a failure does not stop the work that comes after it. */
export function createKeyedQueue(): <T>(key: string, work: () => Promise<T>) => Promise<T> {
  const queues = new Map<string, PQueue>();
  return (key, work) => {
    let queue = queues.get(key);
    if (!queue) {
      queue = new PQueue({ concurrency: 1 });
      queues.set(key, queue);
      // A bot of a year would remember every channel it ever wrote in.
      queue.once('idle', () => queues.delete(key));
    }
    return queue.add(work);
  };
}

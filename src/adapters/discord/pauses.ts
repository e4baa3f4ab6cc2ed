/** Waits of real time that end at once when the bot stops, and that keep no process alive. */
export interface Pauses {
  sleep(ms: number): Promise<void>;
  stop(): void;
}

export function createPauses(): Pauses {
  const waiting = new Map<NodeJS.Timeout, () => void>();
  let stopped = false;
  return {
    sleep: (ms) =>
      new Promise((resolve) => {
        if (stopped) return resolve();
        const timer = setTimeout(() => {
          waiting.delete(timer);
          resolve();
        }, ms);
        timer.unref();
        waiting.set(timer, resolve);
      }),
    stop: () => {
      stopped = true;
      for (const [timer, resolve] of waiting) {
        clearTimeout(timer);
        resolve();
      }
      waiting.clear();
    },
  };
}

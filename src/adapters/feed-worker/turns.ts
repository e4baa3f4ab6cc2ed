/** Work that waits for a place. */
interface Waiting {
  share: string;
  suspect: boolean;
  go(): void;
}

/** Who may begin next when there are fewer places than work. */
export interface Turns {
  /**
   * Runs `work` when its turn has come: shares take turns, however much each of them has waiting, and none takes the last
   * place while there are several.
   * @param suspect such work has one place in all, and nobody who is not waits for it
   */
  run<T>(share: string, suspect: boolean, work: () => Promise<T>): Promise<T>;
  /** Resolves when nothing runs and nothing waits. */
  idle(): Promise<void>;
}

export function createTurns(places: number): Turns {
  const most = Math.max(1, places - 1);
  const running = new Map<string, number>();
  const servedAt = new Map<string, number>();
  const waiting: Waiting[] = [];
  let taken = 0;
  let suspects = 0;
  let clock = 0;
  let onIdle: (() => void)[] = [];

  const mayBegin = ({ share, suspect }: Waiting): boolean =>
    (running.get(share) ?? 0) < most && !(suspect && suspects > 0);

  const next = (): Waiting | undefined => {
    let best: Waiting | undefined;
    const rank = ({ share, suspect }: Waiting) => [
      suspect ? 1 : 0,
      running.get(share) ?? 0,
      servedAt.get(share) ?? 0,
    ];
    for (const candidate of waiting) {
      if (!mayBegin(candidate)) continue;
      if (best === undefined || isBefore(rank(candidate), rank(best))) best = candidate;
    }
    return best;
  };

  const fill = (): void => {
    while (taken < places) {
      const chosen = next();
      if (!chosen) break;
      waiting.splice(waiting.indexOf(chosen), 1);
      taken += 1;
      if (chosen.suspect) suspects += 1;
      running.set(chosen.share, (running.get(chosen.share) ?? 0) + 1);
      clock += 1;
      servedAt.set(chosen.share, clock);
      chosen.go();
    }
    if (taken > 0 || waiting.length > 0) return;
    // Nobody is owed anything any more.
    servedAt.clear();
    for (const done of onIdle) done();
    onIdle = [];
  };

  return {
    async run(share, suspect, work) {
      await new Promise<void>((go) => {
        waiting.push({ share, suspect, go });
        fill();
      });
      try {
        return await work();
      } finally {
        taken -= 1;
        if (suspect) suspects -= 1;
        const left = (running.get(share) ?? 1) - 1;
        if (left > 0) running.set(share, left);
        else running.delete(share);
        fill();
      }
    },
    idle: () =>
      taken === 0 && waiting.length === 0
        ? Promise.resolve()
        : new Promise((resolve) => {
            onIdle.push(resolve);
          }),
  };
}

function isBefore(a: readonly number[], b: readonly number[]): boolean {
  const at = a.findIndex((value, index) => value !== b[index]);
  return at >= 0 && a[at]! < b[at]!;
}

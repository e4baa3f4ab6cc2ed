/** As it was at the start: by the time somebody asks, it may be gone. */
const PARENT = process.ppid;

/** How often is looked whether the parent is still there. */
const LOOK_MS = 1_000;

/**
 * Calls `act` once when the process that started this one is gone, where that was npm: it starts a shell, and ends that
 * shell only when it is told to end. A bot that was put into the background by hand lives on.
 */
export function whenNpmEnds(
  environment: Readonly<Record<string, string | undefined>>,
  act: () => void,
): void {
  if (environment.npm_lifecycle_event === undefined) return;
  const look = setInterval(() => {
    if (process.ppid === PARENT) return;
    clearInterval(look);
    act();
  }, LOOK_MS);
  look.unref();
}

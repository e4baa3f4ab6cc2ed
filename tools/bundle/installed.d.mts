/** Why the bot cannot run as it is installed in `root`, with what to type; null = it can. */
export function installProblem(root: string, node?: string): string | null;

/** What an error while the sources are bundled means for who wants to start the bot; null = a bug of ours. */
export function bundleProblem(error: unknown): string | null;

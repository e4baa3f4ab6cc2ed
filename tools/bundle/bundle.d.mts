/** The project: its `src`, `package-lock.json` and `node_modules`. */
export const ROOT: string;

export interface BundleOptions {
  root?: string;
  /** Folder under `out/`. */
  name?: string;
  /** The file that each bundle begins with. */
  entries?: Record<string, string>;
  /** Folders whose change makes a bundle old. */
  watched?: readonly string[];
}

/** @returns the folder of the bundle, made when there is none for these sources yet: `<entry>.mjs` for each entry */
export function bundle(options?: BundleOptions): Promise<string>;

/** The workers of the bot: the name under which each is found beside it, and its file. */
export const THREADS: Record<'boot' | 'sentence' | 'pdf', string>;

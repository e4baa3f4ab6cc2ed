import type { SourceErrorKind } from '../config/errors.ts';

/** Where the jobs say what they did, for `/metrics`. Names of sources and jobs only: never a keyword, an author or an address. */
export interface Meter {
  job(name: string, ms: number, ok: boolean): void;
  /** One read of a source that came through: new mentions of all workspaces together. */
  collected(source: string, mentions: number): void;
  sourceFailed(source: string, kind: SourceErrorKind): void;
  /** One try to send; `outcome` is `sent` or the kind of the DeliveryError. */
  delivered(platform: string, purpose: string, outcome: string): void;
}

/** For whoever does not count. */
export const NO_METER: Meter = {
  job: () => {},
  collected: () => {},
  sourceFailed: () => {},
  delivered: () => {},
};

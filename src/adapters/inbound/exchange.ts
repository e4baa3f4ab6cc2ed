/** An answer; an object is sent as JSON. */
export interface Respond {
  status: number;
  body: Readonly<Record<string, unknown>> | string;
  contentType?: string;
  retryAfterSeconds?: number;
  /** Beside those of every answer. */
  headers?: Readonly<Record<string, string>>;
}

/** A signed request as it came in, its body raw: the signature is over the bytes. */
export interface Pushed {
  /** The part of the path after `/in/`. */
  hook: string;
  header(name: string): string;
  body: Buffer;
}

/** An answer; an object is sent as JSON. */
export interface Respond {
  status: number;
  body: Readonly<Record<string, unknown>> | string;
  contentType?: string;
  retryAfterSeconds?: number;
}

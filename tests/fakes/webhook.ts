import { Webhook } from 'standardwebhooks';

interface Push {
  id: string;
  /** Seconds, as in the header. */
  timestamp: string;
  body: Uint8Array;
}

/** The signature of whoever pushes, by the library that Standard Webhooks hands out. */
export function signatureOf(secret: string, { id, timestamp, body }: Push): string {
  return new Webhook(secret).sign(id, new Date(Number(timestamp) * 1_000), Buffer.from(body));
}

/**
 * Why a report was not set, fit for a log: the compiler quotes what it cannot set, which may be words of strangers, so that
 * each of its sentences ends where a quote begins.
 */
export function reasonOf(failure: unknown): string {
  const told = failure instanceof Error ? failure.message : JSON.stringify(failure ?? '');
  const sentences = [...told.matchAll(/\bmessage"?: ?"((?:[^"\\]|\\.)*)/g)].map(([, sentence]) => sentence!);
  const reasons = (sentences.length > 0 ? sentences : [told]).map((sentence) =>
    sentence.replace(/[`"'\\“«].*$/s, '…'),
  );
  return [...new Set(reasons)].join('; ').slice(0, 300) || 'no reason given';
}

import { loadTypesetter } from './load.ts';
import type { PdfAnswer, PdfJob, PdfState } from './wire.ts';

const say = (message: PdfState | PdfAnswer) => process.send?.(message);
// It ends with the bot, whatever ends that; a signal to both is the bot's to answer.
process.on('disconnect', () => process.exit(0));
process.on('SIGINT', () => {}).on('SIGTERM', () => {});

const set = await loadTypesetter();
if (set)
  process.on('message', (job: PdfJob) => {
    try {
      say({ pdf: set(job) });
    } catch (error) {
      say({ failure: error instanceof Error ? error.message : String(error) });
    }
  });
say(set ? 'ready' : 'missing');

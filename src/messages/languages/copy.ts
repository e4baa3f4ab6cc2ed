import type { Language } from '../../listening/channel.ts';
import type { LanguageCopy } from './en/copy.ts';
import { languageOf } from './index.ts';
import type { CommandWords } from './shapes.ts';

/** Everything the bot says, in one language; its commands by any verb. */
export type Copy = Omit<LanguageCopy, 'commands'> & { commands: CommandWords & LanguageCopy['commands'] };

export function copyOf(language: Language): Copy {
  return languageOf(language).copy;
}

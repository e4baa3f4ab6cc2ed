import { copyOf } from './languages/copy.ts';
import { languageOf, languageTags } from './languages/index.ts';
import { choiceWords, verbNames } from './languages/vocabulary.ts';
import type { Run } from './message.ts';

/** A command, or an option that stands alone. */
const BEGINNING =
  /(?<![\p{L}\p{N}/.])\/earshot (\p{L}[\p{L}-]*)|(?<![\p{L}\p{N}-])--\p{L}[\p{L}-]*(?:=\p{L}+)?/gu;
/** What follows a command in a sentence: a quoted name, a number, an option, a channel, people, an address. */
const ARGUMENT =
  /\s(?:"[^"]*"|<[^>]+>|#?\d[\p{L}\d:-]*|--\p{L}[\p{L}-]*|[#@]\p{L}[\p{L}-]*|https?:\/\/\S*[^\s.,;])/uy;
/** Names with commas between. */
const NAMES = /\s\p{Lu}[\p{L}\d]*(?:, \p{Lu}[\p{L}\d]*)+/uy;
/** Sentences close with a mark: where one does not, its last word belongs to the command. */
const LAST = /\s[\p{L}\d][\p{L}\d-]*$/uy;
const WORD = /\s(\p{L}[\p{L}-]*)/uy;

// Private-use characters that no sentence of ours contains.
const GUARDS = /[\ue002\ue003]/g;

/**
 * A sentence of ours with the commands and options that it names as runs, for each platform to show as one types them
 * there. Foreign text is none of ours: what a sentence is filled with goes through `guarded` before.
 */
export function withCommands(text: string): Run[] {
  const runs: Run[] = [];
  let at = 0;
  for (const found of text.matchAll(BEGINNING)) {
    const [begun, verb] = found;
    if (found.index < at || (verb !== undefined && !verbs().has(verb))) continue;
    const end = found.index + begun.length;
    if (found.index > at) runs.push(unguarded(text.slice(at, found.index)));
    at = verb === undefined ? end : endOf(text, end, verb);
    runs.push({ command: unguarded(text.slice(found.index, at)) });
  }
  return at < text.length ? [...runs, unguarded(text.slice(at))] : runs;
}

/** What a sentence is about to be filled with, so that no word of it is taken for a command of ours. */
export function guarded(text: string): string {
  return text.replace(GUARDS, '').replaceAll('/earshot', '\ue002earshot').replaceAll('--', '\ue003\ue003');
}

/** A filled sentence as it is read. */
export function unguarded(text: string): string {
  return text.replaceAll('\ue002', '/').replaceAll('\ue003', '-');
}

function verbs(): Set<string> {
  return new Set(languageTags.flatMap((tag) => Object.keys(copyOf(tag).commands)).flatMap(verbNames));
}

function choices(): Set<string> {
  return new Set(
    languageTags
      .flatMap((tag) => Object.keys(languageOf(tag).choices))
      .flatMap((choice) => choiceWords(choice)),
  );
}

function endOf(text: string, from: number, verb: string): number {
  let at = from;
  const take = (pattern: RegExp, isOurs: (word: string) => boolean = () => true) => {
    pattern.lastIndex = at;
    const found = pattern.exec(text);
    if (!found || !isOurs(found[1] ?? '')) return false;
    at = pattern.lastIndex;
    return true;
  };
  if (verbNames('help').includes(verb)) {
    take(WORD, (word) => verbs().has(word));
    return at;
  }
  const known = choices();
  while (take(ARGUMENT) || take(NAMES) || take(WORD, (word) => known.has(word)) || take(LAST)) {}
  return at;
}

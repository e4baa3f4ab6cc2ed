import { ALL_TOPICS, HELP_TOPICS, type HelpTopic, topicId } from '../../messages/help.ts';
import { copyOf } from '../../messages/languages/copy.ts';
import { languageTags } from '../../messages/languages/index.ts';
import { foldWord } from '../../services/nearest.ts';

/** The topic of the help that a word names in any language, or all of them; null = none. */
export function topicNamed(typed: string): HelpTopic | typeof ALL_TOPICS | null {
  const word = foldWord(typed);
  const isOne = (names: readonly string[]) => names.some((name) => foldWord(name) === word);
  const helps = languageTags.map((tag) => copyOf(tag).help);
  if (word === ALL_TOPICS || helps.some(({ everything }) => isOne(everything))) return ALL_TOPICS;
  return (
    HELP_TOPICS.find(
      (topic) =>
        word === topic ||
        word === topicId(topic) ||
        helps.some(({ topics }) => isOne([topics[topic].name, ...topics[topic].typed])),
    ) ?? null
  );
}

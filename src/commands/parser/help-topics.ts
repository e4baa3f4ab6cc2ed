import { ALL_TOPICS, HELP_TOPICS, type HelpTopic, topicId } from '../../messages/help.ts';
import { copyOf } from '../../messages/languages/copy.ts';
import { languageTags } from '../../messages/languages/index.ts';
import { QUERY_TOPIC } from '../../messages/query-help.ts';
import { foldWord } from '../../services/nearest.ts';

/** The id of the topic of the help that a word names in any language, or of all of them; null = none. */
export function topicNamed(typed: string): string | null {
  const word = foldWord(typed);
  const isOne = (names: readonly string[]) => names.some((name) => foldWord(name) === word);
  const helps = languageTags.map((tag) => copyOf(tag).help);
  if (word === ALL_TOPICS || helps.some(({ everything }) => isOne(everything))) return ALL_TOPICS;
  if (languageTags.some((tag) => isOne(copyOf(tag).queryHelp.typed))) return QUERY_TOPIC;
  const topic = HELP_TOPICS.find(
    (topic) =>
      isOne([topic, topicId(topic)]) ||
      helps.some(({ topics }) => isOne([topics[topic].name, ...topics[topic].typed])),
  );
  return topic === undefined ? null : topicId(topic);
}

/** The topic of an id. */
export function topicOf(id: string): HelpTopic | null {
  return HELP_TOPICS.find((topic) => topicId(topic) === id) ?? null;
}

import type { Store } from './store.ts';

/** Methods that change which channel is notified of what. Only this process writes, so that counting them is enough. */
const SETTINGS = [
  'createWorkspace',
  'saveWorkspace',
  'redeemLink',
  'separateHome',
  'leaveHome',
  'returnHome',
  'removeHome',
  'saveChannel',
  'removeChannel',
  'subscribe',
  'unsubscribe',
  'addKeyword',
  'saveKeyword',
  'removeKeyword',
  'addFeed',
  'removeFeed',
  'moveFeed',
  'saveCampaign',
  'saveWordList',
  'renameWordList',
  'removeWordList',
] as const satisfies readonly (keyof Store)[];

/**
 * Methods by which people teach, or take back what they taught. Marks that go with their posts are not worth a count: what was
 * learned of them goes with the next one.
 */
const LESSONS = [
  'rejudge',
  'resetLessons',
  'mute',
  'unmute',
  'forgetAuthor',
  'removeKeyword',
  'redeemLink',
] as const satisfies readonly (keyof Store)[];

/** Methods that make mentions another story's. */
const STORIES = ['joinStories', 'splitStories'] as const satisfies readonly (keyof Store)[];

/** Methods after which themes may be others, beside new posts: marks of them, and posts that go or are judged anew. */
const THEMES = [
  'markTheme',
  'takeBackThemeMark',
  'commitCollected',
  'completeAuthors',
  'deletePosts',
  'forgetAuthor',
  'rejudge',
  'mute',
  'unmute',
  'removeKeyword',
  'redeemLink',
  'joinStories',
  'splitStories',
] as const satisfies readonly (keyof Store)[];

/** Counts the changes of settings, lessons, stories and themes, so that what was made from them is made again only then. */
export function withVersions(
  store: Omit<Store, 'settingsVersion' | 'lessonsVersion' | 'storiesVersion' | 'themesVersion'>,
): Store {
  const versions = { settings: 0, lessons: 0, stories: 0, themes: 0 };
  const counted = {
    ...store,
    settingsVersion: () => versions.settings,
    lessonsVersion: () => versions.lessons,
    storiesVersion: () => versions.stories,
    themesVersion: () => versions.themes,
  };
  const count = (name: keyof typeof store, which: keyof typeof versions) => {
    const change = counted[name] as (...args: unknown[]) => Promise<unknown>;
    const counting = async (...args: unknown[]) => {
      // What failed may have changed something.
      let changes = true;
      try {
        const result = await change(...args);
        changes = changesSomething(name, args, result);
        return result;
      } finally {
        if (changes) versions[which] += 1;
      }
    };
    Object.assign(counted, { [name]: counting });
  };
  for (const name of SETTINGS) count(name, 'settings');
  for (const name of LESSONS) count(name, 'lessons');
  for (const name of STORIES) count(name, 'stories');
  for (const name of THEMES) count(name, 'themes');
  return counted;
}

/** Some are called every second, and seldom change what is counted here. */
function changesSomething(name: string, args: readonly unknown[], result: unknown): boolean {
  switch (name) {
    case 'rejudge': {
      // The engine judges anew, and teaches nothing by it.
      const [, , , marks] = args as Parameters<Store['rejudge']>;
      return marks.length > 0;
    }
    case 'commitCollected':
      return (result as Awaited<ReturnType<Store['commitCollected']>>).emptied !== undefined;
    case 'completeAuthors': {
      const [, profiles] = args as Parameters<Store['completeAuthors']>;
      return profiles.some(({ withdrawn }) => withdrawn);
    }
    case 'deletePosts':
      return (result as number) > 0;
    default:
      return true;
  }
}

import { isUtf8 } from 'node:buffer';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import type { Millis } from '../../src/listening/time.ts';
import type { Post } from '../posts/post.ts';
import { timelineOf } from '../posts/timeline.ts';
import { checkScenario } from './check.ts';
import { readPostFile } from './post-file.ts';
import { problemsOf } from './problem.ts';
import { type AnswerFile, type FeedFile, type ScenarioFile, type Step, scenario } from './schema.ts';
import { readYaml, type YamlFile } from './yaml.ts';

/** A scenario as it is played: every post drawn, every time a moment. */
export interface Scenario {
  start: Millis;
  end: Millis;
  stepMs: number;
  seed: number;
  /** Variables of the bot that the file sets. */
  config: Record<string, string>;
  feeds: Feed[];
  /** null = Hacker News is not part of it. */
  hackerNews: Post[] | null;
  webhooks: { id: string; everyMs: number; posts: Post[] }[];
  imports: { at: Millis; name: string; content: Post[] | Uint8Array }[];
  steps: TimedStep[];
}

export interface Feed extends Pick<FeedFile, 'format' | 'keep' | 'lang'> {
  id: string;
  title: string;
  /** Oldest first by their dates. */
  posts: Post[];
  answers: (Omit<AnswerFile, 'from' | 'to'> & { from: Millis; to: Millis })[];
}

export type TimedStep = Step & {
  /** When it is done. */
  moment: Millis;
  /** Where it stands in the file and when it is done, for messages: `file.yml:12:5: step at +3d`. */
  place: string;
};

/** The file cannot be played: one line for each thing that is wrong. */
export class BadScenario extends Error {
  readonly lines: string[];
  constructor(lines: string[]) {
    super(lines.join('\n'));
    this.lines = lines;
  }
}

/** @throws BadScenario */
export async function readScenario(path: string): Promise<Scenario> {
  let bytes: Uint8Array;
  try {
    bytes = await readFile(path);
  } catch (error) {
    throw new BadScenario([`${path}: cannot be read (${(error as NodeJS.ErrnoException).code})`]);
  }
  const text = new TextDecoder().decode(bytes);
  if (!isUtf8(bytes)) {
    const line = text.slice(0, text.indexOf('\ufffd')).split('\n').length;
    throw new BadScenario([`${path}:${line}: found bytes that are no UTF-8, expected a text in UTF-8`]);
  }
  const yaml = readYaml(text);
  if ('mistakes' in yaml) throw new BadScenario(yaml.mistakes.map((mistake) => `${path}:${mistake}`));
  const read = scenario.safeParse(yaml.value);
  const problems = read.success ? checkScenario(read.data) : problemsOf(read.error);
  if (problems.length > 0)
    throw new BadScenario([...new Set(problems.map((problem) => `${path}:${yaml.describe(problem)}`))]);
  return resolved(read.data!, path, yaml);
}

async function resolved(file: ScenarioFile, path: string, yaml: YamlFile): Promise<Scenario> {
  const { start, seed } = file;
  const database = file.config.EARSHOT_DATABASE;
  if (database !== undefined && existsSync(database))
    throw new BadScenario([
      `${path}: there is a database at ${database} already; a scenario begins with an empty one`,
    ]);
  const timeZone = file.timeZone ?? file.config.EARSHOT_TIME_ZONE ?? 'UTC';
  const beside = (name: string) => resolve(dirname(path), name);
  const postFiles = new Map<string, Post[]>();
  const all = [
    ...Object.values(file.feeds),
    ...Object.values(file.webhooks),
    ...(file.hackerNews ? [file.hackerNews] : []),
    ...file.imports,
  ];
  for (const item of all.flatMap(({ items }) => items ?? []))
    if ('file' in item && !postFiles.has(item.file))
      postFiles.set(item.file, await readPosts(beside(item.file), item.file));
  const posts = (items: FeedFile['items'], place: string) =>
    timelineOf(items, {
      start,
      timeZone,
      seed,
      place,
      postsIn: (name) => structuredClone(postFiles.get(name)!),
    });
  return {
    start,
    end: start + file.end,
    stepMs: file.step,
    seed,
    config: {
      ...file.config,
      ...(file.language ? { EARSHOT_LANGUAGE: file.language } : {}),
      ...(file.timeZone ? { EARSHOT_TIME_ZONE: file.timeZone } : {}),
    },
    feeds: Object.entries(file.feeds).map(([id, { title = id, format, keep, lang, items, answers }]) => ({
      id,
      title,
      format,
      keep,
      lang,
      posts: posts(items, id),
      answers: answers.map(({ from, to, ...answer }) => ({ ...answer, from: start + from, to: start + to })),
    })),
    hackerNews: file.hackerNews ? posts(file.hackerNews.items, 'hacker-news') : null,
    webhooks: Object.entries(file.webhooks).map(([id, { every, items }]) => ({
      id,
      everyMs: every,
      posts: posts(items, id),
    })),
    imports: await Promise.all(
      file.imports.map(async ({ at, name, items, file: copied }) => ({
        at: start + at,
        name,
        content: items ? posts(items, name) : await readBytes(beside(copied!), copied!),
      })),
    ),
    steps: file.steps
      .map((step, nth) => ({
        ...step,
        moment: start + step.at,
        place: `${path}:${yaml.placeOf(['steps', nth])}: step at ${writtenOffset(step.at)}`,
      }))
      .sort((earlier, later) => earlier.at - later.at),
  };
}

async function readBytes(path: string, name: string): Promise<Uint8Array> {
  return readFile(path).catch((error: NodeJS.ErrnoException) => {
    throw new BadScenario([`${name}: cannot be read (${error.code})`]);
  });
}

async function readPosts(path: string, name: string): Promise<Post[]> {
  const bytes = await readBytes(path, name);
  try {
    return readPostFile(new TextDecoder().decode(bytes), name);
  } catch (error) {
    throw new BadScenario([(error as Error).message]);
  }
}

/** `+3d4h20m` */
function writtenOffset(ms: number): string {
  const seconds = Math.floor(ms / 1_000);
  const parts = [
    [Math.floor(seconds / 86_400), 'd'],
    [Math.floor(seconds / 3_600) % 24, 'h'],
    [Math.floor(seconds / 60) % 60, 'm'],
    [seconds % 60, 's'],
  ] as const;
  const words = parts.filter(([count]) => count > 0).map(([count, unit]) => `${count}${unit}`);
  return `+${words.length === 0 ? '0m' : words.join('')}`;
}

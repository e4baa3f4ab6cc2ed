import { SOURCES } from '../listening/sources/index.ts';
import type { SourceInfo } from '../listening/sources/source.ts';

export interface ConfigProblem {
  name: string;
  problem: string;
  fix: string;
}

/** Name of the variable that holds an option of a source: `hacker-news`, `baseUrl` gives `EARSHOT_HACKER_NEWS_BASE_URL`. */
export function sourceVariable(source: string, option: string): string {
  const snake = option.replace(/[A-Z]/g, (letter) => `_${letter}`);
  return `EARSHOT_${source}_${snake}`.replaceAll('-', '_').toUpperCase();
}

export interface SourceOptions {
  /** Options by source; a source that is switched off is absent. */
  sources: Record<string, Record<string, string>>;
  problems: ConfigProblem[];
  /** Never logged. */
  secrets: string[];
}

/** The options of every source, from the environment. */
export function sourceOptions(environment: Record<string, string | undefined>): SourceOptions {
  const sources: SourceOptions['sources'] = {};
  const problems: ConfigProblem[] = [];
  const secrets: string[] = [];
  for (const source of SOURCES) {
    const options: Record<string, string> = {};
    let complete = true;
    for (const [option, fallback] of Object.entries(source.options)) {
      const value = environment[sourceVariable(source.id, option)] ?? fallback;
      // An option whose default is empty may stay so; emptying any other switches the source off.
      if (value === null || (value === '' && fallback !== '')) complete = false;
      else options[option] = value;
      if (isSecret(option)) secrets.push(...secretsIn(value ?? ''));
    }
    if (complete) sources[source.id] = options;
    else problems.push(...halfSet(source, environment));
  }
  return { sources, problems, secrets };
}

/** By its name: what ends like this is never logged. */
export function isSecret(option: string): boolean {
  return /(?:key|token|secret|password)s?$/i.test(option);
}

/** An option may hold several: `host=secret host=secret`. Of a key in PEM each line is one, and its frame is none. */
function secretsIn(value: string): string[] {
  if (value.includes('-----BEGIN'))
    return value.split(/\s+|\\n|-----[A-Z ]*-----/).filter((line) => line.length >= 16);
  return value
    .split(/[\s,]+/)
    .flatMap((part) => part.split('=').slice(-1))
    .filter((part) => part !== '');
}

/** Some of a source's keys are set and others are not: it would stay off without a word. */
function halfSet(
  { id, options }: SourceInfo,
  environment: Record<string, string | undefined>,
): ConfigProblem[] {
  const needed = Object.keys(options)
    .filter((option) => options[option] === null)
    .map((option) => sourceVariable(id, option));
  const missing = needed.filter((name) => !environment[name]);
  return missing.length === needed.length
    ? []
    : missing.map((name) => ({
        name,
        problem: `is missing, while ${needed.filter((other) => environment[other]).join(', ')} is set`,
        fix: 'Set it too (docs/sources.md says where it comes from), or remove the others.',
      }));
}

/** The environment that switches every source off but these: for the tour and for tests, which ask nobody outside. */
export function onlySources(...ids: string[]): Record<string, string> {
  return Object.fromEntries(
    SOURCES.filter(({ id }) => !ids.includes(id)).flatMap(({ id, options }) =>
      Object.keys(options)
        .filter((option) => options[option])
        .slice(0, 1)
        .map((option) => [sourceVariable(id, option), '']),
    ),
  );
}

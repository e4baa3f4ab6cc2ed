import { learnedContext } from './company.ts';
import { isSpecific } from './features.ts';

/** A post that a person marked: what it shows, and whether it is about the keyword. */
export interface MarkedPost {
  features: ReadonlySet<string>;
  about: boolean;
}

/** What the marks of people taught about one keyword: a naive Bayes over what marked posts show. */
export interface RelevanceModel extends Counted {
  /** How it does on marked posts that were held out while it learned. */
  heldOut: HeldOut;
  /** Log-odds that a post must lie below by both readings to be held back; null = nothing is held back. */
  threshold: number | null;
}

export interface HeldOut {
  /** Share of marked posts that are read rightly. */
  accuracy: number;
  /** Of those that are read as not about the keyword: the share that is not. 1 when none is. */
  precision: number;
}

/** Marked posts, counted by what they show. */
export interface Counted {
  marks: { about: number; not: number };
  /** By feature: how many marked posts about the keyword show it, and how many others. */
  counts: ReadonlyMap<string, readonly [about: number, not: number]>;
  /** Features that nearly every post about the keyword has one of. */
  context: readonly string[];
  /** Features that are common in all that was found. */
  company: readonly string[];
}

/** Fewer marks teach nothing that can be relied on. */
export const MIN_MARKS = 20;
/** Nothing is held back while fewer held-out marks are read rightly. */
export const MIN_ACCURACY = 0.92;
/** No single word decides. */
const MAX_VOTE = 2.5;
/** Log-odds of about one in eight that a post is about the keyword. */
const SURE = -2;
/** How far the threshold stays below the least of the held-out posts that are about the keyword. */
const MARGIN = 0.5;
/**
 * That words are missing proves little: without these, a post must not look as if it were about the keyword.
 * Set with the rest on labeled posts of four ambiguous names.
 */
const MAX_SPECIFIC = 1.5;
export const FOLDS = 20;
/** Share of the rarer kind from which on the usual smoothing may speak along: below, a word seen once would decide. */
const BALANCED = 0.4;

/** @param company features that are common in all that was found (`companyOf`) */
export function learnRelevance(
  marked: readonly MarkedPost[],
  company: readonly string[],
): RelevanceModel | null {
  if (marked.length < MIN_MARKS) return null;
  const held = marked.map((post) => ({ ...post, reading: null as Reading | null }));
  for (let fold = 0; fold < FOLDS; fold++) {
    const counted = count(
      held.filter((_, at) => at % FOLDS !== fold),
      company,
    );
    held.forEach((post, at) => {
      if (at % FOLDS === fold) post.reading = readRelevance(counted, post.features);
    });
  }
  const heldOut = heldOutOf(held.map(({ about, reading }) => ({ about, score: reading!.score })));
  const counted = count(marked, company);
  const least = Math.min(...held.filter(({ about }) => about).map(({ reading }) => reading!.surest));
  const sure = heldOut.accuracy >= MIN_ACCURACY && counted.marks.about > 0 && counted.marks.not > 0;
  return {
    ...counted,
    heldOut,
    threshold: sure ? Math.min(SURE, least - MARGIN) : null,
  };
}

export function heldOutOf(read: readonly { about: boolean; score: number }[]): HeldOut {
  const right = read.filter(({ about, score }) => score > 0 === about).length;
  const against = read.filter(({ score }) => score <= 0);
  const precision = against.length === 0 ? 1 : against.filter(({ about }) => !about).length / against.length;
  return { accuracy: right / read.length, precision };
}

export function count(marked: readonly MarkedPost[], company: readonly string[]): Counted {
  const context = learnedContext(marked);
  const counts = new Map<string, [number, number]>();
  const marks = { about: 0, not: 0 };
  for (const { features, about } of marked) {
    marks[about ? 'about' : 'not'] += 1;
    for (const feature of withContext(features, context, company)) {
      const known = counts.get(feature) ?? [0, 0];
      known[about ? 0 : 1] += 1;
      counts.set(feature, known);
    }
  }
  return { marks, counts, context, company };
}

function withContext(
  features: ReadonlySet<string>,
  context: readonly string[],
  company: readonly string[],
): string[] {
  const kept = company.filter((feature) => features.has(feature)).length;
  return [
    ...features,
    context.some((feature) => features.has(feature)) ? 'c yes' : 'c no',
    ...(company.length > 0 ? [`d ${Math.min(2, kept)}`] : []),
  ];
}

/** How a model reads a post. */
export interface Reading {
  /** Log-odds that it is about the keyword. */
  score: number;
  /** The same by the smoothing that is less sure that it is not. */
  surest: number;
  /** The part of it that comes from what only this text shows. */
  specific: number;
  votes: { feature: string; vote: number }[];
}

export function readRelevance(model: Counted, features: ReadonlySet<string>): Reading {
  const { about, not } = model.marks;
  const balance = Math.min(1, Math.min(about, not) / (about + not) / BALANCED);
  // Marks that are pooled: a word is taken to be as frequent in both kinds as in all, until it has been seen.
  const pseudo = 1 + 2 * balance;
  // Half the weight: marks are made where something is wrong, and say little of how often that is so.
  const prior = 0.5 * Math.log((about + 1) / (not + 1));
  let pooled = prior;
  let usual = prior;
  let specific = 0;
  const votes: Reading['votes'] = [];
  for (const feature of withContext(features, model.context, model.company)) {
    const seen = model.counts.get(feature);
    if (!seen) continue;
    const [yes, no] = seen;
    const rate = (pseudo * (yes + no)) / (about + not);
    const vote = capped(Math.log((yes + rate) / (about + pseudo)) - Math.log((no + rate) / (not + pseudo)));
    pooled += vote;
    usual += capped(Math.log((yes + 1) / (about + 2)) - Math.log((no + 1) / (not + 2)));
    if (isSpecific(feature)) specific += vote;
    votes.push({ feature, vote });
  }
  const score = pooled + (balance / 2) * (usual - pooled);
  return { score, surest: Math.max(pooled, usual), specific, votes };
}

/** Whether a post is so surely not about the keyword that it is held back. */
export function isLow({ threshold }: RelevanceModel, { surest, specific }: Reading): boolean {
  return threshold !== null && surest < threshold && specific < MAX_SPECIFIC;
}

function capped(vote: number): number {
  return Math.max(-MAX_VOTE, Math.min(MAX_VOTE, vote));
}

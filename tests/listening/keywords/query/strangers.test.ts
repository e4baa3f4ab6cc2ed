import { describe, expect, test } from 'vitest';
import { parseQuery } from '../../../../src/listening/keywords/query/parse.ts';
import { printQuery } from '../../../../src/listening/keywords/query/print.ts';

function read(text: string): string | null {
  const result = parseQuery(text);
  return result.ok ? printQuery(result.query.tree) : null;
}

/** Codes of the warnings of a query that can be read. */
function warned(text: string): string[] {
  const result = parseQuery(text);
  return result.ok ? result.query.warnings.map(({ code }) => code) : ['refused'];
}

describe('what can mean one thing only is read so', () => {
  test.each([
    ['country:de kestrel', 'country:de kestrel'],
    ['kestrel country:allemagne', 'kestrel country:de'],
    ['kestrel country:Germany', 'kestrel country:de'],
    ['kestrel country:(fr OR de OR russia)', 'kestrel country:(fr OR de OR ru)'],
    ['kestrel country:serbia', 'kestrel country:rs'],
    ['kestrel likes > 50', 'kestrel likes:>50'],
    ['kestrel likes >50 hub', 'kestrel likes:>50 hub'],
    ['kestrel likes:> 50', 'kestrel likes:>50'],
    ['kestrel likes : > 50', 'kestrel likes:>50'],
    ['kestrel likes:≥50', 'kestrel likes:>=50'],
    ['kestrel likes ≤ 50', 'kestrel likes:<=50'],
    ['kestrel likes:50+', 'kestrel likes:>=50'],
    ['kestrel likes:>1 000', 'kestrel likes:>1000'],
    ['kestrel followers >= 10 000 hub', 'kestrel followers:>=10000 hub'],
    ['kestrel age < 2 hours hub', 'kestrel age:<2h hub'],
    ['"kestrel "OR" hub"', '"kestrel" OR "hub"'],
    ['kestrel age < 2h', 'kestrel age:<2h'],
    ['kestrel is:rt', 'kestrel is:repost'],
    ['kestrel site:*.kestrel.example', 'kestrel site:kestrel.example'],
    ['kestrel NEAR/4F router', 'kestrel ONEAR/4 router'],
    ['"what is kestrel"?', '"what is kestrel"'],
    ['"kestrel box". "hub"', '"kestrel box" "hub"'],
    // Comparisons stand after the name of a number only.
    ['kestrel 5>3', 'kestrel 5>3'],
    ['kestrel /news/france', 'kestrel news/france'],
  ])('%s', (text, printed) => {
    expect(read(text)).toBe(printed);
  });
});

describe('what has no meaning is refused, with what was meant', () => {
  test.each([
    ['kestrel title:-hub', 'kestrel -title:hub'],
    ['kestrel title:!hub', 'kestrel -title:hub'],
    ['kestrel title:-"mesh hub"', 'kestrel -title:"mesh hub"'],
    ['kestrel title:NOT hub', 'kestrel -title:hub'],
    ['kestrel title: NOT hub', 'kestrel -title:hub'],
    ['kestrel title: -hub', 'kestrel -title:hub'],
    ['kestrel lang:-en', 'kestrel -lang:en'],
    ['kestrel title:--hub', 'kestrel -title:hub'],
    ['title:/kestrel/i', 'title:/kestrel/'],
    ['kestrel likes:50,60', null],
    ['**kestrel** hub', 'kestrel hub'],
    ['**mesh hub** kestrel', '"mesh hub" kestrel'],
    ['"kestrel box" ~ 3', '"kestrel box"~3'],
    ['kestrel title : hub', 'kestrel title:hub'],
    ['kestrel title:body:hub', null],
    ['kestrel lang:en,fr', 'kestrel lang:(en OR fr)'],
    ['kestrel lang:en|fr', 'kestrel lang:(en OR fr)'],
    ['kestrel site:a.example;b.example hub', 'kestrel site:(a.example OR b.example) hub'],
    ['-source:reddit,bluesky kestrel', '-source:(reddit OR bluesky) kestrel'],
    ['title:kestrel|ostrand', 'title:(kestrel OR ostrand)'],
    ['kestrel lang:xx', null],
    ['kestrel note: read this', 'kestrel note read this'],
    ['kestrel:', 'kestrel'],
    ['/kestrel/i', '/kestrel/'],
    ['hub /kest(rel|ril)/gi', 'hub /kest(rel|ril)/'],
    ['/kestrel[/', null],
    ['kestrel.*', 'kestrel*'],
    ['kestrel/*', 'kestrel'],
    ['C+*', 'C+'],
    ['kestr*~1', 'kestr*'],
    ['kestrel~0.8', 'kestrel~1'],
    ['kestrel~~', 'kestrel~1'],
    ['"kestrel box"~3.5', '"kestrel box"~3'],
    ['"kestrel box"~3f', '"kestrel box"~3'],
    ['"kestrel box" ~3', '"kestrel box"~3'],
    ['(kestrel box) ~3', 'kestrel NEAR/3 box'],
    ['(kestrel box)~3f', 'kestrel NEAR/3 box'],
    ['kestrel ~4 router', 'kestrel NEAR/4 router'],
    ['kestrel NEAR/x router', 'kestrel NEAR/4 router'],
    ['kestrel NEAR/-1 router', 'kestrel NEAR/1 router'],
    ['kestrel ONEAR/1.5 router', 'kestrel ONEAR/1 router'],
    ['kestrel NEAR//3 router', 'kestrel NEAR/3 router'],
    ['kestrel NEAR:5 router', 'kestrel NEAR/5 router'],
    ['kestrel WITHIN 5 WORDS OF router', 'kestrel NEAR/5 router'],
    ['kestrel ADJ router', 'kestrel ONEAR/0 router'],
    ['kestrel ADJ 3 router', 'kestrel NEAR/3 router'],
    ['kestrel AROUND (3) router', 'kestrel NEAR/3 router'],
    ['kestrel AROUND router', 'kestrel NEAR/4 router'],
    ['kestrel AFTER/3 router', null],
    ['kestrel EXCEPT router', 'kestrel -router'],
    ['kestrel WITHOUT router', 'kestrel -router'],
    ['kestrel NOR router', 'kestrel -router'],
    ['kestrel <<mesh hub>> router', 'kestrel "mesh hub" router'],
    ['* kestrel\n* mesh hub', 'kestrel OR (mesh hub)'],
    ['- kestrel\n- hub\n', 'kestrel OR hub'],
    ['1. kestrel\n2. hub', 'kestrel OR hub'],
    ['http://x.example/a?b=c', 'url:"x.example/a b=c"'],
    ['kestrel x.example/a?b=c', 'kestrel url:"x.example/a b=c"'],
    ['"kestrel "hub" box"', null],
  ])('%s', (text, fix) => {
    const result = parseQuery(text);
    expect(result.ok ? printQuery(result.query.tree) : result.problem.fix).toBe(fix);
    expect(result.ok).toBe(false);
  });
});

describe('what may mean something else is asked', () => {
  test.each([
    ['kestrel near router', 'kestrel NEAR router'],
    ['kestrel o hub', 'kestrel OR hub'],
    ['kestrel y hub', 'kestrel hub'],
    ['kestrel pas hub', 'kestrel -hub'],
    ['kestrel excluding hub', 'kestrel -hub'],
    ['kestrel или hub', 'kestrel OR hub'],
    ['kestrel??', 'kestrel'],
    ['kestrel "hub" router?', 'kestrel "hub" router'],
    ['"kestrel, hub"', 'kestrel OR hub'],
    ['"title:kestrel"', 'title:kestrel'],
    ['"kestrel router~1"', 'kestrel ONEAR/0 router~1'],
  ])('%s', (text, meant) => {
    const result = parseQuery(text);
    const asked = result.ok ? result.query.warnings.filter(({ asks }) => asks) : [];
    const wanted = parseQuery(meant);
    expect(asked.map(({ fix }) => fix)).toEqual([wanted.ok && printQuery(wanted.query.tree)]);
  });

  test.each([
    'house of cards',
    '"Paris, Texas" kestrel',
    'kestrel "re: the hub"',
    'pas de kestrel',
    'pain sans gluten',
    'vitamin e serum',
    'o kestrel',
  ])('nothing of %s', (text) => {
    const result = parseQuery(text);
    expect(result.ok && result.query.warnings.filter(({ asks }) => asks)).toEqual([]);
  });
});

describe('conditions that no post can meet together', () => {
  test.each([
    'kestrel likes:>50 likes:<10',
    'kestrel likes:>50 likes:<=50',
    'kestrel likes:>=50 likes:<50',
    'kestrel likes:5 likes:6',
    'kestrel likes:>10 -likes:>5',
    'kestrel age:<1h age:>2d',
    'kestrel is:reply is:original',
    'kestrel is:repost is:quote',
    'kestrel type:post type:comment',
  ])('%s', (text) => {
    expect(warned(text)).toContain('contradiction');
  });

  test.each([
    'kestrel likes:>50 likes:<100',
    'kestrel likes:>=50 likes:<=50',
    'kestrel likes:50..50',
    'kestrel likes:>5 -likes:>10',
    'kestrel likes:>50 comments:<10',
    'kestrel is:reply is:question',
    'kestrel is:question is:original',
    'kestrel has:image has:video has:link',
  ])('%s can be met', (text) => {
    expect(warned(text)).not.toContain('contradiction');
  });
});

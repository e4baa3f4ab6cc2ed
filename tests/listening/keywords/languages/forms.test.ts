import { describe, expect, test } from 'vitest';
import { formsOf } from '../../../../src/listening/keywords/languages/forms/forms-of.ts';
import { explainMatch } from '../../../../src/listening/keywords/query/explain.ts';
import { addedForms, withForms } from '../../../../src/listening/keywords/query/forms.ts';
import { printQuery } from '../../../../src/listening/keywords/query/print.ts';
import { postOf, queryOf } from '../query/posts.ts';

describe('forms of a word', () => {
  test.each([
    ['en', 'box', ['boxes'], ['boxing', 'boxed', 'boxs']],
    ['en', 'city', ['cities'], ['citys']],
    ['en', 'toy', ['toys'], ['toies']],
    ['en', 'watch', ['watches'], ['watched']],
    ['en', 'kestrel', ['kestrels'], ['kestreling']],
    ['en', 'child', ['children'], ['childs']],
    ['en', 'knife', ['knives'], []],
    ['en', 'potato', ['potatoes', 'potatos'], []],
    ['en', 'news', [], ['new', 'newses']],
    ['en', 'phones', [], ['phone', 'phon']],
    ['en', 'human', ['humans'], ['humen']],
    ['fr', 'cheval', ['chevaux'], ['cheval']],
    ['fr', 'bateau', ['bateaux'], ['bateaus']],
    ['fr', 'travail', ['travaux'], []],
    ['fr', 'bijou', ['bijoux'], []],
    ['fr', 'port', ['ports'], ['porte', 'portes']],
    ['fr', 'point', ['points'], ['pointe']],
    ['fr', 'vent', ['vents'], ['vente']],
    ['fr', 'français', ['française', 'françaises'], ['françaiss']],
    ['fr', 'abonné', ['abonnés', 'abonnée', 'abonnées'], []],
    ['fr', 'actif', ['actifs', 'active', 'actives'], []],
    ['fr', 'prix', [], ['prixs', 'pri']],
    ['de', 'Müller', ['mueller', 'müllers', 'muellers'], ['mülleren']],
    ['de', 'Mueller', ['müller', 'müllers'], []],
    ['de', 'Zeitung', ['zeitungen'], ['zeitungs']],
    ['de', 'Blume', ['blumen'], ['blumes']],
    ['de', 'Fahrrad', ['fahrrader', 'fahrradern'], []],
    ['de', 'Stein', ['steine', 'steinen', 'steins'], ['steiner']],
    ['de', 'Ärztin', ['ärztinnen', 'aerztinnen'], []],
    ['de', 'Auto', ['autos'], ['autoe']],
    ['de', 'Quelle', ['quellen'], ['qülle']],
    ['es', 'coche', ['coches'], ['cochees']],
    ['es', 'luz', ['luces'], []],
    ['es', 'canción', ['canciónes'], []],
    ['it', 'pizza', ['pizze'], ['pizzas']],
    ['it', 'banco', ['banchi', 'banci'], []],
    ['it', 'libro', ['libri'], ['libra']],
    ['pt', 'avião', ['aviões'], []],
    ['pt', 'hotel', ['hoteis'], []],
    ['pt', 'nuvem', ['nuvens'], []],
    ['nl', 'bus', ['bussen'], []],
    ['nl', 'boot', ['boten'], ['booten']],
    ['nl', 'huis', ['huizen'], []],
    ['nl', 'auto', ['autos'], []],
    ['', 'casa', ['casas'], ['case']],
    ['', 'Ørsted', ['oersted'], []],
    ['', 'blue', ['blues'], ['blü', 'blu']],
    ['ja', 'kestrel', [], ['kestrels']],
    ['en', '東京', [], ['東京s']],
    ['en', '2026', [], ['2026s']],
    ['en', 'ab', [], ['abs']],
  ])('in „%s“, %s has %j, never %j', (language, word, some, others) => {
    const forms = formsOf(word, language === '' ? [] : [language]);
    expect(forms).toEqual(expect.arrayContaining(some));
    for (const other of others) expect(forms).not.toContain(other);
    if (some.length === 0) expect(forms).toEqual([]);
  });
});

describe('a query with forms', () => {
  test.each([
    ['kestrel', 'kestrel OR kestrels'],
    ['kestrel OR box', 'kestrel OR kestrels OR box OR boxes'],
    ['kestrel box', '(kestrel OR kestrels) (box OR boxes)'],
    ['"kestrel box"', '"kestrel box" OR "kestrel boxes"'],
    ['kestrel -city', '(kestrel OR kestrels) -city'],
    ['kestrel NEAR/3 box', '(kestrel OR kestrels) NEAR/3 (box OR boxes)'],
    ['#kestrel', '#kestrel'],
    ['@kestrel', '@kestrel'],
    ['`Kestrel`', '`Kestrel`'],
    ['kestr*', 'kestr*'],
    ['C++', 'C++'],
    ['"kestrel box"~3', '"kestrel box"~3'],
    ['author:kestrel', 'author:kestrel'],
  ])('%s is %s', (typed, read) => {
    expect(printQuery(withForms(queryOf(typed).tree, ['en']))).toBe(read);
  });

  test.each([
    ['kestrel city', ['en'], ['kestrels', 'cities']],
    ['title:kestrel', ['en'], ['kestrels']],
    ['"kestrel box" -city', ['en'], ['kestrel boxes']],
    ['Müller', ['fr'], ['mueller', 'müllers', 'muellers']],
  ])('%s gains %j: %j', (typed, languages, forms) => {
    expect(addedForms(queryOf(typed).tree, languages)).toEqual(forms);
  });

  test.each([
    ['Müller', 'bei Mueller', true],
    ['kestrel -kestrels', 'kestrel', true],
    ['kestrel -kestrels', 'kestrels', false],
    ['title:kestrel', 'kestrels', false],
    ['kestrel NEAR/1 box', 'kestrels of boxes', true],
    ['"kestrel box"', 'two Kestrel boxes', true],
  ])('%s in «%s»: %j', (typed, text, found) => {
    const query = queryOf(typed);
    const post = postOf(text);
    expect(explainMatch({ ...query, tree: withForms(query.tree, []) }, post).matched).toBe(found);
  });
});

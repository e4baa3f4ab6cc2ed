import { describe, expect, test } from 'vitest';
import { declaredLanguage } from '../../../../src/listening/keywords/languages/declared.ts';
import { loadDetector } from '../../../../src/listening/keywords/languages/detect.ts';
import { isRomanizedHindi } from '../../../../src/listening/keywords/languages/romanized-hindi.ts';
import { languageOfScript } from '../../../../src/listening/keywords/languages/script.ts';

test.each([
  ['en', 'en'],
  ['en-US', 'en'],
  ['FR_fr', 'fr'],
  ['fra', 'fr'],
  ['English', 'en'],
  ['nb', 'no'],
  ['zh-Hant-TW', 'zh'],
  ['iw', 'he'],
  ['pt-br, en', 'pt'],
  ['und', null],
  ['mul', null],
  ['xx', null],
  ['', null],
  [undefined, null],
  ['constructor', null],
])('declared %s is %s', (tag, expected) => expect(declaredLanguage(tag)).toBe(expected));

test.each([
  ['ケストレルボックスが壊れた', 'ja'],
  ['케스트렐박스가 또 고장났어요', 'ko'],
  ['凯斯特箱今天又坏了真是太糟糕', 'zh'],
  ['凯斯特', null],
  ['Το κουτί χάλασε πάλι', 'el'],
  ['הקופסה שוב לא עובדת', 'he'],
  ['กล่องเสียอีกแล้ว', 'th'],
  ['Kestrelbox と Harbell の比較レビューです', 'ja'],
  ['Коробка снова не работает', null],
  ['الصندوق لا يعمل', null],
  ['The box (κουτί) broke again yesterday', null],
  ['déjà vu', null],
  ['', null],
])('the script of %j means %s', (text, expected) => expect(languageOfScript(text)).toBe(expected));

test.each([
  ['yeh kestrelbox bilkul bekar hai yaar', true],
  ['mera paisa waste ho gaya kya karu', true],
  ['kestrelbox kharab ho gaya hai', true],
  ['The Kestrelbox is bad and I want my money back', false],
  ['main hai', false],
  ['Je ne sais pas toi mais moi oui', false],
  ['Bhai at the shop said it works', false],
])('romanized Hindi: %j %s', (text, expected) => expect(isRomanizedHindi(text)).toBe(expected));

describe('the detector', () => {
  test.each([
    ['My router lost its connection again this morning and nobody answers', 'en'],
    ['Le routeur a encore perdu la connexion ce matin et personne ne répond', 'fr'],
    ['Der Router hat heute Morgen schon wieder die Verbindung verloren', 'de'],
    ['El router ha vuelto a perder la conexión esta mañana y nadie responde', 'es'],
    ['O roteador perdeu a conexão de novo hoje de manhã e ninguém responde', 'pt'],
    ['Коробка снова потеряла соединение сегодня утром', 'ru'],
    ['yeh router phir se kharab ho gaya hai bhai', 'hi'],
    ['ルーターがまた切れました', 'ja'],
    ['@maplefox #router https://forum.example/langue-francaise', null],
    ['ok', null],
    ['', null],
  ])('%j is %s', async (text, expected) => {
    const detect = await loadDetector();
    expect(detect(text)).toBe(expected);
  });

  test('is loaded once', () => expect(loadDetector()).toBe(loadDetector()));
});

import { describe, expect, test } from 'vitest';
import { compose } from '../../../src/messages/compose.ts';
import { copyOf } from '../../../src/messages/languages/copy.ts';
import { fr } from '../../../src/messages/languages/fr/typography.ts';
import { plain } from '../../../src/messages/message.ts';

const words = copyOf('fr');

describe('French cuts de and que short before a vowel, whatever name is filled in', () => {
  test.each([
    ['Kestrelbox', 'de Kestrelbox'],
    ['Orbit', 'd’Orbit'],
    ['aldervane', 'd’aldervane'],
    ['Éclair', 'd’Éclair'],
    ['Œuf', 'd’Œuf'],
    ['Yves', 'd’Yves'],
    ['Yoplane', 'de Yoplane'],
    ['Yahorn', 'de Yahorn'],
    ['Hermine', 'de Hermine'],
    ['onze voix', 'de onze voix'],
    ['11 %', 'de 11 %'],
    ['« Orbit »', 'de « Orbit »'],
    ['#orbit', 'de #orbit'],
    ['شركة', 'de شركة'],
    ['', 'de '],
  ])('%s', (name, said) => {
    expect(fr`Mentions de ${name}`).toBe(`Mentions ${said}`);
    expect(plain(compose((filled) => fr`Mentions de ${filled}`, name))).toBe(`Mentions ${said}`);
    expect(plain(compose((filled) => fr`Mentions de ${filled}`, { bold: name }))).toBe(`Mentions ${said}`);
  });

  test('a value that ends in an abbreviation takes no second full stop', () => {
    expect(fr`Du ${'lun. 2 nov.'} au ${'sam. 7 nov.'}. Ensuite`).toBe(
      'Du lun. 2 nov. au sam. 7 nov. Ensuite',
    );
    expect(fr`Depuis ${'lun. 2 nov.'}, encore`).toBe('Depuis lun. 2 nov., encore');
    expect(fr`Dit ${'attends…'}.`).toBe('Dit attends….');
    expect(fr`Dit ${'nov.'}...`).toBe('Dit nov....');
    expect(fr`Le ${7}.`).toBe('Le 7.');
  });

  test('que too, but no longer word that ends so, and nothing that a stranger wrote', () => {
    expect(fr`ceux que ${'Orbit'} a déjà`).toBe('ceux qu’Orbit a déjà');
    expect(fr`le monde ${'Orbit'}`).toBe('le monde Orbit');
    expect(fr`${'Gâteau de '}${'Orbit'}`).toBe('Gâteau de Orbit');
    expect(plain(compose((person) => fr`à la place de ${person}`, { code: 'orbit' }))).toBe(
      'à la place de orbit',
    );
  });

  test('in a title, a list, a digest, an alert and the name of a source', () => {
    expect(words.browse.title('Orbit')).toBe('Mentions d’Orbit');
    expect(words.digest.emptyRead('Orbit et Tavnik', true)).toContain('Aucune mention d’Orbit et Tavnik');
    expect(words.settings.ruleTitle('Orbit')).toBe('Règle d’alerte d’Orbit');
    expect(words.mentions.heading('Orbit')).toBe('Nouvelle mention d’Orbit');
    expect(words.sources.titles.overdue('Import', '12:05')).toBe(
      'Plus aucune consultation d’Import depuis 12:05.',
    );
    expect(words.charts.volumeNone(['Yahorn', 'Orbit'], 'hier')).toContain('de Yahorn ou d’Orbit');
  });
});

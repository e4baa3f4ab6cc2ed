import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { copyTexts } from './copy-texts.ts';

/** What nobody is to read any more, an example of it, and why. One thing has one word. */
type Ban = readonly [words: RegExp, example: string, why: string];

const MONTHS = 'janv|févr|mars|avr|mai|juin|juil|août|sept|oct|nov|déc';

const BANNED: Readonly<Record<string, readonly Ban[]>> = {
  en: [
    [/\b(?:moods?|tones?)\b/i, 'Net mood', 'it is called sentiment'],
    [/\bnet sentiment\b/i, 'Net sentiment -36', '“Sentiment -36 (100 = all positive)”'],
    [/\blisten(?:s|ed|ing)? (?:for|to)\b/i, 'Listening for Kestrelbox', 'Earshot follows a keyword'],
    [/\b(?:hours|days) of listening\b/i, '5 days of listening', '“based on 5 days of data”'],
    [
      /\b(?:is|be|are|was) heard\b|\b(?:they|channels?) hears?\b/i,
      'It is heard again',
      'a source works, a channel follows',
    ],
    [/\bn°|\bno\. ?(?:\d|…)/i, 'alert No. 12', 'an alert is #12'],
    [/\bAlert (?:…|\d)|\bof alert (?:…|\d)/, 'Alert … could not be posted', 'an alert is #12'],
    [/\bget round to\b/i, 'The bot does not get round to it', 'who does what: the bot is behind'],
    [/\bcrowd\b/i, 'More than 5 people are a crowd', 'no riddles: at most 5 people'],
    [/\bbinds? tighter\b/i, 'Spaces bind tighter than OR', 'no riddles: combined before OR'],
    [/\bunasked\b/i, 'at most 20 unasked', 'automatic messages'],
    [/\belse in the world\b/i, 'everything else in the world', 'no riddles: add a word to look for'],
    [/\bin the world\b/i, 'everything in the world', 'no riddles'],
    [/\bcomes? along\b/i, 'Comes along: channels', 'these move'],
    [/\bwould be a guess\b/i, 'an alert across a gap would be a guess', 'say what is missing'],
    [/\b(?:marked|stays?) (?:marked )?as a gap\b/i, 'stays marked as a gap', 'posts may be missing'],
    [/\b(?:real|its) silence\b/i, 'so this is real silence', 'nobody mentioned it'],
    [/\bmost read\b/i, 'Most read', 'top posts'],
    [/\b(?:1|one) in a million\b/i, 'less than 1 in a million by chance', 'almost certainly not chance'],
    [/\bcounts (?:stay|remain)\b/i, 'counts stay', 'totals stay'],
    [/\bslow down\b/i, 'It asks us to slow down', 'fewer requests'],
    [/\b(?:let|lets) (?:us|me) (?:in|read)\b/i, 'does not let me read it', 'it refuses access'],
    [/^Taken back/, 'Taken back', 'undone'],
    [/\bno spam\b/i, 'No spam', 'not spam'],
    [/\bof late\b/i, 'Not read in full of late', 'say when, or may be missing'],
    [/\ba fault of (?:mine|its own|ours)\b/i, 'by a fault of mine', 'an error in the bot'],
    [/\btold (?:one by one|already)\b/i, 'Not told one by one', 'held back; announced'],
    [/\bonly you sees\b/i, 'only you sees this', 'only you see this'],
    [/\ball 2\b/i, 'All 2 sources', 'both, or a figure behind'],
    [/\bdoes not fit\b/i, '“hourly” does not fit --target', 'say what is possible'],
    [/\bneeds to know what it is about\b/i, 'claim needs to know what it is about', 'ask the question'],
    [/\bwhat … belongs to\b/i, 'I do not know what … belongs to', 'I did not understand'],
    [
      /\breaches no network since\b/i,
      'This machine reaches no network since 12:01',
      'has reached no network since',
    ],
    [/\bNothing for now: I try again\b|\bI try again by myself\b/i, 'I try again by myself', 'I keep trying'],
    [/\bkeep it company\b/i, 'Words that keep it company', 'words that appear with it'],
    [/\b(?:its|mentions,) counts\b/i, 'all its counts and alerts', 'totals'],
    [/\bis on for it\b/i, 'No source is on for it', 'say for what'],
    [/\bits holder\b/i, 'Its holder did not answer', 'the owner'],
    [/\bcomes? by (?:itself|themselves)\b/i, 'No report comes by itself yet', 'it is scheduled'],
    [/\bdoes not come any more\b/i, 'Report 2 does not come any more', 'it is not scheduled any more'],
    [/\bcarr(?:y|ied) furthest \(|^Posts that carried/i, 'Posts that carried furthest', 'top posts'],
    [/\bis no theme\b|hidden as no theme\b/i, 'Hidden as no theme', 'hidden themes'],
    [/\bsaid of an effect\b|\banything of sentiment\b/i, 'nothing can be said of an effect', 'measured'],
    [/\bit was so already\b/i, 'Nothing changed: it was so already', 'it was like that already'],
    [/\b(?:days|mentions|sources?)\b[^.:]* before it\b/i, 'Too few days before it were read', 'before what'],
    [/: it has […\d]/i, 'The file was not sent: it has 1.3 MB', 'it is 1.3 MB'],
  ],
  fr: [
    [/(?<![\p{L}-])(?:tons?|tonalités?|humeurs?)(?![\p{L}-])/iu, 'Ton négatif', 'c’est le sentiment'],
    [/(?<!\p{L})solde(?!\p{L})/iu, 'Solde -36', '« Sentiment -36 (100 = tout positif) »'],
    [
      /(?<!\p{L})(?:à l'écoute|écout(?:e|es|er|ez|ent|ons|é|ée|és|ées)|d'écoute)(?!\p{L})/iu,
      'X est à l’écoute',
      'je surveille X',
    ],
    [/n°/i, 'alerte n° 12', '« #12 » dans les deux langues'],
    [/(?<!\p{L})l'alerte (?:…|\d)/iu, 'L’alerte … n’a pas pu être publiée', 'une alerte est #12'],
    [/comptes? reste/i, 'les comptes restent', 'des comptes sont des profils : les totaux restent'],
    [
      /(?<!\p{L})(?:ses|leurs|mes) comptes/iu,
      'avec ses comptes',
      'des comptes sont des profils : ses totaux',
    ],
    [/cherch(?:e|era) un responsable/i, 'l’alerte cherche un responsable', 'elle est à prendre'],
    [/gravité \d, (?:haute|basse)/i, 'gravité 2, haute', 'une gravité est élevée ou faible'],
    [/plus trouvée?s/i, 'Plus trouvées', 'se lit dans les deux sens : ne correspondent plus'],
    [/a été réglée? par/i, 'Cela a été réglé par…', 'réglé veut aussi dire résolu : qui a fait ce réglage'],
    [/mais rien \p{L}+er(?!\p{L})/iu, 'mais rien modifier', 'mais pas modifier'],
    [/fois (?:son|l')habitude/i, '2,3 fois l’habitude', 'plus que d’habitude'],
    [
      /message…? sera retenté|seront retentés/i,
      '{n} message sera retenté',
      'on retente un envoi, pas un message',
    ],
    [
      /sera prévenu(?!e)/i,
      '… sera prévenu',
      'ce peut être un groupe ou une femme : l’alerte est transmise à',
    ],
    [/heures? de silence|--silence/i, 'Heures de silence', 'les heures calmes'],
    [/sur les derniers|sur les dernières/i, 'Sur les derniers 5 jours', '« Sur les 5 derniers jours »'],
    [new RegExp(`(?<![\\d.,])1 (?:${MONTHS})`, 'i'), 'dim. 1 mars', '« 1er mars »'],
    [
      /(?:jusqu'à|depuis|avant|à) (?:lun|mar|mer|jeu|ven|sam|dim)\. /i,
      'jusqu’à mer. 25 nov.',
      'jusqu’au, depuis le',
    ],
    [/mentions? j'aime/i, '3 mentions j’aime', '« 3 j’aime »'],
    [/par \d+ heures/i, 'mentions par 3 heures', '« par tranche de 3 heures »'],
    [
      /exploite (?:le bot|Earshot)|l'exploite|fait tourner le bot/i,
      'La personne qui l’exploite',
      'celle qui gère le bot',
    ],
    [/voix qui portent/i, 'Les voix qui portent sur X', 'porter sur X, c’est parler de X'],
    [
      /(?:n'est|n'a) plus évoqué|plus évoqués? que/i,
      'Rien n’est plus évoqué que la veille',
      'se lit dans les deux sens',
    ],
    [/plus vus/i, 'Messages les plus vus', 'personne ne compte les vues : messages marquants'],
    [/(?:avant|pendant|après) elle(?!\p{L})/iu, 'les jours avant elle', 'avant la campagne'],
    [/parler d'un effet/i, 'impossible de parler d’un effet', 'mesurer un effet'],
    [/ne viendra plus|vient de lui-même/i, 'Le rapport 2 ne viendra plus', 'il n’est plus programmé'],
    [/aucun d'eux/i, 'dans aucun d’eux', 'aucun thème'],
    [/devinette/i, 'serait une devinette', 'dire ce qui manque'],
    [/(?<!\p{L})foule(?!\p{L})/iu, 'c’est une foule', 'au plus 5 personnes'],
    [/non demandés/i, '20 non demandés', 'messages automatiques'],
    [/lient plus fort/i, 'Les espaces lient plus fort que OR', 'réunis avant OR'],
    [/reste du monde|du monde entier/i, 'tout le reste du monde', 'ajoutez un mot'],
    [/(?:^|[. ])Lue?s? ?:/, 'Lu : Flux et Hacker News', 'Sources consultées'],
    [/(?:^|\. )(?:Suivent|Est supprimé) ?:/, 'Suivent : les canaux', 'Seront transférés, Sera supprimé'],
    [/plus lus/i, 'Les plus lus', 'messages marquants'],
    [/fait de nouveau entendre/i, 'X se fait de nouveau entendre', 'la source est rétablie'],
    [
      /absence de données|à travers un trou/i,
      'marqué comme une absence de données',
      'il peut manquer des messages',
    ],
    [/son silence/i, 'son silence est marqué', 'il peut manquer des messages'],
    [/signalée?s? un par un/i, 'Non signalé un par un', 'messages regroupés'],
    [/par ma faute/i, 'par ma faute', 'à cause d’une erreur du bot'],
    [
      /ne va pas avec|ne convient pas à --/i,
      '« horaire » ne va pas avec --cible',
      'dire ce qui est possible',
    ],
  ],
};

/** What no message may come out as, whatever is filled in. */
const MISPRINTED: Readonly<Record<string, readonly Ban[]>> = {
  en: [
    [
      /(?<![\d.,#:/-])1 (?:\p{Ll}+ )?(?:alerts|mentions|posts|sources|keywords|days|people|copies|marks)\b/u,
      'answered 1 alerts',
      'one is singular',
    ],
    [/\d[ \u00a0\u202f]%/, 'up 66 %', 'no space before %'],
    [/\d\.\d+ (?:\p{L}+ )?a month/u, '6.5 a month', 'no false precision'],
    [/\p{L}\.\.(?= |$)/u, 'until Mon, 16 Nov.. 540', 'one full stop'],
  ],
  fr: [
    [
      /(?<![\d.,#:/\u00a0\u202f-])1 (?:\p{Ll}+ )?(?:alertes|mentions|messages|sources|mots-clés|jours|auteurs|copies|marquages)(?!\p{L})/u,
      '1 alertes jugées',
      'un est au singulier',
    ],
    [new RegExp(`(?<![\\d.,:])1 (?:${MONTHS})`), 'dim. 1 mars', '« 1er mars »'],
    [
      /(?:jusqu['’]à|depuis|avant) (?:lun|mar|mer|jeu|ven|sam|dim)\. \d/,
      'jusqu’à mer. 25 nov.',
      'jusqu’au, depuis le',
    ],
    [/\d[,.]\d+ (?:\p{L}+ )?par mois/u, '6,5 alertes par mois', 'pas de fausse précision'],
    [/\p{L}\.\.(?= |$)/u, 'au sam. 21 nov.. 540 à 700', 'un seul point'],
    [/\d[\u00a0\u202f]% (?:négatif|positif)(?!\p{L})/u, '80\u202f% négatif', 'l’adjectif s’accorde'],
    [
      /(?<![\d.,#:/\u00a0\u202f-])0 (?:alertes|mentions|messages|sources|mots-clés|jours|auteurs|copies)(?!\p{L})/u,
      '0 mentions sur 12',
      'zéro est au singulier',
    ],
    [/n°/, 'n° 12', '« #12 » dans les deux langues'],
  ],
};

const plainOf = (text: string) => text.replaceAll('’', "'").replaceAll(/[\u00a0\u202f]/g, ' ');

function faults(texts: readonly { file: string; text: string }[], bans: readonly Ban[]): string[] {
  return texts.flatMap(({ file, text }) =>
    bans.filter(([words]) => words.test(text)).map(([, , why]) => `${file}: ${text} (${why})`),
  );
}

describe.each(Object.entries(BANNED))('in %s', (language, bans) => {
  test.each(bans)('%s finds “%s”', (words, example) => {
    expect(plainOf(example)).toMatch(words);
  });

  test('no sentence has a word that nobody is to read any more', () => {
    const texts = copyTexts(language).map(({ file, text }) => ({ file, text: plainOf(text) }));
    expect(texts.length).toBeGreaterThan(1_000);
    expect(faults(texts, bans)).toEqual([]);
  });
});

const GOLDEN = join(import.meta.dirname, '../../golden');

/** The lines of all goldens of a language, each with its file. */
function goldenLines(language: string): { file: string; text: string }[] {
  return readdirSync(GOLDEN, { recursive: true, encoding: 'utf8' })
    .filter((file) => new RegExp(`(?:^|[/.])${language}[./]`).test(file) && /\.\w+$/.test(file))
    .flatMap((file) =>
      readFileSync(join(GOLDEN, file), 'utf8')
        .split('\n')
        .map((text) => ({ file, text })),
    );
}

describe.each(Object.entries(MISPRINTED))('as it is sent in %s', (language, bans) => {
  test.each(bans)('%s finds “%s”', (words, example) => {
    expect(example).toMatch(words);
  });

  test('nothing is misprinted, whatever was filled in', () => {
    const lines = goldenLines(language);
    expect(lines.length).toBeGreaterThan(3_000);
    expect(faults(lines, bans)).toEqual([]);
  });
});

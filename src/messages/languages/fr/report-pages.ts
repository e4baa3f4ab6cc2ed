import type { LanguageCopy } from '../en/copy.ts';
import { fr } from './typography.ts';

export const reportPages: LanguageCopy['reportPages'] = {
  sheet: 'Tableau',
  logo: 'Logo',
  post: 'Message',
  chart: 'Graphique',
  figures: 'Les chiffres des graphiques',
  figuresElsewhere: (chart, rows) =>
    fr`${chart} : ses ${rows} lignes se trouvent dans la version xlsx ou csv de ce rapport.`,
  moreRows: {
    one: '{n} ligne de plus se trouve dans la version xlsx ou csv de ce rapport.',
    other: '{n} lignes de plus se trouvent dans la version xlsx ou csv de ce rapport.',
  },
  noFont: (sign) =>
    `${sign} remplace des lettres pour lesquelles ce fichier n’a pas de police. Le lien du message mène à l’original.`,
};

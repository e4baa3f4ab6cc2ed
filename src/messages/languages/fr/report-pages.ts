import type { LanguageCopy } from '../en/copy.ts';
import { fr } from './typography.ts';

export const reportPages: LanguageCopy['reportPages'] = {
  sheet: 'Tableau',
  logo: 'Logo',
  post: 'Post',
  chart: 'Graphique',
  figures: 'Les chiffres des graphiques',
  figuresElsewhere: (chart, rows) =>
    fr`${chart} : ses ${rows} lignes se trouvent dans le tableur de ce rapport (xlsx ou csv).`,
  moreRows: {
    one: '{n} ligne de plus se trouve dans le tableur de ce rapport (xlsx ou csv).',
    other: '{n} lignes de plus se trouvent dans le tableur de ce rapport (xlsx ou csv).',
  },
  noFont: (sign) =>
    `${sign} remplace des lettres pour lesquelles ce fichier n’a pas de police. Le lien du post mène à l’original.`,
};

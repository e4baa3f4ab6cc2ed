import type { BlockSize } from '../../charts/blocks.ts';
import { sentence } from '../../compose.ts';
import type { ChartWords } from '../chart-words.ts';
import { rangeText } from '../range.ts';
import { fr } from './typography.ts';

const list = (items: string[]) => new Intl.ListFormat('fr').format(items);

function unit({ unit, count }: BlockSize): string {
  if (unit === 'day' && count % 7 === 0) return count === 7 ? 'semaine' : `${count / 7} semaines`;
  const word = unit === 'hour' ? 'heure' : 'jour';
  return count === 1 ? word : `${count} ${word}s`;
}

/** An hour, a day or a week: what has a name of its own. */
const isOne = ({ unit, count }: BlockSize) => count === 1 || (unit === 'day' && count === 7);
const isMasculine = ({ unit, count }: BlockSize) => unit === 'day' && count % 7 !== 0;

/** `l’heure la plus active`, `les 3 heures les plus actives ont commencé`: day and hour differ in gender. */
function most(size: BlockSize, adjectives: { masculine: string; feminine: string }): string {
  const masculine = isMasculine(size);
  const adjective = masculine ? adjectives.masculine : adjectives.feminine;
  const many = size.count !== 1 && size.count !== 7;
  if (many) return `les ${unit(size)} les plus ${adjective}s ont commencé`;
  const article = unit(size) === 'heure' ? 'l’' : masculine ? 'le ' : 'la ';
  const verb = size.count === 7 ? 'a commencé' : 'a été';
  return `${article}${unit(size)} ${masculine ? 'le' : 'la'} plus ${adjective} ${verb}`;
}

/** `de Kestrelbox`, `d’Aldervane`, also before an accented vowel; `h` is left alone, since it may be aspirated. */
function of(name: string): string {
  return /^[aeiouyàâäæéèêëîïôöœùûü]/i.test(name) ? `d’${name}` : `de ${name}`;
}

const ofAny = (names: string[]) => new Intl.ListFormat('fr', { type: 'disjunction' }).format(names.map(of));

export const charts: ChartWords = {
  per: (size) => `par ${unit(size)}`,
  span: (from, to) => (from === to ? `le ${from}` : `du ${from} au ${to}`),
  moment: (day, time) => `${day} à ${time}`,
  mentions: { all: 'Mentions', negative: 'Mentions négatives' },
  negative: 'Négatif',
  neutral: 'Neutre',
  positive: 'Positif',
  expected: 'Plage habituelle',
  gap: 'Données incomplètes',
  cut: (size) =>
    isOne(size) ? `Partie ${isMasculine(size) ? 'd’un' : 'd’une'} ${unit(size)}` : `Moins de ${unit(size)}`,
  cutEnds: (size, first, last) => {
    if (!first && !last) return '';
    const both = first && last;
    if (!isOne(size)) {
      const points = both
        ? 'premier et le dernier point couvrent'
        : `${first ? 'premier' : 'dernier'} point couvre`;
      return ` Le ${points} moins de ${unit(size)}.`;
    }
    if (isMasculine(size)) {
      if (both) return ` Le premier et le dernier ${unit(size)} ne sont pas entiers.`;
      return ` Le ${first ? 'premier' : 'dernier'} ${unit(size)} n’est pas entier.`;
    }
    if (both) return ` La première et la dernière ${unit(size)} ne sont pas entières.`;
    return ` La ${first ? 'première' : 'dernière'} ${unit(size)} n’est pas entière.`;
  },
  thisPeriod: 'Cette période',
  periodBefore: 'Période précédente',
  others: (count) => `${count} ${count === 1 ? 'autre' : 'autres'}`,

  volumeTitle: (name, per) => (name === null ? `Mentions ${per}` : fr`${name} : mentions ${per}`),
  moodTitle: (name, per) => fr`${name} : tonalité ${per}`,
  spikeTitle: (name, stream, per) =>
    fr`${name} : ${stream === 'negative' ? 'mentions négatives' : 'mentions'} ${per}`,
  shareTitle: 'Part de voix',
  replayTitle: (name, stream, per) =>
    fr`${name} : alertes de cette règle, ${stream === 'negative' ? 'mentions négatives' : 'mentions'} ${per}`,

  volumeNone: (names, span) => sentence(`Aucune mention ${ofAny(names)} ${span}`),
  volumeOne: (name, mentions, span, peak) => sentence(`${mentions} ${of(name)} ${span}${peak}`),
  peak: (size, at, shown) =>
    fr` ; ${most(size, { masculine: 'actif', feminine: 'active' })} le ${at}, avec ${shown}`,
  volumeSeveral: (parts, span) =>
    fr`Mentions ${span} : ${parts.map(({ name, shown }) => `${name} ${shown}`).join(', ')}.`,
  moodNone: (name, span) => sentence(`Aucune mention ${of(name)} ${span}`),
  moodNotJudged: (name, mentions, span) =>
    fr`${mentions} ${of(name)} ${span} ; aucune n'est évaluée (autres langues).`,
  notJudged: (n) => fr`non évaluées : ${n} (autres langues)`,
  mood: (name, mentions, span, { negative, neutral, positive }, peak) =>
    `Sur ${mentions} ${of(name)} ${span}, ${negative} sont négatives, ${neutral} neutres et ${positive} positives${peak}.`,
  moodPeak: (size, at, negative, total) =>
    fr` ; ${most(size, { masculine: 'négatif', feminine: 'négative' })} le ${at}, avec ${negative} sur ${total}`,
  spike: (name, mentions, window, until) => `${mentions} ${of(name)} en ${window}, jusqu’au ${until}`,
  spikeUsual: (low, high, times) =>
    fr` ; ${rangeText(low, high, 'aucune', 'à')} d’habitude${times === null ? '' : ` (${times} fois la normale)`}.`,
  spikeSince: (at, rising) => sentence(` Début le ${at}${rising ? ', la hausse continue' : ''}`),
  learning: ' L’habitude est encore en cours d’apprentissage.',
  spikeMark: (shown, window) => `${shown} en ${window}`,
  shareNone: (names, span) => sentence(`Aucune mention ${ofAny(names)} ${span}`),
  share: (parts, mentions, span) => {
    const [first, ...rest] = parts;
    return `${first?.name} a ${first?.share} des ${mentions} ${span}${rest
      .map(({ name, share }) => `, ${name} ${share}`)
      .join('')}.`;
  },
  shareChange: (name, points) =>
    ` ${name} ${points > 0 ? 'gagne' : 'perd'} ${Math.abs(points)} point${
      Math.abs(points) >= 2 ? 's' : ''
    } sur la période précédente.`,
  replay: (name, alerts, mentions, span, when, more) => {
    const days = more > 0 ? [...when, `${more} de plus`] : when;
    if (alerts === 0)
      return sentence(`Cette règle n’aurait donné aucune alerte sur ${mentions} ${of(name)} ${span}`);
    const times = alerts === 1 ? 'une alerte' : `${alerts} alertes`;
    return sentence(
      fr`Cette règle aurait donné ${times} sur ${mentions} ${of(name)} ${span} : ${list(days)}`,
    );
  },
  missing: (duration) => ` Données incomplètes pendant ${duration}.`,
  readSince: (at) => ` Lu depuis le ${at}.`,
  countedBack: (time) => `heures comptées à rebours de ${time}`,

  read: (sources) => fr`Sources consultées : ${sources.join(', ')}`,
  late: (sources) => fr`en retard : ${sources.join(', ')}`,
  down: (sources) => fr`en panne : ${sources.join(', ')}`,
  lateAtTimes: (sources) => fr`parfois en retard : ${sources.join(', ')}`,
  downAtTimes: (sources) => fr`parfois en panne : ${sources.join(', ')}`,
  times: (timeZone) => fr`heures : ${timeZone}`,
};

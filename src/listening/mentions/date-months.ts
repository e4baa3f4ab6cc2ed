/**
 * The months as languages write them in dates, in the nominative or the form that a day asks for. A word may be cut after
 * three letters; short forms that are no beginnings stand beside.
 */
const MONTHS: Readonly<Record<string, string>> = {
  en: 'january february march april may june july august september october november december',
  fr: 'janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre',
  de: 'januar|janner februar|feber marz|maerz april mai juni|juno juli|julei august september oktober november dezember',
  es: 'enero febrero marzo abril mayo junio julio agosto septiembre|setiembre octubre noviembre diciembre',
  pt: 'janeiro fevereiro marco abril maio junho julho agosto setembro outubro novembro dezembro',
  it: 'gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre',
  ca: 'gener febrer marc abril maig juny juliol agost|ag setembre octubre novembre desembre',
  nl: 'januari februari maart|mrt april mei juni juli augustus september oktober november december',
  da: 'januar februar marts april maj juni juli august september oktober november december',
  no: 'januar februar mars april mai juni juli august september oktober november desember',
  sv: 'januari februari mars april maj juni juli augusti september oktober november december',
  fi: 'tammikuu|tammikuuta helmikuu|helmikuuta maaliskuu|maaliskuuta huhtikuu|huhtikuuta toukokuu|toukokuuta kesakuu|kesakuuta heinakuu|heinakuuta elokuu|elokuuta syyskuu|syyskuuta lokakuu|lokakuuta marraskuu|marraskuuta joulukuu|joulukuuta',
  et: 'jaanuar veebruar marts aprill mai juuni juuli august september oktoober november detsember',
  lv: 'janvaris|janvari februaris|februari marts aprilis|aprili maijs junijs julijs augusts septembris oktobris novembris decembris',
  lt: 'sausis|sausio vasaris|vasario kovas|kovo balandis|balandzio geguze|geguzes birzelis|birzelio liepa|liepos rugpjutis|rugpjucio|rgp rugsejis|rugsejo|rgs spalis|spalio lapkritis|lapkricio gruodis|gruodzio|grd',
  pl: 'styczen|stycznia luty|lutego marzec|marca kwiecien|kwietnia maj|maja czerwiec|czerwca lipiec|lipca sierpien|sierpnia wrzesien|wrzesnia pazdziernik|pazdziernika listopad|listopada grudzien|grudnia',
  cs: 'leden|ledna unor|unora brezen|brezna duben|dubna kveten|kvetna cerven|cervna|cvn cervenec|cervence|cvc srpen|srpna zari rijen|rijna listopad|listopadu prosinec|prosince',
  sk: 'januar|januara februar|februara marec|marca april|aprila maj|maja jun|juna jul|jula august|augusta september|septembra oktober|oktobra november|novembra december|decembra',
  sl: 'januar|januarja februar|februarja marec|marca april|aprila maj|maja junij|junija julij|julija avgust|avgusta september|septembra oktober|oktobra november|novembra december|decembra',
  hr: 'sijecanj|sijecnja veljaca|veljace ozujak|ozujka travanj|travnja svibanj|svibnja lipanj|lipnja srpanj|srpnja kolovoz|kolovoza rujan|rujna listopad|listopada studeni|studenoga|studenog prosinac|prosinca',
  hu: 'januar februar marcius aprilis majus junius julius augusztus szeptember oktober november december',
  ro: 'ianuarie februarie martie aprilie mai iunie iulie august septembrie octombrie noiembrie decembrie',
  mt: 'jannar frar marzu april mejju gunju lulju awwissu|awissu settembru ottubru novembru dicembru',
  ga: 'eanair feabhra marta aibrean bealtaine meitheamh iuil lunasa meanfomhair|mfomh deireadhfomhair|dfomh samhain nollaig',
  el: 'ιανουαριος|ιανουαριου φεβρουαριος|φεβρουαριου μαρτιος|μαρτιου απριλιος|απριλιου μαιος|μαιου ιουνιος|ιουνιου ιουλιος|ιουλιου αυγουστος|αυγουστου σεπτεμβριος|σεπτεμβριου οκτωβριος|οκτωβριου νοεμβριος|νοεμβριου δεκεμβριος|δεκεμβριου',
  bg: 'януари февруари март април маи юни юли август септември октомври ноември декември',
  ru: 'январь|января февраль|февраля март|марта апрель|апреля маи|мая июнь|июня июль|июля август|августа сентябрь|сентября октябрь|октября ноябрь|ноября декабрь|декабря',
  uk: 'сiчень|сiчня лютии|лютого березень|березня квiтень|квiтня травень|травня червень|червня липень|липня серпень|серпня вересень|вересня жовтень|жовтня листопад|листопада грудень|грудня',
  sr: 'januar februar mart april maj jun|juni jul|juli avgust septembar oktobar novembar decembar',
  tr: 'ocak subat mart nisan mayis haziran temmuz agustos eylul ekim kasim aralik',
  id: 'januari februari maret april mei juni juli agustus september oktober november desember',
  ar: 'يناير فبراير مارس أبريل|ابريل مايو يونيو يوليو أغسطس|اغسطس سبتمبر أكتوبر|اكتوبر نوفمبر ديسمبر',
  he: 'ינואר פברואר מרץ אפריל מאי יוני יולי אוגוסט ספטמבר אוקטובר נובמבר דצמבר',
};

/** What a word may mean: a month each in the languages that have it. */
type Meanings = ReadonlyMap<number, ReadonlySet<string>>;

let known: ReadonlyMap<string, Meanings> | null = null;

/**
 * The month that a word names; null when it names none, or several ("listopad" is October in Croatian and November in
 * Polish) and the language does not say which.
 * @param language ISO 639-1 of the text around it
 */
export function monthOf(word: string, language: string | null): number | null {
  known ??= readMonths();
  const meanings = known.get(folded(word).replace(/\.$/, ''));
  if (!meanings) return null;
  const [first] = meanings.keys();
  if (meanings.size === 1) return first!;
  // English is what programs write.
  for (const asked of [language, 'en'])
    for (const [month, languages] of meanings) if (asked !== null && languages.has(asked)) return month;
  return null;
}

/** Lower case without accents; the dotless and the Cyrillic i are one with the usual ones, short й is и. */
function folded(word: string): string {
  return word
    .toLowerCase()
    .normalize('NFD')
    .replace(/[\p{M}'’]/gu, '')
    .replace(/ς/g, 'σ')
    .replace(/[ıі]/g, 'i');
}

function readMonths(): ReadonlyMap<string, Meanings> {
  const words = new Map<string, Map<number, Set<string>>>();
  const whole = new Set<string>();
  const add = (word: string, month: number, language: string): void => {
    const meanings = words.get(word) ?? new Map<number, Set<string>>();
    const languages = meanings.get(month) ?? new Set<string>();
    meanings.set(month, languages.add(language));
    words.set(word, meanings);
  };
  const eachForm = (use: (form: string, month: number, language: string) => void): void => {
    for (const [language, names] of Object.entries(MONTHS))
      for (const [index, forms] of names.split(' ').entries())
        for (const form of forms.split('|').map(folded)) use(form, index + 1, language);
  };
  eachForm((form, month, language) => {
    whole.add(form);
    add(form, month, language);
  });
  eachForm((form, month, language) => {
    for (let length = 3; length < form.length; length++) {
      const short = form.slice(0, length);
      // What is a whole word somewhere is no beginning of another month: "mar" is, "mart" is March.
      if (!whole.has(short) || words.get(short)?.has(month)) add(short, month, language);
    }
  });
  return words;
}

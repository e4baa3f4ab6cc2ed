/** Words of Hebrew, folded, whose first letters only look like a prefix. */
const WHOLE = new Set(
  (
    'הודו הולנד הולכ הונגריה הגנה הצגה הצלחה הצעה הדסה הראל הרצל הרצליה הורימ הפסקה הזמנה הודעה הנהלה הרשמה הכנסה השקעה הנחה הפועל ' +
    'ברצלונה ברלינ בריטניה ברזיל בולגריה בלגיה ביטוח ביטחונ בחירות בעיות בעיה בניינ בקשה ביקורת ביקורות ברכות בלוטות בלונ בלונימ ' +
    'לאומי לבנונ לונדונ ליברפול לימודימ לקוחות לקוח לחימה לחמניה לפטופ לוחמימ ליגה ' +
    'מכללה מכונית מכוניות מברשת מברק מבזק מבזקימ ממשלה משרד משרדימ מסעדה מסעדות מחיר מחירימ מחשב מחשבימ מחקר מוצר מוצרימ מלונ מלונות ' +
    'מכבי מדינה מדינות מבצע מבצעימ מטוס מטוסימ מנהל מנהלימ מקרר מצלמה מצלמות מקצוע מקצועי מדריכ מפלגה מוזיקה מוסיקה משחק משחקימ משפחה ' +
    'מכשיר מכשירימ משלוח משלוחימ מבחנ מבחנימ משקל משקה מרכז מרכזי מלחמה מניות מניה מחלקה מסלול מחשבה מכתב מספר מספרימ מערכת מדבר ' +
    'שולחנ שלומ שלומי שמשונ שירות שירותימ שוקולד שאלה שאלות שבוע שבועות שנייה שמירה שמועה שכונה שכונות שיווק שיחה שיחות שופרסל שמלה שמלות ' +
    'כלכלה כלכלי כרטיס כרטיסימ כדורגל כדורסל כוכב כוכבימ כתבה כתבות כניסה כספימ כביסה כבלימ ' +
    'ויסקי וידאו וידיאו ולנסיה ורדימ ועדה ויכוח'
  ).split(/\s+/),
);

/** "And", "that" and "when" before "in", "to", "as", "from" before "the": `ושבקסטרל`, `מהקסטרל`. */
const PREFIXES = /^ו?(?:לכש|כש|מש|ש)?(?:מה|ה|ב|ל|כ|מ)?/;
const MIN_WITH_ARTICLE = 3;
const MIN_WITHOUT = 4;
const HEBREW = /[א-ת]/;

/** @param key a folded word that begins with a Hebrew letter */
export function bareFormsHe(key: string): string[] {
  const longest = PREFIXES.exec(key)![0];
  const forms: string[] = [];
  for (let length = 1; length <= longest.length; length++) {
    const rest = key.slice(length);
    if (rest === '') break;
    if (!HEBREW.test(rest[0]!)) {
      forms.push(rest);
      break;
    }
    if (WHOLE.has(key.slice(length - 1))) break;
    const isPrefix = PREFIXES.exec(key.slice(0, length))![0].length === length;
    const min = key[length - 1] === 'ה' ? MIN_WITH_ARTICLE : MIN_WITHOUT;
    if (isPrefix && rest.length >= min) forms.push(rest);
  }
  return forms;
}

/*
 * How people and programs write days and clocks, as patterns. Every text is short when it comes here.
 */

const HALF = String.raw`a\.?\s?m\b\.?|p\.?\s?m\b\.?|μ\.?\s?μ\.?|π\.?\s?μ\.?|오전|오후|午前|午後|[上下中]午|凌晨|[清早]晨|早上|傍晚|晚上|夜[间間里晚]`;

/** 10:20, 10:20:30.5, 10h20, 10.20, 3 pm, 下午3:05. */
export const CLOCK = new RegExp(
  String.raw`(?:(?<early>${HALF})\s?)?(?<![\d.:/-])(?:(?<hour>\d{1,2})(?:[:：]|\s?h\s?|\.(?=\d\d(?!\d)))(?<minute>\d{2})` +
    String.raw`(?:[:.′](?<second>\d{2})(?:[.,](?<fraction>\d{1,9}))?)?|(?<bare>\d{1,2})(?=\s?(?:${HALF})))` +
    String.raw`(?:\s?(?<late>${HALF}))?(?![\d\p{L}]|\.\d)`,
  'iu',
);
/** 10时20分30秒, 10시 20분. */
export const CLOCK_OF_SIGNS = /(\d)\s?[时時시]\s?(\d{1,2})\s?[分분](?:\s?(\d{1,2})\s?[秒초])?/u;
/** Behind a clock. */
export const ZONE =
  /^\s?(?:,\s?)?((?:(?:gmt|utc|ut|z)\s?)?[+\-−–]\s?\d{1,2}(?::?\d{2})?|[a-z]{2,5}\s?[+-]\d{2}:?\d{2}|etc\/(?:gmt|utc)|[a-z]{1,5}(?![\p{L}.'’-]))(?![\d:/.])/iu;
/** `+0000 UTC`: the offset has said it. */
export const ZONE_AGAIN = /^ (?:gmt|utc|[a-z]{2,3}[dst]t?)$/i;

/** One or two words before a day, in any language; whether they are right says nothing. */
const WEEKDAY = String.raw`(?:\p{L}[\p{L}\p{M}'’.-]{0,16}(?:,\s?|\s)){0,2}`;
/** Languages that put the weekday last: Hungarian, Turkish. */
export const WEEKDAY_LAST =
  /,?\s(?:hétfő|kedd|szerda|csütörtök|péntek|szombat|vasárnap|pazartesi|salı|çarşamba|perşembe|cuma|cumartesi|pazar),?$/iu;
/** What may stand between a day and its clock. */
const FILL = String.raw`(?:[\s,]+(?:at|à|a|um|kl|klo|om|o|ob|v|w|в|о|u|às|as|a l[ae]s?|alle|ore|godz|uhr|ora|saat|den|on|στις|στη|kell|la|pukul|plkst|ag)\.?)*[\s,.;T-]*`;

export const ASIAN =
  /^(\d{4})\s?[年년]\s?(\d{1,2})\s?[月월]\s?(\d{1,2})\s?[日일号號]?(?:\s?[\p{L}（(）),.]{0,12})?$/u;
export const YEAR_FIRST = new RegExp(
  String.raw`^${WEEKDAY}(\d{4})(?:\. ?|[/-])(\d{1,2})(?:\. ?|[/-])(\d{1,2})${FILL}$`,
  'iu',
);
export const YEAR_LAST = new RegExp(
  String.raw`^${WEEKDAY}(\d{1,2})(\. ?|[/-])(\d{1,2})\2(\d{4}|\d{2})(?:\s?[гр]\.)?${FILL}$`,
  'iu',
);
export const VIETNAMESE =
  /^(?:\p{L}[^\d]{0,20}[\s,])?(?:ngày )?(\d{1,2}) (?:tháng|thg) (\d{1,2})(?: năm|,)? (\d{4})$/iu;

const LINK = String.raw`(?:[\s,.-]+(?:(?:of|de|del|di|da)\s|ta['’]\s?|d['’])?)`;
const NAME = String.raw`(?<month>\p{L}[\p{L}\p{M}'’]{1,15}\.?)`;
const DAY = String.raw`(?<day>\d{1,2})(?:\s?(?:st|nd|rd|th|er|ère|re|e|ste|de|º|ª|°|o|a|-?го|-?е|-?ого|η|ος|ην|ú)(?![\p{L}]))?\.?`;
const YEAR = String.raw`(?<year>\d{4}|['’]?\d{2})(?:\s?(?:г|р|r|год|года|року|roku|g|god)(?![\p{L}]))?\.?`;

/** Days with the name of their month: 24 November 2026; November 24, 2026; 2026 November 24; 2026. 24. November. */
export const NAMED: readonly RegExp[] = [
  String.raw`^${WEEKDAY}(?:(?:le|den|der|el|the|on|ngày)\s)?${DAY}${LINK}${NAME}${LINK}${YEAR}${FILL}$`,
  String.raw`^${WEEKDAY}${NAME}[\s-]+${DAY}${LINK}${YEAR}${FILL}$`,
  String.raw`^${WEEKDAY}(?<year>\d{4})\.?(?:\s[mg]\.)?[\s,-]*${NAME}[\s-]*${DAY}(?:[\s–-]?\p{L}{1,3}\.?)?(?:,\s\p{L}{4,16})?${FILL}$`,
  String.raw`^${WEEKDAY}(?<year>\d{4})\.?\s(?:gada|m\.)\s${DAY}\s${NAME}${FILL}$`,
].map((form) => new RegExp(form, 'iu'));

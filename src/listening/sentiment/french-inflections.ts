/** Forms of a regular French word. Rare forms may be made that nobody writes; they hurt nobody. */

/** `lent` to lent, lents, lente, lentes; `nul/nulle` and `déçu` likewise; `x` stays in the masculine plural. */
export function adjective(word: string): string[] {
  const [masculine, feminine = feminineOf(word)] = word.split('/') as [string, string?];
  const plural = /[sx]$/.test(masculine)
    ? masculine
    : masculine.endsWith('al')
      ? `${masculine.slice(0, -2)}aux`
      : `${masculine}s`;
  return [masculine, plural, feminine, `${feminine}s`];
}

/** `panne` to panne, pannes. */
export function noun(word: string): string[] {
  return /[sxz]$/.test(word) ? [word] : [word, word.endsWith('eau') ? `${word}x` : `${word}s`];
}

/** A verb in -er, with the forms of complaints and praise: present, past, future, participles. */
export function verb(infinitive: string): string[] {
  const stem = infinitive.slice(0, -2);
  const soft = stem.replace(/g$/, 'ge').replace(/c$/, 'ç');
  // "renvoie", "paie": a y before a silent ending.
  const silent = stem.replace(/([ou])y$/, '$1i');
  return [
    infinitive,
    ...['e', 'es', 'ent'].map((ending) => silent + ending),
    ...[
      'ez',
      'é',
      'ée',
      'és',
      'ées',
      'era',
      'eront',
      'erai',
      'erait',
      'eraient',
      'erais',
      'èrent',
      'iez',
    ].map((ending) => stem + ending),
    ...['ons', 'ais', 'ait', 'aient', 'ant', 'a'].map((ending) => soft + ending),
  ];
}

function feminineOf(masculine: string): string {
  if (masculine.endsWith('e')) return masculine;
  if (masculine.endsWith('eux')) return `${masculine.slice(0, -1)}se`;
  if (masculine.endsWith('if')) return `${masculine.slice(0, -1)}ve`;
  if (masculine.endsWith('ien') || masculine.endsWith('on')) return `${masculine}ne`;
  if (masculine.endsWith('el') || masculine.endsWith('eil')) return `${masculine}le`;
  if (masculine.endsWith('er')) return `${masculine.slice(0, -2)}ère`;
  return `${masculine}e`;
}

/** Catalan articles and pronouns that lose their vowel before another: `l'acme`. */
export const ELIDED_CA = ['l', 'd', 'm', 'n', 's', 't'];

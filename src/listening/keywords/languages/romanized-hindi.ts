/** Grammar words of Hindi in Latin letters, as people type them. None is a common word of a language we may detect. */
const HINDI = new Set(
  (
    'hai hain nahi nahin nhi kya kyu kyun kyon kaise kaisa kaun kahan kab hoga hogi honge hota hoti hote gaya gayi gaye raha ' +
    'rahi rahe karo karna karte karta karti kiya karke diya liya mera meri mere tera teri tere hamara hamari apna apni apne ' +
    'mujhe tujhe tumhe unhe inhe uska uski uske iska iski iske unka unki jiska wala wali wale bhi hum tum yeh woh aur lekin ' +
    'magar kuch kuchh sab sabse bahut bohot bahot abhi yaar bhai accha acha achha achhi theek thik matlab phir toh agar ' +
    'kyunki isliye pehle baad yaha yahan waha wahan wahi yahi koi dekho dekha bola bolo suno chahiye sakta sakti ' +
    'sakte paisa paise kharab bakwas ghatiya bekar'
  ).split(' '),
);

/**
 * Whether a text is Hindi in Latin letters ("Hinglish"), which no detector knows: three of its grammar words, or two
 * that are a quarter of all words.
 */
export function isRomanizedHindi(text: string): boolean {
  const words =
    text
      .slice(0, 400)
      .toLowerCase()
      .match(/[a-z]+/g) ?? [];
  const hits = new Set(words.filter((word) => HINDI.has(word))).size;
  return hits >= 3 || (hits >= 2 && hits / words.length >= 0.25);
}

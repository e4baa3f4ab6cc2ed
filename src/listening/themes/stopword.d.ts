declare module 'stopword' {
  /** Lists by ISO 639-3, among functions. */
  const lists: Readonly<Record<string, unknown>>;
  export default lists;
}

/** One of the things that an option names. */
export interface Named {
  id: string;
  /** As people call it; null when the option gives no name. */
  name: string | null;
}

/** `id=name, id, id=other name`: separated by commas, semicolons or lines, since names have spaces. Each id once. */
export function namedIn(option: string | undefined): Named[] {
  const byId = new Map<string, Named>();
  for (const part of (option ?? '').split(/[,;\n]/)) {
    const [id = '', ...rest] = part.split('=').map((piece) => piece.trim());
    const name = rest.join('=').slice(0, 100);
    if (id !== '' && !byId.has(id)) byId.set(id, { id, name: name === '' ? null : name });
  }
  return [...byId.values()];
}

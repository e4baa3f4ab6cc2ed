/** Rows of folded words, looked up word by word; node 0 is nowhere. Typed arrays: 100,000 phrases stay small. */
export interface Trie {
  /** Number of a word, or undefined when no row holds it. */
  ids: ReadonlyMap<string, number>;
  /** Node after a first word, by its number. */
  root: Int32Array;
  /** Node after one more word, 0 when no row goes on that way. */
  next(node: number, id: number): number;
  /** The terms that end at a node. */
  ends: readonly (readonly number[] | undefined)[];
}

/** @param rows each row of words with the number to report where it ends; several rows may share words or numbers. */
export function buildTrie(rows: readonly { keys: readonly string[]; value: number }[]): Trie {
  const ids = new Map<string, number>();
  let steps = 0;
  for (const { keys } of rows) {
    steps += keys.length;
    for (const key of keys) if (!ids.has(key)) ids.set(key, ids.size);
  }
  const root = new Int32Array(ids.size);
  const edges = createEdges(steps);
  const ends: (number[] | undefined)[] = [undefined];
  for (const { keys, value } of rows) {
    let node = 0;
    for (let at = 0; at < keys.length; at++) {
      const id = ids.get(keys[at]!)!;
      let child = at === 0 ? root[id]! : edges.get(node, id);
      if (child === 0) {
        child = ends.push(undefined) - 1;
        if (at === 0) root[id] = child;
        else edges.set(node, id, child);
      }
      node = child;
    }
    const here = ends[node];
    if (!here) ends[node] = [value];
    else if (!here.includes(value)) here.push(value);
  }
  return { ids, root, next: edges.get, ends };
}

interface Edges {
  get(node: number, id: number): number;
  set(node: number, id: number, child: number): void;
}

/** A hash table from (node, word) to node with open addressing; a Map with number keys is slow past 2^31. */
function createEdges(count: number): Edges {
  let size = 16;
  while (size < count * 2) size *= 2;
  const mask = size - 1;
  const nodes = new Int32Array(size);
  const ids = new Int32Array(size);
  const children = new Int32Array(size);
  function slotOf(node: number, id: number): number {
    let slot = (Math.imul(node, 0x9e3779b1) ^ Math.imul(id, 0x85ebca6b)) >>> 0;
    slot = (slot ^ (slot >>> 15)) & mask;
    while (children[slot] !== 0 && (nodes[slot] !== node || ids[slot] !== id)) slot = (slot + 1) & mask;
    return slot;
  }
  return {
    get: (node, id) => children[slotOf(node, id)]!,
    set(node, id, child) {
      const slot = slotOf(node, id);
      nodes[slot] = node;
      ids[slot] = id;
      children[slot] = child;
    },
  };
}

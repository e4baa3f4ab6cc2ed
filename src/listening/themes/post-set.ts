/** Posts by number, as bits: two hundred terms are compared with one another in a moment. */
export class PostSet {
  readonly bits: Uint32Array;
  size = 0;

  constructor(posts: number) {
    this.bits = new Uint32Array(Math.ceil(posts / 32));
  }

  add(post: number): void {
    const bit = 1 << (post & 31);
    if (this.bits[post >> 5]! & bit) return;
    this.bits[post >> 5]! |= bit;
    this.size += 1;
  }

  has(post: number): boolean {
    return (this.bits[post >> 5]! & (1 << (post & 31))) !== 0;
  }

  common(other: PostSet): number {
    let common = 0;
    for (let at = 0; at < this.bits.length; at++) common += ones(this.bits[at]! & other.bits[at]!);
    return common;
  }
}

function ones(bits: number): number {
  let rest = bits - ((bits >>> 1) & 0x55555555);
  rest = (rest & 0x33333333) + ((rest >>> 2) & 0x33333333);
  return Math.imul((rest + (rest >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

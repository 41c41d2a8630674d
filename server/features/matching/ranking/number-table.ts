// A map from 32-bit integers to numbers on typed arrays (open addressing, linear probing). Ranking looks up a hundred
// thousand terms per need; this takes a third of the time and a tenth of the memory of a Map.

const FREE = 0;
const FULLEST = 0.5;

/** Key 0 is not allowed; absent keys read as 0. */
export class NumberTable {
  protected keys: Int32Array;
  protected values: Float64Array;
  #used = 0;

  constructor(expected = 16) {
    const size = 2 ** Math.ceil(Math.log2(Math.max(16, expected / FULLEST)));
    this.keys = new Int32Array(size);
    this.values = new Float64Array(size);
  }

  get size(): number {
    return this.#used;
  }

  get(key: number): number {
    return this.values[this.slotOf(key)] ?? 0;
  }

  add(key: number, amount: number): void {
    const slot = this.slotOf(key);
    if (this.keys[slot] === FREE) {
      this.keys[slot] = key;
      this.#used += 1;
    }
    this.values[slot] = (this.values[slot] ?? 0) + amount;
    if (this.#used > this.keys.length * FULLEST) this.#grow();
  }

  *entries(): IterableIterator<[key: number, value: number]> {
    for (let slot = 0; slot < this.keys.length; slot += 1) {
      const key = this.keys[slot] ?? FREE;
      if (key !== FREE) yield [key, this.values[slot] ?? 0];
    }
  }

  /** Where the key is, or the free slot where it belongs; a free slot's value is 0. */
  protected slotOf(key: number): number {
    const { keys } = this;
    const mask = keys.length - 1;
    let slot = Math.imul(key, 0x9e3779b1) >>> 7;
    for (;;) {
      slot &= mask;
      const found = keys[slot];
      if (found === key || found === FREE) return slot;
      slot += 1;
    }
  }

  #grow(): void {
    const [keys, values] = [this.keys, this.values];
    this.keys = new Int32Array(keys.length * 2);
    this.values = new Float64Array(keys.length * 2);
    for (const [slot, key] of keys.entries()) {
      if (key === FREE) continue;
      const place = this.slotOf(key);
      this.keys[place] = key;
      this.values[place] = values[slot] ?? 0;
    }
  }
}

import { KIND_BITS } from '#server/features/matching/text/terms.ts';
import { NumberTable } from './number-table.ts';

const GROUP_WORDS = 1 << 9;
/** Above the bits of its kind, a term's next five choose the bit of a word, and the nine after them the word. */
const groupWordOf = (term: number): number => (term >>> (KIND_BITS + 5)) & (GROUP_WORDS - 1);

/** Room for `placesIn`. */
export let places = new Int32Array(1 << 12);

/** A number for each of some terms, that turns away nearly every other term by one look at a table of bits. */
export class TermTable extends NumberTable {
  /** A bit for each group of terms that one of is here. */
  protected readonly groups = new Uint32Array(GROUP_WORDS);

  override add(term: number, amount: number): void {
    super.add(term, amount);
    const word = groupWordOf(term);
    this.groups[word] = (this.groups[word] ?? 0) | (1 << (term >>> KIND_BITS));
  }

  /** False for nearly all terms that are not here, and only for such. */
  mayHave(term: number): boolean {
    return (((this.groups[groupWordOf(term)] ?? 0) >>> (term >>> KIND_BITS)) & 1) === 1;
  }

  /**
   * Writes into `places` where among these terms those are that may be here, and answers how many. A text has hundreds of terms, of
   * which a third may be here: without a branch for each, as which it is cannot be foretold.
   */
  protected placesIn(terms: Int32Array): number {
    if (terms.length > places.length) places = new Int32Array(2 * terms.length);
    const { groups } = this;
    const here = places;
    let found = 0;
    for (let at = 0; at < terms.length; at += 1) {
      const term = terms[at] ?? 0;
      here[found] = at;
      found += ((groups[groupWordOf(term)] ?? 0) >>> (term >>> KIND_BITS)) & 1;
    }
    return found;
  }
}

// Which words two texts do not share: for comparing versions, and my text with theirs.

export interface DifferencePart {
  text: string;
  /** `same`: in both · `gone`: only in the first · `new`: only in the second. */
  kind: 'same' | 'gone' | 'new';
}

/** A Chinese character or a punctuation mark by itself; words and numbers whole; spaces with nothing. */
const TOKEN = /\p{Script=Han}|[\p{L}\p{N}]+|\s+|[^\p{L}\p{N}\s]/gu;

const tokensOf = (text: string): string[] => text.match(TOKEN) ?? [];

/** Beyond this many comparisons the changed middle is shown as one piece: nobody reads finer differences in so much text. */
const MAX_COMPARISONS = 4_000_000;

const push = (parts: DifferencePart[], kind: DifferencePart['kind'], text: string): void => {
  if (text === '') return;
  const last = parts.at(-1);
  if (last?.kind === kind) last.text += text;
  else parts.push({ kind, text });
};

const sharedStart = (one: readonly string[], other: readonly string[]): number => {
  let length = 0;
  while (length < one.length && length < other.length && one[length] === other[length]) length += 1;
  return length;
};

/** Lengths of the longest common subsequence of all endings, row by row. */
const commonLengths = (one: readonly string[], other: readonly string[]): Uint32Array[] => {
  const rows = Array.from({ length: one.length + 1 }, () => new Uint32Array(other.length + 1));
  for (let i = one.length - 1; i >= 0; i -= 1) {
    const row = rows[i] ?? new Uint32Array();
    const below = rows[i + 1] ?? row;
    for (let j = other.length - 1; j >= 0; j -= 1) {
      row[j] = one[i] === other[j] ? (below[j + 1] ?? 0) + 1 : Math.max(below[j] ?? 0, row[j + 1] ?? 0);
    }
  }
  return rows;
};

const middle = (parts: DifferencePart[], one: readonly string[], other: readonly string[]): void => {
  if (one.length * other.length > MAX_COMPARISONS) {
    push(parts, 'gone', one.join(''));
    push(parts, 'new', other.join(''));
    return;
  }
  const lengths = commonLengths(one, other);
  let [i, j] = [0, 0];
  while (i < one.length && j < other.length) {
    if (one[i] === other[j]) {
      push(parts, 'same', one[i] ?? '');
      i += 1;
      j += 1;
    } else if ((lengths[i + 1]?.[j] ?? 0) >= (lengths[i]?.[j + 1] ?? 0)) {
      push(parts, 'gone', one[i] ?? '');
      i += 1;
    } else {
      push(parts, 'new', other[j] ?? '');
      j += 1;
    }
  }
  push(parts, 'gone', one.slice(i).join(''));
  push(parts, 'new', other.slice(j).join(''));
};

/** The two texts as one row of parts. */
export const differenceOf = (before: string, after: string): DifferencePart[] => {
  const one = tokensOf(before);
  const other = tokensOf(after);
  const start = sharedStart(one, other);
  const end = sharedStart(one.slice(start).reverse(), other.slice(start).reverse());
  const parts: DifferencePart[] = [];
  push(parts, 'same', one.slice(0, start).join(''));
  middle(parts, one.slice(start, one.length - end), other.slice(start, other.length - end));
  push(parts, 'same', one.slice(one.length - end).join(''));
  return parts;
};

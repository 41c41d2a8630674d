// Highlights as pieces of text, never as HTML. The engine puts a pair of control characters around what it found; no text
// of ours can hold them (shared/contract/text.ts), so that splitting at them is exact.
export const MARK_BEGIN = '\u0002';
export const MARK_END = '\u0003';

export type MarkedText = { text: string; hit: boolean }[];

/** Title and summary of a card, in pieces. */
export interface Marks {
  title: MarkedText;
  summary: MarkedText;
}

/**
 * Cuts a formatted text into pieces.
 * @param shown the text as the card has it; an index that lags behind formats an older one, which then is not used
 */
export const piecesOf = (formatted: string | undefined, shown: string): MarkedText => {
  const pieces: MarkedText = [];
  for (const part of (formatted ?? '').split(MARK_BEGIN)) {
    const [hit, rest] = part.includes(MARK_END) ? part.split(MARK_END) : ['', part];
    if (hit) pieces.push({ text: hit, hit: true });
    if (rest) pieces.push({ text: rest, hit: false });
  }
  const isCurrent = pieces.map((piece) => piece.text).join('') === shown;
  if (isCurrent) return pieces;
  return shown === '' ? [] : [{ text: shown, hit: false }];
};

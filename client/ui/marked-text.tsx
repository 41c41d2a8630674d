import type { Span } from '#shared/contract/text.ts';

/** The text cut where its marks begin and end; marks that touch or overlap are one. */
const piecesOf = (text: string, marks: readonly Span[]): { text: string; hit: boolean }[] => {
  const pieces: { text: string; hit: boolean }[] = [];
  const add = (piece: string, hit: boolean) => {
    const last = pieces.at(-1);
    if (last?.hit === hit) last.text += piece;
    else if (piece !== '') pieces.push({ text: piece, hit });
  };
  let at = 0;
  for (const { start, end } of [...marks].sort((one, other) => one.start - other.start)) {
    if (start > at) add(text.slice(at, start), false);
    add(text.slice(Math.max(at, start), end), true);
    at = Math.max(at, end);
  }
  add(text.slice(at), false);
  return pieces;
};

/** Text with the words that a search found, or a match counted, marked. */
export const MarkedText = ({ text, marks }: { text: string; marks: readonly Span[] }) =>
  piecesOf(text, marks).map(
    (piece, index) =>
      // biome-ignore-start lint/suspicious/noArrayIndexKey: pieces of one text have no identity but their position
      piece.hit ? <mark key={index}>{piece.text}</mark> : <span key={index}>{piece.text}</span>,
    // biome-ignore-end lint/suspicious/noArrayIndexKey: see above
  );

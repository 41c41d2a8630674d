interface Piece {
  text: string;
  hit: boolean;
}

/** Text with the words that a search found marked. */
export const MarkedText = ({ pieces }: { pieces: readonly Piece[] }) =>
  pieces.map(
    (piece, index) =>
      // biome-ignore-start lint/suspicious/noArrayIndexKey: pieces of one text have no identity but their position
      piece.hit ? <mark key={index}>{piece.text}</mark> : <span key={index}>{piece.text}</span>,
    // biome-ignore-end lint/suspicious/noArrayIndexKey: see above
  );

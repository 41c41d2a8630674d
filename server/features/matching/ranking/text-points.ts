// Relevance as points that mean the same for every need. BM25's sum grows with the length of both texts; divided by the
// square root of what both could give at most (the cosine's idea) it is comparable between pairs. The curve below bends it
// into 0–100: each further agreement adds less. The scale was set so that the grades fall where technology-transfer staff
// put them (docs/matching.md, "Grades").

const SCALE = 0.9;

interface Agreement {
  /** Sum over shared terms. */
  relevance: number;
  /** The sum if every term of the need were said once and in full. */
  asked: number;
  /** The mean of the same for the texts of the collection, as if each asked for itself. */
  offered: number;
}

/** 0–100 in tenths: 100 × (1 − e^(−a / 0.9)) with a = relevance / √(asked × offered). */
export const textPointsOf = ({ relevance, asked, offered }: Agreement): number => {
  const greatest = Math.sqrt(asked * offered);
  if (greatest === 0) return 0;
  return Math.round(1000 * (1 - Math.exp(-relevance / greatest / SCALE))) / 10;
};

// Relevance as points that mean the same for every need. BM25's sum grows with the length of both texts; divided by the
// square root of what both could give at most (the cosine's idea) it is comparable between pairs. The curve below bends it
// into 0–100: each further agreement adds less. The scale was set so that the grades fall where technology-transfer staff
// put them (docs/matching.md, "Grades").

const SCALE = 0.9;

interface Sums {
  /** Sum over shared terms. */
  relevance: number;
  /** The sum if every term of the need were said once and in full. */
  asked: number;
  /** The mean of the same for the texts of the collection, as if each asked for itself. */
  offered: number;
}

export interface TextMatch {
  /** a = relevance / √(asked × offered), 0 and more: orders pairs with the same points. */
  agreement: number;
  /** 0–100 in tenths: 100 × (1 − e^(−a / 0.9)). */
  points: number;
}

export const textMatchOf = ({ relevance, asked, offered }: Sums): TextMatch => {
  const greatest = Math.sqrt(asked * offered);
  const agreement = greatest === 0 ? 0 : relevance / greatest;
  return { agreement, points: Math.round(1000 * (1 - Math.exp(-agreement / SCALE))) / 10 };
};

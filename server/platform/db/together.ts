// What many ask of the database at the same moment is asked in one query. Under load, and when everybody comes back after a
// restart, that is most of it: a query for sixty costs little more than one for one.

interface Limits {
  /** Questions in one query. */
  most: number;
  /** Queries at a time; what is asked meanwhile waits for the next one, so that its answer is never older than the question. */
  atOnce: number;
}

interface Waiting<Question, Answer> {
  question: Question;
  resolve(answer: Answer): void;
  reject(error: unknown): void;
}

/**
 * Makes a question of one out of a question of many. `askAll` answers in the order of the questions; what it throws, each of them
 * gets. A question that finds nobody waiting is asked at once.
 */
export const together = <Question, Answer>(
  askAll: (questions: readonly Question[]) => Promise<readonly Answer[]>,
  { most, atOnce }: Limits = { most: 64, atOnce: 4 },
): ((question: Question) => Promise<Answer>) => {
  const waiting: Waiting<Question, Answer>[] = [];
  let running = 0;

  const run = async (batch: readonly Waiting<Question, Answer>[]) => {
    running += 1;
    try {
      const answers = await askAll(batch.map(({ question }) => question));
      for (const [index, { resolve }] of batch.entries()) resolve(answers[index] as Answer); // One per question.
    } catch (error) {
      for (const { reject } of batch) reject(error);
    } finally {
      running -= 1;
      runNext();
    }
  };
  const runNext = () => {
    while (running < atOnce && waiting.length > 0) void run(waiting.splice(0, most));
  };

  return (question) =>
    new Promise<Answer>((resolve, reject) => {
      waiting.push({ question, resolve, reject });
      runNext();
    });
};

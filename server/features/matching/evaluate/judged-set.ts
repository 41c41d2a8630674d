// A judged set: documents, queries, and which document answers which query how well.
import { existsSync, readFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { z } from 'zod';

const documentSchema = z.object({ id: z.string(), title: z.string().default(''), text: z.string() });
const querySchema = z.object({ id: z.string(), text: z.string() });

export type JudgedDocument = z.output<typeof documentSchema>;
export type JudgedQuery = z.output<typeof querySchema>;
/** Query id → document id → grade, 0 for judged and unfit. */
export type Judgements = ReadonlyMap<string, ReadonlyMap<string, number>>;

export interface JudgedSet {
  name: string;
  documents: JudgedDocument[];
  queries: JudgedQuery[];
  judgements: Judgements;
  /** The least grade that counts as fit where only fit or unfit is asked. */
  threshold: number;
  isChinese: boolean;
}

const linesOf = (file: string): string[] => readFileSync(file, 'utf8').split('\n').filter(Boolean);

const readJsonLines = <Schema extends z.ZodType>(file: string, schema: Schema): z.output<Schema>[] =>
  linesOf(file).map((line, at) => {
    const parsed = schema.safeParse(JSON.parse(line));
    if (!parsed.success) throw new Error(`${file}:${at + 1}: ${z.prettifyError(parsed.error)}`);
    return parsed.data;
  });

const readJudgements = (file: string): Judgements => {
  const judgements = new Map<string, Map<string, number>>();
  // The first line names the columns.
  for (const line of linesOf(file).slice(1)) {
    const [query = '', document = '', grade = ''] = line.split('\t');
    const graded = judgements.get(query) ?? new Map<string, number>();
    judgements.set(query, graded.set(document, Number.parseInt(grade, 10)));
  }
  return judgements;
};

/** "Binary metrics use rel>=2" in the set's own README; 1 where nothing is said. */
const thresholdSaid = (folder: string): number => {
  const readme = join(folder, 'README.md');
  const said = existsSync(readme) ? /binary metrics use rel\s*>=\s*(\d+)/i.exec(readFileSync(readme, 'utf8')) : null;
  return said ? Number(said[1]) : 1;
};

const CHINESE = /\p{Script=Han}/gu;
const SAMPLE = 200;

const isMostlyChinese = (documents: readonly JudgedDocument[]): boolean => {
  const text = documents
    .slice(0, SAMPLE)
    .map((document) => `${document.title}${document.text}`)
    .join('');
  return (text.match(CHINESE)?.length ?? 0) > text.length / 5;
};

/** Reads corpus.jsonl, queries.jsonl and qrels.tsv of a folder. Throws with file and line when one is not as it should be. */
export const readJudgedSet = (folder: string, threshold?: number): JudgedSet => {
  const documents = readJsonLines(join(folder, 'corpus.jsonl'), documentSchema);
  return {
    name: basename(resolve(folder)),
    documents,
    queries: readJsonLines(join(folder, 'queries.jsonl'), querySchema),
    judgements: readJudgements(join(folder, 'qrels.tsv')),
    threshold: threshold ?? thresholdSaid(folder),
    isChinese: isMostlyChinese(documents),
  };
};

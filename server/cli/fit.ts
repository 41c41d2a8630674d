// npm run fit [-- --save] [--synthetic SEED]: weights of the matching from what became of matches, old against new. With
// --save the new ones are kept as a proposal for the administrator to look at; nothing ranks by them before they are adopted.
import { parseArgs } from 'node:util';
import { BUILT_IN, type WeightPoints } from '#server/features/matching/dimensions/weights.ts';
import { readHistory } from '#server/features/matching/learning/read-history.ts';
import { fitReportText, reportFit } from '#server/features/matching/learning/report.ts';
import { syntheticHistory } from '#server/features/matching/learning/synthetic.ts';
import { newestOf, tableOf } from '#server/features/matching/weights/model.ts';
import { proposeWeights } from '#server/features/matching/weights/service.ts';
import { helpWhenAsked } from './help.ts';
import { openWorkbench } from './workbench.ts';

const USAGE =
  'npm run fit [-- --save]           from the history of this platform\nnpm run fit -- --synthetic SEED   from a made-up history with a planted preference';

/** People who go by maturity and region more than the table does, and by the industry chain not at all. */
const PLANTED: WeightPoints = { ...BUILT_IN.points, maturity: 20, region: 12, chain: 0, money: 1 };
const LISTS = 2000;

const say = (text: string): void => {
  process.stdout.write(`${text}\n`);
};

const fitSynthetic = (seed: number): void => {
  const history = syntheticHistory({ seed, lists: LISTS, shownBy: BUILT_IN.points, preferred: PLANTED });
  const report = reportFit(history);
  if (report) say(fitReportText(report));
  say(`planted: ${JSON.stringify(PLANTED)}`);
};

const fitHistory = async (isToSave: boolean): Promise<void> => {
  const workbench = await openWorkbench((text) => process.stderr.write(`${text}\n`));
  try {
    const newest = await newestOf('saved');
    const report = reportFit(await readHistory(), newest ? tableOf(newest).points : BUILT_IN.points);
    if (!report) return say('too little has happened to learn from: fifty openings, interests or answers at least');
    say(fitReportText(report));
    if (!isToSave) return;
    const note = `${report.looks} lines shown, ${report.answers} answers`;
    say(
      `kept as proposal ${await proposeWeights(report.fit.weights, note, new Date())}: see Administration → Matching`,
    );
  } finally {
    await workbench.close();
  }
};

const main = async (): Promise<void> => {
  const { values } = parseArgs({
    options: { save: { type: 'boolean' }, synthetic: { type: 'string' } },
  });
  const seed = Number(values.synthetic);
  if (values.synthetic === undefined) return fitHistory(values.save ?? false);
  if (!Number.isInteger(seed)) throw new Error('--synthetic takes a whole number');
  fitSynthetic(seed);
};

helpWhenAsked(USAGE);
main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});

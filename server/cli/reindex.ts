// npm run reindex: builds every search index anew beside the live one and swaps, with or without a running server.
import { rebuildIndex } from '#server/platform/search/source.ts';
import { explainStart } from '#server/start-errors.ts';
import { helpWhenAsked } from './help.ts';
import { createProgressBar } from './progress-bar.ts';
import { openWorkbench } from './workbench.ts';

const USAGE = 'npm run reindex   builds every search index anew beside the live one and swaps';
const note = (text: string) => process.stderr.write(`${text}\n`);

helpWhenAsked(USAGE);
try {
  const bench = await openWorkbench(note);
  try {
    for (const source of bench.sources) {
      const bar = createProgressBar(source.index.name);
      const onProgress = (done: number) => bar.show(done, null);
      const documents = await rebuildIndex({ search: bench.platform.search, source, onProgress });
      bar.end();
      process.stdout.write(`${source.index.name}: ${documents} documents\n`);
    }
  } finally {
    await bench.close();
  }
  process.exit(0);
} catch (error) {
  note(explainStart(error));
  process.exit(1);
}

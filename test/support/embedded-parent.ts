// A process that holds a data directory until it is killed: `embedded-parent.ts DIRECTORY`. It prints its children.
import { startEmbedded } from '#server/embedded/start.ts';

const [dataDir = ''] = process.argv.slice(2);
const embedded = await startEmbedded({ dataDir, mongo: true, meili: true, log: () => {} });
console.log(JSON.stringify(embedded.pids()));

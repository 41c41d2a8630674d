// Another process that works on an import until somebody kills it: argv is [database address, folder, import id].
import { runImport } from '#server/features/imports/run.ts';
import '#server/features/needs/needs.ts';
import { systemClock } from '#server/platform/clock.ts';
import { connectDatabase } from '#server/platform/db/connection.ts';
import { createLog } from '#server/platform/logging.ts';

const [uri = '', folder = '', id = ''] = process.argv.slice(2);
const log = createLog('error');
await connectDatabase(uri, log);
const { signal } = new AbortController();
const onProgress = ({ position }: { position: number }) => process.send?.(position);
await runImport(id, { clock: systemClock, log, folder, signal, onProgress });
process.exit(0);

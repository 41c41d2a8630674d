// Starts everything in order, says where it is, and ends it in order.
import { readConfig } from '#server/platform/config.ts';
import { createLog } from '#server/platform/logging.ts';
import { serve } from '#server/serve.ts';
import { explainStart } from '#server/start-errors.ts';

const DRAIN_MS = 15_000;
/** How often to look whether the shell is still there by which npm started this. */
const LOOK_MS = 500;
const parent = process.ppid;
const say = (text: string) => process.stdout.write(`${text}\n`);

try {
  const config = readConfig(process.env);
  const log = createLog(config.logLevel);
  const server = await serve({ config, log, onStep: say });
  say(`Xietong is ready: ${server.address} (${(performance.now() / 1000).toFixed(1)} s)`);
  for (const line of server.hints) say(line);

  let ending = false;
  const end = async (signal: string) => {
    if (ending) return;
    ending = true;
    say(`${signal}: finishing what is under way`);
    const forced = setTimeout(() => process.exit(1), DRAIN_MS);
    await server.close();
    clearTimeout(forced);
    process.exit(0);
  };
  process.on('SIGTERM', () => void end('SIGTERM'));
  process.on('SIGINT', () => void end('SIGINT'));
  // That shell ends at a signal and hands it on to nobody: the server would run on, with its port, unseen.
  if (process.env['npm_lifecycle_event'] !== undefined)
    setInterval(() => process.ppid !== parent && void end('npm is gone'), LOOK_MS).unref();
  process.on('unhandledRejection', (reason) => log.error({ failure: String(reason) }, 'unhandled rejection'));
} catch (error) {
  process.stderr.write(`${explainStart(error)}\n`);
  process.exit(1);
}

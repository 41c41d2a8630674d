// The platform as `npm start` runs it, but with group robots that listen on this machine: their origins are this program's
// argument, as JSON by provider.
import { readConfig } from '#server/platform/config.ts';
import { createLog } from '#server/platform/logging.ts';
import { serve } from '#server/serve.ts';

// Written by the bench that starts this program.
const origins = JSON.parse(process.argv[2] ?? '{}') as Record<string, string>;
const config = readConfig(process.env);
const log = createLog(config.logLevel);
const server = await serve({
  config,
  log,
  onStep: () => {},
  robotOrigins: (provider) => origins[provider] ?? 'http://127.0.0.1:9',
});
console.log(`Xietong is ready: ${server.address}`);
process.on('SIGTERM', () => void server.close().then(() => process.exit(0)));

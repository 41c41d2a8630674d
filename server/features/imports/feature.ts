// Needs and capabilities from files: JSONL, CSV, XLSX. The same mechanism serves the browser and the command line.

import { userIdOf } from '#server/platform/auth/actor.ts';
import type { FeatureFactory } from '#server/platform/feature.ts';
import { bindRoutes } from '#server/platform/http/handler.ts';
import { importRoutes } from '#shared/imports/routes.ts';
import { IMPORT_MAX_BYTES } from '#shared/imports/schema.ts';
import { downloadBadRows } from './bad-rows-csv.ts';
import { listImports, presentImport } from './present.ts';
import { createRunner } from './runner.ts';
import { beginImport, cancelImport, findImport, rerunImport } from './service.ts';

const PICK_UP_EVERY_MS = 2_000;
const CLEAR_EVERY_MS = 3_600_000;

export const importsFeature: FeatureFactory = (platform) => {
  const runner = createRunner(platform);
  return {
    name: 'imports',
    routes: bindRoutes(importRoutes, {
      list: ({ query, actor }) => listImports(query, actor.locale),
      async create({ query, actor, now, receive }) {
        const upload = await receive(IMPORT_MAX_BYTES);
        try {
          const { path, name: fileName } = upload;
          const begun = await beginImport({ path, fileName, options: query.options, startedBy: userIdOf(actor), now });
          runner.begin(begun._id);
          return await presentImport(begun, actor.locale);
        } finally {
          await upload.discard();
        }
      },
      read: async ({ params, actor }) => presentImport(await findImport(params.id), actor.locale),
      async run({ params, body, actor, now }) {
        const begun = await rerunImport({ id: params.id, actor, now, ...body });
        runner.begin(begun._id);
        return presentImport(begun, actor.locale);
      },
      cancel: async ({ params, actor, now }) =>
        presentImport(await cancelImport({ id: params.id, actor, now }), actor.locale),
      badRows: async ({ params, actor }) => downloadBadRows(await findImport(params.id), actor.locale),
    }),
    jobs: [
      { name: 'imports.pick-up', everyMs: PICK_UP_EVERY_MS, run: () => runner.pickUp() },
      { name: 'imports.clear-files', everyMs: CLEAR_EVERY_MS, run: () => runner.clearFiles() },
    ],
    stop: () => runner.stop(),
  };
};

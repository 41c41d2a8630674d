import { Readable } from 'node:stream';
import { type BoundRoute, bindRoutes, type Download } from '#server/platform/http/handler.ts';
import { closedRoutes } from '#shared/live/closed/routes.ts';
import { agreementDocument, listSignatures, readAgreement, signAgreement } from './agreement.ts';
import type { SlidePainter } from './pictures/painter.ts';
import { slidePicture } from './pictures/slide.ts';

const fileOf = (bytes: Uint8Array, name: string, mediaType: string): Download => ({
  stream: Readable.from([Buffer.from(bytes)]),
  name,
  mediaType,
  sizeBytes: bytes.length,
});

export const closedHandlers = (painter: SlidePainter): BoundRoute[] =>
  bindRoutes(closedRoutes, {
    agreement: ({ actor, params }) => readAgreement(actor, params.id),

    sign: ({ actor, params, body, address, now }) =>
      signAgreement({ actor, session: params.id, version: body.version, address, now }),

    agreementDocument: async ({ actor, params }) => {
      const { bytes, name } = await agreementDocument(actor, params.id);
      return fileOf(bytes, name, 'application/pdf');
    },

    signatures: ({ actor, params }) => listSignatures(actor, params.id),

    slide: async ({ actor, params, now }) => {
      const { deckId, page } = params;
      const bytes = await slidePicture({ actor, session: params.id, deckId, page, now }, painter);
      return fileOf(bytes, `${deckId}-${page}.jpg`, 'image/jpeg');
    },
  });

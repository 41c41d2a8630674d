import { Readable } from 'node:stream';
import { type BoundRoute, bindRoutes } from '#server/platform/http/handler.ts';
import { certificateRoutes } from '#shared/live/certificates/routes.ts';
import { certificateFile, checkCertificate, issueCertificate, readMine } from './certificates.ts';

interface CertificateParts {
  publicUrl: string;
  /** Stores who is still there. */
  beat(): Promise<void>;
}

export const certificateHandlers = ({ publicUrl, beat }: CertificateParts): BoundRoute[] =>
  bindRoutes(certificateRoutes, {
    mine: async ({ actor, params, now }) => {
      await beat();
      return readMine({ actor, session: params.id, now });
    },

    issue: async ({ actor, params, now }) => {
      await beat();
      return issueCertificate({ actor, session: params.id, now });
    },

    file: async ({ actor, params, now }) => {
      const { bytes, name } = await certificateFile({ actor, session: params.id, now }, publicUrl);
      return {
        stream: Readable.from([Buffer.from(bytes)]),
        name,
        mediaType: 'application/pdf',
        sizeBytes: bytes.length,
      };
    },

    check: ({ params }) => checkCertificate(params.code),
  });

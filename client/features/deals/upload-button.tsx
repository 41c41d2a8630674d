import { useQueryClient } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import { isProblem } from '#client/lib/problem-error.ts';
import { upload } from '#client/lib/upload.ts';
import { buttonClass } from '#client/ui/link-button.tsx';
import { ProblemAlert } from '#client/ui/problem-alert.tsx';
import { WATERMARKABLE_ENDINGS } from '#shared/contract/watermark.ts';
import { dealRoutes } from '#shared/deals/routes.ts';
import type { Deal, dealFileSchema, FileLevel } from '#shared/deals/schema.ts';

type DealFile = z.output<typeof dealFileSchema>;

interface UploadButtonProps {
  deal: Deal;
  level: FileLevel;
  versionOf?: string;
  label: string;
  onDone?: (file: DealFile) => void;
}

/** Chooses a file and brings it into the deal. */
export const UploadButton = ({ deal, level, versionOf, label, onDone }: UploadButtonProps) => {
  const { t } = useTranslation();
  const id = useId();
  const client = useQueryClient();
  const [share, setShare] = useState<number | null>(null);
  const [error, setError] = useState<unknown>(null);
  const send = async (file: File) => {
    setShare(0);
    setError(null);
    try {
      const query = { level, ...(versionOf ? { versionOf } : {}) };
      const input = { params: { id: deal.id }, query };
      const stored = await upload(dealRoutes.addFile, { input, file, onProgress: setShare });
      await client.invalidateQueries({ queryKey: ['deals'] });
      onDone?.(stored);
    } catch (failure) {
      setError(failure);
    } finally {
      setShare(null);
    }
  };
  return (
    <span className="deal-upload">
      <label htmlFor={id} className={buttonClass()}>
        {share === null ? label : t('common.upload.progress', { percent: Math.round(share * 100) })}
      </label>
      <input
        id={id}
        type="file"
        className="x-hidden"
        disabled={share !== null}
        {...(level === 'deal' ? {} : { accept: WATERMARKABLE_ENDINGS })}
        onChange={(event) => {
          const file = event.target.files?.[0];
          event.target.value = '';
          if (file) void send(file);
        }}
      />
      <ProblemAlert error={error} fields={isProblem(error) ? error.fields : []} />
    </span>
  );
};

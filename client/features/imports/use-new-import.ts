// A new import: its options, then the file on its way. It always begins as a dry run.
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { pathTo } from '#client/app/paths.ts';
import { nounKinds } from '#client/features/postings/noun.ts';
import { upload } from '#client/lib/upload.ts';
import { importRoutes } from '#shared/imports/routes.ts';
import { IMPORT_MAX_BYTES } from '#shared/imports/schema.ts';
import type { PostingNoun } from '#shared/postings/schema.ts';

interface Options {
  noun: PostingNoun;
  kind: string;
  organization: string | undefined;
  source: string;
  publish: boolean;
}

export const useNewImport = () => {
  const navigate = useNavigate();
  const client = useQueryClient();
  const [file, setFile] = useState<File | null>(null);
  const [options, setOptions] = useState<Options>({
    noun: 'need',
    kind: nounKinds.need[0],
    organization: undefined,
    source: '',
    publish: true,
  });
  const [share, setShare] = useState<number | null>(null);
  const [hasTried, setHasTried] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const isTooLarge = file !== null && file.size > IMPORT_MAX_BYTES;
  const send = async (chosen: File): Promise<void> => {
    setError(null);
    setShare(0);
    try {
      const { organization, ...rest } = options;
      const asked = { ...rest, ...(organization ? { organization } : {}), dryRun: true };
      const { id } = await upload(importRoutes.create, {
        input: { query: { options: JSON.stringify(asked) } },
        file: chosen,
        onProgress: setShare,
      });
      await client.invalidateQueries({ queryKey: ['imports'] });
      void navigate(pathTo('import', { id }));
    } catch (problem) {
      setError(problem);
      setShare(null);
    }
  };
  return {
    file,
    options,
    share,
    error,
    isTooLarge,
    choose: (chosen: File) => {
      setFile(chosen);
      // A file's name is mostly also the name of its source.
      setOptions((now) => ({ ...now, source: now.source || chosen.name.replace(/\.\w+$/, '').slice(0, 60) }));
    },
    set: (part: Partial<Options>) =>
      setOptions((now) => ({ ...now, ...part, ...(part.noun ? { kind: nounKinds[part.noun][0] } : {}) })),
    /** Pressed without a file: only then is its absence told. */
    isFileMissing: hasTried && file === null,
    start: () => {
      setHasTried(true);
      if (file && !isTooLarge && share === null) void send(file);
    },
  };
};

// Submitting: first everything typed goes to the server, then the posting goes to the desk.
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import type { Posting } from '#client/features/postings/content.ts';
import { nounAddress, nounRoutes, pagePath } from '#client/features/postings/noun.ts';
import { isProblem } from '#client/lib/problem-error.ts';
import { useAct } from '#client/lib/queries.ts';
import { say } from '#client/ui/toasts.tsx';
import type { PostingNoun } from '#shared/postings/schema.ts';
import type { DraftKeeper } from './draft-keeper.ts';

interface SubmitOptions {
  noun: PostingNoun;
  posting: Posting;
  keeper: DraftKeeper;
  /** Required fields that are still empty: with any of them there is nothing to ask the server for. */
  missing: readonly string[];
}

export const useSubmit = ({ noun, posting, keeper, missing }: SubmitOptions) => {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [isSaving, setIsSaving] = useState(false);
  const [hasTried, setHasTried] = useState(false);
  const { id } = posting;
  const leave = (text: string) => {
    say(text);
    void navigate(pagePath(noun, id));
  };
  const act = useAct(nounRoutes[noun].submit, {
    touches: [nounAddress[noun], 'reviews'],
    onDone: () => leave(t('postings.editor.submitted')),
  });
  const flush = async (): Promise<boolean> => {
    setHasTried(true);
    setIsSaving(true);
    const isSafe = await keeper.flush();
    setIsSaving(false);
    return isSafe;
  };
  return {
    submit: async () => {
      if ((await flush()) && missing.length === 0)
        act.mutate({ params: { id }, body: { version: keeper.snapshot().version } });
    },
    save: async () => {
      if (await flush()) leave(t('common.state.saved'));
    },
    isBusy: isSaving || act.isPending,
    /** After the first attempt what is missing is marked. */
    hasTried,
    error: act.error,
    refused: isProblem(act.error, 'incomplete', 'invalid_input') ? act.error.fields : [],
  };
};

import { useTranslation } from 'react-i18next';
import { Pill, type Tone } from '#client/ui/pill.tsx';
import type { PostingStatus } from '#shared/postings/lifecycle.ts';

const TONES: Record<PostingStatus, Tone> = {
  draft: 'outline',
  submitted: 'attention',
  published: 'good',
  returned: 'refusal',
  rejected: 'refusal',
  in_talks: 'good',
  done: 'neutral',
  expired: 'attention',
  withdrawn: 'outline',
};

export const StatusPill = ({ status }: { status: PostingStatus }) => {
  const { t } = useTranslation();
  return <Pill tone={TONES[status]}>{t(`vocabulary.postingStatus.${status}`)}</Pill>;
};

import { useTranslation } from 'react-i18next';
import { Pill, type Tone } from '#client/ui/pill.tsx';
import type { Organization } from '#shared/organizations/schema.ts';

const tones: Record<Organization['verification'], Tone> = {
  pending: 'attention',
  verified: 'good',
  refused: 'refusal',
};

/** Kind and standing of an organization in a few words. */
export const OrganizationPills = ({
  organization: { type, verification, isDemo },
}: {
  organization: Pick<Organization, 'type' | 'verification' | 'isDemo'>;
}) => {
  const { t } = useTranslation();
  return (
    <>
      <Pill>{t(`vocabulary.organizationType.${type}`)}</Pill>
      <Pill tone={tones[verification]}>{t(`vocabulary.verification.${verification}`)}</Pill>
      {isDemo && (
        <Pill tone="outline" title={t('common.demo.hint')}>
          {t('common.demo.label')}
        </Pill>
      )}
    </>
  );
};

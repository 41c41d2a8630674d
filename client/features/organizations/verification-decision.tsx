import { Button, Form, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAct } from '#client/lib/queries.ts';
import { FormProblem, useFieldRule } from '#client/ui/form-problem.tsx';
import { Panel } from '#client/ui/page.tsx';
import { SubmitButton } from '#client/ui/submit-button.tsx';
import { say } from '#client/ui/toasts.tsx';
import { lineOf } from '#shared/contract/text.ts';
import { organizationRoutes } from '#shared/organizations/routes.ts';
import type { Organization } from '#shared/organizations/schema.ts';

/** The contract's refusal keeps its reason in a union; this is the same rule for the one field. */
const reasonSchema = lineOf({ min: 4, max: 300 });

/** For coordinators: verify, or refuse with a reason. */
export const VerificationDecision = ({ organization: { id, can, verification } }: { organization: Organization }) => {
  const { t } = useTranslation();
  const rule = useFieldRule();
  const [form] = Form.useForm<{ reason: string }>();
  const [isRefusing, setRefusing] = useState(false);
  const decide = useAct(organizationRoutes.verify, {
    touches: ['organizations'],
    onDone: ({ verification: now }) => {
      setRefusing(false);
      say(t(now === 'verified' ? 'organizations.verification.verified' : 'organizations.verification.refused'));
    },
  });
  if (!can.verify) return null;
  return (
    <Panel title={t('organizations.verification.decide')}>
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        onFinish={({ reason }) => decide.mutate({ params: { id }, body: { decision: 'refuse', reason } })}
      >
        <p className="x-soft">{t('organizations.verification.decideLead')}</p>
        <FormProblem form={form} error={decide.error} />
        {isRefusing && (
          <Form.Item
            name="reason"
            label={t('organizations.verification.reason')}
            extra={t('organizations.verification.reasonHint')}
            rules={[rule(reasonSchema)]}
          >
            <Input maxLength={300} autoFocus />
          </Form.Item>
        )}
        <div className="x-row">
          {isRefusing ? (
            <>
              <SubmitButton danger loading={decide.isPending}>
                {t('organizations.verification.refuse')}
              </SubmitButton>
              <Button onClick={() => setRefusing(false)}>{t('common.act.cancel')}</Button>
            </>
          ) : (
            <>
              {verification !== 'verified' && (
                <Button
                  type="primary"
                  loading={decide.isPending}
                  onClick={() => decide.mutate({ params: { id }, body: { decision: 'verify' } })}
                >
                  {t('organizations.verification.verify')}
                </Button>
              )}
              {verification !== 'refused' && (
                <Button onClick={() => setRefusing(true)}>{t('organizations.verification.refuse')}</Button>
              )}
            </>
          )}
        </div>
      </Form>
    </Panel>
  );
};

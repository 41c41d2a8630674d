// Asking a further provider in: first which organization, then which of its results it is about.
import { useDeferredValue, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAct, useRead } from '#client/lib/queries.ts';
import { Dialog } from '#client/ui/dialog.tsx';
import { buttonClass } from '#client/ui/link-button.tsx';
import { ProblemAlert } from '#client/ui/problem-alert.tsx';
import { QueryView } from '#client/ui/query-view.tsx';
import { say } from '#client/ui/toasts.tsx';
import { capabilityRoutes } from '#shared/capabilities/routes.ts';
import { dealRoutes } from '#shared/deals/routes.ts';
import type { Deal } from '#shared/deals/schema.ts';
import { organizationRoutes } from '#shared/organizations/routes.ts';
import { TOUCHED } from './use-deal.ts';
import '#client/ui/controls.css';

const SHOWN = 8;
const CAPABILITIES_SHOWN = 50;

interface ChoicesProps {
  legend: string;
  name: string;
  items: readonly { id: string; label: string }[];
  chosen: string;
  onChoose: (id: string) => void;
}

const Choices = ({ legend, name, items, chosen, onChoose }: ChoicesProps) => (
  <fieldset className="x-choices">
    <legend>{legend}</legend>
    {items.map(({ id, label }) => (
      <label key={id} className="x-choice">
        <input type="radio" name={name} checked={id === chosen} onChange={() => onChoose(id)} />
        {label}
      </label>
    ))}
  </fieldset>
);

interface PickProps {
  chosen: string;
  onChoose: (id: string) => void;
}

const PickOrganization = ({ deal, chosen, onChoose }: PickProps & { deal: Deal }) => {
  const { t } = useTranslation();
  const [q, setQ] = useState('');
  const asked = useDeferredValue(q.trim());
  const within = deal.parties.map(({ organization }) => organization.id);
  const found = useRead(
    organizationRoutes.list,
    { query: { ...(asked ? { q: asked } : {}), limit: SHOWN + within.length } },
    { keepPrevious: true },
  );
  return (
    <>
      <label className="x-field">
        {t('deals.invite.search')}
        <input
          type="search"
          className="x-input"
          maxLength={100}
          value={q}
          onChange={(event) => setQ(event.target.value)}
        />
      </label>
      <QueryView query={found}>
        {({ items }) => {
          const others = items.filter(({ id }) => !within.includes(id)).slice(0, SHOWN);
          return others.length === 0 ? (
            <p className="x-soft">{t('deals.invite.nobody')}</p>
          ) : (
            <Choices
              legend={t('deals.invite.organization')}
              name="organization"
              items={others.map(({ id, name }) => ({ id, label: name }))}
              chosen={chosen}
              onChoose={onChoose}
            />
          );
        }}
      </QueryView>
    </>
  );
};

const PickCapability = ({ organizationId, chosen, onChoose }: PickProps & { organizationId: string }) => {
  const { t } = useTranslation();
  const query = useRead(capabilityRoutes.list, { query: { organization: organizationId, limit: CAPABILITIES_SHOWN } });
  return (
    <QueryView
      query={query}
      isEmpty={({ items }) => items.length === 0}
      empty={<p className="x-soft">{t('deals.invite.noCapability')}</p>}
    >
      {({ items }) => (
        <Choices
          legend={t('deals.invite.capability')}
          name="capability"
          items={items.map(({ id, title }) => ({ id, label: title }))}
          chosen={chosen}
          onChoose={onChoose}
        />
      )}
    </QueryView>
  );
};

const Form = ({ deal, onClose }: { deal: Deal; onClose: () => void }) => {
  const { t } = useTranslation();
  const [organizationId, setOrganizationId] = useState('');
  const [capabilityId, setCapabilityId] = useState('');
  const invite = useAct(dealRoutes.invite, {
    touches: TOUCHED,
    onDone: () => {
      say(t('deals.invite.done'));
      onClose();
    },
  });
  const choose = (id: string) => {
    setOrganizationId(id);
    setCapabilityId('');
  };
  return (
    <form
      className="x-stack"
      onSubmit={(event) => {
        event.preventDefault();
        invite.mutate({ params: { id: deal.id }, body: { capabilityId } });
      }}
    >
      <p className="x-soft">{t('deals.invite.lead')}</p>
      <PickOrganization deal={deal} chosen={organizationId} onChoose={choose} />
      {organizationId && (
        <PickCapability organizationId={organizationId} chosen={capabilityId} onChoose={setCapabilityId} />
      )}
      <ProblemAlert error={invite.error} />
      <div className="x-row">
        <button type="button" className={buttonClass()} onClick={onClose}>
          {t('common.act.cancel')}
        </button>
        <button type="submit" className={buttonClass('primary')} disabled={invite.isPending || capabilityId === ''}>
          {t('deals.invite.act')}
        </button>
      </div>
    </form>
  );
};

export const InviteButton = ({ deal }: { deal: Deal }) => {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  const close = () => setOpen(false);
  return (
    <div className="deal-invite x-no-print">
      <button type="button" className={buttonClass()} onClick={() => setOpen(true)}>
        {t('deals.invite.open')}
      </button>
      <Dialog title={t('deals.invite.open')} isOpen={isOpen} onClose={close} acts={null}>
        <Form deal={deal} onClose={close} />
      </Dialog>
    </div>
  );
};

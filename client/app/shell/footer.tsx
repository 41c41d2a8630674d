import { useTranslation } from 'react-i18next';

export const Footer = ({ onHelp }: { onHelp: () => void }) => {
  const { t } = useTranslation();
  return (
    <footer className="shell-footer x-no-print">
      <span>{t('common.product.operator')}</span>
      <span className="x-row">
        <a href="/api/docs">{t('common.nav.apiDocs')}</a>
        <button type="button" className="shell-footer-button" onClick={onHelp}>
          {t('common.nav.help')} <kbd>?</kbd>
        </button>
      </span>
    </footer>
  );
};

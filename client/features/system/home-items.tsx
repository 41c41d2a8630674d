import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useDates } from '#client/lib/dates.ts';
import { Pill } from '#client/ui/pill.tsx';

export interface HomeItem {
  id: string;
  to: string;
  kind: string;
  title: string;
  summary: string;
  /** Null while its name is not open to the reader. */
  organization: string | null;
  publishedAt: string | null;
  isDemo: boolean;
}

const Item = ({ item }: { item: HomeItem }) => {
  const { t } = useTranslation();
  const dates = useDates();
  return (
    <li className="home-item">
      <div className="x-row x-faint">
        <Pill tone="good">{item.kind}</Pill>
        {item.isDemo && (
          <Pill tone="outline" title={t('common.demo.hint')}>
            {t('common.demo.label')}
          </Pill>
        )}
        {item.publishedAt && <span>{dates.since(item.publishedAt)}</span>}
      </div>
      <h3>
        <Link to={item.to}>{item.title}</Link>
      </h3>
      <p className="home-item-summary">{item.summary}</p>
      {item.organization && <p className="x-faint">{item.organization}</p>}
    </li>
  );
};

/** The newest few of what is asked or offered. */
export const HomeItems = ({ items }: { items: readonly HomeItem[] }) => (
  <ol className="x-plain">
    {items.map((item) => (
      <Item key={item.id} item={item} />
    ))}
  </ol>
);

import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { TECH_FIELDS, type TechField } from '#shared/vocabularies/schema.ts';

interface FieldCount {
  field: string;
  needs: number;
  capabilities: number;
}

interface HomeFieldsProps {
  counts: readonly FieldCount[];
  needsTo: (field: TechField) => string;
  capabilitiesTo: (field: TechField) => string;
}

/** The eight fields with what is asked and offered in each. */
export const HomeFields = ({ counts, needsTo, capabilitiesTo }: HomeFieldsProps) => {
  const { t } = useTranslation();
  return (
    <ul className="x-plain home-fields">
      {TECH_FIELDS.map((field) => {
        const name = t(`vocabulary.techField.${field}`);
        const count = counts.find((one) => one.field === field) ?? { needs: 0, capabilities: 0 };
        return (
          <li key={field} className="home-field">
            <span className="home-field-name">{name}</span>
            <span className="home-field-counts">
              <Link to={needsTo(field)}>
                <span className="x-hidden">{name}: </span>
                {t('system.home.needs')} <strong>{count.needs}</strong>
              </Link>
              <Link to={capabilitiesTo(field)}>
                <span className="x-hidden">{name}: </span>
                {t('system.home.capabilities')} <strong>{count.capabilities}</strong>
              </Link>
            </span>
          </li>
        );
      })}
    </ul>
  );
};

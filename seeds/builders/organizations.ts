// Organizations that founding accepts, each with a name and a credit code of its own. Give what matters to the case.
import { creditCodeCheck } from '#shared/organizations/credit-code.ts';
import type { OrganizationInput, OrganizationType } from '#shared/organizations/schema.ts';

const CODE_START = '91410100MABU';
let serial = 0;

/** A valid credit code; every number up to 99,999 has its own. */
export const creditCodeOf = (number: number): string => {
  const body = CODE_START + String(number).padStart(5, '0');
  return body + creditCodeCheck(body);
};

const NAMES: Record<OrganizationType, string> = {
  enterprise: '精测仪器有限公司',
  university: '理工大学',
  institute: '应用技术研究所',
  alliance: '智能传感产业联盟',
  financial_institution: '创业投资有限公司',
  association: '仪器仪表行业协会',
  carrier: '科技企业孵化器',
  center: '创新协同中心',
};

type Given<Type extends OrganizationType> = Partial<Omit<OrganizationInput, 'type'>> & { type: Type };

/** The entry of an organization of any type; the center is only for seeding. */
export const organizationOf = <Type extends OrganizationType>(given: Given<Type>) => {
  serial += 1;
  return {
    name: `${NAMES[given.type]}（${serial}）`,
    shortName: '',
    creditCode: creditCodeOf(serial),
    region: '410172',
    industry: null,
    website: '',
    intro: '',
    ...given,
  };
};

/** An enterprise's entry. */
export const enterprise = (given: Partial<Omit<OrganizationInput, 'type'>> = {}): OrganizationInput =>
  organizationOf({ ...given, type: 'enterprise' });

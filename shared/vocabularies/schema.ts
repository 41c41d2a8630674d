// The fixed vocabularies of needs and capabilities. Codes are stored and sent; words live in the locales (`vocabulary.*`).
import { z } from 'zod';

/** 国家重点支持的八大高新技术领域 */
export const TECH_FIELDS = [
  'electronic_information',
  'biology_medicine',
  'aerospace',
  'new_materials',
  'high_tech_services',
  'new_energy_saving',
  'resources_environment',
  'advanced_manufacturing',
] as const;
export const techFieldSchema = z.enum(TECH_FIELDS);
export type TechField = z.infer<typeof techFieldSchema>;

/** The zone's industry chains. */
export const CHAINS = [
  'sensors_iot',
  'beidou',
  'smart_firefighting',
  'network_security',
  'big_data',
  'superhard_materials',
  'alcohol_ether_fuel',
  'intelligent_equipment',
  'biomedicine',
  'new_energy_vehicles',
] as const;
export const chainSchema = z.enum(CHAINS);

export const CHAIN_LINKS = ['upstream', 'midstream', 'downstream', 'service'] as const;
export const chainLinkSchema = z.enum(CHAIN_LINKS);

/** Where on which industry chain something stands. */
export const chainPositionSchema = z.strictObject({ chain: chainSchema, link: chainLinkSchema });

export const COOPERATION_MODES = [
  'commissioned_development', // 委托研发
  'joint_development', // 合作研发
  'technology_transfer', // 技术转让
  'technology_licence', // 技术许可
  'technology_consulting', // 技术咨询
  'technology_service', // 技术服务
  'equity_contribution', // 作价入股
] as const;
export const cooperationModeSchema = z.enum(COOPERATION_MODES);

/** Technology readiness level, 1–9 (ISO 16290, GB/T 22900). */
export const trlSchema = z.number().int().min(1).max(9);

export const MATURITY_STAGES = ['laboratory', 'small_test', 'pilot', 'small_batch', 'industrial'] as const;
export type MaturityStage = (typeof MATURITY_STAGES)[number];

/** The stage word of a TRL: 1–3 laboratory, 4–5 small test, 6 pilot, 7–8 small batch, 9 industrial. */
export const maturityStageOf = (trl: number): MaturityStage => {
  if (trl <= 3) return 'laboratory';
  if (trl <= 5) return 'small_test';
  if (trl <= 6) return 'pilot';
  return trl <= 8 ? 'small_batch' : 'industrial';
};

export const FINANCING_STAGES = ['seed', 'angel', 'pre_a', 'a', 'a_plus', 'b', 'c', 'debt', 'loan'] as const;
export const financingStageSchema = z.enum(FINANCING_STAGES);

export const REVENUE_STATUSES = ['none', 'loss_making', 'break_even', 'profitable'] as const;
export const IP_STATUSES = ['granted', 'pending', 'software_copyright', 'trade_secret', 'none'] as const;
export const RESULT_LEVELS = [
  'international_leading',
  'international_advanced',
  'national_leading',
  'national_advanced',
  'not_appraised',
] as const;
export const INSTITUTION_TYPES = ['vc', 'pe', 'bank', 'guarantee', 'government_fund'] as const;
export const ENGAGEMENTS = ['full_time', 'flexible', 'adviser', 'joint_training', 'project'] as const;
export const DEGREES = ['any', 'bachelor', 'master', 'doctor'] as const;

export const INDICATOR_RELATIONS = ['<=', '>=', '=', '<', '>', 'range', 'text'] as const;

/** GB/T 2260 code of a province, prefecture or county. */
export const regionCodeSchema = z.string().regex(/^\d{6}$/);
/** GB/T 4754-2017 code: a letter (门类) or two to four digits (大类, 中类, 小类). */
export const industryCodeSchema = z.string().regex(/^([A-T]|\d{2,4})$/);

export const regionSchema = z.object({
  code: regionCodeSchema,
  parent: regionCodeSchema.nullable(),
  zh: z.string(),
  en: z.string(),
});
export const industrySchema = z.object({
  code: industryCodeSchema,
  parent: industryCodeSchema.nullable(),
  zh: z.string(),
  en: z.string(),
});

// Academic disciplines (first-level ones of the Ministry of Education's catalogue, as papers name them) and the high-tech
// field their results mostly serve. Disciplines without one (philosophy, history …) are not here: they get no field.
import type { TechField } from '#shared/vocabularies/schema.ts';

const DISCIPLINES_OF: Record<TechField, readonly string[]> = {
  electronic_information: [
    ...[
      '信息与通信工程',
      '计算机科学与技术',
      '软件工程',
      '电子科学与技术',
      '光学工程',
      '网络空间安全',
      '测绘科学与技术',
    ],
    ...['集成电路科学与工程'],
  ],
  biology_medicine: [
    ...['中医学', '中药学', '中西医结合', '基础医学', '临床医学', '药学', '口腔医学', '公共卫生与预防医学', '护理学'],
    ...[
      '生物学',
      '生物科学与工程',
      '生物工程',
      '生物医学工程',
      '食品科学与工程',
      '园艺学',
      '作物学',
      '畜牧学',
      '兽医学',
    ],
    ...['水产', '植物保护', '心理学', '特种医学', '医学技术'],
  ],
  aerospace: ['航空宇航科学与技术'],
  new_materials: ['材料科学与工程', '化学', '化学工程与技术', '冶金工程', '纺织科学与工程', '物理学'],
  high_tech_services: [
    ...['图书馆、情报与档案管理', '设计学', '建筑学', '城乡规划学', '工商管理', '公共管理', '应用经济学', '教育学'],
    ...['新闻传播学', '管理科学与工程'],
  ],
  new_energy_saving: ['动力工程及工程热物理', '核科学与技术', '电气工程'],
  resources_environment: [
    ...['环境科学与工程', '矿业工程', '石油与天然气工程', '地质学', '地质资源与地质工程', '地理学', '大气科学'],
    ...['海洋科学', '水利工程', '农业资源利用', '林学', '林业工程', '地球物理学', '生态学', '风景园林学'],
  ],
  advanced_manufacturing: [
    ...['机械工程', '控制科学与工程', '仪器科学与技术', '交通运输工程', '船舶与海洋工程', '兵器科学与技术', '力学'],
    ...['农业工程', '土木工程', '安全科学与工程'],
  ],
};

const fieldByDiscipline = new Map(
  // The keys of DISCIPLINES_OF are the fields; Object.entries forgets that.
  (Object.entries(DISCIPLINES_OF) as [TechField, readonly string[]][]).flatMap(([field, disciplines]) =>
    disciplines.map((discipline): [string, TechField] => [discipline, field]),
  ),
);

/** "化学/化学工程与技术" names two: the first that has a field decides. */
export const fieldOfDiscipline = (names: string): { field: TechField; discipline: string } | null => {
  for (const discipline of [names, ...names.split(/[/;；,，]/)].map((name) => name.trim())) {
    const field = fieldByDiscipline.get(discipline);
    if (field) return { field, discipline };
  }
  return null;
};

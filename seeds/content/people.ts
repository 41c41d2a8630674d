import type { SeedPerson } from './shapes.ts';

const DOMAIN = 'demo.xietong.example';

const person = (
  account: string,
  name: string,
  organization: string,
  more: Partial<Pick<SeedPerson, 'role' | 'locale' | 'duty'>> = {},
): SeedPerson => ({
  email: account.includes('@') ? account : `${account}@${DOMAIN}`,
  name,
  organization,
  role: more.role ?? 'owner',
  locale: more.locale ?? 'zh-CN',
  duty: more.duty ?? 'none',
});

const at = (account: string, organization: string) => `${account}@${organization}.${DOMAIN}`;

/** The six accounts whose password is printed at the first start: one for every kind of person. */
export const demoAccounts: SeedPerson[] = [
  person('enterprise', '程思远', 'xiuwei'),
  person('researcher', '苏文静', 'zyut', { role: 'editor' }),
  person('investor', '顾明哲', 'qihang'),
  person('alliance', '方立群', 'beidou-alliance'),
  person('coordinator', '何雨桐', 'center', { role: 'editor', duty: 'coordinator' }),
  person('admin', '平台管理员', 'center', { duty: 'administrator' }),
];

const otherPeople: SeedPerson[] = [
  person(at('rd', 'xiuwei'), '梁博', 'xiuwei', { role: 'editor' }),
  person(at('sales', 'xiuwei'), '邵佳', 'xiuwei', { role: 'member' }),
  person(at('owner', 'jiqing'), '贺建宁', 'jiqing'),
  person(at('owner', 'doubing'), '秦越', 'doubing'),
  person(at('owner', 'hengye'), '冯国栋', 'hengye'),
  person(at('owner', 'suian'), '葛志强', 'suian'),
  person(at('owner', 'yanguan'), '尹晓峰', 'yanguan'),
  person(at('owner', 'mishu'), '陆启航', 'mishu'),
  person(at('owner', 'shuhe'), '舒晨', 'shuhe'),
  person(at('owner', 'jinli'), '靳海涛', 'jinli'),
  person(at('owner', 'liren'), '黎卫东', 'liren'),
  person(at('owner', 'chunyuan'), '袁春生', 'chunyuan'),
  person(at('owner', 'qingyan'), '严志伟', 'qingyan'),
  person(at('owner', 'juzhi'), '鞠广明', 'juzhi'),
  person(at('owner', 'zhuowei'), '卓一鸣', 'zhuowei'),
  person(at('owner', 'shengjie'), '盛晓洁', 'shengjie'),
  person(at('owner', 'yaoheng'), '姚立新', 'yaoheng'),
  person(at('owner', 'chidian'), '崔永亮', 'chidian'),
  person(at('owner', 'dianqu'), '荀文斌', 'dianqu'),
  person(at('owner', 'qingyuan'), '庞远山', 'qingyuan'),
  person(at('owner', 'yunyi'), '任一帆', 'yunyi'),
  person(at('owner', 'nordhafen'), 'Ingrid Holm', 'nordhafen', { locale: 'en' }),
  person(at('owner', 'alpenwerk'), 'Lukas Brunner', 'alpenwerk', { locale: 'en' }),
  person(at('owner', 'qingyu'), '秦雨薇', 'qingyu'),
  person(at('transfer', 'zyut'), '孔亦宁', 'zyut'),
  person(at('materials', 'zyut'), '杜衡之', 'zyut', { role: 'editor' }),
  person(at('owner', 'yzst'), '温知行', 'yzst'),
  person(at('owner', 'sdjt'), '车承业', 'sdjt'),
  person(at('owner', 'hhau'), '马秋平', 'hhau'),
  person(at('owner', 'zymu'), '白若兰', 'zymu'),
  person(at('owner', 'lcqg'), '罗宁', 'lcqg'),
  person(at('owner', 'lakeshore'), 'Clara Weiss', 'lakeshore', { locale: 'en' }),
  person(at('owner', 'northmoor'), 'Daniel Hart', 'northmoor', { locale: 'en' }),
  person(at('owner', 'gdjc'), '郭晓川', 'gdjc'),
  person(at('owner', 'xjcl'), '钟庆华', 'xjcl'),
  person(at('owner', 'dtny'), '谭克俭', 'dtny'),
  person(at('owner', 'xxaq'), '安国信', 'xxaq'),
  person(at('owner', 'znzb'), '郅学勤', 'znzb'),
  person(at('owner', 'rhine'), 'Jonas Keller', 'rhine', { locale: 'en' }),
  person(at('owner', 'alcohol-alliance'), '甄建民', 'alcohol-alliance'),
  person(at('owner', 'fire-alliance'), '霍立军', 'fire-alliance'),
  person(at('owner', 'gaoxin-fund'), '殷学军', 'gaoxin-fund'),
  person(at('owner', 'keyuan-bank'), '钱俊', 'keyuan-bank'),
  person(at('owner', 'zhengxin-guarantee'), '郑丽娟', 'zhengxin-guarantee'),
  person(at('owner', 'songhe-pe'), '宋一凡', 'songhe-pe'),
  person(at('owner', 'harbourline'), 'Emma van Dijk', 'harbourline', { locale: 'en' }),
  person(at('owner', 'sensor-association'), '成志华', 'sensor-association'),
  person(at('owner', 'equipment-association'), '庄小兵', 'equipment-association'),
  person(at('owner', 'wutong-park'), '吴晓桐', 'wutong-park'),
  person(at('owner', 'xuelan-park'), '薛敏', 'xuelan-park'),
  person(at('second', 'center'), '李晓斌', 'center', { role: 'editor', duty: 'coordinator' }),
];

export const people: SeedPerson[] = [...demoAccounts, ...otherPeople];

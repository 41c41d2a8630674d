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
  person(at('owner', 'jiqing'), '贺清扬', 'jiqing'),
  person(at('owner', 'doubing'), '秦越', 'doubing'),
  person(at('owner', 'hengye'), '田野', 'hengye'),
  person(at('owner', 'suian'), '葛守安', 'suian'),
  person(at('owner', 'yanguan'), '尹观澜', 'yanguan'),
  person(at('owner', 'mishu'), '陆密之', 'mishu'),
  person(at('owner', 'shuhe'), '舒禾', 'shuhe'),
  person(at('owner', 'jinli'), '靳力行', 'jinli'),
  person(at('owner', 'liren'), '黎刃之', 'liren'),
  person(at('owner', 'chunyuan'), '袁春生', 'chunyuan'),
  person(at('owner', 'qingyan'), '严青', 'qingyan'),
  person(at('owner', 'juzhi'), '鞠方正', 'juzhi'),
  person(at('owner', 'zhuowei'), '卓维', 'zhuowei'),
  person(at('owner', 'shengjie'), '盛洁', 'shengjie'),
  person(at('owner', 'yaoheng'), '姚衡', 'yaoheng'),
  person(at('owner', 'chidian'), '池电明', 'chidian'),
  person(at('owner', 'dianqu'), '荀驱', 'dianqu'),
  person(at('owner', 'qingyuan'), '卿远山', 'qingyuan'),
  person(at('owner', 'yunyi'), '云一帆', 'yunyi'),
  person(at('owner', 'nordhafen'), 'Ingrid Holm', 'nordhafen', { locale: 'en' }),
  person(at('owner', 'alpenwerk'), 'Lukas Brunner', 'alpenwerk', { locale: 'en' }),
  person(at('owner', 'qingyu'), '青雨薇', 'qingyu'),
  person(at('transfer', 'zyut'), '孔令仪', 'zyut'),
  person(at('materials', 'zyut'), '杜衡之', 'zyut', { role: 'editor' }),
  person(at('owner', 'yzst'), '温知行', 'yzst'),
  person(at('owner', 'sdjt'), '车承业', 'sdjt'),
  person(at('owner', 'hhau'), '麦冬青', 'hhau'),
  person(at('owner', 'zymu'), '白芷若', 'zymu'),
  person(at('owner', 'lcqg'), '洛宁', 'lcqg'),
  person(at('owner', 'lakeshore'), 'Clara Weiss', 'lakeshore', { locale: 'en' }),
  person(at('owner', 'northmoor'), 'Daniel Hart', 'northmoor', { locale: 'en' }),
  person(at('owner', 'gdjc'), '光晓川', 'gdjc'),
  person(at('owner', 'xjcl'), '钟晶', 'xjcl'),
  person(at('owner', 'dtny'), '谭能', 'dtny'),
  person(at('owner', 'xxaq'), '安可信', 'xxaq'),
  person(at('owner', 'znzb'), '智学勤', 'znzb'),
  person(at('owner', 'rhine'), 'Jonas Keller', 'rhine', { locale: 'en' }),
  person(at('owner', 'alcohol-alliance'), '甄醇', 'alcohol-alliance'),
  person(at('owner', 'fire-alliance'), '霍防', 'fire-alliance'),
  person(at('owner', 'gaoxin-fund'), '殷导', 'gaoxin-fund'),
  person(at('owner', 'keyuan-bank'), '钱科源', 'keyuan-bank'),
  person(at('owner', 'zhengxin-guarantee'), '郑可信', 'zhengxin-guarantee'),
  person(at('owner', 'songhe-pe'), '宋禾', 'songhe-pe'),
  person(at('owner', 'harbourline'), 'Emma van Dijk', 'harbourline', { locale: 'en' }),
  person(at('owner', 'sensor-association'), '成会联', 'sensor-association'),
  person(at('owner', 'equipment-association'), '庄备', 'equipment-association'),
  person(at('owner', 'wutong-park'), '吴桐', 'wutong-park'),
  person(at('owner', 'xuelan-park'), '薛岚', 'xuelan-park'),
  person(at('second', 'center'), '李协', 'center', { role: 'editor', duty: 'coordinator' }),
];

export const people: SeedPerson[] = [...demoAccounts, ...otherPeople];

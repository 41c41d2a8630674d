// Synthetic capabilities: the same ones from the same seed, no two alike. Shaped like real result texts of a zone: a thing,
// made of something by some process, with figures, for some use.

/** Mulberry32: small, fast, the same everywhere. */
export const createRandom = (seed: number): (() => number) => {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
};

const MATERIALS =
  '石墨烯 碳化硅 氮化铝 立方氮化硼 金刚石 聚酰亚胺 钛合金 镁合金 高熵合金 氧化锆 羟基磷灰石 聚乳酸 气凝胶 稀土永磁 碳纤维 玄武岩纤维 铌酸锂 钙钛矿 磷酸铁锂 硅碳 沸石 壳聚糖 生物炭 硫铝酸盐水泥 镍基高温合金'.split(
    ' ',
  );
const PROCESSES =
  '等离子喷涂 激光熔覆 磁控溅射 化学气相沉积 静电纺丝 水热合成 高温高压合成 超声雾化 微波烧结 选区激光熔化 搅拌摩擦焊 精密铸造 连续挤出 冷冻干燥 膜分离 厌氧发酵 酶法水解 离子注入 原子层沉积 溶胶凝胶 机器视觉 深度学习 多源融合 数字孪生 边缘计算'.split(
    ' ',
  );
const THINGS =
  '压力传感器 甲烷检测仪 北斗定位终端 火灾探测器 电池隔膜 超级电容器 数控机床主轴 谐波减速器 水处理膜组件 烟气脱硝催化剂 骨修复支架 体外诊断试剂 疫苗佐剂 无人机飞控 卫星姿态控制器 光纤陀螺 功率模块 毫米波雷达 工业相机 加密芯片 物联网网关 砂轮 切削刀具 耐火浇注料 甲醇燃料电池 热泵机组 分布式光伏逆变器 智能电表 垃圾分选机器人 土壤修复剂'.split(
    ' ',
  );
const USES =
  '矿山安全 城市管网 冷链物流 轨道交通 航空发动机 新能源汽车 医院检验科 粮食仓储 化工园区 智慧消防 精密加工 风电场 数据中心 养殖场 污水处理厂 桥梁监测 电力巡检 半导体制造 船舶动力 钢铁冶炼'.split(
    ' ',
  );
const VIRTUES = '低功耗 高灵敏 耐高温 长寿命 抗干扰 可回收 免维护 小型化 低成本 高韧性 宽温区 高通量'.split(' ');
const MEASURES = [
  ['灵敏度', 'mV/V'],
  ['使用寿命', 'h'],
  ['工作温度', '℃'],
  ['功耗', 'mW'],
  ['抗压强度', 'MPa'],
  ['转化率', '%'],
  ['响应时间', 's'],
  ['测量精度', '%FS'],
] as const;
const FIELDS = [
  '电子信息',
  '生物与新医药',
  '航空航天',
  '新材料',
  '高技术服务',
  '新能源与节能',
  '资源与环境',
  '先进制造与自动化',
];
const CHAINS = [
  '传感器与物联网',
  '北斗应用',
  '智慧消防',
  '网络安全',
  '大数据',
  '超硬材料',
  '醇醚燃料',
  '智能装备',
  '生物医药',
  '新能源汽车',
];
const LINKS = ['上游', '中游', '下游', '配套服务'];
const REGIONS = [
  '郑州市',
  '洛阳市',
  '新乡市',
  '许昌市',
  '北京市海淀区',
  '上海市',
  '西安市',
  '天津市',
  '武汉市',
  '深圳市',
];
const MODES = ['委托研发', '合作研发', '技术转让', '技术许可', '技术服务', '作价入股'];

const ROLES = { MATERIALS, PROCESSES, THINGS, USES, VIRTUES };
type Role = keyof typeof ROLES;

/** Rows as a JSONL import file holds them. */
export function* syntheticCapabilities(count: number, seed = 20_261_122): Generator<Record<string, unknown>> {
  const random = createRandom(seed);
  const oneOf = <Item>(items: readonly Item[]): Item => {
    const item = items[Math.floor(random() * items.length)];
    if (item === undefined) throw new Error('nothing to choose from');
    return item;
  };
  const word = (role: Role): string => oneOf(ROLES[role]);
  const figure = (): string => {
    const [name, unit] = oneOf(MEASURES);
    return `${name}达到 ${(random() * 1000).toFixed(1)} ${unit}`;
  };
  for (let number = 1; number <= count; number += 1) {
    const [material, process, thing, use, virtue] = (
      ['MATERIALS', 'PROCESSES', 'THINGS', 'USES', 'VIRTUES'] as const
    ).map(word);
    const sentences = [
      `针对${use}中${word('THINGS')}${word('VIRTUES')}不足的问题，以${material}为基体，采用${process}制备${virtue}${thing}。`,
      `经第三方检测，${figure()}，${figure()}，批次间偏差小于 ${(random() * 5).toFixed(2)}%。`,
      `与${word('PROCESSES')}路线相比，成本下降 ${Math.floor(random() * 60)}%，已在${word('USES')}完成 ${Math.floor(random() * 900) + 100} 小时运行。`,
      `可与${word('THINGS')}配套，适合${word('USES')}和${use}等场合，具备${word('VIRTUES')}的特点。`,
      `团队另有${word('MATERIALS')}${word('PROCESSES')}的中间试验线，能够提供样件和工艺文件。`,
    ];
    yield {
      id: `S${String(number).padStart(6, '0')}`,
      title: `${material}${virtue}${thing}${process}技术（${number}）`,
      text: sentences.slice(0, 3 + Math.floor(random() * 3)).join(''),
      keywords: [material, process, thing, use],
      领域: oneOf(FIELDS),
      产业链: oneOf(CHAINS),
      环节: oneOf(LINKS),
      地区: oneOf(REGIONS),
      trl: 1 + Math.floor(random() * 9),
      合作方式: oneOf(MODES),
      完成单位: `第${Math.floor(random() * 400) + 1}研究所`,
    };
  }
}

/** What people might look for among them. */
export const searchWords = [...THINGS, ...MATERIALS, ...PROCESSES, ...USES].map((one, index, all) =>
  index % 3 === 0 ? `${one} ${all[(index * 7) % all.length] ?? ''}` : one,
);

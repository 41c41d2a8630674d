// Synthetic needs and results for the matching bench: the same ones from the same seed. Four of five are Chinese, one is
// English. Each is about a thing, a material, a process and a use, and says a few rarer technical words besides: how often
// words occur falls off as it does in real texts (Zipf), so that there is something to find and much that is merely similar.
import { readLines } from '#server/features/matching/text/word-lists.ts';
import { createRandom } from './capabilities.ts';

const ENGLISH_THINGS =
  'pressure sensor|methane detector|positioning terminal|flame detector|battery separator|supercapacitor|spindle|harmonic reducer|membrane module|denitration catalyst|bone scaffold|diagnostic reagent|vaccine adjuvant|flight controller|attitude controller|fiber gyroscope|power module|millimeter wave radar|industrial camera|encryption chip|gateway|grinding wheel|cutting insert|refractory castable|methanol fuel cell|heat pump|photovoltaic inverter|smart meter|sorting robot|soil amendment'.split(
    '|',
  );
const ENGLISH_MATTERS =
  'graphene|silicon carbide|aluminum nitride|cubic boron nitride|polyimide|titanium alloy|magnesium alloy|zirconia|hydroxyapatite|polylactide|aerogel|rare earth magnet|carbon fiber|lithium niobate|perovskite|zeolite|chitosan|biochar|nickel superalloy|basalt fiber'.split(
    '|',
  );
const ENGLISH_PROCESSES =
  'plasma spraying|laser cladding|magnetron sputtering|vapor deposition|electrospinning|hydrothermal synthesis|friction stir welding|investment casting|extrusion|freeze drying|membrane separation|anaerobic fermentation|enzymatic hydrolysis|ion implantation|atomic layer deposition|machine vision|deep learning|sensor fusion|digital twin|edge computing'.split(
    '|',
  );
const ENGLISH_USES =
  'mine safety|pipe networks|cold chain logistics|rail transit|aero engines|electric vehicles|hospital laboratories|grain storage|chemical parks|fire protection|precision machining|wind farms|data centers|sewage treatment|bridge monitoring|power line inspection'.split(
    '|',
  );
const VIRTUES = '低功耗 高灵敏 耐高温 长寿命 抗干扰 可回收 免维护 小型化 低成本 高韧性 宽温区 高通量'.split(' ');
const USES =
  '矿山安全 城市管网 冷链物流 轨道交通 航空发动机 新能源汽车 医院检验 粮食仓储 化工园区 智慧消防 精密加工 风电场 数据中心 养殖场 污水处理厂 桥梁监测 电力巡检 半导体制造 船舶动力 钢铁冶炼'.split(
    ' ',
  );
const MEASURES = ['灵敏度', '使用寿命', '工作温度', '平均功耗', '抗压强度', '转化率', '响应时间', '测量精度'];
const UNITS = ['mV/V', 'h', '℃', 'mW', 'MPa', '%', 's', '%FS'];
const FIELDS = ['电子信息', '生物与新医药', '航空航天', '新材料', '新能源与节能', '资源与环境', '先进制造与自动化'];
const CHAINS = ['传感器与物联网', '北斗应用', '智慧消防', '超硬材料', '智能装备', '生物医药', '新能源汽车'];
const LINKS = ['上游', '中游', '下游', '配套服务'];
const REGIONS = ['郑州市', '洛阳市', '新乡市', '北京市海淀区', '上海市', '西安市', '武汉市', '深圳市'];
const MODES = ['委托研发', '合作研发', '技术转让', '技术许可', '技术服务', '作价入股'];
const ENGLISH_SHARE = 0.2;
/** The list has dishes and animals too. */
const TECHNICAL =
  /^\p{Script=Han}*(?:器|机|法|剂|仪|网|板|膜|泵|阀|炉|管|轴|材料|系统|技术|模型|结构|算法|程序|数据|协议|电路|信号|酶|蛋白|抗体|细胞|合金|检测|控制|诊断|工程|处理|识别|编码|存储|网络)$/u;

type Row = Record<string, unknown>;

const chooser = (random: () => number) => {
  const below = (count: number): number => Math.floor(random() * count);
  const oneOf = <Item>(items: readonly Item[]): Item => {
    const item = items[below(items.length)];
    if (item === undefined) throw new Error('nothing to choose from');
    return item;
  };
  /** The n-th word as often as 1/n: log-uniform ranks. */
  const zipf = (words: readonly string[]): string => words[Math.floor(words.length ** random()) - 1] ?? words[0] ?? '';
  return { random, below, oneOf, zipf };
};
type Chooser = ReturnType<typeof chooser>;

/** A seeded order of the technical words: which of them are common must not follow their alphabet. */
const shuffled = (words: readonly string[], { below }: Chooser): string[] => {
  const order = [...words];
  for (let at = order.length - 1; at > 0; at -= 1) {
    const other = below(at + 1);
    [order[at], order[other]] = [order[other] ?? '', order[at] ?? ''];
  }
  return order;
};

interface Words {
  things: readonly string[];
  terms: readonly string[];
}

const chineseWords = (choose: Chooser): Words => ({
  things: shuffled(
    readLines('zone-terms.txt').filter((word) => word.length >= 3),
    choose,
  ),
  terms: shuffled(
    readLines('terms-thuocl.txt').filter((word) => TECHNICAL.test(word)),
    choose,
  ),
});

interface Subject {
  title: string;
  sentences: string[];
  keywords: string[];
}

const chinese = ({ below, oneOf, zipf }: Chooser, { things, terms }: Words): Subject => {
  const [thing, other, use] = [zipf(things), oneOf(things), oneOf(USES)];
  const [first, second, third] = [zipf(terms), zipf(terms), zipf(terms)];
  const figure = () => {
    const at = below(MEASURES.length);
    return `${MEASURES[at]}达到 ${below(10_000) / 10} ${UNITS[at]}`;
  };
  return {
    title: `${oneOf(VIRTUES)}${thing}与${first}${oneOf(['技术', '工艺', '装置', '系统'])}`,
    sentences: [
      `针对${use}中${other}${oneOf(VIRTUES)}不足的问题，以${second}为基础，采用${oneOf(things)}实现${oneOf(VIRTUES)}${thing}。`,
      `经第三方检测，${figure()}，${figure()}，批次间偏差小于 ${below(500) / 100}%。`,
      `与${zipf(terms)}路线相比，成本下降 ${below(60)}%，已在${oneOf(USES)}完成 ${below(900) + 100} 小时运行。`,
      `可与${third}、${zipf(terms)}配套，适合${use}等场合。`,
      `另有${oneOf(things)}和${zipf(terms)}的中间试验线，能够提供样件和工艺文件。`,
    ],
    keywords: [thing, first, use],
  };
};

const english = ({ below, oneOf }: Chooser): Subject => {
  const [thing, matter, process, use] = [
    oneOf(ENGLISH_THINGS),
    oneOf(ENGLISH_MATTERS),
    oneOf(ENGLISH_PROCESSES),
    oneOf(ENGLISH_USES),
  ];
  return {
    title: `${matter} ${thing} by ${process}`,
    sentences: [
      `The ${thing} for ${use} is made of ${matter} by ${process}; ${oneOf(ENGLISH_MATTERS)} was the earlier choice.`,
      `Tests of model ${oneOf(['A', 'B', 'C', 'K'])}${below(2000)} gave a service life of ${below(9000) + 500} hours at ${below(200)} degrees.`,
      `Compared with ${oneOf(ENGLISH_PROCESSES)} the cost falls by ${below(60)} percent.`,
      `It works together with a ${oneOf(ENGLISH_THINGS)} and suits ${oneOf(ENGLISH_USES)}.`,
    ],
    keywords: [thing, matter],
  };
};

function* subjects(count: number, seed: number): Generator<Subject & { choose: Chooser; number: number }> {
  const choose = chooser(createRandom(seed));
  const words = chineseWords(chooser(createRandom(1)));
  for (let number = 1; number <= count; number += 1) {
    const subject = choose.random() < ENGLISH_SHARE ? english(choose) : chinese(choose, words);
    yield { ...subject, choose, number };
  }
}

const facts = ({ oneOf, below }: Chooser): Row => ({
  领域: oneOf(FIELDS),
  产业链: oneOf(CHAINS),
  环节: oneOf(LINKS),
  地区: oneOf(REGIONS),
  trl: 1 + below(9),
  合作方式: oneOf(MODES),
});

/** Results as rows of a JSONL import file; `from` counts on from earlier ones. */
export function* syntheticResults(count: number, from = 0): Generator<Row> {
  for (const { title, sentences, keywords, choose, number } of subjects(count, 20_261_125 + from)) {
    yield {
      id: `R${from + number}`,
      title,
      text: sentences.slice(0, 2 + choose.below(4)).join(''),
      keywords,
      完成单位: `第${1 + choose.below(400)}研究所`,
      ...facts(choose),
    };
  }
}

/** Needs as rows of a JSONL import file. */
export function* syntheticNeeds(count: number): Generator<Row> {
  for (const { title, sentences, keywords, choose, number } of subjects(count, 71)) {
    yield {
      id: `N${number}`,
      title,
      主要问题: sentences[0],
      技术关键: sentences.slice(2, 3 + choose.below(3)).join(''),
      keywords,
      ...facts(choose),
    };
  }
}

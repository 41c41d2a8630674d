// Units of measure: what they measure and how many of the quantity's base unit one of them is. Units that no factor turns
// into another (hardness scales, full-scale percent) are quantities of their own.

export interface Unit {
  quantity: string;
  /** Value in the base unit = value × factor + offset. */
  factor: number;
  offset?: number;
}

/** quantity → spellings → factor to the base unit, which is the one with factor 1. */
const TABLE: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  ratio: {
    '%': 0.01,
    '‰': 0.001,
    ppm: 1e-6,
    ppb: 1e-9,
    ppt: 1e-12,
    'g/kg': 1e-3,
    'mg/kg': 1e-6,
    'μg/kg': 1e-9,
    'ug/kg': 1e-9,
  },
  fullScale: { '%fs': 0.01, '%f.s.': 0.01, '%f.s': 0.01, '‰fs': 0.001 },
  humidity: { '%rh': 0.01 },
  length: {
    m: 1,
    米: 1,
    公里: 1000,
    km: 1000,
    千米: 1000,
    dm: 0.1,
    cm: 0.01,
    厘米: 0.01,
    mm: 1e-3,
    毫米: 1e-3,
    um: 1e-6,
    μm: 1e-6,
    微米: 1e-6,
    nm: 1e-9,
    纳米: 1e-9,
    英寸: 0.0254,
    inch: 0.0254,
    ft: 0.3048,
  },
  area: {
    m2: 1,
    '㎡': 1,
    平方米: 1,
    平米: 1,
    km2: 1e6,
    平方公里: 1e6,
    cm2: 1e-4,
    平方厘米: 1e-4,
    mm2: 1e-6,
    平方毫米: 1e-6,
    亩: 666.667,
  },
  volume: { m3: 1, 立方米: 1, 立方: 1, l: 1e-3, 升: 1e-3, ml: 1e-6, 毫升: 1e-6, ul: 1e-9, μl: 1e-9, cm3: 1e-6 },
  mass: {
    kg: 1,
    千克: 1,
    公斤: 1,
    g: 1e-3,
    克: 1e-3,
    mg: 1e-6,
    毫克: 1e-6,
    ug: 1e-9,
    μg: 1e-9,
    微克: 1e-9,
    ng: 1e-12,
    t: 1000,
    吨: 1000,
    万吨: 1e7,
  },
  time: {
    s: 1,
    秒: 1,
    sec: 1,
    ms: 1e-3,
    毫秒: 1e-3,
    us: 1e-6,
    μs: 1e-6,
    微秒: 1e-6,
    ns: 1e-9,
    纳秒: 1e-9,
    min: 60,
    分钟: 60,
    h: 3600,
    小时: 3600,
    天: 86_400,
    日: 86_400,
    个月: 2_629_800,
    年: 31_557_600,
  },
  temperature: { '℃': 1, '°c': 1, 摄氏度: 1 },
  pressure: {
    pa: 1,
    kpa: 1e3,
    mpa: 1e6,
    gpa: 1e9,
    hpa: 100,
    bar: 1e5,
    mbar: 100,
    兆帕: 1e6,
    千帕: 1e3,
    帕: 1,
    atm: 101_325,
    psi: 6894.76,
    mmhg: 133.322,
    'n/mm2': 1e6,
    'kn/m2': 1e3,
    'kgf/cm2': 98_066.5,
  },
  force: { n: 1, kn: 1e3, 牛: 1, 千牛: 1e3 },
  torque: { n·m: 1, 'n.m': 1, nm·n: 1, kn·m: 1e3, 牛米: 1 },
  speed: {
    'm/s': 1,
    米每秒: 1,
    'mm/s': 1e-3,
    'km/h': 1 / 3.6,
    公里每小时: 1 / 3.6,
    'm/min': 1 / 60,
    '米/秒': 1,
    '米/分钟': 1 / 60,
    '公里/小时': 1 / 3.6,
  },
  rotation: { rpm: 1, 'r/min': 1, '转/min': 1, 转每分: 1, '转/分': 1, '转/分钟': 1 },
  frequency: { hz: 1, khz: 1e3, mhz: 1e6, ghz: 1e9, thz: 1e12, 赫兹: 1 },
  voltage: { v: 1, 伏: 1, mv: 1e-3, uv: 1e-6, μv: 1e-6, kv: 1e3, 千伏: 1e3 },
  currentDensity: { 'a/m2': 1e-4, 'a/cm2': 1, 'ma/cm2': 1e-3 },
  current: { a: 1, 安: 1, ma: 1e-3, 毫安: 1e-3, ua: 1e-6, μa: 1e-6, na: 1e-9, ka: 1e3 },
  power: { w: 1, 瓦: 1, kw: 1e3, 千瓦: 1e3, 兆瓦: 1e6, gw: 1e9, 马力: 735.5 },
  apparentPower: { va: 1, kva: 1e3, mva: 1e6 },
  specificPower: { 'w/kg': 1, 'kw/kg': 1e3 },
  powerDensity: { 'w/l': 1, 'kw/l': 1e3 },
  powerPerArea: { 'w/m2': 1, 'w/cm2': 1e4, 'kw/m2': 1e3 },
  energy: {
    j: 1,
    kj: 1e3,
    mj: 1e6,
    kwh: 3.6e6,
    kw·h: 3.6e6,
    度电: 3.6e6,
    wh: 3600,
    mwh: 3.6e9,
    gwh: 3.6e12,
    ev: 1.602e-19,
  },
  charge: { ah: 1, mah: 1e-3 },
  specificEnergy: { 'wh/kg': 1, '瓦时/公斤': 1 },
  energyDensity: { 'wh/l': 1 },
  specificCharge: { 'mah/g': 1, 'ah/kg': 1 },
  resistance: { ω: 1, 欧姆: 1, kω: 1e3, mω: 1e6 },
  resistivity: { ω·m: 1, ω·cm: 0.01 },
  electricConductivity: { 's/m': 1, 's/cm': 100, 'ms/cm': 0.1 },
  density: { 'kg/m3': 1, 'g/cm3': 1000, 'g/ml': 1000, '克/立方厘米': 1000, '千克/立方米': 1, 't/m3': 1000 },
  massConcentration: {
    'mg/m3': 1e-6,
    '毫克/立方米': 1e-6,
    'mg/l': 1e-3,
    '毫克/升': 1e-3,
    'ug/m3': 1e-9,
    'μg/m3': 1e-9,
    'ug/l': 1e-6,
    'μg/l': 1e-6,
    'g/l': 1,
    'ng/ml': 1e-6,
    'μg/ml': 1e-3,
    'ug/ml': 1e-3,
  },
  molarConcentration: { 'mol/l': 1, 'mmol/l': 1e-3, 'μmol/l': 1e-6, 'nmol/l': 1e-9 },
  specificSurface: { 'm2/g': 1, 'm2/kg': 1e-3 },
  areaDensity: { 'kg/m2': 1, 'g/m2': 1e-3 },
  flow: {
    'm3/h': 1 / 3600,
    'm3/s': 1,
    'l/min': 1 / 60_000,
    'l/h': 1 / 3_600_000,
    'l/s': 1e-3,
    'ml/min': 1e-6 / 60,
    '立方米/小时': 1 / 3600,
    'm3/d': 1 / 86_400,
    '吨/天': 1 / 86_400,
    't/d': 1 / 86_400,
  },
  throughput: { '吨/小时': 1, 't/h': 1, 'kg/h': 1e-3, '公斤/小时': 1e-3, '吨/年': 1 / 8760, '万吨/年': 1e4 / 8760 },
  angle: { '°': 1, mrad: 0.0573, rad: 57.2958, 角秒: 1 / 3600, 角分: 1 / 60 },
  frameRate: { fps: 1, '帧/秒': 1, '帧/s': 1, 帧每秒: 1 },
  turnRate: { '°/s': 1 },
  heatingRate: { '℃/min': 1, '°c/min': 1, '℃/s': 60, '℃/h': 1 / 60 },
  dataRate: { bps: 1, kbps: 1e3, mbps: 1e6, gbps: 1e9, 'mb/s': 8e6, 'gb/s': 8e9 },
  storage: { kb: 1e3, mb: 1e6, gb: 1e9, tb: 1e12, pb: 1e15 },
  level: { db: 1, dbm: 1, dba: 1, 'db(a)': 1, 分贝: 1 },
  rockwell: { hrc: 1 },
  vickers: { hv: 1 },
  brinell: { hb: 1, hbw: 1 },
  readiness: { trl: 1 },
  viscosity: { pa·s: 1, mpa·s: 1e-3, mpas: 1e-3, cp: 1e-3 },
  conductivity: { 'w/(m·k)': 1, 'w/m·k': 1, 'w/mk': 1, 'w/(m.k)': 1 },
  illumination: { lx: 1, 勒克斯: 1 },
  luminousFlux: { lm: 1 },
  luminousEfficacy: { 'lm/w': 1 },
  luminance: { 'cd/m2': 1, nit: 1, nits: 1 },
  acidity: { ph: 1 },
  resolution: { dpi: 1 },
  money: { 万元: 1, 元: 1e-4, 亿元: 1e4, 万: 1, 亿: 1e4 },
  count: {
    cycles: 1,
    times: 1,
    次: 1,
    个: 1,
    台: 1,
    套: 1,
    件: 1,
    路: 1,
    通道: 1,
    万次: 1e4,
    万台: 1e4,
    万套: 1e4,
    万件: 1e4,
    万个: 1e4,
  },
};

/** Spellings whose letter case decides. */
const EXACT: Readonly<Record<string, Unit>> = {
  mW: { quantity: 'power', factor: 1e-3 },
  MW: { quantity: 'power', factor: 1e6 },
  mPa: { quantity: 'pressure', factor: 1e-3 },
  mΩ: { quantity: 'resistance', factor: 1e-3 },
  MN: { quantity: 'force', factor: 1e6 },
  mN: { quantity: 'force', factor: 1e-3 },
  MJ: { quantity: 'energy', factor: 1e6 },
  mJ: { quantity: 'energy', factor: 1e-3 },
  MHz: { quantity: 'frequency', factor: 1e6 },
  mHz: { quantity: 'frequency', factor: 1e-3 },
  K: { quantity: 'temperature', factor: 1, offset: -273.15 },
  T: { quantity: 'magnetic', factor: 1 },
  mT: { quantity: 'magnetic', factor: 1e-3 },
};

/** Capitals that would be read as small letters: 5G is no mass, 3D no day. */
const NO_UNIT = new Set(['G', 'S', 'H', 'L/D']);

/** One spelling for what people write: width, superscripts, blanks, dots. Keeps letter case. */
const tidy = (written: string): string =>
  written
    .normalize('NFKC')
    .replace(/\s/g, '')
    .replace(/[⋅•*]/g, '·')
    .replace(/\^([23])/g, '$1');

const known = new Map<string, Unit>();
for (const [quantity, units] of Object.entries(TABLE)) {
  for (const [spelling, factor] of Object.entries(units)) known.set(tidy(spelling).toLowerCase(), { quantity, factor });
}

/** What a unit measures; null for one we do not know. */
export const unitOf = (written: string): Unit | null => {
  const unit = tidy(written);
  if (NO_UNIT.has(unit)) return null;
  return EXACT[unit] ?? known.get(unit.toLowerCase()) ?? null;
};

/** All spellings, the longest first, for a reader that must not take "m" out of "mm". */
export const unitSpellings: readonly string[] = [...known.keys(), ...Object.keys(EXACT)].sort(
  (one, other) => other.length - one.length,
);

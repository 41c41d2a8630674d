// Which words speak for which of the eight national high-tech fields. Words of a field's own sub-fields (as the national
// catalogue divides it), no brand names, no words that two fields share.
import type { TechField } from '#shared/vocabularies/schema.ts';

/** Words of a list; a hyphen stands for a space within one. */
const words = (list: string): string[] => list.split(' ').map((word) => word.replaceAll('-', ' '));

export const FIELD_WORDS: Record<TechField, { zh: readonly string[]; en: readonly string[] }> = {
  electronic_information: {
    // 软件、微电子、通信、计算机、光电、安全、传感
    zh: words(
      '软件 算法 芯片 集成电路 半导体 通信 无线 天线 射频 雷达 信号 信息系统 数据库 大数据 云计算 物联网 传感 人工智能 神经网络 深度学习 机器学习 图像 识别 计算机 网络 加密 密码 网络安全 区块链 光纤 激光 光电 显示 视频 语音 编码 嵌入式 北斗 导航 定位 智能化 信息化 电子',
    ),
    en: words(
      'software algorithm semiconductor circuit microelectronic photonic laser optical fiber antenna radar rf wireless communications network cyber sensor detector imaging computing data machine-learning neural information electronics signal receiver waveform display virtual augmented infrared radio photodiode wavelength',
    ),
  },
  biology_medicine: {
    // 医药、生物技术、医疗器械、农业生物
    zh: words(
      '药 药物 中药 医疗 临床 患者 疾病 疗效 肿瘤 癌 细胞 基因 蛋白 抗体 疫苗 酶 发酵 微生物 菌 病毒 诊断 医院 手术 口腔 血 生物 大鼠 小鼠 育种 种质 饲料 兽 水产 养殖 食品 提取物 保健',
    ),
    en: words(
      'drug therapy therapeutic clinical patient disease cancer tumor cell gene genetic protein antibody vaccine enzyme microbial bacteria virus viral diagnostic medical biomedical surgery tissue blood brain pharmaceutical molecule health biomarker infection treatment assay crop animal',
    ),
  },
  aerospace: {
    // 航空、航天
    zh: words('飞机 飞行 航空 航天 卫星 火箭 导弹 无人机 航天器 飞行器 空间站 机翼 气动 轨道 遥感卫星 发射'),
    en: words(
      'aircraft aerospace flight spacecraft satellite space rocket missile unmanned uav propulsion hypersonic aerodynamic nasa orbit launch lunar mars airframe rotorcraft air-platform',
    ),
  },
  new_materials: {
    // 金属、无机非金属、高分子、精细化学品
    zh: words(
      '材料 合金 陶瓷 涂层 复合材料 高分子 聚合 树脂 橡胶 塑料 纤维 薄膜 纳米 石墨 石墨烯 金刚石 立方氮化硼 刚玉 耐火 玻璃 水泥 混凝土 钢 铝 镁 钛 铜 催化剂 涂料 粘结 晶体 粉体 烧结 铸造 热处理 表面处理',
    ),
    en: words(
      'material alloy ceramic coating composite polymer resin nanomaterial graphene carbon crystal film powder sintering metal steel titanium aluminum adhesive membrane fabric textile corrosion',
    ),
  },
  high_tech_services: {
    // 研发设计、检验检测、文化创意、电子商务、城市管理
    zh: words(
      '电子商务 物流 供应链 文化创意 设计服务 检验检测 技术服务 咨询 平台建设 信息服务 图书馆 城市管理 智慧城市 在线教育 培训 知识产权服务 服务平台 冷链 旅游',
    ),
    en: words(
      'logistics supply-chain e-commerce service education training learning curriculum student consulting library tourism',
    ),
  },
  new_energy_saving: {
    // 可再生能源、核能氢能、储能、节能
    zh: words(
      '电池 锂 储能 太阳能 光伏 风电 风力 氢能 燃料电池 燃料 生物质能 核电 节能 余热 能耗 热泵 锅炉 电网 变压器 配电 充电 新能源 能源 发电 逆变 超级电容 甲醇 醇醚',
    ),
    en: words(
      'battery batteries lithium energy solar photovoltaic wind hydrogen fuel-cell fuel nuclear reactor grid inverter power-conversion biofuel storage thermal heat-pump efficiency electricity turbine',
    ),
  },
  resources_environment: {
    // 水、大气、固废、土壤、矿产、生态
    zh: words(
      '污水 废水 水处理 净水 废气 烟气 脱硫 脱硝 除尘 固废 垃圾 污泥 土壤 重金属 环境 环保 生态 污染 减排 矿 尾矿 选矿 采矿 资源 回收 循环利用 石油 天然气 油田 地质 海洋 气象 大气 水资源 副产',
    ),
    en: words(
      'water wastewater pollution emission waste recycling soil environmental ecosystem climate ocean atmospheric mineral mining remediation contaminant contamination groundwater geological oil gas weather',
    ),
  },
  advanced_manufacturing: {
    // 工业自动化、机器人、数控、新型机械、电力设备、汽车
    zh: words(
      '机械 装备 设备 机器人 自动化 数控 机床 模具 加工 焊接 铣 磨 抛光 切割 装配 生产线 流水线 制造 工艺 电机 轴承 齿轮 液压 泵 阀 压缩机 减速 输送 农机 汽车 车辆 发动机 轨道交通 铁路 船舶 桥梁 隧道 施工 控制器 控制系统 检测设备 3D打印 增材制造 激光加工',
    ),
    en: words(
      'manufacturing robot robotic automation machining machine welding tooling assembly additive-manufacturing 3d-printing motor bearing gear hydraulic pump valve actuator vehicle engine mechanical ship structural inspection equipment casting maintenance',
    ),
  },
};

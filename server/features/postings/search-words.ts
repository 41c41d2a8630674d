// What the engine is told about words, which the marks follow.

/** Words that mean the same to people of the zone; both directions. Lower case. */
export const SAME_WORDS = [
  ['物联网', 'iot'],
  ['人工智能', 'ai'],
  ['北斗', 'bds'],
  ['卫星导航', 'gnss'],
  ['传感器', 'sensor'],
  ['机器人', 'robot'],
  ['大数据', 'big data'],
  ['锂电池', '锂离子电池'],
  ['新能源车', '新能源汽车'],
] as const;

/** Letters from which on a word may have one mistake, or two. */
export const TYPOS = { oneFrom: 5, twoFrom: 9 } as const;

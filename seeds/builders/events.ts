// Events that drafting accepts. Give what matters to the case.
import type { z } from 'zod';
import type { eventInputSchema } from '#shared/events/schema.ts';

type Input = z.input<typeof eventInputSchema>;

const HOUR_MS = 3600_000;
let serial = 0;

export const eventOf = (given: Partial<Input> = {}, now: Date = new Date()): Input => {
  serial += 1;
  return {
    kind: 'roadshow',
    title: `智能传感项目路演（${serial}）`,
    summary: '三个传感器项目依次路演，投资机构在线提问，会后一周内安排对接。',
    startsAt: new Date(now.getTime() + HOUR_MS).toISOString(),
    endsAt: new Date(now.getTime() + 3 * HOUR_MS).toISOString(),
    audience: 'public',
    admission: 'open',
    seats: null,
    agenda: [
      { kind: 'talk', title: '开场', minutes: 5 },
      { kind: 'pitch', title: '高温压力传感器芯片', minutes: 8, speaker: '精测仪器 李工' },
      { kind: 'pitch', title: '激光气体分析仪', minutes: 8, speaker: '新立传感 王总' },
      { kind: 'qa', title: '集中问答', minutes: 20 },
    ],
    ...given,
  };
};

// Interests and deals of the demo, in the states that people meet: waiting, late, declined, talking, nearly signed. Told through
// the services, like everything else.
import { refTo, type Scene } from '#seeds/refs.ts';
import { capabilities } from '#server/features/capabilities/capabilities.ts';
import { chooseSlot, proposeMeeting } from '#server/features/deals/meetings.ts';
import { postMessage } from '#server/features/deals/messages.ts';
import { signNda } from '#server/features/deals/nda.ts';
import { moveDeal } from '#server/features/deals/stages.ts';
import { addTask } from '#server/features/deals/tasks.ts';
import { currentNda } from '#server/features/disclosures/nda-text.ts';
import { acceptInterest, declineInterest } from '#server/features/interests/answer.ts';
import type { InterestRecord } from '#server/features/interests/model.ts';
import { sendInterest } from '#server/features/interests/send.ts';
import { needs } from '#server/features/needs/needs.ts';
import type { Actor } from '#server/platform/auth/actor.ts';

const HOUR_MS = 3600_000;
const DAY_HOURS = 24;

const need = (title: string) => refTo(needs.noun, title);
const capability = (title: string) => refTo(capabilities.noun, title);

const before = ({ now }: Scene, days: number, hours = 0): Date =>
  new Date(now.getTime() - (days * DAY_HOURS + hours) * HOUR_MS);

interface Words {
  seeks: string;
  unclear?: string;
  about?: string;
}

interface Sending extends Words {
  from: string;
  target: Awaited<ReturnType<typeof refTo>>;
  offer: Awaited<ReturnType<typeof refTo>>;
  at: Date;
}

const send = ({ actorOf }: Scene, { from, at, unclear = '', about = '', ...rest }: Sending): Promise<InterestRecord> =>
  sendInterest({ ...rest, unclear, about, actor: actorOf(from), now: at, isDemo: true });

/** Nearly signed: the talk, both signatures, a meeting to come and a step that is late. */
const tellSensor = async (scene: Scene): Promise<void> => {
  const { actorOf, now } = scene;
  const [company, university] = [actorOf('xiuwei'), actorOf('zyut')];
  const interest = await send(scene, {
    from: 'xiuwei',
    target: await capability('脉冲加热型 MEMS 甲烷敏感芯片'),
    offer: await need('家用燃气报警器用低功耗 MEMS 甲烷传感器'),
    seeks: '希望用贵方敏感芯片做一轮低功耗样机，先要五十片样品，评估后谈联合开发或许可。',
    unclear: '一千小时以上的长期漂移，以及硅氧烷环境下的寿命。',
    about: '年产二百万台家用燃气报警器，自有封测线。',
    at: before(scene, 24),
  });
  const { dealId } = await acceptInterest({ actor: university, id: interest._id, now: before(scene, 23, 4) });
  const command = (actor: Actor, at: Date) => ({ actor, id: dealId ?? '', now: at });
  const say = (actor: Actor, at: Date, text: string) =>
    postMessage(command(actor, at), { clientId: `demo-${at.getTime()}`, text, fileIds: [] });
  await say(university, before(scene, 23, 3), '您好，样品有现货，可以先寄五十片。长期漂移的数据我整理后发来。');
  await say(company, before(scene, 22, 6), '太好了。漂移数据涉及工艺，我们先签保密协议再看。');
  await moveDeal(command(company, before(scene, 22, 5)), { from: 'talks', to: 'nda' });
  for (const [actor, hours] of [
    [company, 4],
    [university, 2],
  ] as const) {
    const at = before(scene, 22, hours);
    await signNda({ ...command(actor, at), textVersion: currentNda().version, address: '127.0.0.1' });
  }
  await moveDeal(command(university, before(scene, 21)), { from: 'nda', to: 'assessment' });
  await say(company, before(scene, 9), '样机功耗实测 0.9 mW，误报率也达标，我们希望进入条款商定。');
  await moveDeal(command(company, before(scene, 8)), { from: 'assessment', to: 'terms' });
  const ownerId = university.userId;
  await addTask(command(company, before(scene, 8)), {
    title: '提交小批量报价和许可方案',
    ownerId,
    dueDay: before(scene, 2).toISOString().slice(0, 10),
  });
  // The day after tomorrow at two in the afternoon, in Beijing.
  const day = Math.floor((now.getTime() + 8 * HOUR_MS) / (DAY_HOURS * HOUR_MS)) + 2;
  const startsAt = new Date((day * DAY_HOURS + 14 - 8) * HOUR_MS);
  const slot = { startsAt: startsAt.toISOString(), endsAt: new Date(startsAt.getTime() + HOUR_MS).toISOString() };
  const proposed = await proposeMeeting(command(university, before(scene, 3)), {
    title: '许可条款与小批量排期',
    place: '高新区创新协同中心 301 会议室',
    timeZone: 'Asia/Shanghai',
    slots: [slot],
  });
  const meeting = proposed.meetings.at(-1);
  const slotId = meeting?.slots[0]?.id;
  if (meeting && slotId) await chooseSlot(command(company, before(scene, 2)), { meetingId: meeting.id, slotId });
  await say(university, before(scene, 0, 5), '报价方案明天给到，请先看会议议程。');
};

const tellFinancing = async (scene: Scene): Promise<void> => {
  const { actorOf } = scene;
  const [company, investor] = [actorOf('xiuwei'), actorOf('qihang')];
  const interest = await send(scene, {
    from: 'qihang',
    target: await need('MEMS 气体传感器封测线扩产 A 轮融资 3000 万元'),
    offer: await capability('传感器与半导体材料早期股权投资（Pre-A 至 A 轮）'),
    seeks: '希望看商业计划书和近两年财务数据，并约一次现场尽调。',
    unclear: '扩产后的良率和主要客户集中度。',
    at: before(scene, 16),
  });
  const { dealId } = await acceptInterest({ actor: company, id: interest._id, now: before(scene, 15) });
  const command = (actor: Actor, at: Date) => ({ actor, id: dealId ?? '', now: at });
  await moveDeal(command(company, before(scene, 14)), { from: 'intent', to: 'confirmed' });
  await moveDeal(command(investor, before(scene, 6)), { from: 'confirmed', to: 'due_diligence' });
  const at = before(scene, 1, 2);
  await postMessage(command(investor, at), {
    clientId: `demo-${at.getTime()}`,
    text: '尽调清单已经列好，请安排产线参观和财务访谈。',
    fileIds: [],
  });
};

const tellAnswers = async (scene: Scene): Promise<void> => {
  const { actorOf } = scene;
  const declined = await send(scene, {
    from: 'xiuwei',
    target: await capability('电化学气体模组的少样本标定与嵌入式补偿软件'),
    offer: await need('大批量气体传感器标定的少点建模与温湿度补偿算法'),
    seeks: '希望评估把贵方标定软件移植到我们的半导体传感器产线。',
    at: before(scene, 12),
  });
  await declineInterest(
    { actor: actorOf('zyut'), id: declined._id, now: before(scene, 11) },
    { code: 'not_our_focus', line: '软件目前只适配电化学模组，半导体器件要等明年。' },
  );
  await send(scene, {
    from: 'zyut',
    target: await need('MEMS 微热板 6 英寸小批量流片与深硅刻蚀'),
    offer: await capability('6 英寸 MEMS 中试线流片服务'),
    seeks: '中试线可以承接贵方微热板流片，请提供版图层数和月需求量。',
    at: before(scene, 8),
  });
  await send(scene, {
    from: 'xiuwei',
    target: await capability('抗有机硅中毒的钯铑双金属催化珠涂层'),
    offer: await need('催化燃烧气体元件抗硅中毒涂层'),
    seeks: '希望取得涂层样品做六个月的现场对比，合适再谈许可。',
    unclear: '涂层后的响应时间变化。',
    about: '工业可燃气体探测器年出货三十万台。',
    at: before(scene, 1),
  });
};

/** Tells them all; the postings have to be published already. */
export const tellDeals = async (scene: Scene): Promise<void> => {
  await tellSensor(scene);
  await tellFinancing(scene);
  await tellAnswers(scene);
};

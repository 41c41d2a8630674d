// The texts of the non-disclosure agreement. A signature names the version it was given for: a text that somebody signed is
// never changed; a better one gets a new version.

export interface NdaText {
  version: string;
  title: string;
  paragraphs: readonly string[];
}

const TEXTS: readonly NdaText[] = [
  {
    version: '2026-11',
    title: '技术对接保密协议',
    paragraphs: [
      '本协议由通过创新协同平台对接的各方，为评估和开展本次合作而订立，自各方分别点击签署时起对其生效。',
      '保密信息是指一方在本次对接中向其他方披露的、标明为保密层级（L2 或 L3）的文件、数据、样品信息和往来内容，以及按其性质应当保密的技术信息和经营信息。',
      '接收方只为本次对接的目的使用保密信息，只向确有必要知悉并承担同等义务的本单位人员披露，未经披露方书面同意不得向任何第三方提供，不得就其申请专利或者公开发表。',
      '下列信息不属于保密信息：披露时已经公开的；接收方此前已合法持有的；由第三方合法提供且不附保密义务的；接收方独立开发的。依法律或者主管机关要求必须披露的，接收方应当事先通知披露方并只披露必要部分。',
      '平台记录每一次打开保密文件的人员和时间，下载的文件带有标明姓名、单位和时间的水印。',
      '保密义务自签署之日起五年内有效，不因对接终止而终止。对接终止后，接收方应当按披露方要求返还或者销毁保密信息及其复制件。',
      '本协议不转让任何知识产权，也不构成各方必须达成交易的承诺。违反本协议的，应当赔偿披露方因此受到的损失。',
      '本协议适用中华人民共和国法律。争议由各方协商解决；协商不成的，提交披露方所在地有管辖权的人民法院处理。',
    ],
  },
];

/** Of the versions of one agreement, oldest first: the one that is signed today, and the one that was signed. */
export const versionsOf = (texts: readonly NdaText[]) => ({
  current: (): NdaText => {
    const text = texts.at(-1);
    if (!text) throw new Error('there is no text to sign');
    return text;
  },
  signed: (version: string): NdaText => {
    const text = texts.find((one) => one.version === version);
    if (!text) throw new Error(`a signature names the text ${version}, which is gone`);
    return text;
  },
});

export const { current: currentNda, signed: ndaOf } = versionsOf(TEXTS);

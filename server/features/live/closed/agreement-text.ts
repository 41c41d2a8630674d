// The texts that guests of a closed session sign. A text that somebody signed is never changed; a better one gets a new
// version.
import { type NdaText, versionsOf } from '#server/features/disclosures/nda-text.ts';

const TEXTS: readonly NdaText[] = [
  {
    version: '2026-11',
    title: '闭门场次保密承诺书',
    paragraphs: [
      '本人受邀参加由高新区创新协同中心主持的闭门线上场次。本承诺自本人点击签署时起生效，对本人及本人所代表的单位有约束力。',
      '保密信息是指场次中路演方、投资方和主持方以任何形式披露的、尚未公开的技术、经营、财务和融资信息，包括文稿、口头介绍、问答内容，以及参加者的名单和意向。',
      '本人只为评估与路演项目的合作或者投资使用保密信息，只向本单位确有必要知悉并承担同等义务的人员转述；未经披露方书面同意，不向其他任何人提供，不公开发表，不据此申请专利。',
      '本人不对画面和声音录制、截屏、翻拍，不与他人共用账号或者同屏观看，不转发会场地址。',
      '本人知悉：平台记录签署和进出会场的时间；画面和文稿图片带有本人姓名、单位和时间的水印；同一账号同时只能有一个席位。',
      '下列信息不属于保密信息：披露时已经公开的；本人此前已合法知悉的；由第三方合法提供且不附保密义务的；独立开发的。依法律或者主管机关要求必须披露的，本人将事先告知披露方并只披露必要部分。',
      '保密义务自签署之日起五年内有效。违反本承诺的，依法赔偿披露方因此受到的损失。本承诺适用中华人民共和国法律。',
    ],
  },
];

export const { current: currentAgreement, signed: agreementOf } = versionsOf(TEXTS);

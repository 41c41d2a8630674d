import type { StageRequestName } from '#shared/live/socket.ts';
import { captionActs } from './captions.ts';
import { hostActs } from './host.ts';
import { intentActs } from './intent.ts';
import { mediaActs } from './media.ts';
import type { Acts } from './scene.ts';
import { staffActs } from './staff.ts';
import { stageActs } from './stage.ts';
import { talkActs } from './talk.ts';

/** Everything that is written to the log; reactions are only counted. */
export const acts: Acts<Exclude<StageRequestName, 'react'>> = {
  ...talkActs,
  ...stageActs,
  ...hostActs,
  ...staffActs,
  ...intentActs,
  ...captionActs,
  ...mediaActs,
};

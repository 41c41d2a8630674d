// Captions, typed by somebody who runs the session while they listen.
import { type Acts, requireOpen } from './scene.ts';

export const captionActs: Acts<'caption.say'> = {
  'caption.say': (scene, { text }) => {
    requireOpen(scene);
    return [{ kind: 'caption.said', data: { text }, lanes: ['pub'] }];
  },
};

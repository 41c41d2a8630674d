// The video: whoever has the stage records, hosts may show a stream from elsewhere instead.
import { Problem } from '#server/platform/http/problem.ts';
import { type Acts, notNow, requireOpen, requireStage, type Scene } from './scene.ts';

const urlRefused = (code: string): Problem => new Problem('invalid_input', { errors: [{ field: 'url', code }] });

/** By https from anywhere, or from the origins that the settings name and nowhere else. */
const requireOrigin = ({ pullOrigins }: Scene, address: string): void => {
  const url = new URL(address);
  if (url.username || url.password) throw urlRefused('invalid_format');
  const isAllowed = pullOrigins ? pullOrigins.includes(url.origin) : url.protocol === 'https:';
  if (!isAllowed) throw urlRefused(pullOrigins ? 'origin_refused' : 'https_needed');
};

export const mediaActs: Acts<'media.begin' | 'media.end' | 'media.pull'> = {
  'media.begin': (scene, { token, what, picture, sound }) => {
    requireOpen(scene);
    requireStage(scene, token);
    // The hosts have put another picture in its place.
    if (scene.state.ctl.media?.kind === 'pull') throw notNow();
    if (picture === null && sound === null) {
      throw new Problem('invalid_input', { errors: [{ field: 'picture', code: 'required' }] });
    }
    return [{ kind: 'media.begun', data: { what, picture, sound, token }, lanes: ['ctl'] }];
  },

  'media.end': (scene, { token }) => {
    const { media } = scene.state.ctl;
    if (media?.kind === 'pull' && scene.ticket.role !== 'host') throw new Problem('forbidden');
    if (media?.kind !== 'pull') requireStage(scene, token);
    if (!media) throw notNow();
    return [{ kind: 'media.ended', data: {}, lanes: ['ctl'] }];
  },

  'media.pull': (scene, { format, url }) => {
    requireOpen(scene);
    requireOrigin(scene, url);
    return [{ kind: 'media.pulled', data: { format, url }, lanes: ['ctl'] }];
  },
};

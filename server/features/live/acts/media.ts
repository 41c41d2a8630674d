// The video: whoever has the stage records, hosts may show a stream from elsewhere instead.
import { Problem } from '#server/platform/http/problem.ts';
import { pullSchema } from '#shared/live/media/source.ts';
import { type Acts, notNow, requireOpen, requireStage } from './scene.ts';

const urlRefused = (code: string): Problem => new Problem('invalid_input', { errors: [{ field: 'url', code }] });

/**
 * Whether a stream may be shown: by https from anywhere, or from the origins that the settings name and nowhere else.
 * `body` is that of `media.pull`. Throws `invalid_input` for its url.
 */
export const requirePullable = (body: object, origins: readonly string[] | undefined): void => {
  const url = new URL(pullSchema.parse(body).url);
  if (url.username || url.password) throw urlRefused('invalid_format');
  const isAllowed = origins ? origins.includes(url.origin) : url.protocol === 'https:';
  if (!isAllowed) throw urlRefused(origins ? 'origin_refused' : 'https_needed');
};

export const mediaActs: Acts<'media.begin' | 'media.relay' | 'media.end' | 'media.pull'> = {
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

  'media.relay': (scene, { token, what }) => {
    requireOpen(scene);
    requireStage(scene, token);
    if (scene.state.ctl.media?.kind === 'pull') throw notNow();
    return [{ kind: 'media.relayed', data: { what, token }, lanes: ['ctl'] }];
  },

  'media.end': (scene, { token, epoch }) => {
    const { media } = scene.state.ctl;
    if (media?.kind === 'pull' && scene.ticket.role !== 'host') throw new Problem('forbidden');
    if (media?.kind !== 'pull') requireStage(scene, token);
    if (media?.epoch !== epoch) throw notNow();
    return [{ kind: 'media.ended', data: {}, lanes: ['ctl'] }];
  },

  'media.pull': (scene, { format, url }) => {
    requireOpen(scene);
    return [{ kind: 'media.pulled', data: { format, url }, lanes: ['ctl'] }];
  },
};

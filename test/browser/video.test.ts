// A camera in one browser, seen in others, and again afterwards. The devices are Chromium's own fakes: a moving figure
// and a beep; everything between them is real.
import { expect } from 'chai';
import type { Page } from 'playwright-core';
import { Mp4Reader } from '#server/features/live/media/mp4.ts';
import { mediaRoutes } from '#shared/live/media/routes.ts';
import { beginShow, newShow } from '#test/live/show.ts';
import { useScreens } from '#test/support/browser.ts';
import { expectGoodScreen } from '#test/support/looks.ts';
import { useServer } from '#test/support/server.ts';
import { Cdn, playlistOf } from './cdn.ts';
import { flvOf } from './flv.ts';
import { seenMoving } from './moving.ts';

const picture = (page: Page) => page.getByLabel(/^(现场画面|Live picture)$/);

describe('the video of a session in the browser', () => {
  const server = useServer();
  const screens = useScreens(server);

  it('goes from a camera to the audience, to who comes later, and into the replay', async function () {
    // Several pages encode and draw moving pictures at once, on a machine that has other things to do.
    this.timeout(150_000);
    const show = await newShow(server);
    const { id } = show.event;
    const host = await beginShow(show);
    const presenters = await screens.open(`/events/${id}/live`, { as: show.presenter });
    await host.act('stage.offer', { segmentId: show.pitch });
    await presenters.getByRole('button', { name: '上台' }).first().click();
    const viewer = await screens.open(`/events/${id}/live`, { width: 360, locale: 'en', theme: 'dark' });
    await presenters.getByRole('button', { name: '打开摄像头' }).click();
    await presenters.getByText('摄像头画面正在推送').waitFor();
    await seenMoving(picture(viewer));
    await host.act('segment.move', { id: show.pitch, act: 'start' });
    const late = await screens.open(`/events/${id}/live`);
    await seenMoving(picture(late));

    // On a poor line the sound comes alone, and further down not even that.
    const network = late.getByLabel('网络适应');
    await network.selectOption('sound');
    await late.getByText('只播放声音').waitFor();
    await late.waitForFunction(() => (document.querySelector('video')?.currentTime ?? 0) > 0.3);
    await network.selectOption('text');
    await late.locator('video').waitFor({ state: 'detached' });
    await network.selectOption('picture');
    await seenMoving(picture(late));
    await expectGoodScreen(viewer);

    const hosts = await screens.open(`/events/${id}/live`, { as: show.host });
    await hosts.getByRole('button', { name: '测量线路' }).click();
    await hosts.getByText(/可同时供约 \d+ 人看画面/).waitFor();
    await hosts.getByLabel('拉流地址').fill('http://cdn.example/live.m3u8');
    await hosts.getByRole('button', { name: '改用外部直播流' }).click();
    await hosts.getByText('请使用 https 开头的地址').waitFor();
    await expectGoodScreen(hosts);

    // Another picture at once after the one before: what ends the first must not end the second.
    await presenters.getByRole('button', { name: '停止推送' }).click();
    await presenters.getByRole('button', { name: '只用麦克风' }).click();
    await late.getByText('只播放声音').waitFor();
    await presenters.getByText('声音正在推送').waitFor();
    await presenters.getByRole('button', { name: '停止推送' }).click();
    await viewer.locator('video').waitFor({ state: 'detached' });
    await expectGoodScreen(presenters);
    await host.act('session.move', { act: 'end' });
    await host.act('session.move', { act: 'release' });
    await server.settled();

    const { epochs } = await server.visitor().call(mediaRoutes.recording, { params: { id } });
    // A machine with too much to do begins the picture anew, simpler.
    const recordedTracks = epochs.map(({ tracks }) => tracks.map(({ track }) => track));
    expect(recordedTracks).to.deep.include(['picture', 'sound']);
    expect(recordedTracks.at(-1)).to.deep.equal(['sound']);
    const replay = await screens.open(`/events/${id}/replay`);
    await replay.getByRole('button', { name: /高温压力传感器芯片/ }).click();
    await replay.getByRole('button', { name: '播放' }).click();
    const recorded = replay.getByLabel('录像');
    await seenMoving(recorded);
    const timeOf = () => recorded.evaluate((video: HTMLVideoElement) => video.currentTime);
    // The first picture of a place may be what moved; it has to have gone on from there.
    await replay.waitForFunction(
      (from) => (document.querySelector('video')?.currentTime ?? 0) > from + 1,
      await timeOf(),
    );
    await replay.getByRole('button', { name: '暂停' }).click();
    const before = await timeOf();
    await replay.getByRole('button', { name: /高温压力传感器芯片/ }).click();
    await replay.waitForFunction((at) => (document.querySelector('video')?.currentTime ?? at) < at, before);
    await expectGoodScreen(replay);
  });

  it('is checked before it counts: camera, microphone, speaker and network', async () => {
    const show = await newShow(server);
    const { id } = show.event;
    for (const look of [
      { as: show.presenter },
      { as: show.presenter, width: 360, locale: 'en', theme: 'dark' },
    ] as const) {
      const page = await screens.open(`/events/${id}/live`, look);
      await page
        .getByRole('button', { name: /^(检测设备|Check devices)$/ })
        .first()
        .click();
      await page.getByText(/足够观看和推送画面|enough to watch and to send a picture/).waitFor();
      await seenMoving(page.getByLabel(/^(我的画面|My picture)$/));
      await page.waitForFunction(() => (document.querySelector('meter')?.value ?? 0) > 0.05);
      await page.getByRole('button', { name: /^(播放提示音|Play a tone)$/ }).click();
      await expectGoodScreen(page);
    }
  });
});

/** Some seconds of the fake camera as fragmented MP4, recorded by the browser itself. */
const filmIn = async (page: Page, ms: number): Promise<Buffer> => {
  const bytes = await page.evaluate(async (forMs) => {
    const stream = await navigator.mediaDevices.getUserMedia({ video: { width: 320, height: 180 } });
    const recorder = new MediaRecorder(stream, { mimeType: 'video/mp4;codecs=avc1.640028' });
    const pieces: Blob[] = [];
    recorder.ondataavailable = ({ data }) => pieces.push(data);
    recorder.start();
    await new Promise((resolve) => setTimeout(resolve, forMs));
    recorder.stop();
    await new Promise((resolve) => {
      recorder.onstop = resolve;
    });
    for (const track of stream.getTracks()) track.stop();
    return [...new Uint8Array(await new Blob(pieces).arrayBuffer())];
  }, ms);
  return Buffer.from(bytes);
};

describe('a stream from elsewhere in the browser', () => {
  const cdn = new Cdn();
  before(() => cdn.open());
  after(() => cdn.close());
  const server = useServer({ environment: () => ({ PULL_ORIGINS: cdn.url }) });
  const screens = useScreens(server);

  it('is set by the host and played by the audience straight from there', async () => {
    const show = await newShow(server);
    const { id } = show.event;
    await beginShow(show);
    const hosts = await screens.open(`/events/${id}/live`, { as: show.host });
    const film = await filmIn(hosts, 3_000);
    const reader = new Mp4Reader();
    expect(reader.push(film)).to.not.equal(null);
    cdn.files.set('/film.mp4', { type: 'video/mp4', bytes: film });
    const playlist = playlistOf('film.mp4', film, reader.initBytes ?? 0, 3);
    cdn.files.set('/live.m3u8', { type: 'application/vnd.apple.mpegurl', bytes: playlist });
    const theirs = await screens.open(`/events/${id}/live`, { width: 360, locale: 'en', theme: 'dark' });
    await hosts.getByLabel('拉流地址').fill(`${cdn.url}/live.m3u8`);
    await hosts.getByRole('button', { name: '改用外部直播流' }).click();
    await seenMoving(picture(theirs));
    await hosts.getByRole('button', { name: '停止外部直播流' }).click();
    await theirs.locator('video').waitFor({ state: 'detached' });

    cdn.files.set('/live.flv', { type: 'video/x-flv', bytes: flvOf(film, 3_000) });
    await hosts.getByLabel('格式').selectOption('flv');
    await hosts.getByLabel('拉流地址').fill(`${cdn.url}/live.flv`);
    await hosts.getByRole('button', { name: '改用外部直播流' }).click();
    await seenMoving(picture(theirs));
    await hosts.getByRole('button', { name: '停止外部直播流' }).click();
    await theirs.locator('video').waitFor({ state: 'detached' });
  });
});

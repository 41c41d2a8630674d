// Beside the stage and its recorded picture: a presenter on deck, the picture by a media server, and a reviewer without an
// account.
import { expect } from 'chai';
import { pdfOf } from '#seeds/builders/pdf.ts';
import { beginShow, newShow } from '#test/live/show.ts';
import { type Look, useScreens } from '#test/support/browser.ts';
import { useLiveKit } from '#test/support/livekit/server.ts';
import { expectGoodScreen, LOOKS } from '#test/support/looks.ts';
import { useServer } from '#test/support/server.ts';
import { seenMoving } from './moving.ts';

describe('beside the stage, in the browser', () => {
  const liveKit = useLiveKit();
  const server = useServer({ environment: () => liveKit.environment });
  const screens = useScreens(server);

  it('a presenter on deck sees the live return, the clock, what comes next and their own camera', async () => {
    const show = await newShow(server);
    const { id } = show.event;
    const host = await beginShow(show);
    const { body } = await show.host.upload(`/sessions/${id}/decks`, '开场.pdf', pdfOf(3));
    // The reply of `liveRoutes.uploadDeck`.
    const { id: deckId } = body as { id: string };
    await host.act('deck.show', { token: host.view.ctl.stage.token, deckId, page: 2 });
    const [opening] = show.event.agenda;
    await host.act('segment.move', { id: opening?.id, act: 'start' });
    for (const look of LOOKS) {
      const page = await screens.open(`/events/${id}/live`, { ...look, as: show.presenter });
      const backstage = page.getByRole('region', { name: /^(后台候场|Backstage)$/ });
      expect(await backstage.count()).to.equal(look === LOOKS[0] ? 0 : 1);
      if (look === LOOKS[0]) await host.act('segment.move', { id: show.pitch, act: 'call' });
      await backstage.getByText('高温压力传感器芯片', { exact: true }).waitFor();
      await backstage.getByRole('timer').waitFor();
      await backstage.getByText('激光气体分析仪').waitFor();
      await page.locator('canvas[data-page="2"]').waitFor();
      await backstage.getByRole('button', { name: /^(检测设备|Check devices)$/ }).click();
      await seenMoving(backstage.getByLabel(/^(我的画面|My picture)$/));
      await expectGoodScreen(page);
      if (look !== LOOKS[1]) continue;
      await host.act('stage.offer', { segmentId: show.pitch });
      await page.getByRole('button', { name: 'Take the stage' }).click();
      await backstage.waitFor({ state: 'detached' });
      // A screen takes the place of the slides, and says so to who could turn their pages.
      const stage = page.getByRole('region', { name: 'Stage', exact: true }).first();
      await stage.getByText('Page 2 of 3').waitFor();
      await page.getByRole('button', { name: 'Share the screen' }).click();
      await seenMoving(page.getByLabel('Live picture'));
      await page.getByText('the audience does not see the slides meanwhile').waitFor();
      expect(await stage.getByText('Page 2 of 3').count()).to.equal(0);
      await expectGoodScreen(page);
    }
  });

  it('a picture goes by the media server to the audience and to one’s own page, there without its sound', async () => {
    const show = await newShow(server);
    const { id } = show.event;
    await beginShow(show);
    const hosts = await screens.open(`/events/${id}/live`, { as: show.host });
    const viewer = await screens.open(`/events/${id}/live`, LOOKS[1]);
    await hosts.getByLabel('经媒体服务器推送（延迟更低，不录像）').check();
    await hosts.getByRole('button', { name: '打开摄像头' }).click();
    const seen = viewer.getByLabel('Live picture');
    const own = hosts.getByLabel('现场画面');
    await seenMoving(seen);
    await seenMoving(own);
    const sounds = (video: HTMLVideoElement) => {
      const stream = video.srcObject instanceof MediaStream ? video.srcObject : new MediaStream();
      return {
        isMuted: video.muted,
        tracks: stream
          .getTracks()
          .map(({ kind }) => kind)
          .sort(),
      };
    };
    expect(await seen.evaluate(sounds)).to.deep.equal({ isMuted: false, tracks: ['audio', 'video'] });
    expect(await own.evaluate(sounds)).to.deep.equal({ isMuted: true, tracks: ['audio', 'video'] });
    await expectGoodScreen(hosts);
    await expectGoodScreen(viewer);
    await viewer.getByLabel('Network').selectOption('sound');
    const heard = viewer.getByLabel('Live sound');
    await viewer.waitForFunction(() => (document.querySelector('video')?.currentTime ?? 0) > 0.3);
    expect(await heard.evaluate(sounds)).to.deep.equal({ isMuted: false, tracks: ['audio'] });
    await hosts.getByRole('button', { name: '停止推送' }).click();
    await viewer.locator('video').waitFor({ state: 'detached' });
    await liveKit.until(() => liveKit.identities(id).length === 0);
  });

  it('who sends by a media server that is away is told so, and what the others see says it too', async () => {
    liveKit.close();
    const show = await newShow(server);
    const { id } = show.event;
    await beginShow(show);
    const hosts = await screens.open(`/events/${id}/live`, { as: show.host });
    await hosts.getByLabel('经媒体服务器推送（延迟更低，不录像）').check();
    await hosts.getByRole('button', { name: '打开摄像头' }).click();
    await hosts.getByText('媒体服务器没有应答，画面和声音没有推送').waitFor();
    await expectGoodScreen(hosts);
    const host = await show.enter(show.host);
    await host.act('media.relay', { token: host.view.ctl.stage.token, what: 'camera' });
    const viewer = await screens.open(`/events/${id}/live`, LOOKS[1]);
    await viewer.getByText('The media server does not answer').waitFor();
    await viewer.getByRole('button', { name: 'Connect again' }).waitFor();
    await expectGoodScreen(viewer);
  });

  it('a host gives a link, by which somebody without an account settles what is held', async () => {
    const show = await newShow(server);
    const { id } = show.event;
    const host = await beginShow(show);
    await host.act('rules.change', { slowModeSeconds: 0, holdsChat: true });
    const viewer = await show.enter(await server.signIn('researcher', { name: '陈观众' }));
    await viewer.act('chat.say', { text: '资料在哪里下载？' });
    const hosts = await screens.open(`/events/${id}/live`, { as: show.host });
    await hosts.getByRole('tab', { name: '管理' }).click();
    await hosts.getByLabel('给谁（会写入操作记录）').fill('外聘审核员小孙');
    await hosts.getByRole('button', { name: '生成链接' }).click();
    const address = new URL(await hosts.getByLabel('链接地址').inputValue());
    await expectGoodScreen(hosts);
    const open = (look: Look) => screens.open(`${address.pathname}${address.hash}`, look);
    const [desk, phone] = [await open(LOOKS[0] ?? {}), await open(LOOKS[1] ?? {})];
    await phone.getByText('资料在哪里下载？').waitFor();
    await expectGoodScreen(phone);
    await phone.getByRole('button', { name: /^Show “资料在哪里下载/ }).click();
    await viewer.sees(({ pub }) => pub.chat.length === 1);
    await desk.getByText('没有等待处理的内容').waitFor();
    await expectGoodScreen(desk);
    await desk.getByRole('button', { name: /^撤下/ }).click();
    await viewer.sees(({ pub }) => pub.chat[0]?.isRedacted === true);
    await hosts.getByText('（审核链接：外聘审核员小孙）').first().waitFor();
    await hosts.getByRole('button', { name: '收回给外聘审核员小孙的链接' }).click();
    await phone.getByRole('heading', { name: 'The link no longer works' }).waitFor();
    await expectGoodScreen(phone);
  });
});

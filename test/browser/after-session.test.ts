// What follows a session on the page of its event: the certificate, and the way from an interest to a meeting.
import { stays } from '#server/features/live/model.ts';
import { contactRoutes } from '#shared/live/contacts/routes.ts';
import { beginShow, newShow } from '#test/live/show.ts';
import { useScreens } from '#test/support/browser.ts';
import { expectGoodScreen } from '#test/support/looks.ts';
import { useServer } from '#test/support/server.ts';

const LONG_MS = 2_400_000;

describe('after a session, in the browser', () => {
  const server = useServer();
  const screens = useScreens(server);

  it('a certificate is taken and checked, and a company and an investor arrange to meet', async () => {
    const show = await newShow(server, { certificatePercent: 60 });
    const { id } = show.event;
    const investor = await server.signIn('investor', { name: '钱投资' });
    const host = await beginShow(show);
    const seat = await show.enter(investor);
    const wish = { follows: true, wantsPlan: true, wantsMeeting: true, amountWan: 500, isShared: true };
    await seat.act('intent.mark', { segmentId: show.pitch, ...wish });
    seat.close();
    const from = server.clock.now().getTime();
    const attended = { session: id, who: investor.id, userId: investor.id, from, to: from + LONG_MS };
    await stays.insertMany([{ _id: `${id}:attended`, ...attended }]);
    server.clock.advance(LONG_MS);
    await host.act('session.move', { act: 'end' });
    await server.settled();

    const companys = await screens.open(`/events/${id}`, {
      as: show.presenter,
      width: 360,
      locale: 'en',
      theme: 'dark',
    });
    await companys.getByRole('button', { name: 'Agree to be in contact' }).click();
    await companys.getByRole('link', { name: investor.email }).waitFor();
    await companys.getByRole('button', { name: 'Propose times' }).click();
    await companys.getByLabel('Time 1').waitFor();
    await expectGoodScreen(companys);
    // The test's clock is ahead of the browser's: the proposal is made by the same call without its form.
    const at = (hours: number) => new Date(server.clock.now().getTime() + hours * 3_600_000).toISOString();
    const params = { id, segmentId: show.pitch, investorId: investor.id };
    const slots = [{ startsAt: at(24), endsAt: at(25) }];
    await show.presenter.call(contactRoutes.propose, { params, body: { place: '高新区 A 座', slots } });

    const page = await screens.open(`/events/${id}`, { as: investor });
    await page.getByRole('button', { name: /^选 / }).click();
    await page.getByRole('link', { name: '加入日历' }).first().waitFor();
    await page.getByRole('button', { name: '领取参会证明' }).click();
    await page.getByRole('link', { name: '下载证明（PDF）' }).waitFor();
    await expectGoodScreen(page);
    await page.getByRole('link', { name: '查看核验页' }).click();
    await page.getByText('这份证明由本平台签发').waitFor();
    await expectGoodScreen(page);
  });
});

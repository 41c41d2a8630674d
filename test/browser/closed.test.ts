// A closed session in the browser: the list, the agreement, the watermark, the one seat.
import { pdfOf } from '#seeds/builders/pdf.ts';
import { beginShow, newShow } from '#test/live/show.ts';
import { useScreens } from '#test/support/browser.ts';
import { expectGoodScreen } from '#test/support/looks.ts';
import { useServer } from '#test/support/server.ts';

describe('a closed session in the browser', () => {
  const server = useServer();
  const screens = useScreens(server);

  it('is entered by a guest who signs, and shows their name over what they see', async () => {
    const show = await newShow(server, { audience: 'invited' });
    const { id } = show.event;
    const guest = await server.signIn('investor', { name: '钱投资' });
    const hosts = await screens.open(`/events/${id}`, { as: show.host });
    await hosts.getByLabel('账号邮箱').fill(guest.email);
    await hosts.getByRole('button', { name: '加入名单' }).first().click();
    await hosts.getByRole('button', { name: '把钱投资移出名单' }).waitFor();

    const host = await beginShow(show);
    const { body } = await show.host.upload(`/sessions/${id}/decks`, '机密.pdf', pdfOf(3));
    // The reply of the contract's row.
    const deckId = (body as { id: string }).id;
    await host.act('deck.show', { token: host.view.ctl.stage.token, deckId, page: 1 });

    const theirs = await screens.open(`/events/${id}/live`, { as: guest, width: 360, locale: 'en', theme: 'dark' });
    await theirs.getByLabel('I have read it and agree').check();
    await expectGoodScreen(theirs);
    await theirs.getByRole('button', { name: 'Sign and enter' }).click();
    await theirs.locator('img[data-page="1"]').waitFor();
    await theirs.locator('[data-watermark="钱投资"]').waitFor();
    await host.act('page.turn', { token: host.view.ctl.stage.token, page: 2 });
    await theirs.locator('img[data-page="2"]').waitFor();
    await expectGoodScreen(theirs);

    const elsewhere = await screens.open(`/events/${id}/live`, { as: guest });
    await elsewhere.locator('img[data-page="2"]').waitFor();
    await theirs.getByRole('button', { name: 'Continue here' }).waitFor();
    await expectGoodScreen(theirs);
    await hosts.reload();
    await hosts.getByText(/^已签署 /).waitFor();
    await expectGoodScreen(hosts);
    await expectGoodScreen(elsewhere);
  });
});

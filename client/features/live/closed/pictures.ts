// Pages of a closed session's slides come as pictures that must not be kept by the browser; the page keeps the last few.
import { addressOf } from '#client/lib/address.ts';
import { closedRoutes } from '#shared/live/closed/routes.ts';

const KEPT = 6;
const fetched = new Map<string, Promise<string>>();

const fetchPicture = async (url: string): Promise<string> => {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`the picture was refused: ${response.status}`);
  return URL.createObjectURL(await response.blob());
};

const forget = (url: string): void => {
  const picture = fetched.get(url);
  fetched.delete(url);
  picture?.then(URL.revokeObjectURL, () => undefined);
};

/** The address of a page's picture, within this document. */
export const pictureOf = (id: string, deckId: string, page: number): Promise<string> => {
  const url = addressOf(closedRoutes.slide, { params: { id, deckId, page } });
  const known = fetched.get(url);
  if (known) return known;
  const picture = fetchPicture(url);
  fetched.set(url, picture);
  // One that failed may be tried again.
  picture.catch(() => fetched.delete(url));
  const [oldest] = fetched.keys();
  if (fetched.size > KEPT && oldest !== undefined) forget(oldest);
  return picture;
};

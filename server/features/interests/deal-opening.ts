// Accepting an interest opens a deal, but deals stand below interests in the order of the features. They plug in how a deal
// is opened; should the process die between the two, their reaction to `interest.accepted` opens it.
import type { InterestRecord } from './model.ts';

/** Opens the interest's deal; doing it again changes nothing. */
type DealOpener = (interest: InterestRecord) => Promise<void>;

let opener: DealOpener = async () => {};

export const plugInDealOpening = (open: DealOpener): void => {
  opener = open;
};

export const openDealOf: DealOpener = (interest) => opener(interest);

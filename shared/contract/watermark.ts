// What can carry a reader's mark. Word and Excel cannot: a mark in a file that is meant to be edited goes with one line that is
// deleted, and a conversion without an office suite loses what the author laid out. Their authors save a PDF instead.
const WATERMARKABLE: readonly string[] = ['application/pdf', 'image/png', 'image/jpeg'];

/** The same for a file chooser. */
export const WATERMARKABLE_ENDINGS = '.pdf,.png,.jpg,.jpeg';

/** Whether a confidential file of this media type may leave, marked and as a PDF. */
export const isWatermarkable = (mediaType: string): boolean => WATERMARKABLE.includes(mediaType);

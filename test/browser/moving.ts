import type { Locator } from 'playwright-core';

/** Waits until a video shows pictures that differ: something moves in it. */
export const seenMoving = async (video: Locator): Promise<void> => {
  const element = await video.elementHandle();
  await video.page().waitForFunction((shown) => {
    // Kept on the element from look to look.
    const seen = shown as HTMLVideoElement & { firstSeen?: string };
    if (seen.readyState < 2) return false;
    const canvas = document.createElement('canvas');
    canvas.width = 64;
    canvas.height = 36;
    const context = canvas.getContext('2d');
    context?.drawImage(seen, 0, 0, canvas.width, canvas.height);
    const pixels = context?.getImageData(0, 0, canvas.width, canvas.height).data.join() ?? '';
    seen.firstSeen ??= pixels;
    return pixels !== seen.firstSeen;
  }, element);
};

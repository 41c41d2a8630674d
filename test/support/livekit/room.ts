// A room of the media server: who is in it, and what they are told of each other.
import { ParticipantUpdate } from '@livekit/protocol';
import type { Source } from './media-connection.ts';
import { newSid, type Participant } from './participant.ts';

export class LiveKitRoom {
  readonly sid = newSid('RM');
  readonly name: string;
  readonly participants = new Map<string, Participant>();
  readonly #onChange: () => void;

  constructor(name: string, onChange: () => void) {
    this.name = name;
    this.#onChange = onChange;
  }

  /** Those whom this participant is told of. */
  #shownTo(reader: Participant): Participant[] {
    return [...this.participants.values()].filter((other) => other !== reader && !other.isHidden);
  }

  join(participant: Participant): Participant[] {
    this.participants.set(participant.identity, participant);
    this.changed(participant);
    return this.#shownTo(participant);
  }

  source(sid: string): Source | null {
    for (const participant of this.participants.values()) {
      const source = participant.source(sid);
      if (source) return source;
    }
    return null;
  }

  /** They came, or what they send has. */
  changed(participant: Participant): void {
    this.#onChange();
    if (participant.isHidden) return;
    const value = new ParticipantUpdate({ participants: [participant.info()] });
    for (const other of this.participants.values()) if (other !== participant) other.send({ case: 'update', value });
  }

  left(participant: Participant): void {
    // Another connection of the same name may have taken their place.
    if (this.participants.get(participant.identity) === participant) this.participants.delete(participant.identity);
    this.#onChange();
    if (participant.isHidden) return;
    for (const other of this.participants.values()) other.lose(participant);
  }
}

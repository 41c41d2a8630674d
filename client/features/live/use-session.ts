import { createContext, useContext, useEffect, useState, useSyncExternalStore } from 'react';
import { say } from '#client/ui/toasts.tsx';
import { useFailure } from '#client/ui/use-failure.ts';
import type { Role } from '#shared/live/lanes.ts';
import type { StageRequestName } from '#shared/live/socket.ts';
import { type ActBody, SessionConnection, type SessionSnapshot } from './connection.ts';

export interface Session extends SessionSnapshot {
  id: string;
  role: Role;
  userId: string | null;
  /** Does something in the session; a refusal is shown in words. True when it was done. */
  act<Name extends StageRequestName>(name: Name, body: ActBody<Name>): Promise<boolean>;
  /** The server's time, in ms. */
  now(): number;
  connection: SessionConnection;
}

/** Joins a session while the screen is open; `again` joins anew after a refusal. */
export const useSessionConnection = (id: string): { session: Session | null; again(): void } => {
  const [connection, setConnection] = useState<SessionConnection | null>(null);
  const [round, setRound] = useState(0);
  const failureOf = useFailure();
  // biome-ignore lint/correctness/useExhaustiveDependencies: another round is another connection
  useEffect(() => {
    const opened = new SessionConnection(id);
    setConnection(opened);
    return () => opened.close();
  }, [id, round]);
  const snapshot = useSyncExternalStore(
    (listener) => connection?.subscribe(listener) ?? (() => {}),
    () => connection?.snapshot() ?? null,
  );
  const again = () => setRound((now) => now + 1);
  if (!connection || !snapshot) return { session: null, again };
  return {
    again,
    session: {
      ...snapshot,
      id,
      connection,
      role: snapshot.joined?.role ?? 'visitor',
      userId: snapshot.joined?.userId ?? null,
      now: () => Date.now() + snapshot.offsetMs,
      async act(name, body) {
        try {
          await connection.act(name, body);
          return true;
        } catch (error) {
          const { title, text } = failureOf(error);
          say(`${title} ${text}`);
          return false;
        }
      },
    },
  };
};

export const SessionContext = createContext<Session | null>(null);

/** The session around this part of the screen. */
export const useSession = (): Session => {
  const session = useContext(SessionContext);
  if (!session) throw new Error('this part stands in a session only');
  return session;
};

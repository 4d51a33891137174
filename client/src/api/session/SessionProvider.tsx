import { createContext, use, useEffect, useMemo, useState } from 'react';
import type { ReactNode } from 'react';
import { Provider as UrqlProvider } from 'urql';
import type { ClientConfig } from '../config.ts';
import { createApiClient } from '../create-api-client.ts';
import { createAuth } from '../create-auth.ts';
import type { Auth } from '../create-auth.ts';
import { recallAccount, rememberAccount } from './account-memory.ts';
import { explainSignInError } from './explain-sign-in-error.ts';

export interface User {
  id: string;
  email: string | null;
  isDemo: boolean;
}

export interface Session {
  config: ClientConfig;
  auth: Auth;
  /** Null when nobody is signed in. */
  user: User | null;
  /** The session has run out or was ended elsewhere. Who it was stays, and so does the page, until they sign in again. */
  hasEnded: boolean;
  /** Each gives null, or what went wrong in words for people. */
  signIn: (email: string, password: string) => Promise<string | null>;
  signUp: (email: string, password: string) => Promise<SignUpOutcome>;
  signInWithDemo: () => Promise<string | null>;
  signOut: () => Promise<void>;
}

/** `confirm`: the account is made, and a mail with a link was sent to its address. */
type SignUpOutcome = { kind: 'signed-in' } | { kind: 'confirm' } | { kind: 'failed'; message: string };

const SessionContext = createContext<Session | null>(null);

export function useSession(): Session {
  const session = use(SessionContext);
  if (!session) throw new Error('useSession is used outside of SessionProvider');
  return session;
}

interface SessionProviderProps {
  config: ClientConfig;
  /** Shown for the moment until it is known who is signed in. */
  waiting: ReactNode;
  children: ReactNode;
}

/** Knows who is signed in, signs a first visitor in with the demo account, and gives everything below the API of that person. */
export function SessionProvider({ config, waiting, children }: SessionProviderProps) {
  const auth = useMemo(() => createAuth(config), [config]);
  const person = usePerson(auth, config);
  const session = useMemo(() => person && createSession(auth, config, person), [auth, config, person]);

  if (!session) return waiting;
  return (
    <SessionContext value={session}>
      <ApiOfPerson key={session.user?.id} auth={auth}>
        {children}
      </ApiOfPerson>
    </SessionContext>
  );
}

/** Its owner keys it by person, so that nobody ever sees what another person's cache held. */
function ApiOfPerson({ auth, children }: { auth: Auth; children: ReactNode }) {
  const [api] = useState(() => createApiClient(auth));
  return <UrqlProvider value={api}>{children}</UrqlProvider>;
}

/** A demo session that the server no longer knows (its data were reset) is replaced at most this often, in milliseconds. */
const demoAgainAfter = 30_000;

type Person = Pick<Session, 'user' | 'hasEnded'>;

const nobody: Person = { user: null, hasEnded: false };

/** Null until it is known. */
function usePerson(auth: Auth, config: ClientConfig): Person | null {
  const [person, setPerson] = useState<Person | null>(null);
  useEffect(() => {
    let lastDemo = Number.NEGATIVE_INFINITY;
    const { data } = auth.onAuthStateChange((_event, session) => {
      const found = session?.user;
      if (!found && mayTakeDemo(config) && Date.now() - lastDemo > demoAgainAfter) {
        lastDemo = Date.now();
        void signInWithDemo(auth, config).then((problem) => {
          if (problem) setPerson(nobody);
        });
        return;
      }
      const next = found && { id: found.id, email: found.email ?? null, isDemo: found.email === config.demo?.email };
      setPerson((before) => (next ? present(before, next) : absent(before)));
    });
    return () => data.subscription.unsubscribe();
  }, [auth, config]);
  return person;
}

/** A refreshed token tells of the same person: the same object is kept, so that nothing below is drawn again. */
function present(before: Person | null, user: User): Person {
  const isSame = before?.user?.id === user.id && before.user.email === user.email;
  if (isSame && !before.hasEnded) return before;
  return { user: isSame ? before.user : user, hasEnded: false };
}

/** Who signed out is gone; whose session ended by itself is asked to sign in again, and loses nothing that is on screen. */
function absent(before: Person | null): Person {
  return before?.user && recallAccount() === 'own' ? { user: before.user, hasEnded: true } : nobody;
}

function createSession(auth: Auth, config: ClientConfig, { user, hasEnded }: Person): Session {
  return {
    config,
    auth,
    user,
    hasEnded,
    signIn: async (email, password) => {
      const { error } = await auth.signInWithPassword({ email, password });
      if (error) return explainSignInError(error);
      rememberAccount('own');
      return null;
    },
    signUp: async (email, password) => {
      const { data, error } = await auth.signUp({ email, password });
      if (error) return { kind: 'failed', message: explainSignInError(error) };
      rememberAccount('own');
      return { kind: data.session ? 'signed-in' : 'confirm' };
    },
    signInWithDemo: () => signInWithDemo(auth, config),
    signOut: async () => {
      rememberAccount('none');
      await auth.signOut({ scope: 'local' });
    },
  };
}

function mayTakeDemo(config: ClientConfig): boolean {
  const last = recallAccount();
  return config.demo !== null && (last === null || last === 'demo');
}

async function signInWithDemo(auth: Auth, config: ClientConfig): Promise<string | null> {
  if (!config.demo) return 'There is no demo account here.';
  const { error } = await auth.signInWithPassword(config.demo);
  if (error) return explainSignInError(error);
  rememberAccount('demo');
  return null;
}

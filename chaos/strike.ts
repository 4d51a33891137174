import type { EventEmitter } from 'node:events';
import type { Cluster } from './cluster.ts';
import type { Random } from './random.ts';
import type { ServerSlot } from './server-slot.ts';
import type { SubmitPhase } from './submit-proxy.ts';

/** Moments that a server's sudden end may fall on, and how likely each is. */
const moments = {
  /** Whatever it is doing. */
  ANY: 0.1,
  /** As it takes up what its predecessor left. */
  READY: 0.15,
  /** In a run's first milliseconds, its owner's answer among them. */
  ASKED: 0.2,
  /** An order has left it, and never arrives. */
  SENDING: 0.1,
  /** An order was taken on, and it does not know. */
  ACCEPTED: 0.15,
  /** It has just been told. */
  ANSWERED: 0.1,
  /** It reads a text that is being written. */
  WRITING: 0.1,
  /** Deleted pictures are due to be removed with their files. */
  REMOVING: 0.1,
} as const;
type Moment = keyof typeof moments;

/** In milliseconds. */
const window = { ANY: 400, READY: 60, ASKED: 25, REMOVING: 40 };
/** When nothing rings for so long, it strikes none the less. */
const patience = 300;

/** Kills one server at a moment drawn by lot, and gives it. */
export async function strike(cluster: Cluster, random: Random): Promise<ServerSlot> {
  const { bell } = cluster;
  const victim = random.pick(cluster.slots);
  const moment = draw(random);
  const delay = random.between(0, moment in window ? window[moment as keyof typeof window] : 0);
  switch (moment) {
    case 'ANY':
    case 'READY':
      return killAfter(victim, delay);
    case 'ASKED':
    case 'REMOVING':
      await rings(bell, moment);
      return killAfter(victim, delay);
    case 'SENDING':
    case 'ACCEPTED':
    case 'ANSWERED':
    case 'WRITING':
      return killAsItRings(cluster, moment, victim);
  }
}

/** Without a turn of the event loop in between, so that it is down before the order goes on its way. */
function killAsItRings({ bell, slotOf }: Cluster, phase: SubmitPhase, otherwise: ServerSlot): Promise<ServerSlot> {
  return new Promise((resolve, reject) => {
    const kill = (victim: ServerSlot) => {
      bell.off(phase, killSender);
      clearTimeout(timer);
      victim.kill().then(() => resolve(victim), reject);
    };
    const killSender = (key: string) => {
      const sender = slotOf(key);
      // An order may outlive its server.
      if (sender && !sender.isDown()) kill(sender);
    };
    const timer = setTimeout(() => kill(otherwise), patience);
    bell.on(phase, killSender);
  });
}

async function killAfter(victim: ServerSlot, delay: number): Promise<ServerSlot> {
  if (delay > 1) await new Promise((resolve) => setTimeout(resolve, delay));
  await victim.kill();
  return victim;
}

function rings(bell: EventEmitter, name: string): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      bell.off(name, done);
      clearTimeout(timer);
      resolve();
    };
    const timer = setTimeout(done, patience);
    bell.on(name, done);
  });
}

function draw(random: Random): Moment {
  let left = random.next();
  for (const [moment, likelihood] of Object.entries(moments) as [Moment, number][]) {
    left -= likelihood;
    if (left < 0) return moment;
  }
  return 'ANY';
}

import type { EngineEvent, EventEmitter } from '../../engine/emitter.ts';
import { isLastEvent } from '../../engine/events.ts';
import type { LogPage } from '../../engine/follow-execution.ts';
import { isFinished } from '../../engine/state.ts';
import { type EventText, textsAfter } from './event-text.ts';
import { createTextRing } from './text-ring.ts';

/*
 * Like readers of one execution form a group. It hears each event once, makes one text of it, and gives that to everybody
 * who has seen all that came before.
 *
 * Each reader stands at a number, the last that it was given. The group stands at one too, `live`: up to there it has
 * given what it heard. A reader at `live` is served by what is heard. One that stands before it is *behind*: it is given
 * the newest texts, which are kept for a while, or else a page of the log, as is everybody else whom that page suits. One
 * whose socket is full is *away*: it is given nothing and costs nothing, until the socket is empty; then it is behind.
 *
 * When a number jumps, more was heard than is kept waiting, or something was lost, the group itself has no `live`: all
 * its readers are behind, and where the log ends is where it stands next. If that happens while the log is being read,
 * it is read again.
 *
 * Whatever is given goes through `give`, by which nobody sees anything twice, out of order, or with something missing.
 */

/** Somebody who is given the texts of one execution. */
export interface Reader {
  /** The last number that it has seen. */
  afterSequence: number;
  readLog(afterSequence: number): Promise<LogPage>;
  write(texts: readonly EventText[]): void;
  /** No more should be written for now. */
  isFull(): boolean;
  /** Asked when it is full: resolves when there is room again. */
  whenDrained(): Promise<void>;
  /** It has been given its last, or, with an error, can be given no more. Told once, and not after it has left. */
  end(error?: unknown): void;
}

export interface GroupOptions {
  emitter: EventEmitter;
  executionId: string;
  /** The selection on one event, as `EventText` has it. Each is called for one event at a time, so that each may have a state of its own. */
  renderHeard(event: EngineEvent): Promise<Buffer>;
  renderLogged(event: EngineEvent): Promise<Buffer>;
  onEmpty(): void;
  /** Events kept while others are being made into texts; past that they are read from the log. */
  mostWaiting?: number;
  mostKept?: { texts: number; bytes: number };
}

export interface Group {
  /** Gives back the way to leave. */
  join(reader: Reader): () => void;
}

interface Member {
  reader: Reader;
  last: number;
  isAway: boolean;
  /** `live` when the log was last read to its end for it: what it lacks up to there is not to be had. */
  readThrough: number;
  /** It stands beyond `live`, and the log does not say that all is over. */
  isKnownAhead: boolean;
}

/** Texts that are given together, and the bytes beyond which no more are added. */
const mostTogether = 32;
const mostBytesTogether = 64 * 1024;

export function createGroup(options: GroupOptions): Group {
  const { emitter, executionId, mostWaiting = 1024, mostKept = { texts: 256, bytes: 256 * 1024 } } = options;
  const members = new Set<Member>();
  const newest = createTextRing(mostKept);
  let heard: EngineEvent[] = [];
  let live: number | null = null;
  let isOver = false;
  let timesLost = 0;
  let isDelivering = false;
  let isReading = false;
  const stopListening = emitter.onExecution(executionId, hear, startOver);

  return {
    join(reader) {
      const member = { reader, last: reader.afterSequence, isAway: false, readThrough: -1, isKnownAhead: false };
      members.add(member);
      serve(member);
      return () => leave(member);
    },
  };

  function hear(event: EngineEvent) {
    heard.push(event);
    if (heard.length > mostWaiting) startOver();
    else void deliver();
  }

  function startOver() {
    heard = [];
    live = null;
    isOver = false;
    timesLost += 1;
    void catchUp();
  }

  // What is heard ------------------------------------------------------------------------------------------------------

  async function deliver() {
    if (isDelivering || live === null) return;
    isDelivering = true;
    try {
      // What is heard in one go is given in one go.
      await Promise.resolve();
      while (live !== null && heard.length > 0 && members.size > 0) giveToAll(await nextTexts(live));
    } catch (error) {
      for (const member of members) end(member, error);
    } finally {
      isDelivering = false;
    }
  }

  async function nextTexts(from: number): Promise<EventText[]> {
    const began = timesLost;
    const texts: EventText[] = [];
    for (let at = from; !isEnough(texts);) {
      const event = heard.shift();
      if (!event) break;
      if (event.sequence <= at) continue;
      if (event.sequence > at + 1) {
        startOver();
        break;
      }
      const text = toText(event, at, await options.renderHeard(event));
      if (timesLost !== began) break;
      at = event.sequence;
      live = at;
      isOver = text.isLast;
      newest.push(text);
      texts.push(text);
    }
    return texts;
  }

  function giveToAll(texts: readonly EventText[]) {
    let isSomeoneBehind = false;
    for (const member of members) {
      if (give(member, texts)) continue;
      // Was this the end? The log knows whether there is more for somebody who came with a number that is yet to come.
      if (isOver) member.isKnownAhead = false;
      if (isBehind(member)) isSomeoneBehind = true;
    }
    if (isSomeoneBehind) void catchUp();
  }

  // What is read -------------------------------------------------------------------------------------------------------

  async function catchUp() {
    if (isReading) return;
    isReading = true;
    try {
      for (let member = nextBehind(); member; member = nextBehind()) await readFor(member);
    } finally {
      isReading = false;
    }
  }

  function nextBehind(): Member | undefined {
    for (const member of members) {
      if (isBehind(member) && !giveNewest(member)) return member;
    }
    return undefined;
  }

  async function readFor(member: Member) {
    // It goes to the end of the line, so that nobody waits for another's long way.
    members.delete(member);
    members.add(member);
    const before = { timesLost, live: live ?? -1, last: member.last };
    try {
      const page = await member.reader.readLog(member.last);
      const through = await givePage(page, before.last);
      if (!page.isComplete || through === undefined) return;
      member.readThrough = before.live;
      reachEnd(page, Math.min(through, page.lastSequence), timesLost !== before.timesLost);
    } catch (error) {
      end(member, error);
    }
  }

  /** Gives it to everybody whom it suits; undefined as soon as that is nobody. */
  async function givePage({ events }: LogPage, from: number): Promise<number | undefined> {
    let at = from;
    let texts: EventText[] = [];
    for (const event of events) {
      // It stands for everything up to its number, whatever somebody has seen of that.
      const after = event.type === 'ExecutionReset' ? 0 : at;
      const text = toText(event, after, await options.renderLogged(event));
      at = event.sequence;
      if (live === null) newest.push(text);
      texts.push(text);
      if (event !== events.at(-1) && !isEnough(texts)) continue;
      if (![...members].filter((member) => give(member, texts)).length) return undefined;
      texts = [];
    }
    return at;
  }

  function reachEnd({ status, lastSequence }: LogPage, through: number, hasLostMore: boolean) {
    if (live === null) {
      if (hasLostMore) return;
      live = through;
      isOver = isFinished(status) && through >= lastSequence;
      if (newest.end !== through) newest.clear();
      void deliver();
    }
    for (const member of members) {
      if (member.last >= through) member.isKnownAhead = true;
      if (isFinished(status) && member.last >= lastSequence) end(member);
    }
  }

  // Readers ------------------------------------------------------------------------------------------------------------

  function serve(member: Member) {
    if (endIfOver(member) || !isBehind(member) || giveNewest(member)) return;
    void catchUp();
  }

  function isBehind({ isAway, last, readThrough, isKnownAhead }: Member): boolean {
    if (isAway) return false;
    if (live === null) return true;
    return last < live ? readThrough < live : last > live && !isKnownAhead;
  }

  /** True when nothing is left to be done for it. */
  function giveNewest(member: Member): boolean {
    const texts = newest.after(member.last);
    if (texts) give(member, texts);
    return !members.has(member) || !isBehind(member);
  }

  function give(member: Member, texts: readonly EventText[]): boolean {
    const next = member.isAway ? undefined : textsAfter(texts, member.last);
    if (!next) return false;
    member.reader.write(next);
    member.last = next.at(-1)?.sequence ?? member.last;
    if (!endIfOver(member) && member.reader.isFull()) sendAway(member);
    return true;
  }

  function sendAway(member: Member) {
    member.isAway = true;
    void member.reader.whenDrained().then(() => {
      member.isAway = false;
      if (members.has(member)) serve(member);
    });
  }

  function endIfOver(member: Member): boolean {
    if (!isOver || member.last !== live) return false;
    end(member);
    return true;
  }

  function end(member: Member, error?: unknown) {
    if (members.has(member)) {
      leave(member);
      member.reader.end(error);
    }
  }

  function leave(member: Member) {
    if (!members.delete(member) || members.size > 0) return;
    stopListening();
    options.onEmpty();
  }
}

function toText(event: EngineEvent, after: number, bytes: Buffer): EventText {
  return { after, sequence: event.sequence, isLast: isLastEvent(event.type), bytes };
}

function isEnough(texts: readonly EventText[]): boolean {
  return texts.length >= mostTogether || texts.reduce((sum, { bytes }) => sum + bytes.length, 0) >= mostBytesTogether;
}

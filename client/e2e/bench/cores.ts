import { readdirSync, readFileSync } from 'node:fs';

/**
 * Milliseconds that the cores have worked for this process and all those it started, a browser among them; on systems without `/proc` for
 * this one alone.
 */
export function coresUsed(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1_000 + ticksOfChildren() * 10;
}

/** Of a hundredth of a second. */
function ticksOfChildren(): number {
  const known = new Map<number, { parent: number; ticks: number }>();
  try {
    for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
      const read = readStat(Number(pid));
      if (read) known.set(Number(pid), read);
    }
  } catch {
    return 0;
  }
  const isOurs = (pid: number): boolean => {
    const parent = known.get(pid)?.parent;
    return parent !== undefined && (parent === process.pid || isOurs(parent));
  };
  return [...known].reduce((sum, [pid, { ticks }]) => sum + (isOurs(pid) ? ticks : 0), 0);
}

/** Null for one that has ended meanwhile. */
function readStat(pid: number): { parent: number; ticks: number } | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // Behind the name, which may hold anything.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return { parent: Number(fields[1]), ticks: Number(fields[11]) + Number(fields[12]) };
  } catch {
    return null;
  }
}

import { Counter, Gauge, Histogram, type Registry } from 'prom-client';

/** Makes metrics in one registry. All names begin alike; `collect` is asked for the value when somebody reads it. */
export interface Instruments {
  counter<L extends string = never>(
    name: string,
    help: string,
    labels?: readonly L[],
    collect?: Collect<Counter<L>>,
  ): Counter<L>;
  gauge<L extends string = never>(
    name: string,
    help: string,
    labels: readonly L[],
    collect?: Collect<Gauge<L>>,
  ): Gauge<L>;
  histogram<L extends string = never>(
    name: string,
    help: string,
    buckets: readonly number[],
    labels?: readonly L[],
  ): Histogram<L>;
}

type Collect<Metric> = (metric: Metric) => void | Promise<void>;

export function createInstruments(registry: Registry): Instruments {
  const registers = [registry];
  const full = (name: string) => `visualadgen_${name}`;
  return {
    counter: (name, help, labels = [], collect) =>
      new Counter({ name: full(name), help, labelNames: [...labels], registers, ...collecting(collect) }),
    gauge: (name, help, labels, collect) =>
      new Gauge({ name: full(name), help, labelNames: [...labels], registers, ...collecting(collect) }),
    histogram: (name, help, buckets, labels = []) =>
      new Histogram({ name: full(name), help, buckets: [...buckets], labelNames: [...labels], registers }),
  };
}

function collecting<Metric>(collect: Collect<Metric> | undefined) {
  return (
    collect && {
      collect(this: Metric) {
        return collect(this);
      },
    }
  );
}

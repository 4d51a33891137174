import type { TypedValues, Value } from '../values/value.ts';
import { maxJoinsOf } from './connections-used.ts';
import { portKinds } from './port-kinds.ts';
import type { InputPort, NodeTypeRules, OutputPort } from './ports.ts';

/** Something wrong with values that somebody wrote by hand, with its place inside of them. */
export interface ValueProblem {
  path: string[];
  message: string;
}

/**
 * What is wrong with values that are to stand in place of what a node takes or gave: a value under a port's name must have
 * the port's shape, and a name must be one that the node knows or that was there `before`.
 */
export function checkPortValues(
  type: Pick<NodeTypeRules, 'inputs' | 'outputs' | 'gives'>,
  field: 'input' | 'output',
  values: TypedValues,
  before: TypedValues,
): ValueProblem[] {
  const ports = field === 'input' ? type.inputs : type.outputs;
  const takesAnything = field === 'input' && type.inputs.some((port) => port.isOpen);
  const known = new Set([
    ...ports.map((port) => port.name),
    ...(field === 'output' ? type.gives : []),
    ...Object.keys(before),
  ]);
  const shapeOf = new Map(ports.map((port) => [port.name, shapeAt(port)]));

  const branches = new Set(ports.flatMap((port) => (values[port.name] === undefined ? [] : (branchOf(port) ?? []))));
  const isElsewhere = (port: OutputPort | InputPort) => {
    const branch = branchOf(port);
    return branch !== null && branches.size > 0 && !branches.has(branch);
  };
  const missing = ports
    .filter((port) => before[port.name] !== undefined && values[port.name] === undefined && !isElsewhere(port))
    .map((port) => ({ path: [field, port.name], message: `is missing: it must be ${shapeAt(port).words}.` }));
  const wrong = Object.entries(values).flatMap(([name, value]) => {
    const path = [field, name];
    const shape = shapeOf.get(name);
    if (shape) return shape.fits(value) ? [] : [{ path, message: `must be ${shape.words}.` }];
    if (known.has(name) || takesAnything) return [];
    return [{ path, message: `is not known here; expected ${[...known].join(', ')}.` }];
  });
  const [taken, ...others] = branches;
  const twice = ports
    .filter((port) => values[port.name] !== undefined && others.includes(branchOf(port) ?? ''))
    .map(({ name }) => ({
      path: [field, name],
      message: `must be left out: it goes by one branch alone, and ${taken} is given.`,
    }));
  return [...missing, ...wrong, ...twice];
}

function branchOf(port: OutputPort | InputPort): string | null {
  return ('branch' in port && port.branch) || null;
}

interface Shape {
  words: string;
  fits: (value: Value) => boolean;
}

/** Where several wires may be connected, a value is what one of them brings, or a list of such. */
function shapeAt(port: OutputPort | InputPort): Shape {
  const { expected: words, fits, isList } = portKinds[port.kind];
  // What goes out as it came in may be anything while nobody knows what comes in.
  if ('sameAs' in port && port.sameAs) return { words: 'a value', fits: () => true };
  const takesSeveral = 'accepts' in port && !port.isOpen && maxJoinsOf(port) !== 1;
  if (!takesSeveral || isList) return { words, fits };
  return {
    words: `${words}, or a list of such`,
    fits: (value) => fits(value) || (value.kind === 'list' && value.items.length > 0 && value.items.every(fits)),
  };
}

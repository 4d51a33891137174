import { inputLimits } from '../limits.ts';

/** Fit for GraphQL, Python, an environment and a form alike; never with two underscores in a row. */
export function isInputName(name: string): boolean {
  return name.length <= inputLimits.name && /^[a-zA-Z](_?[a-zA-Z0-9])*_?$/.test(name);
}

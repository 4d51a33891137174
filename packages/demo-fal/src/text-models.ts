import { createHash } from 'node:crypto';
import { cutText } from '@visualadgen/graph/text/cut-text.ts';
import { z } from 'zod';
import { linesOf } from './writing/lines.ts';
import { writeByRules, type WritingOrder } from './writing/write-by-rules.ts';

/** One of fal's text endpoints, as the demo plays it. */
export interface DemoTextModel {
  title: string;
  /** Milliseconds that an answer takes at a lively pace. */
  pace: number;
  /** Reads its input; what it refuses, fal refuses. */
  input: z.ZodType<TextInput>;
}

export interface TextInput {
  prompt: string;
  model: string;
  system_prompt: string;
  max_tokens?: number | null | undefined;
  /** For models that look at pictures. */
  image_urls?: string[] | undefined;
}

const input = z.object({
  prompt: z.string().min(1),
  model: z.string().min(1),
  system_prompt: z.string().default(''),
  temperature: z.number().min(0).max(2).nullish(),
  max_tokens: z.int().min(1).nullish(),
  reasoning: z.boolean().default(false),
});

/** An answer, whole. */
export interface DemoAnswer {
  output: string;
  reasoning: null;
  partial: false;
  error: null;
  usage: Record<string, number>;
}

export const TEXT_MODELS: Readonly<Record<string, DemoTextModel>> = {
  'openrouter/router': { title: 'OpenRouter', pace: 600, input },
  'openrouter/router/vision': {
    title: 'OpenRouter Vision',
    pace: 700,
    input: input.extend({ image_urls: z.array(z.string().min(1)).min(1).max(10) }),
  },
};

/** US dollars for one token, whichever model is named. */
const tokenPrices = { input: 0.3e-6, output: 2.5e-6 };

/**
 * What the endpoint answers, always the same for the same input. It is no model, and says so: it hands the question back, and
 * under it one of a few lines that could stand in an ad. Where a system prompt says what is to be written, it keeps to that: `picture` is
 * what can be said of the one that came along. A yes or a no is thrown like a coin that falls the same way for the same question about
 * the same thing.
 */
export function writeDemoText(given: TextInput, picture: Pick<WritingOrder, 'seen' | 'fingerprint'> = {}): DemoAnswer {
  const whole = given.system_prompt
    ? writeByRules({ prompt: given.prompt, systemPrompt: given.system_prompt, ...picture })
    : handBack(given);
  const output = cutText(whole, (given.max_tokens ?? Infinity) * charactersPerToken);
  const usage = usageOf(tokensIn(given.system_prompt + given.prompt), tokensIn(output));
  return { output, reasoning: null, partial: false, error: null, usage };
}

function handBack(given: TextInput): string {
  const { lines } = linesOf.en;
  return [
    `This is a demo text; no model wrote it. ${given.model} was asked:`,
    `“${cutText(given.prompt.trim(), 400, '…')}”`,
    lines[createHash('sha256').update(JSON.stringify(given)).digest().readUInt32BE() % lines.length],
  ].join('\n\n');
}

const charactersPerToken = 4;

function tokensIn(text: string): number {
  return Math.ceil(text.length / charactersPerToken);
}

function usageOf(prompt_tokens: number, completion_tokens: number): Record<string, number> {
  const cost = prompt_tokens * tokenPrices.input + completion_tokens * tokenPrices.output;
  return {
    prompt_tokens,
    completion_tokens,
    total_tokens: prompt_tokens + completion_tokens,
    cost: Number(cost.toFixed(9)),
  };
}

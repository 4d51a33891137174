import { z } from 'zod';
import { addMoney, decimalOf, priceOf } from '@visualadgen/graph/money/money.ts';
import type { Model } from './define-model.ts';
import type { TokenPrice, UnitListed } from './model-price.ts';

type Pricing = Pick<Model, 'prices' | 'estimate' | 'count'>;

/** What is billed by units: before, as many as the parameters come to; after, as many as the provider says, at its current price. */
export function perUnit<Price extends UnitListed>(
  price: Price,
  unitsOf: (parameters: Record<string, unknown>) => string,
): Pricing & { price: Price } {
  return {
    price,
    prices: [price],
    estimate: ({ parameters }) => priceOf(unitsOf(parameters), price.amount),
    count: ({ billableUnits }, current) =>
      billableUnits === null ? null : priceOf(billableUnits, current?.amount ?? price.amount),
  };
}

/**
 * What is billed by tokens: before, all that the answer may be; after, by the usage that comes with the answer, which may name
 * the amount itself.
 */
export function perToken(
  { input, output, source, asOf }: TokenPrice,
  mostTokens: (parameters: Record<string, unknown>) => number,
): Pricing {
  const costOf = (inputTokens: number, outputTokens: number) =>
    addMoney(priceOf(String(inputTokens), `${input}e-6`), priceOf(String(outputTokens), `${output}e-6`));
  return {
    prices: [
      { amount: input, unit: 'million-tokens-read', source, asOf },
      { amount: output, unit: 'million-tokens-written', source, asOf },
    ],
    estimate: ({ prompt, imageUrls, parameters }) =>
      costOf(
        tokensIn(prompt, parameters['system_prompt']) + imageUrls.length * tokensOfPicture,
        mostTokens(parameters),
      ),
    count(result) {
      const usage = readUsage(result.output);
      if (!usage) return null;
      if (usage.cost !== null) return addMoney(decimalOf(usage.cost));
      return costOf(usage.prompt_tokens, usage.completion_tokens);
    },
  };
}

/** Rather too many: the models here read a picture of any size as 1,120 tokens, or fewer. */
const tokensOfPicture = 1_500;

/** Rather too many: three bytes a token, where English has four, and Chinese three for one or two signs. */
function tokensIn(...texts: unknown[]): number {
  const bytes = texts.reduce<number>((sum, text) => sum + (typeof text === 'string' ? Buffer.byteLength(text) : 0), 0);
  return Math.ceil(bytes / 3);
}

const answerSchema = z.object({
  usage: z.object({
    prompt_tokens: z.number().nonnegative(),
    completion_tokens: z.number().nonnegative(),
    cost: z
      .number()
      .nonnegative()
      .nullish()
      .catch(null)
      .transform((cost) => cost ?? null),
  }),
});

export type Usage = z.infer<typeof answerSchema>['usage'];

/** What a text model says of the tokens that it has read and written; undefined where it says nothing. */
export function readUsage(output: unknown): Usage | undefined {
  return answerSchema.safeParse(output).data?.usage;
}

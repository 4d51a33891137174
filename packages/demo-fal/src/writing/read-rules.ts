import { z } from 'zod';

/** As much of JSON Schema as an answer is asked for by. */
export interface AnswerSchema {
  type?: string | undefined;
  properties?: Record<string, AnswerSchema> | undefined;
  items?: AnswerSchema | undefined;
  minItems?: number | undefined;
  enum?: string[] | undefined;
  description?: string | undefined;
}

const answerSchema: z.ZodType<AnswerSchema> = z.lazy(() =>
  z.object({
    type: z.string().optional(),
    properties: z.record(z.string(), answerSchema).optional(),
    items: answerSchema.optional(),
    minItems: z.int().max(100).optional(),
    enum: z.array(z.string()).min(1).optional(),
    description: z.string().optional(),
  }),
);

/** What a system prompt asks for that the demo can do. */
export interface Rules {
  /** Undefined where a text is asked for, and no JSON. */
  schema: AnswerSchema | undefined;
  /** A code such as `de`. */
  language: string;
  avoid: string[];
}

export function readRules(systemPrompt: string): Rules {
  const [, language = 'en'] = /\bWrite in [\p{L} ]+ \((\w\w)\)/u.exec(systemPrompt) ?? [];
  const [, avoided = ''] = /^Never use these words: (.*)\.$/m.exec(systemPrompt) ?? [];
  return {
    schema: schemaIn(systemPrompt),
    language,
    avoid: [...avoided.matchAll(/“([^”]*)”/g)].flatMap(([, word]) => (word ? [word.toLowerCase()] : [])),
  };
}

function schemaIn(systemPrompt: string): AnswerSchema | undefined {
  const [, json] = /JSON Schema:\s*(\{.*\})/.exec(systemPrompt) ?? [];
  if (json === undefined) return undefined;
  try {
    return answerSchema.safeParse(JSON.parse(json)).data;
  } catch {
    return undefined;
  }
}

/** “At most 6 words and at most 40 characters.” */
export function limitsIn(text: string): { words: number; characters: number } {
  const most = (unit: string) => Number(new RegExp(String.raw`at most (\d+) ${unit}`, 'i').exec(text)?.[1] ?? Infinity);
  return { words: most('words'), characters: most('characters') };
}

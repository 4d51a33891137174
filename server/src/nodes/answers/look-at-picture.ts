/** What a model that looks at a picture is told, and what is made of its answer. */
import { z } from 'zod';
import type { ModelRequest } from '../node-services.ts';
import { checkLanguage } from './check-text.ts';
import { type LanguageCode, languages } from './languages.ts';
import { type ReadAnswer, readJson } from './read-json.ts';

/** What is to be told of a picture. */
export interface Description {
  /** A caption and tags. */
  describes: boolean;
  /** Null where nothing is asked. */
  question: string | null;
  /** Any: English is asked for, and what comes is taken. */
  language: LanguageCode | 'any';
  /** The words that are to be read in it. */
  readsText?: boolean;
}

export interface Described {
  caption?: string | undefined;
  tags?: string[] | undefined;
  text?: string | undefined;
  answer?: string | undefined;
}

const text = () => z.string().trim().min(1);
const described = {
  caption: text().max(500).describe('What the picture shows, in one sentence of at most 40 words.'),
  tags: z
    .array(text().max(60).describe('At most 3 words.'))
    .min(3)
    .max(15)
    .describe('What is in it, its style and its mood: each a word or two, the most important first.'),
};
const answered = { answer: text().max(4_000).describe('The answer to the question, at most 200 words.') };

const readText = {
  text: z
    .string()
    .trim()
    .max(2_000)
    .describe(
      'The words that are written in the picture, as they stand there, line by line; empty where there are none.',
    ),
};

/** Room for all of that, and for what a model thinks before it writes. */
const longestAnswer = 2_048;

export function requestToLook<Models extends ModelRequest['models']>(
  order: Description,
  picture: string,
  models: Models,
): ModelRequest & { models: Models } {
  const system = [
    'You look at pictures for people who make ads. Say what is to be seen and nothing else.',
    order.language === 'any' ? 'Write in English.' : `Write in ${languages[order.language].name} (${order.language}).`,
    'Answer with JSON alone, with nothing before or after it, that fits this JSON Schema:',
    JSON.stringify(z.toJSONSchema(schemaOf(order))),
  ];
  return {
    models,
    prompt: order.question ?? 'Describe the picture.',
    imageUrls: [picture],
    parameters: { system_prompt: system.join('\n'), max_tokens: longestAnswer },
  };
}

/** What was told, where it fits what was asked for. */
export function readDescription(answer: string, order: Description): ReadAnswer<Described> {
  const read = readJson(answer, schemaOf(order).pipe(told));
  if (!read.ok) return read;
  const { caption = '', answer: reply = '' } = read.value;
  const problems = checkLanguage(`${caption}\n${reply}`, order.language).map((what) => `The answer ${what}.`);
  return problems.length > 0 ? { ok: false, problems } : read;
}

const told = z.object({
  caption: z.string().optional(),
  tags: z.array(z.string()).optional(),
  text: z.string().optional(),
  answer: z.string().optional(),
});

function schemaOf({ describes, question, readsText = false }: Description): z.ZodObject {
  return z.object({ ...(describes && described), ...(readsText && readText), ...(question !== null && answered) });
}

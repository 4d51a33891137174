import { cutText } from '@visualadgen/graph/text/cut-text.ts';
import { z } from 'zod';
import { meaningSize, type MeaningModel } from '../../assets/meaning/meaning-model.ts';
import { AppError, type ErrorCode } from '../../errors.ts';
import { withDeadline } from '../../network/deadline.ts';
import { describeNetworkError } from '../../network/network-error.ts';
import { readBody } from '../../network/read-body.ts';

export interface GeminiOptions {
  key: string;
  /** Such as `gemini-embedding-2`: one that takes images. */
  model: string;
  /** Where the Gemini API is. */
  url: string;
}

/** Milliseconds. */
const patience = 60_000;
/** Bytes: 256 numbers are some kilobytes. */
const largestAnswer = 1_000_000;

const answerShape = z.object({ embedding: z.object({ values: z.array(z.number()).length(meaningSize) }) });
const refusalShape = z.object({ error: z.object({ message: z.string() }) });

/** Google's multimodal embeddings: `POST /v1beta/models/{model}:embedContent` (https://ai.google.dev/api/embeddings, read in November 2026). */
export function createGeminiMeaning({ key, model, url }: GeminiOptions): MeaningModel {
  const address = new URL(`/v1beta/models/${encodeURIComponent(model)}:embedContent`, url);
  return {
    id: model,
    async place(jpeg, signal) {
      const { status, json } = await ask(jpeg, signal);
      if (status !== 200) throw refusal(status, json);
      const answer = answerShape.safeParse(json);
      if (!answer.success)
        throw new AppError('PROVIDER_FAILED', { message: `The embedding model gave no ${meaningSize} numbers.` });
      return answer.data.embedding.values;
    },
  };

  async function ask(jpeg: Uint8Array, outer: AbortSignal): Promise<{ status: number; json: unknown }> {
    const data = Buffer.from(jpeg.buffer, jpeg.byteOffset, jpeg.byteLength).toString('base64');
    const body = JSON.stringify({
      content: { parts: [{ inline_data: { mime_type: 'image/jpeg', data } }] },
      output_dimensionality: meaningSize,
    });
    try {
      return await withDeadline(patience, outer, async (signal) => {
        const headers = { 'content-type': 'application/json', 'x-goog-api-key': key };
        const response = await fetch(address, { method: 'POST', headers, body, signal, redirect: 'error' });
        return { status: response.status, json: parse(await readBody(response.body, largestAnswer)) };
      });
    } catch (cause) {
      if (cause instanceof AppError) throw cause;
      throw new AppError('PROVIDER_UNAVAILABLE', {
        message: `The embedding model cannot be reached: ${describeNetworkError(cause)}.`,
        cause,
      });
    }
  }
}

function refusal(status: number, json: unknown): AppError {
  const told = refusalShape.safeParse(json);
  const words = told.success ? `: ${cutText(told.data.error.message, 300, '…')}` : '.';
  return new AppError(codeOf(status), { message: `The embedding model answered with ${status}${words}` });
}

function codeOf(status: number): ErrorCode {
  if (status === 401 || status === 403) return 'PROVIDER_UNAUTHORIZED';
  if (status === 429) return 'PROVIDER_RATE_LIMITED';
  return status >= 500 || status === 408 ? 'PROVIDER_UNAVAILABLE' : 'PROVIDER_REFUSED';
}

function parse(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString('utf8'));
  } catch {
    return undefined;
  }
}

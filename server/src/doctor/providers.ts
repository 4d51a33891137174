import { createFalApi } from '../providers/fal/fal-api.ts';
import { bad, type Check, good, warning } from './finding.ts';

const mend =
  'Make a key at https://fal.ai/dashboard/keys with the scope API, and set FAL_KEY to the whole of it (id:secret).';

/** fal accepts the key. Prices are asked for: that costs nothing. */
export const falKey: Check = {
  title: 'fal.ai',
  async examine({ config: { falKey: key, falUrl, supabase } }) {
    if (!key) {
      if (falUrl) return good(`a server of its own: ${new URL(falUrl).host}`);
      const says = 'no key: the pictures are demo pictures';
      return supabase ? warning(says, mend) : good(says);
    }
    try {
      const api = createFalApi({ credentials: key, baseUrl: falUrl, timeoutMs: 8_000 });
      const { status } = await api.ask('GET', 'https://api.fal.ai/v1/models/pricing?endpoint_id=fal-ai/flux/schnell');
      if (status === 200) return good('accepts the key');
      if (status === 401 || status === 403) return bad('fal does not accept the key', mend);
      return warning(`fal answers with ${status}`, 'Look at https://status.fal.ai, and try again in a moment.');
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      return bad(
        `fal cannot be reached: ${reason}`,
        'Check that this computer may reach https://queue.fal.run and https://api.fal.ai.',
      );
    }
  },
};

import { useMutation } from 'urql';
import { readAnswer } from '../../api/read-answer.ts';
import { Switch } from '../../ui/controls/Switch.tsx';
import { toast } from '../../ui/toast/toast.ts';
import { SwitchWebhookMutation } from './webhook-documents.ts';

/** Turns a webhook on and off. */
export function EnabledSwitch({ webhook }: { webhook: { id: string; name: string; isEnabled: boolean } }) {
  const [{ fetching }, change] = useMutation(SwitchWebhookMutation);
  const toggle = async (isEnabled: boolean) => {
    const result = await change({ input: { webhookId: webhook.id, isEnabled } });
    const answer = readAnswer(result.error, result.data?.updateWebhook, 'UpdateWebhookPayload');
    if (!answer.ok) toast.error(answer.message);
  };
  return (
    <Switch
      aria-label={`${webhook.name} is on`}
      checked={webhook.isEnabled}
      disabled={fetching}
      onCheckedChange={(isOn) => void toggle(isOn)}
    />
  );
}

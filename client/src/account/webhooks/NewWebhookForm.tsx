import { useEffect, useId, useRef, useState } from 'react';
import type { FormEvent } from 'react';
import { useClient, useQuery } from 'urql';
import type { WebhookEvent } from '../generated/graphql.ts';
import { mutateOnce } from '../../api/mutate-once.ts';
import { readAnswer } from '../../api/read-answer.ts';
import { FormField } from '../../ui/controls/FormField.tsx';
import { FormFooter } from '../../ui/overlays/FormFooter.tsx';
import { Label } from '../../ui/controls/Label.tsx';
import { Select, SelectContent, SelectItem, SelectTrigger, SelectValue } from '../../ui/controls/Select.tsx';
import { Switch } from '../../ui/controls/Switch.tsx';
import { endings } from './describe-webhook.ts';
import { CreateWebhookMutation, WorkflowNamesQuery } from './webhook-documents.ts';

interface NewWebhookFormProps {
  onCancel: () => void;
  onMade: (webhook: { id: string; name: string }, secret: string) => void;
}

interface Problem {
  field: string;
  message: string;
}

const allWorkflows = 'all';

export function NewWebhookForm({ onCancel, onMade }: NewWebhookFormProps) {
  const client = useClient();
  const [isMaking, setIsMaking] = useState(false);
  const [{ data }] = useQuery({ query: WorkflowNamesQuery });
  const [url, setUrl] = useState('');
  const [name, setName] = useState('');
  const [events, setEvents] = useState<WebhookEvent[]>(endings.map(({ event }) => event));
  const [workflow, setWorkflow] = useState(allWorkflows);
  const [problem, setProblem] = useState<Problem | null>(null);
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus(), []);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (url.trim() === '') return setProblem({ field: 'url', message: 'Enter the address to send messages to.' });
    if (events.length === 0) return setProblem({ field: 'events', message: 'Choose at least one.' });
    setIsMaking(true);
    const result = await mutateOnce(client, CreateWebhookMutation, {
      url,
      name: name.trim() || null,
      events,
      workflowId: workflow === allWorkflows ? null : workflow,
    });
    setIsMaking(false);
    const answer = readAnswer(result.error, result.data?.createWebhook, 'CreateWebhookPayload');
    if (answer.ok) return onMade(answer.payload.webhook, answer.payload.secret);
    const refused = answer.error && 'fields' in answer.error ? answer.error.fields[0] : undefined;
    setProblem(
      refused
        ? { field: refused.path[0] ?? 'url', message: `It ${refused.message}` }
        : { field: 'url', message: answer.message },
    );
  };
  const toggle = (event: WebhookEvent, isOn: boolean) => {
    setEvents(isOn ? [...events, event] : events.filter((one) => one !== event));
    setProblem(null);
  };

  return (
    <form noValidate aria-label="New webhook" className="flex flex-col gap-4" onSubmit={(event) => void submit(event)}>
      <FormField
        ref={field}
        label="Address"
        autoComplete="off"
        spellCheck={false}
        placeholder="https://example.com/hooks/ads"
        type="url"
        value={url}
        problem={problem?.field === 'url' ? problem.message : null}
        onType={(text) => {
          setUrl(text);
          setProblem(null);
        }}
      />
      <FormField
        label="Name (optional)"
        autoComplete="off"
        spellCheck={false}
        placeholder="Shop"
        maxLength={100}
        value={name}
        problem={problem?.field === 'name' ? problem.message : null}
        onType={(text) => {
          setName(text);
          setProblem(null);
        }}
      />
      <fieldset className="flex flex-col gap-2.5">
        <legend className="mb-1.5 text-xs font-medium">Notify when a run…</legend>
        {endings.map(({ event, label }) => (
          <div key={event} className="flex items-center gap-2.5">
            <Switch
              id={`${id}-${event}`}
              checked={events.includes(event)}
              onCheckedChange={(isOn) => toggle(event, isOn)}
            />
            <Label htmlFor={`${id}-${event}`} className="text-sm font-normal">
              {label}
            </Label>
          </div>
        ))}
        {problem?.field === 'events' && (
          <p role="alert" className="text-xs text-danger">
            {problem.message}
          </p>
        )}
      </fieldset>
      <div className="flex flex-col gap-1.5">
        <Label id={`${id}-workflow`}>For</Label>
        <Select value={workflow} onValueChange={setWorkflow}>
          <SelectTrigger aria-labelledby={`${id}-workflow`} className="h-9">
            <SelectValue />
          </SelectTrigger>
          <SelectContent>
            <SelectItem value={allWorkflows}>All workflows</SelectItem>
            {data?.workflows.edges.map(({ node }) => (
              <SelectItem key={node.id} value={node.id}>
                {node.name}
              </SelectItem>
            ))}
          </SelectContent>
        </Select>
      </div>
      <FormFooter verb="Add webhook" isBusy={isMaking} onCancel={onCancel} />
    </form>
  );
}

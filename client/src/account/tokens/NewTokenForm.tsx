import { useEffect, useId, useRef, useState } from 'react';
import type { FormEvent } from 'react';
import { useClient, useQuery } from 'urql';
import type { TokenScope } from '../generated/graphql.ts';
import { mutateOnce } from '../../api/mutate-once.ts';
import { readAnswer } from '../../api/read-answer.ts';
import { FormField } from '../../ui/controls/FormField.tsx';
import { FormFooter } from '../../ui/overlays/FormFooter.tsx';
import { Label } from '../../ui/controls/Label.tsx';
import { Select, SelectContent, SelectItem, SelectTrigger, SelectValue } from '../../ui/controls/Select.tsx';
import { ScopeSwitch } from './ScopeSwitch.tsx';
import { CreateTokenMutation, PublishedWorkflowsQuery } from './token-documents.ts';

interface NewTokenFormProps {
  onCancel: () => void;
  onMade: (name: string, secret: string) => void;
}

/** How long a token is valid, in days as text. */
const lives = [
  { value: '7', label: '7 days' },
  { value: '30', label: '30 days' },
  { value: '90', label: '90 days' },
  { value: '365', label: 'A year' },
  { value: 'never', label: 'Never', description: 'It works until you revoke it.' },
];

const everything = 'everything';

export function NewTokenForm({ onCancel, onMade }: NewTokenFormProps) {
  const client = useClient();
  const [isMaking, setIsMaking] = useState(false);
  const [name, setName] = useState('');
  const [mayRun, setMayRun] = useState(false);
  const [mayWrite, setMayWrite] = useState(false);
  const [reach, setReach] = useState(everything);
  const [{ data: published }] = useQuery({ query: PublishedWorkflowsQuery, requestPolicy: 'cache-and-network' });
  const workflows = published?.workflows.nodes ?? [];
  const isLimited = reach !== everything;
  const [life, setLife] = useState('90');
  const [problem, setProblem] = useState<string | null>(null);
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus(), []);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (name.trim() === '') return setProblem('Give it a name, so that you can recognize it.');
    const scopes: TokenScope[] = [
      'READ',
      ...(mayRun ? (['RUN'] as const) : []),
      ...(mayWrite && !isLimited ? (['WRITE'] as const) : []),
    ];
    const expiresInDays = life === 'never' ? null : Number(life);
    setIsMaking(true);
    const result = await mutateOnce(client, CreateTokenMutation, {
      name,
      scopes,
      expiresInDays,
      ...(isLimited && { workflowIds: [reach] }),
    });
    setIsMaking(false);
    const answer = readAnswer(result.error, result.data?.createToken, 'CreateTokenPayload');
    if (answer.ok) return onMade(answer.payload.token.name, answer.payload.secret);
    const refused = answer.error && 'fields' in answer.error ? answer.error.fields[0] : undefined;
    setProblem(refused ? `It ${refused.message}` : answer.message);
  };

  return (
    <form noValidate aria-label="New token" className="flex flex-col gap-4" onSubmit={(event) => void submit(event)}>
      <FormField
        ref={field}
        label="Name"
        autoComplete="off"
        placeholder="Nightly campaign"
        maxLength={100}
        spellCheck
        value={name}
        problem={problem}
        onType={(text) => {
          setName(text);
          setProblem(null);
        }}
      />
      {workflows.length > 0 && (
        <div className="flex flex-col gap-1.5">
          <Label id={`${id}-reach`}>Good for</Label>
          <Select value={reach} onValueChange={setReach}>
            <SelectTrigger aria-labelledby={`${id}-reach`} className="h-9">
              <SelectValue />
            </SelectTrigger>
            <SelectContent>
              <SelectItem value={everything}>Everything of yours</SelectItem>
              {workflows.map((workflow) => (
                <SelectItem key={workflow.id} value={workflow.id}>
                  Only “{workflow.name}”
                </SelectItem>
              ))}
            </SelectContent>
          </Select>
        </div>
      )}
      <fieldset className="flex flex-col gap-3">
        <legend className="mb-1.5 text-xs font-medium">Permissions</legend>
        <ScopeSwitch label="Read" help="See your workflows, runs and pictures. Every token can." isOn />
        <ScopeSwitch label="Run" help="Start and control runs. Runs cost money." isOn={mayRun} onToggle={setMayRun} />
        {!isLimited && (
          <ScopeSwitch
            label="Change"
            help="Create, change and delete workflows, and upload pictures."
            isOn={mayWrite}
            onToggle={setMayWrite}
          />
        )}
      </fieldset>
      <div className="flex flex-col gap-1.5">
        <Label id={`${id}-life`}>Expires in</Label>
        <Select value={life} onValueChange={setLife}>
          <SelectTrigger aria-labelledby={`${id}-life`} className="h-9">
            <SelectValue />
          </SelectTrigger>
          <SelectContent>
            {lives.map(({ value, label, description }) => (
              <SelectItem key={value} value={value} description={description}>
                {label}
              </SelectItem>
            ))}
          </SelectContent>
        </Select>
      </div>
      <FormFooter verb="Create token" isBusy={isMaking} onCancel={onCancel} />
    </form>
  );
}

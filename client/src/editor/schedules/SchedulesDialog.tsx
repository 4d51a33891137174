import { useState } from 'react';
import { useMutation, useQuery } from 'urql';
import { readAnswer } from '../../api/read-answer.ts';
import { Tabs, TabsContent, TabsList, TabsTrigger } from '../../ui/controls/Tabs.tsx';
import { Skeleton } from '../../ui/display/Skeleton.tsx';
import {
  Dialog,
  DialogContent,
  DialogDescription,
  DialogHeader,
  DialogTitle,
  focusPanel,
} from '../../ui/overlays/Dialog.tsx';
import { toast } from '../../ui/toast/toast.ts';
import { CodeBlock } from '../programs/CodeBlock.tsx';
import { CallerCard } from './CallerCard.tsx';
import type { SchedulesOfWorkflowQuery } from './generated/graphql.ts';
import { sayMoment, saySpent } from './say-result.ts';
import { ScheduleForm } from './ScheduleForm.tsx';
import {
  DeleteScheduleMutation,
  DeleteTriggerMutation,
  SchedulesQuery,
  UpdateScheduleMutation,
  UpdateTriggerMutation,
} from './schedules-documents.ts';
import { TriggerForm } from './TriggerForm.tsx';

/** What runs a workflow by itself: the clock, and other systems. */
export function SchedulesDialog({ workflowId, onClose }: { workflowId: string; onClose: () => void }) {
  const [{ data, error }, ask] = useQuery({
    query: SchedulesQuery,
    variables: { id: workflowId },
    requestPolicy: 'cache-and-network',
  });
  const reload = () => ask({ requestPolicy: 'network-only' });
  const published = data?.workflow?.publishedVersion;
  return (
    <Dialog open onOpenChange={(isOpen) => !isOpen && onClose()}>
      <DialogContent className="max-w-2xl" onOpenAutoFocus={focusPanel}>
        <DialogHeader>
          <DialogTitle>Run it by itself</DialogTitle>
          <DialogDescription>
            {published
              ? `What is published runs: version ${published.version}. What you change here runs once you publish it.`
              : 'By the clock, or whenever another system calls. What runs is the version that you publish.'}
          </DialogDescription>
        </DialogHeader>
        {error && !data && (
          <p role="alert" className="text-sm text-danger">
            This could not be loaded. Check the connection, and open it again.
          </p>
        )}
        {!data && !error && <Skeleton className="h-64" />}
        {data && (
          <Tabs defaultValue="clock" className="flex min-h-0 flex-col gap-3 overflow-y-auto pr-1">
            <TabsList>
              <TabsTrigger value="clock">By the clock</TabsTrigger>
              <TabsTrigger value="call">When another system calls</TabsTrigger>
            </TabsList>
            {!published && (
              <p className="text-sm text-text-muted">
                Nothing is published yet, so that nothing runs by itself. Publish the workflow first.
              </p>
            )}
            <TabsContent value="clock" className="flex flex-col gap-3">
              <Schedules schedules={data.schedules.nodes} onChanged={reload} />
              {published && (
                <ScheduleForm
                  key={data.schedules.nodes.length}
                  workflowId={workflowId}
                  inputs={published.graph.inputs}
                  onDone={reload}
                />
              )}
            </TabsContent>
            <TabsContent value="call" className="flex flex-col gap-3">
              <Triggers
                workflowId={workflowId}
                triggers={data.triggers.nodes}
                mayMake={Boolean(published)}
                onChanged={reload}
              />
            </TabsContent>
          </Tabs>
        )}
      </DialogContent>
    </Dialog>
  );
}

interface SchedulesProps {
  schedules: SchedulesOfWorkflowQuery['schedules']['nodes'];
  onChanged: () => void;
}

function Schedules({ schedules, onChanged }: SchedulesProps) {
  const [, update] = useMutation(UpdateScheduleMutation);
  const [, remove] = useMutation(DeleteScheduleMutation);
  async function turn(scheduleId: string, isEnabled: boolean) {
    const { data, error } = await update({ input: { scheduleId, isEnabled } });
    const answer = readAnswer(error, data?.updateSchedule, 'UpdateSchedulePayload');
    if (!answer.ok) toast.error(answer.message);
    onChanged();
  }
  async function drop(scheduleId: string) {
    const { data, error } = await remove({ input: { scheduleId } });
    const answer = readAnswer(error, data?.deleteSchedule, 'DeleteSchedulePayload');
    if (!answer.ok) toast.error(answer.message);
    onChanged();
  }
  return (
    <ul aria-label="Schedules" className="flex flex-col gap-2 empty:hidden">
      {schedules.map((schedule) => (
        <CallerCard
          key={schedule.id}
          title={schedule.description}
          isEnabled={schedule.isEnabled}
          onSwitch={(isEnabled) => void turn(schedule.id, isEnabled)}
          onDelete={() => void drop(schedule.id)}
          result={schedule.lastResult}
          never="It has not run yet"
        >
          <p>
            {schedule.timeZone} · {saySpent(schedule)}
          </p>
          <p>
            {schedule.nextTimes.length > 0
              ? `Next: ${schedule.nextTimes.map((time) => sayMoment(time, schedule.timeZone)).join(' · ')}`
              : 'It is switched off'}
          </p>
        </CallerCard>
      ))}
    </ul>
  );
}

interface TriggersProps {
  workflowId: string;
  triggers: SchedulesOfWorkflowQuery['triggers']['nodes'];
  mayMake: boolean;
  onChanged: () => void;
}

function Triggers({ workflowId, triggers, mayMake, onChanged }: TriggersProps) {
  const [, update] = useMutation(UpdateTriggerMutation);
  const [, remove] = useMutation(DeleteTriggerMutation);
  const [made, setMade] = useState<{ secret: string; url: string } | null>(null);
  async function turn(triggerId: string, isEnabled: boolean) {
    const { data, error } = await update({ input: { triggerId, isEnabled } });
    const answer = readAnswer(error, data?.updateTrigger, 'UpdateTriggerPayload');
    if (!answer.ok) toast.error(answer.message);
    onChanged();
  }
  async function drop(triggerId: string) {
    const { data, error } = await remove({ input: { triggerId } });
    const answer = readAnswer(error, data?.deleteTrigger, 'DeleteTriggerPayload');
    if (!answer.ok) toast.error(answer.message);
    onChanged();
  }
  return (
    <>
      <ul aria-label="Systems that may call" className="flex flex-col gap-2 empty:hidden">
        {triggers.map((trigger) => (
          <CallerCard
            key={trigger.id}
            title={trigger.name}
            isEnabled={trigger.isEnabled}
            onSwitch={(isEnabled) => void turn(trigger.id, isEnabled)}
            onDelete={() => void drop(trigger.id)}
            result={trigger.lastResult}
            never="It has not called yet"
          >
            <p className="break-all">{trigger.url}</p>
            <p>
              The secret begins with {trigger.hint} · {saySpent(trigger)}
            </p>
          </CallerCard>
        ))}
      </ul>
      {made && (
        <output className="flex flex-col gap-2 text-xs">
          <p className="font-medium">Give this to the other system now. The secret is not shown again.</p>
          <CodeBlock code={`curl -X POST ${made.url} -H 'Authorization: Bearer ${made.secret}'`} label="The call" />
        </output>
      )}
      {mayMake && (
        <TriggerForm
          workflowId={workflowId}
          onMade={(fresh) => {
            setMade(fresh);
            onChanged();
          }}
        />
      )}
    </>
  );
}

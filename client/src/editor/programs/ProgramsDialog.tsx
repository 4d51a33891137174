import { useQuery } from 'urql';
import { graphql } from '../../api/generated/gql.ts';
import { Button } from '../../ui/controls/Button.tsx';
import { Tabs, TabsContent, TabsList, TabsTrigger } from '../../ui/controls/Tabs.tsx';
import { Skeleton } from '../../ui/display/Skeleton.tsx';
import { Dialog, DialogContent, DialogDescription, DialogHeader, DialogTitle } from '../../ui/overlays/Dialog.tsx';
import { openDialog } from '../../ui/overlays/open-dialog.ts';
import { CodeBlock } from './CodeBlock.tsx';
import { type CallExample, callExamples } from './call-examples.ts';
import { exampleInputs } from './example-inputs.ts';

const ProgramsQuery = graphql(`
  query WorkflowForPrograms($id: ID!) {
    workflow(id: $id) {
      id
      name
      publishedVersion {
        id
        version
        graph {
          inputs {
            name
            label
            kind
            default
            choices {
              value
            }
          }
        }
      }
    }
  }
`);

/** How other programs run this workflow: the call as each kind of them makes it, filled in. */
export function ProgramsDialog({ workflowId, onClose }: { workflowId: string; onClose: () => void }) {
  const [{ data, error }] = useQuery({
    query: ProgramsQuery,
    variables: { id: workflowId },
    requestPolicy: 'cache-and-network',
  });
  const workflow = data?.workflow;
  const published = workflow?.publishedVersion;

  return (
    <Dialog open onOpenChange={(isOpen) => !isOpen && onClose()}>
      <DialogContent className="max-w-2xl">
        <DialogHeader>
          <DialogTitle>Use it from a program</DialogTitle>
          <DialogDescription>
            {published
              ? `Programs run what is published: version ${published.version}. What you change here they run once you publish it.`
              : 'Another program, an assistant or a line in a script runs this workflow with its own words and pictures.'}
          </DialogDescription>
        </DialogHeader>
        {error && !data ? (
          <p role="alert" className="text-sm text-danger">
            This could not be loaded. Check the connection, and open it again.
          </p>
        ) : !workflow ? (
          <Skeleton className="h-72 w-full" />
        ) : published ? (
          <Examples
            examples={callExamples({
              origin: location.origin,
              workflowId,
              workflowName: workflow.name,
              inputs: exampleInputs(published.graph.inputs),
            })}
            onToken={() => {
              onClose();
              openDialog('tokens');
            }}
          />
        ) : (
          <p className="rounded-lg border border-border bg-surface-sunken p-4 text-sm">
            It is not published yet. Publish it first: so that what you try out here changes nothing for those who rely
            on it.
          </p>
        )}
      </DialogContent>
    </Dialog>
  );
}

function Examples({ examples, onToken }: { examples: CallExample[]; onToken: () => void }) {
  return (
    <Tabs defaultValue="curl" className="flex min-w-0 flex-col gap-3">
      <TabsList className="max-w-full self-start overflow-x-auto">
        {examples.map(({ id, title }) => (
          <TabsTrigger key={id} value={id}>
            {title}
          </TabsTrigger>
        ))}
      </TabsList>
      {examples.map(({ id, title, note, code }) => (
        <TabsContent key={id} value={id} className="flex min-w-0 flex-col gap-2">
          <p className="text-sm text-text-muted">{note}</p>
          <CodeBlock label={`The call for ${title}`} code={code} />
        </TabsContent>
      ))}
      <div className="flex items-center justify-between gap-3 text-sm text-text-muted">
        <span>A token says who calls, and can be limited to this workflow.</span>
        <Button onClick={onToken}>Make a token</Button>
      </div>
    </Tabs>
  );
}

import { useMemo } from 'react';
import { configValue } from '../../nodes/config-value.ts';
import { useCatalogue } from '../../nodes/CatalogueContext.tsx';
import { FieldRow } from '../../nodes/fields/FieldRow.tsx';
import { FieldScopeContext } from '../../nodes/fields/FieldScope.ts';
import { useEditor, useEditorStore } from '../EditorContext.tsx';
import type { CardData } from '../graph/flow.ts';
import { fieldPath } from '../problems.ts';
import type { Problem } from '../problems.ts';
import { Connections } from './Connections.tsx';
import { FreshSwitch } from './FreshSwitch.tsx';
import { NodeHeading } from './NodeHeading.tsx';
import { NodeResult } from './NodeResult.tsx';
import { ProblemList } from './ProblemList.tsx';
import { RunNodeButtons } from './RunNodeButtons.tsx';
import { useUpstream } from './useUpstream.ts';

const none: readonly Problem[] = [];

interface NodeInspectorProps {
  workflowId: string;
  nodeKey: string;
  data: CardData;
}

/** One node's form: its name, its settings, what is joined to it, and what it last gave. */
export function NodeInspector({ workflowId, nodeKey, data }: NodeInspectorProps) {
  const store = useEditorStore();
  const type = useCatalogue().nodeType(data.type);
  const isReadOnly = useEditor((state) => state.isReadOnly);
  const problems = useEditor(({ problemsByNode }) => problemsByNode[nodeKey] ?? none);
  const assetUrls = useEditor((state) => state.assetUrls);
  const upstream = useUpstream(nodeKey);
  const scope = useMemo(
    () =>
      type && {
        type,
        config: data.config,
        problems,
        upstream,
        assetUrl: (assetId: string) => assetUrls[assetId],
        rememberAsset: (assetId: string, url: string) => store.getState().rememberAssets({ [assetId]: url }),
      },
    [type, data.config, problems, upstream, assetUrls, store],
  );
  if (!type || !scope) return <NodeHeading nodeKey={nodeKey} name={data.name} type={undefined} />;
  return (
    <div className="flex flex-col gap-5">
      <NodeHeading nodeKey={nodeKey} name={data.name} type={type} />
      <RunNodeButtons workflowId={workflowId} nodeKey={nodeKey} />
      <ProblemList problems={problems.filter((problem) => fieldPath(problem).length === 0)} />
      <FieldScopeContext value={scope}>
        {type.fields.length > 0 && (
          <section aria-label="Settings" className="flex flex-col gap-4">
            {type.fields.map((field) => (
              <FieldRow
                key={field.name}
                field={field}
                value={configValue(type, data.config, field)}
                isReadOnly={isReadOnly}
                path={[field.name]}
                onChange={(value) => store.getState().setField(nodeKey, field.name, value)}
              />
            ))}
          </section>
        )}
      </FieldScopeContext>
      <FreshSwitch nodeKey={nodeKey} isFresh={data.isFresh} />
      <Connections nodeKey={nodeKey} type={type} />
      <NodeResult nodeKey={nodeKey} />
    </div>
  );
}

import type { Config } from '../../graph/model/graph.ts';
import type { NodeType } from '../../graph/catalogue/catalogue.ts';
import { configValue } from '@visualadgen/graph/fields/config-value.ts';
import { readRule, readRules, ruleWords } from './rule.ts';
import { useConditionKinds } from './useConditionKinds.ts';

/** The rules of a node in words, on its card. */
export function CardRules({ type, config }: { type: NodeType; config: Config }) {
  const kinds = useConditionKinds();
  const lines = type.fields.flatMap((field) => {
    const value = configValue(type, config, field);
    if (field.kind === 'RULE') return [ruleWords(readRule(value), kinds ?? [])];
    if (field.kind !== 'RULE_LIST') return [];
    return readRules(value).map((rule) => `${rule.label || rule.name}: ${ruleWords(rule, kinds ?? []) || '…'}`);
  });
  const words = lines.filter(Boolean).join('\n');
  return (
    <p className="card-detail line-clamp-4 min-h-4 text-xs break-words whitespace-pre-line">
      {words || (kinds && <span className="text-text-muted italic">No rule yet</span>)}
    </p>
  );
}

import type { ConditionKind } from '../nodes/rules/define-condition.ts';
import { conditionKinds } from '../nodes/rules/index.ts';
import { builder } from './builder.ts';
import { FieldType } from './fields.ts';

const ConditionKindType = builder.objectRef<ConditionKind>('ConditionKind').implement({
  description:
    'A kind of condition that a rule can have: an entry of its `conditions` has its `kind`, `is_not` (turned round), and its settings.',
  fields: (t) => ({
    kind: t.exposeString('kind', { description: 'As an entry of `conditions` names it.' }),
    label: t.exposeString('label', { description: 'For people, as a choice among the others.' }),
    says: t.exposeString('says', {
      description:
        'What it says of the thing that comes in, such as `contains {text}`: put the settings in the place of their names.',
    }),
    saysNot: t.exposeString('saysNot', { description: 'The same with `is_not`.' }),
    isPaid: t.exposeBoolean('isPaid', { description: 'It asks a model, which costs money each time.' }),
    fields: t.field({ type: [FieldType], description: 'Its settings.', resolve: ({ fields }) => fields }),
  }),
});

builder.queryField('conditionKinds', (t) =>
  t.field({
    type: [ConditionKindType],
    authScopes: { public: true },
    description: 'The kinds of conditions that the rules of a `FILTER` and a `SWITCH` are made of.',
    resolve: () => [...conditionKinds],
  }),
);

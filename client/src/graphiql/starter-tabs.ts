import type { GraphiQLProps } from 'graphiql';

export interface StarterTab {
  query: string;
  variables?: string;
}

const look = `# Who am I, and what have I made?
# Ctrl+Space completes, Ctrl+Enter runs.
query MyWorkflows {
  viewer {
    email
  }
  workflows(first: 5) {
    totalCount
    edges {
      node {
        id
        name
        version
        nodes {
          key
          type
          name
        }
        lastExecution {
          id
          status
          totalCost
        }
      }
    }
  }
}
`;

const run = `# Starts a run and answers at once.
# Follow it in the next tab, with the execution's id.
mutation Run($input: ExecuteWorkflowInput!) {
  executeWorkflow(input: $input) {
    ... on ExecuteWorkflowPayload {
      execution {
        id
        status
      }
    }
    ... on GraphInvalidError {
      message
      problems {
        code
        message
        nodeKeys
      }
    }
    ... on Error {
      message
      code
    }
  }
}
`;

const follow = `# Every change of a run, live. To go on after a lost
# connection, give the last sequence that you saw.
subscription Follow($executionId: ID!, $afterSequence: Int) {
  executionEvents(executionId: $executionId, afterSequence: $afterSequence) {
    __typename
    sequence
    at
    execution {
      status
      totalCost
    }
    ... on NodeEvent {
      nodeExecution {
        status
        node {
          name
        }
        output
        error
      }
    }
  }
}
`;

const newest = `query NewestIds {
  workflows(first: 1) {
    edges {
      node {
        id
        lastExecution {
          id
        }
      }
    }
  }
}
`;

/** Three tabs to begin with. Their variables name the person's own newest workflow and run, so that they can be tried at once. */
export async function createStarterTabs(fetcher: GraphiQLProps['fetcher']): Promise<StarterTab[]> {
  const answer: unknown = await Promise.resolve(fetcher({ query: newest })).catch(() => null);
  const { workflowId, executionId } = readNewest(answer);
  return [
    { query: look },
    { query: run, variables: print({ input: { workflowId: workflowId ?? '' } }) },
    { query: follow, variables: print({ executionId: executionId ?? '', afterSequence: 0 }) },
  ];
}

interface NewestAnswer {
  data?: { workflows?: { edges?: { node?: { id?: string; lastExecution?: { id?: string } | null } }[] } } | null;
}

/** Read leniently: without an answer the tabs come with empty ids. */
function readNewest(answer: unknown): { workflowId?: string; executionId?: string } {
  if (typeof answer !== 'object' || answer === null) return {};
  const node = (answer as NewestAnswer).data?.workflows?.edges?.[0]?.node;
  return { workflowId: node?.id, executionId: node?.lastExecution?.id };
}

function print(variables: object): string {
  return JSON.stringify(variables, null, 2);
}

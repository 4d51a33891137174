#!/usr/bin/env bash
# Runs a workflow, waits for its end and prints the links of its pictures, with curl and jq:
#
#   VISUALADGEN_TOKEN=vag_… ./run-by-curl.sh [workflow id]
#
# Make the token in the editor, under Account → Access tokens, with the scope Run.
set -euo pipefail
URL=${VISUALADGEN_URL:-http://127.0.0.1:4000}

# Takes the text of an operation and its variables; gives its data, or says why there is none and ends.
ask() {
  jq -n --arg query "$1" --argjson variables "${2:-null}" '{$query, $variables}' |
    curl -sS "$URL/graphql" -H "authorization: Bearer $VISUALADGEN_TOKEN" -H 'content-type: application/json' -d @- |
    jq -e 'if .errors then error(.errors[0].message) else .data end'
}

WORKFLOW=${1:-$(ask '{ workflows(first: 1) { edges { node { id } } } }' | jq -r '.workflows.edges[0].node.id')}

# With a key of its own a run is made once, however often this is sent.
RUN=$(ask 'mutation ($input: ExecuteWorkflowInput!) {
  executeWorkflow(input: $input) {
    ... on ExecuteWorkflowPayload { execution { id } }
    ... on Error { code message }
  }
}' "$(jq -n --arg id "$WORKFLOW" --arg key "${RUN_KEY:-}" \
  '{input: {workflowId: $id, idempotencyKey: (if $key == "" then null else $key end)}}')" |
  jq -er '.executeWorkflow | if .execution then .execution.id else error("\(.code): \(.message)") end')

# Events come until the execution has ended. Where the connection is lost, it is asked for again from the last number on.
AFTER=0
until [ "${EVENT:-}" = complete ]; do
  while IFS= read -r LINE; do
    case $LINE in
      'event: '*) EVENT=${LINE#event: } ;;
      'data: {'*)
        jq -er 'if .errors then error(.errors[0].message) else .data.executionEvents end
          | "\(.sequence) \(.__typename) \(.nodeExecution.node.name // "")"' <<<"${LINE#data: }"
        AFTER=$(jq '.data.executionEvents.sequence' <<<"${LINE#data: }")
        ;;
    esac
  done < <(
    jq -n --arg id "$RUN" --argjson after "$AFTER" '{query: "subscription ($id: ID!, $after: Int!) {
      executionEvents(executionId: $id, afterSequence: $after) {
        __typename
        sequence
        ... on NodeEvent { nodeExecution { node { name } } }
      }
    }", variables: {$id, $after}}' |
      curl -sSN "$URL/graphql" -H "authorization: Bearer $VISUALADGEN_TOKEN" -H 'content-type: application/json' \
        -H 'accept: text/event-stream' -d @- || sleep 1
  )
done

RESULT=$(ask 'query ($id: ID!) {
  execution(id: $id) { status totalCost error nodeExecutions { node { type } output } }
}' "$(jq -n --arg id "$RUN" '{$id}')")
jq -r '.execution | "\(.status) \(.totalCost) \(.error // "")",
  (.nodeExecutions[] | select(.node.type == "OUTPUT") | .output.final_images[]?)' <<<"$RESULT"
[ "$(jq -r .execution.status <<<"$RESULT")" = COMPLETED ]

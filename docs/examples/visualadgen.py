"""What both examples in Python begin with: where the server is, a token to call it with, and one POST.

Make the token in the editor, under Account → Access tokens, with the scope Run.
"""

import json
import os
import sys
import urllib.request

URL = os.environ.get("VISUALADGEN_URL", "http://127.0.0.1:4000")
TOKEN = os.environ.get("VISUALADGEN_TOKEN", "")

START = """mutation Start($input: ExecuteWorkflowInput!) {
  executeWorkflow(input: $input) {
    ... on ExecuteWorkflowPayload { execution { id } }
    ... on Error { code message }
  }
}"""

# Every event after a number: whoever comes back with the last one it saw misses nothing and sees nothing twice.
EVENTS = """subscription Follow($id: ID!, $after: Int!) {
  executionEvents(executionId: $id, afterSequence: $after) {
    __typename
    sequence
    ... on NodeEvent { nodeExecution { node { name } error } }
  }
}"""

RESULT = """query Result($id: ID!) {
  execution(id: $id) { status totalCost error nodeExecutions { node { type } output } }
}"""


def post(body, accept="application/json"):
    """The answer as it comes: read it whole, or line by line. Without a sign of life it is given up after a minute."""
    headers = {"content-type": "application/json", "accept": accept, "authorization": f"Bearer {TOKEN}"}
    request = urllib.request.Request(f"{URL}/graphql", json.dumps(body).encode(), headers)
    return urllib.request.urlopen(request, timeout=60)


def ask(query, variables=None):
    """What the API answers; ends the program where it does not."""
    answer = json.load(post({"query": query, "variables": variables or {}}))
    if answer.get("errors"):
        raise SystemExit(answer["errors"][0]["message"])
    return answer["data"]


def start_run():
    """Runs the workflow whose id was given, or the one that was changed last, and gives the id of the execution."""
    workflow_id = sys.argv[1] if len(sys.argv) > 1 else newest_workflow()
    # With a key of its own a run is made once, however often this is sent.
    run = {"workflowId": workflow_id, "idempotencyKey": os.environ.get("RUN_KEY")}
    started = ask(START, {"input": run})["executeWorkflow"]
    if "execution" not in started:
        raise SystemExit(f"{started['code']}: {started['message']}")
    return started["execution"]["id"]


def newest_workflow():
    workflows = ask("query Newest { workflows(first: 1) { edges { node { id } } } }")["workflows"]["edges"]
    if not workflows:
        raise SystemExit("There is no workflow to run. Make one in the editor first.")
    return workflows[0]["node"]["id"]


def print_event(event):
    node = event.get("nodeExecution")
    print(event["sequence"], event["__typename"], node["node"]["name"] if node else "", flush=True)


def print_result(execution_id):
    """Prints the links of the finished pictures, which are good for 14 days. Gives what the program ends with."""
    execution = ask(RESULT, {"id": execution_id})["execution"]
    print(execution["status"], execution["totalCost"], execution["error"] or "")
    for part in execution["nodeExecutions"]:
        if part["node"]["type"] == "OUTPUT" and part["output"]:
            print(*part["output"]["final_images"], sep="\n")
    return 0 if execution["status"] == "COMPLETED" else 1

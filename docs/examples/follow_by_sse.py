"""Runs a workflow and follows it by server-sent events, with the standard library alone (Python 3.9 or newer):

    VISUALADGEN_TOKEN=vag_… python follow_by_sse.py [workflow id]
"""

import http.client
import json
import sys
import time
import urllib.error

from visualadgen import EVENTS, post, print_event, print_result, start_run


def follow(execution_id):
    """Every event once and in order, over as many connections as it takes."""
    after = 0
    while True:
        try:
            body = {"query": EVENTS, "variables": {"id": execution_id, "after": after}}
            for line in post(body, accept="text/event-stream"):
                if line.startswith(b"event: complete"):
                    return  # The execution has ended; a stream that ends without this was lost.
                # A line without its end is where the connection broke.
                if not line.startswith(b"data: {") or not line.endswith(b"\n"):
                    continue
                answer = json.loads(line[6:])
                if answer.get("errors"):
                    raise SystemExit(answer["errors"][0]["message"])
                event = answer["data"]["executionEvents"]
                after = event["sequence"]
                yield event
        except urllib.error.HTTPError as fault:
            if fault.code < 500:
                raise
        except (OSError, http.client.HTTPException):
            pass
        time.sleep(1)


execution_id = start_run()
for event in follow(execution_id):
    print_event(event)
sys.exit(print_result(execution_id))

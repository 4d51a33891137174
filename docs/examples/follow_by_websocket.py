"""Runs a workflow and follows it over a WebSocket, by the protocol graphql-transport-ws (Python 3.9 or newer):

    pip install -r requirements.txt
    VISUALADGEN_TOKEN=vag_… python follow_by_websocket.py [workflow id]
"""

import json
import sys
import time

from websockets.exceptions import ConnectionClosed, WebSocketException
from websockets.sync.client import connect

from visualadgen import EVENTS, TOKEN, URL, print_event, print_result, start_run


def follow(execution_id):
    """Every event once and in order, over as many connections as it takes."""
    after = 0
    while True:
        try:
            for event in subscribe(execution_id, after):
                after = event["sequence"]
                yield event
            return  # The server completes the subscription when the execution has ended.
        except ConnectionClosed as fault:
            if fault.rcvd and fault.rcvd.code in (4401, 4403):
                raise SystemExit(f"The token is not good: {fault.rcvd.reason}")
        except (OSError, WebSocketException):
            pass
        time.sleep(1)


def subscribe(execution_id, after):
    """The events of one connection."""
    with connect(URL.replace("http", "ws", 1) + "/graphql", subprotocols=["graphql-transport-ws"]) as socket:
        send = lambda message: socket.send(json.dumps(message))
        send({"type": "connection_init", "payload": {"authorization": f"Bearer {TOKEN}"}})
        for text in socket:
            message = json.loads(text)
            if message["type"] == "connection_ack":
                payload = {"query": EVENTS, "variables": {"id": execution_id, "after": after}}
                send({"id": "run", "type": "subscribe", "payload": payload})
            elif message["type"] == "ping":
                send({"type": "pong"})
            elif message["type"] == "next":
                yield message["payload"]["data"]["executionEvents"]
            elif message["type"] == "error":
                raise SystemExit(message["payload"][0]["message"])
            elif message["type"] == "complete":
                return


execution_id = start_run()
for event in follow(execution_id):
    print_event(event)
sys.exit(print_result(execution_id))

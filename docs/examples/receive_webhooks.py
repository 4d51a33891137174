"""Receives webhooks and says which ads are new, with the standard library alone (Python 3.9 or newer):

    WEBHOOK_SECRET=whsec_… python receive_webhooks.py

The secret is told once, where the webhook is made: in the editor, under Account → Webhooks.
"""

import base64
import hashlib
import hmac
import json
import os
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

KEY = base64.b64decode(os.environ["WEBHOOK_SECRET"].removeprefix("whsec_"))
seen = set()  # In earnest: a table with a unique column.


def is_genuine(headers, body):
    """Signed with our secret, and not more than five minutes ago."""
    message_id, timestamp = headers.get("webhook-id", ""), headers.get("webhook-timestamp", "0")
    if not timestamp.isdigit() or abs(time.time() - int(timestamp)) > 300:
        return False
    signed = f"{message_id}.{timestamp}.".encode() + body
    ours = "v1," + base64.b64encode(hmac.new(KEY, signed, hashlib.sha256).digest()).decode()
    return any(hmac.compare_digest(ours, theirs) for theirs in headers.get("webhook-signature", "").split(" "))


class Receiver(BaseHTTPRequestHandler):
    def do_POST(self):
        body = self.rfile.read(int(self.headers["content-length"]))
        if not is_genuine(self.headers, body):
            return self.send_error(401)
        # First the answer, within 15 seconds; what takes long comes afterwards.
        self.send_response(204)
        self.end_headers()
        if self.headers["webhook-id"] not in seen:
            deal(json.loads(body))
        seen.add(self.headers["webhook-id"])

    def log_message(self, *_):
        pass


def deal(message):
    print(message["type"], flush=True)
    if message["type"] == "execution.completed":
        for image in message["data"]["execution"]["images"]:
            print(image["url"], flush=True)


server = ThreadingHTTPServer(("127.0.0.1", int(os.environ.get("PORT", "3000"))), Receiver)
print("Listening at", server.server_port, flush=True)
server.serve_forever()

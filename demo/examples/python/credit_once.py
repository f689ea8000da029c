"""The merchant's side of the webhook, as ../credit-once.ts is.

Events come at least once, and again after every doubt; each is credited once, because its id and the money are
written in one transaction.
"""

import base64
import hashlib
import hmac
import json
import os
import re
import sqlite3
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

TOLERANCE_SECONDS = 300
MAX_BODY_BYTES = 1024 * 1024

SCHEMA = """
create table if not exists seen_event (id text primary key);
create table if not exists balance (
  label text, currency text, amount_minor integer not null, primary key (label, currency)
);
"""


def read_key(secret: str) -> bytes:
    """The key in a `whsec_…`: an empty one would let anybody sign."""
    key = base64.b64decode(secret.removeprefix("whsec_"), validate=True)
    if not secret.startswith("whsec_") or len(key) < 24:
        raise ValueError("IPAY_WEBHOOK_SECRET must be the whsec_… that the proxy has.")
    return key


def is_signed(body: bytes, event_id: str, timestamp: str, signatures: str, key: bytes) -> bool:
    """Whether the proxy signed these very bytes, and did it now: https://www.standardwebhooks.com"""
    if not re.fullmatch("[0-9]{1,12}", timestamp):
        return False
    if abs(time.time() - int(timestamp)) > TOLERANCE_SECONDS:
        return False
    signed = f"{event_id}.{timestamp}.".encode() + body
    expected = b"v1," + base64.b64encode(hmac.new(key, signed, hashlib.sha256).digest())
    return any(hmac.compare_digest(expected, one.encode()) for one in signatures.split(" "))


def credit_event(database: sqlite3.Connection, event: dict) -> None:
    if event["type"] != "deposit.credited":
        return
    label, credited = event["data"]["label"], event["data"]["credited"]
    database.execute("begin immediate")
    try:
        seen = database.execute(
            "insert into seen_event values (?) on conflict do nothing", (event["id"],)
        )
        if seen.rowcount == 1:
            database.execute(
                """insert into balance values (?, ?, ?)
                   on conflict do update set amount_minor = amount_minor + excluded.amount_minor""",
                (label, credited["currency"], credited["amountMinor"]),
            )
        database.execute("commit")
    except BaseException:
        database.execute("rollback")
        raise


def open_database(file: str) -> sqlite3.Connection:
    """Without Python's own transactions: ours begins where it says so."""
    return sqlite3.connect(file, timeout=5, isolation_level=None)


class Webhook(BaseHTTPRequestHandler):
    key = read_key(os.environ["IPAY_WEBHOOK_SECRET"])
    database_file = os.environ.get("SHOP_DATABASE_FILE", "shop.db")
    timeout = 10

    def do_POST(self) -> None:
        try:
            status = self.take()
        except Exception as error:
            # Not credited, and not answered 2xx: the event comes again.
            self.log_error("not credited: %s", error)
            status = 500
        self.send_response(status)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def take(self) -> int:
        length = int(self.headers.get("Content-Length", 0))
        if not 0 <= length <= MAX_BODY_BYTES:
            return 413
        body = self.rfile.read(length)
        names = ("webhook-id", "webhook-timestamp", "webhook-signature")
        if not is_signed(body, *(self.headers.get(name, "") for name in names), self.key):
            return 401
        database = open_database(self.database_file)
        try:
            credit_event(database, json.loads(body))
        finally:
            database.close()
        return 204


if __name__ == "__main__":
    prepared = open_database(Webhook.database_file)
    prepared.executescript(SCHEMA)
    prepared.close()
    address = ("127.0.0.1", int(os.environ.get("PORT", "3000")))
    ThreadingHTTPServer(address, Webhook).serve_forever()

"""Hooks of the API judge. No check is switched off.

Operations that end the caller's own session or account get an account of
their own a call; with the judge's, everything after them would only see 401.
Ids in paths are made to be a real itinerary's and item's half of the time, so
that more than 404 is seen.
"""
import itertools
import json
import os
import random
import urllib.request

import schemathesis

BASE = os.environ["SOJOURN_URL"]
TOKEN = os.environ["SOJOURN_TOKEN"]
ENDS = {"/api/v1/auth/logout", "/api/v1/users/me", "/api/v1/auth/password/change"}
numbers = itertools.count()
chance = random.Random(7)
real = {}


def post(path, body, token=None, method="POST"):
    request = urllib.request.Request(BASE + path, json.dumps(body).encode(), {"Content-Type": "application/json"}, method=method)
    if token:
        request.add_header("Authorization", f"Bearer {token}")
    return json.load(urllib.request.urlopen(request))


def throwaway():
    account = {"email": f"judge{next(numbers)}@example.net", "password": "four unrelated words here", "name": "Throwaway"}
    return post("/api/v1/users/register", account)["access_token"]


def itinerary():
    """An itinerary with an item, made anew where the last one was deleted."""
    made = post("/api/v1/itineraries", {"name": "Judged", "start_date": "2027-05-01", "end_date": "2027-05-03"}, TOKEN)
    item = post(f"/api/v1/itineraries/{made['id']}/items", {"title": "Judged", "day": "2027-05-01"}, TOKEN, "PUT")
    path = f"/api/v1/itineraries/{made['id']}"
    operation = {"k": "set", "type": "day", "id": "2027-05-01", "f": "title", "v": "Judged"}
    invite = post(path + "/invites", {"role": "viewer"}, TOKEN)
    return {"id": made["id"], "item_id": item["items"][0]["id"], "date": "2027-05-02", "invite_id": invite["id"], "token": invite["token"],
            "comment_id": post(path + "/comments", {"text": "Judged"}, TOKEN)["id"], "traveller_id": post(path + "/travellers", {"name": "Judged"}, TOKEN)["id"],
            "suggestion_id": post(path + "/suggestions", {"ops": [operation]}, TOKEN)["id"]}


@schemathesis.auth()
class Accounts:
    """The judge's token, or one to throw away."""

    def get(self, case, context):
        return throwaway() if case.operation.path in ENDS and case.method != "GET" else TOKEN

    def set(self, case, data, context):
        case.headers = {**(case.headers or {}), "Authorization": f"Bearer {data}"}


@schemathesis.hook
def before_call(context, case, kwargs):
    if not any(part in case.operation.path for part in ("itineraries/{id}", "invitations/{token}")) or (case.headers or {}).get("Authorization") != f"Bearer {TOKEN}" or chance.random() < 0.4:
        return
    if not real or chance.random() < 0.1:
        real.update(itinerary())
    for name in case.path_parameters or {}:
        if name in real:
            case.path_parameters[name] = real[name]

"""Fails where the second OpenAPI document takes away what the first offered:
an operation, a response field, an accepted input, or an optional input made
required."""
import json
import sys


def resolve(doc, schema):
    while isinstance(schema, dict) and "$ref" in schema:
        node = doc
        for key in schema["$ref"][2:].split("/"):
            node = node[key]
        schema = node
    return schema or {}


def compare(old_doc, new_doc, old, new, where, incoming, seen, faults):
    key = (json.dumps(old, sort_keys=True)[:200], where.count("."), incoming)
    if key in seen or where.count(".") > 8:
        return
    seen.add(key)
    old, new = resolve(old_doc, old), resolve(new_doc, new)
    for name, prop in (old.get("properties") or {}).items():
        if name not in (new.get("properties") or {}):
            faults.append(f"{where}.{name} is gone")
        else:
            compare(old_doc, new_doc, prop, new["properties"][name], f"{where}.{name}", incoming, seen, faults)
    if incoming:
        for name in set(new.get("required") or []) - set(old.get("required") or []):
            faults.append(f"{where}.{name} is required now")
        missing = set(map(str, old.get("enum") or [])) - set(map(str, new.get("enum") or []))
        if missing and new.get("enum"):
            faults.append(f"{where} no longer takes {sorted(missing)}")
    if "items" in old:
        compare(old_doc, new_doc, old["items"], new.get("items"), where + "[]", incoming, seen, faults)


def body(part):
    return ((part or {}).get("content") or {}).get("application/json", {}).get("schema")


def main(before, after):
    old_doc, new_doc = json.load(open(before)), json.load(open(after))
    faults, seen = [], set()
    for path, methods in old_doc["paths"].items():
        for method, old in methods.items():
            name = f"{method.upper()} {path}"
            new = new_doc["paths"].get(path, {}).get(method)
            if new is None:
                faults.append(f"{name} is gone")
                continue
            known = {(p["name"], p["in"]) for p in new.get("parameters") or []}
            faults += [f"{name}: parameter {p['name']} is gone" for p in old.get("parameters") or [] if (p["name"], p["in"]) not in known]
            was = {(p["name"], p["in"]) for p in old.get("parameters") or []}
            faults += [f"{name}: parameter {p['name']} is required now" for p in new.get("parameters") or [] if p.get("required") and (p["name"], p["in"]) not in was]
            compare(old_doc, new_doc, body(old.get("requestBody")), body(new.get("requestBody")), name + " body", True, seen, faults)
            for status, response in old.get("responses", {}).items():
                if status.startswith("2"):
                    compare(old_doc, new_doc, body(response), body(new.get("responses", {}).get(status)), f"{name} {status}", False, seen, faults)
    for fault in faults:
        print("additive:", fault, file=sys.stderr)
    sys.exit(1 if faults else 0)


main(sys.argv[1], sys.argv[2])

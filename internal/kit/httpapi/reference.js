// Draws /openapi.json: plain DOM, no library, no other host.
const el = (tag, attrs = {}, ...children) => {
  const node = Object.assign(document.createElement(tag), attrs)
  node.append(...children.filter((c) => c !== undefined && c !== null))
  return node
}

const typeOf = (spec, schema, depth = 0) => {
  if (!schema) return ''
  if (schema.$ref) return depth > 0 ? schema.$ref.split('/').pop() : typeOf(spec, resolve(spec, schema), depth)
  if (schema.anyOf) return schema.anyOf.map((s) => typeOf(spec, s, depth + 1)).join(' or ')
  const types = [].concat(schema.type ?? 'any')
  return types
    .map((t) => (t === 'array' ? `list of ${typeOf(spec, schema.items, depth + 1)}` : t))
    .join(' or ') + (schema.format ? ` (${schema.format})` : '') + (schema.enum ? `: ${schema.enum.join(', ')}` : '')
}

const resolve = (spec, schema) =>
  schema?.$ref ? schema.$ref.slice(2).split('/').reduce((at, key) => at[key], spec) : schema

const limits = (s) =>
  ['minLength', 'maxLength', 'minimum', 'maximum', 'minItems', 'maxItems', 'pattern', 'default']
    .filter((k) => s[k] !== undefined)
    .map((k) => `${k} ${s[k]}`)
    .join(', ')

const table = (head, rows) =>
  el('table', {}, el('thead', {}, el('tr', {}, ...head.map((h) => el('th', { scope: 'col' }, h)))),
    el('tbody', {}, ...rows.map((r) => el('tr', {}, ...r.map((c) => el('td', {}, c ?? ''))))))

const fields = (spec, schema) => {
  const s = resolve(spec, schema)
  if (s?.anyOf) return el('div', {}, ...s.anyOf.map((one) => fields(spec, one)))
  const body = s?.type === 'array' ? resolve(spec, s.items) : s
  if (!body?.properties) return el('p', { className: 'muted' }, typeOf(spec, s))
  return table(['Field', 'Type', 'Meaning'], Object.entries(body.properties).map(([name, p]) => [
    el('code', {}, name + (body.required?.includes(name) ? ' *' : '')), typeOf(spec, p, 1),
    [p.description ?? resolve(spec, p)?.description, limits(p)].filter(Boolean).join(' · ')]))
}

const operation = (spec, method, path, op) => {
  const inside = el('div', { className: 'inside' }, el('p', {}, op.description ?? ''))
  if (op.parameters?.length) {
    inside.append(el('h4', {}, 'Parameters'), table(['Name', 'In', 'Type', 'Meaning'], op.parameters.map((p) => [
      el('code', {}, p.name + (p.required ? ' *' : '')), p.in, typeOf(spec, p.schema), [p.description, limits(p.schema ?? {})].filter(Boolean).join(' · ')])))
  }
  const body = op.requestBody?.content?.['application/json']?.schema
  if (body) inside.append(el('h4', {}, 'Body'), fields(spec, body))
  for (const [status, r] of Object.entries(op.responses ?? {})) {
    const schema = r.content?.['application/json']?.schema
    inside.append(el('h4', {}, `${status} ${r.description ?? ''}`))
    if (schema && status < '300') inside.append(fields(spec, schema))
  }
  return el('details', { className: 'op', id: op.operationId },
    el('summary', {}, el('span', { className: 'method' }, method.toUpperCase()), el('code', {}, path), el('span', { className: 'muted' }, op.summary ?? '')), inside)
}

const draw = (spec) => {
  document.getElementById('about').textContent = `${spec.info.description} Version ${spec.info.version}.`
  const index = document.getElementById('index')
  const list = document.getElementById('operations')
  const byTag = new Map()
  for (const [path, methods] of Object.entries(spec.paths)) {
    for (const [method, op] of Object.entries(methods)) {
      const tag = op.tags?.[0] ?? 'Other'
      byTag.set(tag, [...(byTag.get(tag) ?? []), [method, path, op]])
    }
  }
  for (const [tag, ops] of byTag) {
    index.append(el('strong', {}, tag), ...ops.map(([, , op]) => el('a', { href: `#${op.operationId}` }, op.summary)))
    list.append(el('h2', {}, tag), ...ops.map((o) => operation(spec, ...o)))
  }
  const open = () => document.getElementById(location.hash.slice(1))?.setAttribute('open', '')
  addEventListener('hashchange', open)
  open()
}

fetch('/openapi.json').then((r) => r.json()).then(draw, (e) => {
  document.getElementById('about').textContent = `The description could not be read: ${e}`
})

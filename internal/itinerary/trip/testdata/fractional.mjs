// Makes fractional.json: `npm install fractional-indexing@4`, then
// `node fractional.mjs > fractional.json`.
import { generateKeyBetween } from 'fractional-indexing'

let seed = 42
const random = () => (seed = (seed * 1103515245 + 12345) % 2147483648) / 2147483648
const cases = []
for (let round = 0; round < 12; round++) {
  const keys = []
  for (let n = 0; n < 60; n++) {
    const bias = round % 3
    const i = bias === 0 ? Math.floor(random() * (keys.length + 1)) : bias === 1 ? 0 : Math.floor(keys.length / 2)
    const a = i > 0 ? keys[i - 1] : null
    const b = i < keys.length ? keys[i] : null
    const key = generateKeyBetween(a, b)
    cases.push({ a: a ?? '', b: b ?? '', key })
    keys.splice(i, 0, key)
  }
}
for (const [a, b] of [['zzzzzzzzzzzzzzzzzzzzzzzzzzz', null], [null, 'A000000000000000000000000001'], ['a0', 'a0V'], ['Zz', 'a0'], ['b99', 'c000']]) {
  cases.push({ a: a ?? '', b: b ?? '', key: generateKeyBetween(a, b) })
}
console.log(JSON.stringify(cases))

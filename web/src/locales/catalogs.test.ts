import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { type Token, parse } from '@messageformat/parser';
import { describe, expect, it } from 'vitest';
import config, { REST } from '../../lingui.config.ts';
import { LANGUAGES } from '../i18n.ts';
import { pseudo } from './pseudo.ts';

const ROOT = new URL('../..', import.meta.url).pathname;
const PLURALS: Readonly<Record<string, readonly string[]>> = { de: ['one', 'other'], fr: ['one', 'other'], es: ['one', 'other'], ja: ['other'], ar: ['zero', 'one', 'two', 'few', 'many', 'other'] };

/** English text → translation, from a catalogue as translators edit it. */
function catalogue(part: string, language: string): Map<string, string> {
  const blocks = readFileSync(join(ROOT, `src/locales/${part}/${language}.po`), 'utf8').split('\n\n').slice(1);
  const quoted = (block: string, name: string): string => (JSON.parse(`"${new RegExp(`^${name} "(.*)"$`, 'm').exec(block)?.[1] ?? ''}"`) as string);
  return new Map(blocks.map((block) => [quoted(block, 'msgid'), quoted(block, 'msgstr')]));
}

/** Names of the values in a message, and the plurals in it with their cases. */
function partsOf(tokens: readonly Token[], names = new Set<string>(), plurals: string[][] = []): { names: Set<string>; plurals: string[][] } {
  for (const token of tokens) {
    if ('arg' in token) names.add(token.arg);
    if (!('cases' in token)) continue;
    if (token.type === 'plural') plurals.push(token.cases.map(({ key }) => key));
    for (const { tokens: inner } of token.cases) partsOf(inner, names, plurals);
  }
  return { names, plurals };
}

describe.each(['core', 'rest'])('the words of %s', (part) => {
  const english = [...catalogue(part, 'en').keys()];
  it.each(Object.keys(PLURALS))('are all there in %s, with their values and its plurals', (language) => {
    const words = catalogue(part, language);
    const wrong = english.filter((text) => {
      const translated = words.get(text) ?? '';
      if (translated === '') return true;
      const [source, target] = [partsOf(parse(text)), partsOf(parse(translated))];
      const isSame = [...source.names].toSorted().join() === [...target.names].toSorted().join();
      return !isSame || target.plurals.some((cases) => (PLURALS[language] ?? []).some((needed) => !cases.includes(needed)));
    });
    expect(wrong).toEqual([]);
    expect([...words.keys()].toSorted()).toEqual(english.toSorted());
  });
});

it('every language that is offered has catalogues', () => expect(config.locales).toEqual(Object.keys(LANGUAGES)));

const IMPORT = /^(?:import|export)\s(?!type)[^;]*?from\s'(\.[^']+)'|^import\s'(\.[^']+)'/gm;

/** What a module loads with it: static imports, not the lazy ones. */
function reach(file: string, seen = new Set<string>()): Set<string> {
  if (seen.has(file) || !/\.tsx?$/.test(file) || !existsSync(file)) return seen;
  seen.add(file);
  for (const [, from, bare] of readFileSync(file, 'utf8').matchAll(IMPORT)) reach(join(dirname(file), from ?? bare ?? ''), seen);
  return seen;
}

it('what the first frame needs says nothing that comes later', () => {
  const first = reach(join(ROOT, 'src/planner/PlannerPage.tsx'), reach(join(ROOT, 'src/main.tsx')));
  const late = [...first].map((file) => relative(ROOT, file)).filter((file) => REST.some((path) => file === path || file.startsWith(`${path}/`)));
  expect(first.size).toBeGreaterThan(80);
  expect(late.filter((file) => readFileSync(join(ROOT, file), 'utf8').includes('i18n.t('))).toEqual([]);
});

it('the pseudo language dresses every letter outside a placeholder', () => {
  expect(pseudo({ a: ['Hello ', ['name'], ', ', ['n', 'plural', { one: ['# ', 'day'], other: ['days'] }]] })).toEqual({ a: ['⟦Hélló ⟧', ['name'], ', ', ['n', 'plural', { one: ['# ', '⟦dáy⟧'], other: ['⟦dáys⟧'] }]] });
});

import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { nameRefusal, passwordRefusal } from './refusals.ts';

/** What the server says of a field, as its source has it. */
function reasonsIn(path: string): string[] {
  const source = readFileSync(new URL(`../../../internal/identity/${path}`, import.meta.url), 'utf8');
  return [...source.matchAll(/AtField\([^"]*"([^"]+)"/g)].map(([, reason = '']) => reason.replace('%d', '12'));
}

const names = reasonsIn('account/name.go');
const passwords = reasonsIn('password/policy.go');
const isKnown = (reason: string): boolean => !reason.includes('UTF-8');

describe('refusals', () => {
  it('are sentences of their own for all that the server says', () => {
    for (const [reasons, told, rest] of [[names, nameRefusal, nameRefusal('')], [passwords, passwordRefusal, passwordRefusal('')]] as const) {
      const known = reasons.filter(isKnown);
      expect(known.length).toBeGreaterThan(1);
      expect(new Set(known.map(told)).size).toBe(known.length);
      expect(known.map(told)).not.toContain(rest);
    }
  });

  it('keep the server’s number', () => {
    expect(nameRefusal('must have 1 to 100 characters')).toBe('Not saved: a name has 1 to 100 characters.');
    expect(passwordRefusal('must have at least 8 characters')).toBe('The new password needs at least 8 characters.');
  });

  it('say something of what they do not know', () => {
    expect(nameRefusal('must rhyme')).toBe('Not saved: this name cannot be used.');
    expect(passwordRefusal('must rhyme')).toBe('The new password cannot be used. Please choose another.');
  });
});

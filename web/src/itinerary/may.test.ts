import { describe, expect, it } from 'vitest';
import { invitable, mayOf, roleIn, roleOf } from './may.ts';

describe('roles', () => {
  it.each([
    ['owner', [true, true, true]],
    ['editor', [true, true, false]],
    ['commenter', [false, true, false]],
    ['viewer', [false, false, false]],
  ] as const)('%s may edit, remark and own: %j', (role, [edit, remark, own]) => {
    expect(mayOf(role)).toEqual({ edit, remark, own });
  });

  it.each([
    ['owner', ['editor', 'commenter', 'viewer']],
    ['editor', ['commenter', 'viewer']],
    ['commenter', []],
    ['viewer', []],
  ] as const)('%s invites %j', (role, roles) => {
    expect(invitable(role)).toEqual(roles);
  });

  it('takes the log’s word before the welcome’s, and is a viewer when nobody says', () => {
    const trip = { user_id: 'a', members: [{ user_id: 'b', name: '', role: 'viewer' as const }] };
    expect(roleOf(trip, 'b', 'editor')).toBe('viewer');
    expect(roleOf(trip, 'c', 'commenter')).toBe('commenter');
    expect(roleOf(trip, 'a', '')).toBe('owner');
    expect(roleOf(trip, 'c', 'emperor')).toBe('viewer');
  });

  it('knows no other role', () => {
    expect([roleIn('commenter'), roleIn('admin'), roleIn(null)]).toEqual(['commenter', undefined, undefined]);
  });
});

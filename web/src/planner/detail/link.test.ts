import { describe, expect, it } from 'vitest';
import { linkOf } from './link.ts';

describe('a link', () => {
  it.each([
    ['https://www.example.org/tickets/Bel%C3%A9m_Tower.PDF?x=1', 'document', 'example.org', 'Belém Tower.PDF'],
    ['https://img.example.org/a/photo.jpeg', 'picture', 'img.example.org', 'photo.jpeg'],
    ['https://youtu.be/abc', 'film', 'youtu.be', 'abc'],
    ['https://www.google.com/maps/place/x', 'map', 'google.com', 'x'],
    ['https://example.org/', 'page', 'example.org', 'example.org'],
    ['https://example.org/%E0%A4%A', 'page', 'example.org', '%E0%A4%A'],
    ['javascript:alert(1)', 'page', '', 'javascript:alert(1)'],
  ])('%s', (url, kind, host, name) => expect(linkOf(url)).toMatchObject({ kind, host, name }));
  it('that is not safe is not followed', () => expect(linkOf('javascript:alert(1)').href).toBeNull());
});

import { describe, expect, it } from 'vitest';
import { LANGUAGES } from '../i18n.ts';
import { deviceOf } from './device.ts';
import { languageOf, ownName, tagFor } from './languages.ts';

describe('devices', () => {
  it.each([
    ['Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0', 'Firefox', 'Linux'],
    ['Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/138.0.0.0 Safari/537.36', 'Chrome', 'Windows'],
    ['Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/138.0.0.0 Safari/537.36 Edg/138.0.0.0', 'Edge', 'Windows'],
    ['Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Safari/605.1.15', 'Safari', 'macOS'],
    ['Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1', 'Safari', 'iPhone'],
    ['Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) CriOS/138.0 Mobile/15E148 Safari/604.1', 'Chrome', 'iPhone'],
    ['Mozilla/5.0 (Linux; Android 15; SM-S921B) AppleWebKit/537.36 (KHTML, like Gecko) SamsungBrowser/28.0 Chrome/130.0.0.0 Mobile Safari/537.36', 'Samsung Internet', 'Android'],
    ['curl/8.14.1', 'curl', ''],
    ['python-requests/2.32', 'python-requests', ''],
    ['Mozilla/5.0', '', ''],
    ['', '', ''],
    ['🌍', '', ''],
  ])('%s', (agent, program, system) => {
    expect(deviceOf(agent)).toEqual({ program, system });
  });
});

describe('languages', () => {
  it('keep the browser’s region where it has one', () => {
    expect(tagFor('en', ['de-AT', 'en-GB', 'en'])).toBe('en-GB');
    expect(tagFor('ja', ['de-AT', 'en-GB'])).toBe('ja');
    expect(tagFor('de', ['de-AT-u-ca-gregory', 'de-CH'])).toBe('de-CH');
  });

  it('are known by their tag and named by themselves', () => {
    expect(languageOf('pt-PT')).toBe('pt');
    expect(languageOf('DE')).toBe('de');
    expect(ownName('pt-PT')).toMatch(/português/i);
    expect(ownName('not a tag')).toBe('not a tag');
    for (const [tag, name] of Object.entries(LANGUAGES)) expect(ownName(tag).toLowerCase()).toBe(name.toLowerCase());
  });
});

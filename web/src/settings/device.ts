/** The program and the system that a user agent names; empty where it names none that is known. */
export interface Device {
  program: string;
  system: string;
}

// The order counts: Edge and Opera call themselves Chrome too, and everybody calls themselves Safari.
const PROGRAMS: readonly (readonly [RegExp, string])[] = [
  [/\bEdg(?:A|iOS)?\//, 'Edge'],
  [/\bOPR\//, 'Opera'],
  [/\bSamsungBrowser\//, 'Samsung Internet'],
  [/\b(?:Firefox|FxiOS)\//, 'Firefox'],
  [/\b(?:Chrome|Chromium|CriOS|HeadlessChrome)\//, 'Chrome'],
  [/\bVersion\/[\d.]+.*Safari\//, 'Safari'],
];

const SYSTEMS: readonly (readonly [RegExp, string])[] = [
  [/\biPhone\b/, 'iPhone'],
  [/\biPad\b/, 'iPad'],
  [/\bAndroid\b/, 'Android'],
  [/\bWindows\b/, 'Windows'],
  [/\bCrOS\b/, 'ChromeOS'],
  [/\bMac(?:intosh| OS X)\b/, 'macOS'],
  [/\bLinux\b/, 'Linux'],
];

const found = (list: typeof PROGRAMS, agent: string): string => list.find(([pattern]) => pattern.test(agent))?.[1] ?? '';

export function deviceOf(agent: string): Device {
  const program = found(PROGRAMS, agent) || (/^(?!Mozilla\b)[\w.-]+(?=\/|$)/.exec(agent)?.[0] ?? '');
  return { program, system: found(SYSTEMS, agent) };
}

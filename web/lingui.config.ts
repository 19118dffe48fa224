import type { LinguiConfig } from '@lingui/conf';

/** Folders and files that only lazy parts use: their words come with the first of those. A test holds the planner's first modules to it. */
export const REST = [
  'src/budget',
  'src/files',
  'src/gallery',
  'src/history',
  'src/palette',
  'src/people',
  'src/print',
  'src/settings',
  'src/today',
  'src/trips',
  'src/views',
  'src/plan',
  'src/planner/conflicts',
  'src/planner/detail',
  'src/planner/select',
  'src/planner/HelpSheet.tsx',
  'src/planner/SyncSheet.tsx',
  'src/planner/TripSettings.tsx',
  'src/planner/DatePreview.tsx',
  'src/presence/Avatars.tsx',
  'src/presence/PresenceLayer.tsx',
  'src/presence/useNews.ts',
  'src/presence/useFollow.ts',
  'src/presence/marks.tsx',
  'src/talk/TalkDialog.tsx',
  'src/talk/Thread.tsx',
  'src/talk/SuggestionCard.tsx',
  'src/sync/words.ts',
  'src/app/LeaveDialog.tsx',
];

const config: LinguiConfig = {
  sourceLocale: 'en',
  locales: ['en', 'de', 'fr', 'es', 'ja', 'ar'],
  catalogs: [
    { path: 'src/locales/core/{locale}', include: ['src'], exclude: REST.map((path) => (path.includes('.') ? path : `${path}/**`)) },
    { path: 'src/locales/rest/{locale}', include: REST },
  ],
  orderBy: 'message',
  format: 'po',
};

export default config;

import { i18n } from '@lingui/core';
import { messages } from './locales/en.ts';

// Messages are called as i18n.t('…') so that the extractor finds them without a compile-time macro.
i18n.load('en', messages);
i18n.activate('en');

export { i18n };

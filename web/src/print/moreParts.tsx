import { i18n } from '../i18n.ts';
import { itemBlocks } from './ItemLine.tsx';
import type { Part } from './Sheets.tsx';
import type { Check } from './checks.ts';
import { type Doc } from './doc.ts';

const head = (text: string) => (continued: boolean) => (
  <h2 className="border-b border-line pb-2 text-xl font-semibold">
    {text}
    {continued && <span className="text-m font-normal text-ink-2"> {i18n.t('(continued)')}</span>}
  </h2>
);

/** What has no day yet. */
export function ideasPart(doc: Doc): Part[] {
  const ideas = doc.sections.find(({ date }) => date === null);
  if (!doc.choices.ideas || !ideas || ideas.rows.length === 0) return [];
  return [{ key: 'ideas', head: head(i18n.t('Ideas')), blocks: itemBlocks(doc, ideas) }];
}

/** Boxes to tick with a pen. */
export function checklistPart({ trip, choices }: Doc, checks: readonly Check[]): Part[] {
  if (!choices.checklist || checks.length === 0) return [];
  const titles = new Map(trip.items.map(({ id, title }) => [id, title]));
  return [{ key: 'checklist', head: head(i18n.t('Checklist')), blocks: checks.map((check) => ({ key: check.id, body: <CheckLine check={check} about={titles.get(check.about) ?? ''} /> })) }];
}

function CheckLine({ check, about }: { check: Check; about: string }) {
  return (
    <p className="flex items-start gap-2.5 border-b border-line py-1.5">
      <span className="mt-0.5 grid size-4 shrink-0 place-items-center rounded-s border border-line-strong text-xs leading-none">
        {check.done && <span aria-hidden="true">✓</span>}
        {check.done && <span className="sr-only">{i18n.t('Done')}</span>}
      </span>
      <span className="min-w-0 wrap-anywhere">
        {check.text}
        {about && <span className="text-s text-ink-2"> · {about}</span>}
      </span>
    </p>
  );
}

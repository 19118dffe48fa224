import { toProblem } from '../api/problem.ts';
import { i18n } from '../i18n.ts';
import { toast } from '../ui/toast.ts';
import { type Undone, goBack, takeBack } from './api.ts';

/** Says what came of it, and offers the way back. */
function tell(id: string, { batch, skipped }: Undone, done: string): void {
  const left = skipped.length > 0 ? i18n.t('{count, plural, one {# change} other {# changes}} left as they are: somebody has changed them since.', { count: skipped.length }) : '';
  if (batch === null) toast(left || i18n.t('Nothing was changed.'));
  else toast([done, left].filter(Boolean).join(' '), { action: { label: i18n.t('Undo'), run: () => void undoStep(id, batch) } });
}

function failed(error: unknown): void {
  const { status, detail, title } = toProblem(error);
  toast(status === 0 ? i18n.t('The server cannot be reached.') : detail || title, { tone: 'problem' });
}

export async function undoStep(id: string, batch: string): Promise<void> {
  try {
    tell(id, await takeBack(id, batch), i18n.t('Step taken back.'));
  } catch (error) {
    failed(error);
  }
}

/** False when it failed. */
export async function restore(id: string, seq: number, entity: string | undefined, done: string): Promise<boolean> {
  try {
    tell(id, await goBack(id, seq, entity), done);
    return true;
  } catch (error) {
    failed(error);
    return false;
  }
}

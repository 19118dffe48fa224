import { type ReactNode, useId, useRef } from 'react';
import { i18n } from '../i18n.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { Icon } from '../ui/Icon.tsx';
import { choose, endImport, useImporting } from './importing.ts';
import { faultText } from './refusal.ts';
import { Refused } from './send.ts';
import type { Readable } from './tripFile.ts';
import { useSend } from './useSend.ts';

/** Takes the file of a trip, says what is in it, and makes a trip of it. */
export function ImportDialog() {
  const chosen = useImporting((state) => state.chosen);
  const send = useSend();
  const { checked } = chosen ?? {};
  // What was said of one file is nothing to the next.
  const error = send.variables?.key === chosen?.key ? send.error : null;
  // A file that the server has found wrong stays wrong; whatever else went wrong may be over by now.
  const isWrong = error instanceof Refused && error.lines.length > 0;
  const isReady = checked?.ok === true && !isWrong;
  return (
    <Dialog
      open
      onOpenChange={endImport}
      title={i18n.t('Import a trip')}
      description={i18n.t('Takes the .json file that “Export and calendar” calls Everything, from this server or another.')}
    >
      <div className="grid gap-4">
        <Picker fileName={chosen?.fileName ?? null} disabled={send.isPending} onFile={(file) => void choose(file)} />
        <div role="status" className="empty:hidden">
          {chosen && !checked && i18n.t('Reading the file…')}
          {checked?.ok && isReady && !send.isPending && <Preview trip={checked.trip} />}
          {send.isPending && <Progress />}
        </div>
        {checked && !checked.ok && <Problem>{faultText(checked.fault)}</Problem>}
        {error && <Refusal error={error} />}
        <div className="flex justify-end gap-2">
          <Button look="quiet" onClick={endImport}>
            {i18n.t('Cancel')}
          </Button>
          {/* Not disabled while it sends: focus would be lost, and with it the place to try again. */}
          <Button look="primary" disabled={!isReady} aria-disabled={send.isPending} className="aria-disabled:opacity-45" onClick={() => chosen && !send.isPending && send.mutate(chosen)}>
            {error && !isWrong ? i18n.t('Try again') : i18n.t('Import trip')}
          </Button>
        </div>
      </div>
    </Dialog>
  );
}

function Picker({ fileName, disabled, onFile }: { fileName: string | null; disabled: boolean; onFile: (file: File) => void }) {
  const input = useRef<HTMLInputElement>(null);
  const id = useId();
  return (
    <div className="flex flex-col items-center gap-3 rounded-l border border-dashed border-line-strong bg-paper px-4 py-6 text-center">
      <Icon name="upload" size={24} className="text-ink-3" />
      {/* Its label is the button: a file field cannot be given the looks of one. */}
      <input
        ref={input}
        id={id}
        type="file"
        accept=".json,application/json"
        tabIndex={-1}
        aria-label={i18n.t('File of the trip')}
        className="sr-only"
        disabled={disabled}
        onChange={(event) => {
          const file = event.target.files?.[0];
          // Choosing the same file again is a choice, too.
          event.target.value = '';
          if (file) onFile(file);
        }}
      />
      {fileName !== null && <p className="max-w-full truncate font-medium">{fileName}</p>}
      <Button disabled={disabled} onClick={() => input.current?.click()}>
        {fileName === null ? i18n.t('Choose a file') : i18n.t('Choose another file')}
      </Button>
      <p className="text-s text-ink-3 touch:hidden">{i18n.t('or drop it here')}</p>
    </div>
  );
}

function Preview({ trip: { name, days, items } }: { trip: Readable }) {
  const counts = [
    days > 0 ? i18n.t('{count, plural, one {# day} other {# days}}', { count: days }) : '',
    i18n.t('{count, plural, =0 {nothing planned yet} one {# item} other {# items}}', { count: items }),
  ].filter(Boolean);
  return (
    <div className="rounded-l bg-accent-soft px-4 py-3">
      <p className="font-semibold break-words">{name || i18n.t('A trip without a name')}</p>
      <p className="text-s text-ink-2">{counts.join(' · ')}</p>
      <p className="mt-2 text-s text-ink-2">{i18n.t('It becomes a new trip of yours. Its members stay behind; what they said is kept under your name.')}</p>
    </div>
  );
}

function Progress() {
  return (
    <div>
      <p>{i18n.t('Importing the trip…')}</p>
      <progress aria-label={i18n.t('Importing the trip…')} className="mt-2 block h-1.5 w-full accent-(--accent)" />
    </div>
  );
}

const Problem = ({ children }: { children: ReactNode }) => (
  <div role="alert" className="rounded-m bg-danger-soft px-3 py-2 text-danger">
    {children}
  </div>
);

/** As many lines as one takes in; the rest would be of the same sort. */
const SHOWN = 5;

function Refusal({ error }: { error: Error }) {
  const lines = error instanceof Refused ? error.lines : [];
  if (lines.length === 0) return <Problem>{error.message}</Problem>;
  return (
    <Problem>
      <p className="font-medium">{i18n.t('The server did not take this file. Nothing was imported.')}</p>
      <ul className="mt-1 list-disc ps-5">
        {lines.slice(0, SHOWN).map(({ about, message }) => (
          <li key={about + message} className="break-words">
            {about === '' ? message : i18n.t('{about}: {message}', { about, message })}
          </li>
        ))}
      </ul>
      {lines.length > SHOWN && <p className="mt-1">{i18n.t('and {count} more', { count: lines.length - SHOWN })}</p>}
    </Problem>
  );
}

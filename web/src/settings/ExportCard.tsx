import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { toProblem } from '../api/problem.ts';
import { i18n } from '../i18n.ts';
import { Button } from '../ui/Button.tsx';
import { announce } from '../ui/toast.ts';
import { readAccount, saveFile } from './accountFile.ts';
import { Card } from './Card.tsx';

/** The account and all trips as one file. */
export function ExportCard() {
  const [step, setStep] = useState({ done: 0, all: 0 });
  const download = useMutation({
    mutationFn: () => readAccount((done, all) => setStep({ done, all })),
    onSuccess: (file) => {
      saveFile(file, `sojourn-${file.account.exported_at.slice(0, 10)}.json`);
      announce(i18n.t('The file is in your downloads.'));
    },
  });
  const told = download.isPending
    ? i18n.t('Reading trip {number} of {count}…', { number: Math.min(step.done + 1, step.all), count: step.all })
    : download.isSuccess
      ? i18n.t('{count, plural, =0 {Your account is} one {Your account and # trip are} other {Your account and # trips are}} in your downloads.', { count: download.data.trips.length })
      : download.isError
        ? toProblem(download.error).status === 0
          ? i18n.t('Not downloaded: the server cannot be reached.')
          : i18n.t('Not downloaded. Please try again.')
        : '';
  return (
    <Card
      id="export"
      title={i18n.t('Download everything')}
      text={i18n.t('One JSON file: your account, preferences, sessions and tokens without their secrets, and every trip you can open. For a calendar or a map, export a trip on its own page.')}
    >
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <Button icon="download" disabled={download.isPending} onClick={() => download.mutate()}>
          {i18n.t('Download')}
        </Button>
        <p className={`text-s ${download.isError ? 'text-danger' : 'text-ink-2'}`}>{download.isPending && step.all === 0 ? i18n.t('Reading your account…') : told}</p>
      </div>
    </Card>
  );
}

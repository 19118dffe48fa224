import type { ApiProblem } from '../api/problem.ts';
import { i18n } from '../i18n.ts';
import { Banner } from '../ui/Banner.tsx';

function textOf({ status, detail, fields }: ApiProblem): string {
  switch (status) {
    case 0:
    case 502:
    case 504:
      return i18n.t('Planning needs the server, which cannot be reached just now. Your edits do not: go on, they are sent later.');
    case 429:
    case 503:
      return i18n.t('Many plans are being made just now. Try again in a moment.');
    case 403:
    case 404:
      return i18n.t('The server does not know this trip yet, or you have no access to it any more.');
    default:
      return Object.values(fields)[0] ?? (detail || i18n.t('The plan could not be made.'));
  }
}

/** Why there is no plan, above what was wished for. */
export function Failure({ problem }: { problem: ApiProblem }) {
  return (
    <div className="pt-4">
      <Banner tone={problem.status === 0 ? 'info' : 'danger'} title={i18n.t('No plan this time')}>
        {textOf(problem)}
      </Banner>
    </div>
  );
}

import type { ListFilter } from '../app/router.tsx';
import { openImport } from '../files/importing.ts';
import { i18n } from '../i18n.ts';
import { Button } from '../ui/Button.tsx';
import { Empty } from '../ui/Empty.tsx';

export function NoTrips({ show, onCreate }: { show: ListFilter; onCreate: () => void }) {
  switch (show) {
    case 'active':
      return (
        <Empty
          icon="map"
          title={i18n.t('Where to first?')}
          action={
            <div className="flex flex-wrap justify-center gap-2">
              <Button look="primary" icon="plus" onClick={onCreate}>
                {i18n.t('Plan a trip')}
              </Button>
              <Button look="quiet" icon="upload" onClick={openImport}>
                {i18n.t('Import a trip')}
              </Button>
            </div>
          }
        >
          {i18n.t('Name a city and some dates, search for what you want to see, and drag the places into days. The map draws the way between them.')}
        </Empty>
      );
    case 'archived':
      return (
        <Empty icon="archive" title={i18n.t('Nothing archived')}>
          {i18n.t('Archive a trip when it is over: it leaves the list, and stays yours to look back at.')}
        </Empty>
      );
    case 'deleted':
      return (
        <Empty icon="trash" title={i18n.t('Nothing deleted')}>
          {i18n.t('A deleted trip waits here for 30 days, in case you change your mind.')}
        </Empty>
      );
    case 'templates':
      return (
        <Empty icon="note" title={i18n.t('No templates yet')}>
          {i18n.t('Save any trip as a template from its menu, then start new trips from it with other dates.')}
        </Empty>
      );
  }
}

import { useMemo } from 'react';
import { useFormats } from '../../app/formats.ts';
import { i18n } from '../../i18n.ts';
import { usePlanner } from '../../planner/context.ts';
import { typeName } from '../../planner/names.ts';
import { useMay } from '../../planner/useMay.ts';
import { Button } from '../../ui/Button.tsx';
import { Empty } from '../../ui/Empty.tsx';
import { FilterBar } from './FilterBar.tsx';
import { ItemTable } from './ItemTable.tsx';
import type { Filter } from './look.ts';
import { type TableRow, filtered, placeOf, sorted } from './rows.ts';
import { useLook } from './useLook.ts';

const EVERYTHING: Filter = { text: '', kind: '' };

/** Every item in one table: sorted, filtered, and written in place. */
export function TableView() {
  const { sections, setView } = usePlanner();
  const { edit } = useMay();
  const formats = useFormats();
  const [{ filter, sort }, setLook] = useLook();
  const setFilter = (next: Filter): void => setLook({ filter: next, sort });
  const rows = useMemo(
    () =>
      sections.flatMap((section) =>
        section.rows.map((item): TableRow => ({ item, section, day: section.date === null ? section.label : formats.day(section.date), kind: typeName(item.type), place: placeOf(item) })),
      ),
    [sections, formats],
  );
  const shown = useMemo(() => sorted(filtered(rows, filter), sort, formats.locale), [rows, filter, sort, formats.locale]);

  if (rows.length === 0) {
    return (
      <div className="m-auto">
        <Empty
          icon="table"
          title={i18n.t('Nothing to put in a table yet')}
          action={
            <Button look="primary" icon="list" onClick={() => setView('list')}>
              {i18n.t('Go to the list')}
            </Button>
          }
        >
          {edit ? i18n.t('Find a few places in the list first. Here you can then compare times and costs, and change them cell by cell.') : i18n.t('Times, costs and bookings stand here as soon as somebody has planned something.')}
        </Empty>
      </div>
    );
  }
  return (
    <div className="flex min-h-0 grow flex-col">
      <FilterBar rows={rows} shown={shown.length} filter={filter} onFilter={setFilter} />
      <ItemTable rows={shown} sort={sort} onSort={(next) => setLook({ filter, sort: next })} isFiltered={shown.length < rows.length} onClear={() => setFilter(EVERYTHING)} />
    </div>
  );
}

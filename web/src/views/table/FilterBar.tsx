import { i18n } from '../../i18n.ts';
import { ITEM_TYPES } from '../../itinerary/model.ts';
import { typeName } from '../../planner/names.ts';
import { SelectField, TextField } from '../../ui/Field.tsx';
import type { Filter } from './look.ts';
import type { TableRow } from './rows.ts';

interface FilterBarProps {
  rows: readonly TableRow[];
  shown: number;
  filter: Filter;
  onFilter: (filter: Filter) => void;
}

/** Narrows the table down by words and by kind; only kinds that the trip has are offered. */
export function FilterBar({ rows, shown, filter, onFilter }: FilterBarProps) {
  const kinds = ITEM_TYPES.filter((type) => type === filter.kind || rows.some(({ item }) => item.type === type));
  return (
    <search className="flex flex-wrap items-center gap-2 border-b border-line px-4 py-3">
      <TextField bare type="search" label={i18n.t('Filter the items')} placeholder={i18n.t('Filter by name, place, day or booking')} value={filter.text} onChange={(event) => onFilter({ ...filter, text: event.target.value })} className="w-80 max-w-full grow tablet:grow-0" />
      <SelectField bare label={i18n.t('Kind')} value={filter.kind} onChange={(event) => onFilter({ ...filter, kind: kinds.find((kind) => kind === event.target.value) ?? '' })} className="w-44 max-phone:grow">
        <option value="">{i18n.t('All kinds')}</option>
        {kinds.map((type) => (
          <option key={type} value={type}>
            {typeName(type)}
          </option>
        ))}
      </SelectField>
      <p role="status" className="px-1 text-s text-ink-3 tabular">
        {shown === rows.length ? i18n.t('{count, plural, one {# item} other {# items}}', { count: shown }) : i18n.t('{shown} of {count, plural, one {# item} other {# items}}', { shown, count: rows.length })}
      </p>
    </search>
  );
}

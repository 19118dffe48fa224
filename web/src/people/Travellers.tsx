import { type SyntheticEvent, useState } from 'react';
import { i18n } from '../i18n.ts';
import { removed, renamed, travellerEdits } from '../itinerary/remark.ts';
import { commit, undo, useTrip } from '../itinerary/store.ts';
import { EditableText } from '../planner/EditableText.tsx';
import { useMay } from '../planner/useMay.ts';
import type { Traveller } from '../sync/remarks.ts';
import { Button, IconButton } from '../ui/Button.tsx';
import { TextField } from '../ui/Field.tsx';
import { toast } from '../ui/toast.ts';
import { Avatar } from './Avatar.tsx';
import { Part } from './Part.tsx';

/** Who goes along without an account: children, grandparents, anybody whose costs are to be shared. */
export function Travellers() {
  const travellers = useTrip((state) => state.remarks.travellers);
  const { edit } = useMay();
  if (!edit && travellers.length === 0) return null;
  return (
    <Part title={i18n.t('Travelling along')} text={i18n.t('People without an account. They cannot open the trip; you can name them.')}>
      {travellers.length > 0 && (
        <ul aria-label={i18n.t('Travelling along')} className="mb-3 divide-y divide-line">
          {travellers.map((traveller) => (
            <Row key={traveller.id} traveller={traveller} mayEdit={edit} />
          ))}
        </ul>
      )}
      {edit && <AddTraveller />}
    </Part>
  );
}

function Row({ traveller: { id, name }, mayEdit }: { traveller: Traveller; mayEdit: boolean }) {
  const remove = () => {
    if (commit(removed('traveller', id))) toast(i18n.t('{name} removed.', { name }), { action: { label: i18n.t('Undo'), run: undo } });
  };
  return (
    <li className="flex min-h-12 items-center gap-3 py-1.5">
      <Avatar small name={name} />
      {mayEdit ? (
        <>
          <EditableText as="p" label={i18n.t('Rename {name}', { name })} value={name} onCommit={(next) => commit(renamed(id, next))} className="grow text-m font-medium [&>button]:touch:py-3" />
          <IconButton icon="trash" label={i18n.t('Remove {name}', { name })} onClick={remove} />
        </>
      ) : (
        <p className="text-m font-medium">{name}</p>
      )}
    </li>
  );
}

function AddTraveller() {
  const [name, setName] = useState('');
  const onSubmit = (event: SyntheticEvent) => {
    event.preventDefault();
    if (name.trim() !== '' && commit(travellerEdits(name.trim()))) setName('');
  };
  return (
    <form onSubmit={onSubmit} className="flex items-end gap-2">
      <TextField bare label={i18n.t('Name of a traveller')} placeholder={i18n.t('Name')} value={name} maxLength={200} autoComplete="off" onChange={(event) => setName(event.target.value)} className="grow" />
      <Button type="submit" icon="plus" className="h-10">
        {i18n.t('Add')}
      </Button>
    </form>
  );
}

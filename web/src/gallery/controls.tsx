import { useState } from 'react';
import { Check, SelectField, TextArea, TextField } from '../ui/Field.tsx';
import { Segments } from '../ui/Segments.tsx';
import { State } from './Sample.tsx';

export function Fields() {
  return (
    <div className="grid gap-5 min-[560px]:grid-cols-2">
      <TextField label="Name" placeholder="Three days in Lisbon" />
      <TextField label="Starts" defaultValue="9:30" hint="In the place’s own time" />
      <TextField label="Cost" defaultValue="twelve" error="Write an amount, such as 12.50" />
      <TextField label="Booking reference" defaultValue="XK42PQ" disabled />
      <SelectField label="Day" defaultValue="2">
        <option value="1">Day 1 · Sat</option>
        <option value="2">Day 2 · Sun</option>
      </SelectField>
      <SelectField label="Currency" disabled>
        <option>Euro</option>
      </SelectField>
      <TextArea label="Notes" defaultValue="Closed on Mondays. The tickets for the tower are sold next door, and the queue is shortest before ten." className="min-[560px]:col-span-2" />
    </div>
  );
}

export function Choices() {
  const [view, setView] = useState<'list' | 'map' | 'table'>('list');
  return (
    <>
      <State name="One of a few">
        <Segments
          label="View"
          value={view}
          onChange={setView}
          options={[
            { value: 'list', label: 'List' },
            { value: 'map', label: 'Map' },
            { value: 'table', label: 'Table' },
          ]}
        />
      </State>
      <State name="Ticked or not">
        <div className="space-y-3">
          <Check label="Done" hint="Ticked off, and shown struck through." defaultChecked />
          <Check label="Locked" />
          <Check label="Paid" disabled />
        </div>
      </State>
    </>
  );
}

import { useEffect, useRef } from 'react';
import { useFormats } from '../../app/formats.ts';
import { i18n } from '../../i18n.ts';
import { ITEM_TYPES, type Item, isTransport, listOf } from '../../itinerary/model.ts';
import { change, useTrip } from '../../itinerary/store.ts';
import { Spot } from '../../presence/Spot.tsx';
import { Button, IconButton } from '../../ui/Button.tsx';
import { Check, SelectField } from '../../ui/Field.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { EditableText } from '../EditableText.tsx';
import { Pin } from '../Pin.tsx';
import { SharedTextArea } from '../SharedTextArea.tsx';
import { usePlanner } from '../context.ts';
import { DAY_FIELD_ID } from '../ids.ts';
import { typeName } from '../names.ts';
import { shortLabel, shortestLabel } from '../sections.ts';
import { useMay } from '../useMay.ts';
import { neighbourOf, sectionOf } from '../usePlannerValue.ts';
import { CostField } from './CostField.tsx';
import { ItemFacts } from './ItemFacts.tsx';
import { ItemTalk, showTalk } from './ItemTalk.tsx';
import { LinksField } from './LinksField.tsx';
import { StayFields } from './StayFields.tsx';
import { PlaceCard } from './PlaceCard.tsx';
import { TextDraft } from './TextDraft.tsx';
import { TimeFields } from './TimeFields.tsx';
import { TransportFields } from './TransportFields.tsx';
import type { Edit, FieldErrors } from './edit.ts';

const NO_ERRORS: FieldErrors = {};

/** Everything about one item, in the pane of the list; each field is saved when it is left. */
export function ItemDetail({ item }: { item: Item }) {
  const planner = usePlanner();
  const errors = useTrip((state) => state.fieldErrors[item.id]) ?? NO_ERRORS;
  const heading = useRef<HTMLDivElement>(null);
  const section = sectionOf(planner, item);
  const may = useMay();
  const edit: Edit = (fields) => change({ kind: 'edit', id: item.id, fields });

  useEffect(() => {
    heading.current?.focus();
  }, []);

  return (
    <article aria-label={item.title} className="flex min-h-0 grow flex-col" style={{ '--day': section?.style.solid ?? '' }}>
      <DetailBar item={item} />
      <div ref={heading} tabIndex={-1} className="min-h-0 grow animate-fade overflow-y-auto px-5 pb-24 outline-none">
        {!may.edit && <h2 className="text-xl leading-snug font-semibold wrap-anywhere">{item.title}</h2>}
        {may.edit && (
          <Spot id={item.id} field="title">
            <EditableText as="h2" label={i18n.t('Title')} value={item.title} onCommit={(title) => edit({ title })} className="text-xl leading-snug font-semibold" />
          </Spot>
        )}
        {errors.title && <p className="text-s text-danger">{errors.title}</p>}
        <PlaceCard item={item} edit={may.edit ? edit : null} />
        {may.edit ? <ItemFields item={item} edit={edit} errors={errors} /> : <ItemFacts item={item} />}
        <ItemTalk item={item} />
        {may.edit && (
          <div className="mt-6 border-t border-line pt-5">
            <Button look="danger" icon="trash" onClick={() => planner.removeItem(item)}>
              {i18n.t('Remove')}
            </Button>
          </div>
        )}
      </div>
    </article>
  );
}

function ItemFields({ item, edit, errors }: { item: Item; edit: Edit; errors: FieldErrors }) {
  return (
    <div className="mt-5 grid gap-5">
      <div className="grid grid-cols-2 gap-3">
        <Spot id={item.id} field="type">
          <SelectField
            label={i18n.t('Kind')}
            value={item.type}
            onChange={(event) => edit({ type: ITEM_TYPES.find((type) => type === event.target.value) ?? item.type })}
            error={errors.type}
          >
            {ITEM_TYPES.map((type) => (
              <option key={type} value={type}>
                {typeName(type)}
              </option>
            ))}
          </SelectField>
        </Spot>
        <Spot id={item.id} field="place">
          <DayField item={item} />
        </Spot>
      </div>
      <Spot id={item.id} field="time">
        <Times item={item} edit={edit} errors={errors} />
      </Spot>
      <Spot id={item.id} field="cost">
        <CostField item={item} edit={edit} errors={errors} />
      </Spot>
      <Spot id={item.id} field="description">
        <SharedTextArea label={i18n.t('Notes')} of={{ type: 'item', id: item.id, field: 'description' }} value={item.description} maxLength={20_000} error={errors.description} />
      </Spot>
      <Spot id={item.id} field="booking_ref">
        <TextDraft label={i18n.t('Booking reference')} value={item.booking_ref} maxLength={200} onCommit={(booking_ref) => edit({ booking_ref })} error={errors.booking_ref} />
      </Spot>
      <Spot id={item.id} field="url">
        <TextDraft type="url" label={i18n.t('Website')} value={item.url} maxLength={2000} placeholder="https://" onCommit={(url) => edit({ url })} error={errors.url} />
      </Spot>
      <Spot id={item.id} field="media_urls">
        <LinksField item={item} edit={edit} error={errors.media_urls} />
      </Spot>
      <div className="grid gap-3 rounded-l bg-paper p-4">
        <Check label={i18n.t('Done')} hint={i18n.t('Ticked off, and shown struck through.')} checked={item.done} onChange={(event) => edit({ done: event.target.checked })} />
        <Check label={i18n.t('Locked')} hint={i18n.t('Its day and times cannot be changed by accident.')} checked={item.locked} onChange={(event) => edit({ locked: event.target.checked })} />
      </div>
    </div>
  );
}

function Times(props: { item: Item; edit: Edit; errors: FieldErrors }) {
  if (isTransport(props.item.type)) return <TransportFields {...props} />;
  return props.item.type === 'lodging' ? <StayFields {...props} /> : <TimeFields {...props} />;
}

function DetailBar({ item }: { item: Item }) {
  const planner = usePlanner();
  const section = sectionOf(planner, item);
  const formats = useFormats();
  const previous = neighbourOf(planner, item, -1);
  const next = neighbourOf(planner, item, 1);
  return (
    <div className="flex h-13 shrink-0 items-center gap-1 px-3 phone:-mt-2">
      <button type="button" onClick={() => planner.select(null)} className="flex h-9 min-w-0 items-center gap-1.5 rounded-m pe-3 ps-1.5 text-m text-ink-2 hover:bg-sunken hover:text-ink touch:h-11">
        <Icon name="back" />
        {section && <Pin item={item} number={section.stops.get(item.id)} />}
        <span className="truncate">{section ? shortLabel(section, formats) : i18n.t('Back')}</span>
      </button>
      <span className="grow" />
      <IconButton icon="comment" label={i18n.t('To the comments')} onClick={showTalk} />
      <IconButton icon="up" label={i18n.t('Previous item')} disabled={!previous} onClick={() => previous && planner.select(previous.id)} />
      <IconButton icon="down" label={i18n.t('Next item')} disabled={!next} onClick={() => next && planner.select(next.id)} />
      <IconButton icon="close" label={i18n.t('Close details')} onClick={() => planner.select(null)} />
    </div>
  );
}

function DayField({ item }: { item: Item }) {
  const { sections, moveItem } = usePlanner();
  const formats = useFormats();
  return (
    <SelectField
      id={DAY_FIELD_ID}
      label={i18n.t('Day')}
      value={listOf(item)}
      disabled={item.locked}
      onChange={(event) => moveItem(item.id, event.target.value, Infinity)}
    >
      {sections.map((section) => (
        <option key={section.list} value={section.list}>
          {shortestLabel(section, formats)}
        </option>
      ))}
    </SelectField>
  );
}

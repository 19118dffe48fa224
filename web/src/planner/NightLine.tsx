import { useFormats } from '../app/formats.ts';
import { i18n } from '../i18n.ts';
import type { Item } from '../itinerary/model.ts';
import type { Night } from '../itinerary/stays.ts';
import { Icon } from '../ui/Icon.tsx';
import { useActions } from './context.ts';

/** A stay that began on another day, where one sleeps after this one. */
export function NightLine({ stay: { item, night, nights } }: { stay: Night }) {
  return <StayLine item={item} text={i18n.t('Night {night} of {nights}', { night, nights })} />;
}

/** A stay that ends on this day. */
export function CheckOutLine({ item }: { item: Item }) {
  const formats = useFormats();
  return <StayLine item={item} text={item.end_local ? i18n.t('Check out by {time}', { time: formats.time(item.end_local) }) : i18n.t('Check out')} />;
}

function StayLine({ item, text }: { item: Item; text: string }) {
  const { select } = useActions();
  return (
    <button type="button" onClick={() => select(item.id)} className="flex min-h-8 w-full items-center gap-3 rounded-m text-start text-s text-ink-2 hover:bg-sunken hover:text-ink touch:min-h-11">
      <span className="grid w-8 shrink-0 place-items-center">
        <Icon name="lodging" size={16} className="text-ink-3" />
      </span>
      <span className="min-w-0 truncate">
        {text} · <span className="font-medium">{item.title}</span>
      </span>
    </button>
  );
}

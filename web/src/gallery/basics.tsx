import { DAY_STYLES } from '../map/palette.ts';
import { Button, IconButton } from '../ui/Button.tsx';
import { Icon, type IconName } from '../ui/Icon.tsx';
import { PATHS } from '../ui/icons/paths.ts';
import { State } from './Sample.tsx';

const GROUNDS = ['paper', 'surface', 'sunken', 'raised', 'accent-soft', 'warn-soft', 'danger-soft'];
const INKS = ['ink', 'ink-2', 'ink-3', 'accent', 'good', 'warn', 'danger'];
const SIZES = ['text-2xs', 'text-xs', 'text-s', 'text-m', 'text-l', 'text-xl', 'text-2xl', 'text-3xl'];

export function Colours() {
  return (
    <>
      <State name="Grounds">
        {GROUNDS.map((name) => (
          <span key={name} style={{ backgroundColor: `var(--${name})` }} className="rounded-s border border-line px-2 py-1.5 text-xs text-ink">
            {name}
          </span>
        ))}
      </State>
      <State name="Inks">
        {INKS.map((name) => (
          <span key={name} style={{ color: `var(--${name})` }} className="text-m font-medium">
            {name}
          </span>
        ))}
      </State>
      <State name="Days: a number, a colour and a dash each">
        {DAY_STYLES.map(({ solid, dash }, at) => (
          <span key={solid} style={{ '--day': solid }} className="flex items-center gap-2">
            <span className="grid size-7 place-items-center rounded-full bg-day text-xs font-semibold text-white tabular">{at + 1}</span>
            <svg aria-hidden="true" width="40" height="4">
              <path d="M2 2h36" stroke={solid} strokeWidth="3" strokeDasharray={dash.map((part) => part * 3).join(' ')} />
            </svg>
          </span>
        ))}
      </State>
    </>
  );
}

export function Type() {
  return SIZES.map((size) => (
    <p key={size} style={{ fontSize: `var(--${size})` }} className="truncate leading-tight">
      {size} <span className="tabular">12:45 · 1,208</span>
    </p>
  ));
}

export function Buttons() {
  return (
    <>
      <State name="Looks">
        <Button look="primary">Create trip</Button>
        <Button>Details</Button>
        <Button look="quiet">Cancel</Button>
        <Button look="danger">Remove</Button>
      </State>
      <State name="With an icon">
        <Button look="primary" icon="plus">
          New trip
        </Button>
        <Button icon="share">Share</Button>
      </State>
      <State name="Disabled">
        <Button look="primary" disabled>
          Create trip
        </Button>
        <Button disabled>Details</Button>
        <IconButton icon="undo" label="Undo" disabled />
      </State>
      <State name="Icons only">
        <IconButton icon="undo" label="Undo" />
        <IconButton icon="more" label="More" size="s" />
        <IconButton icon="plus" label="Add" look="plain" />
      </State>
      <State name="A long text">
        <Button className="h-auto! min-h-9 max-w-full shrink! py-2 text-start">Donaudampfschifffahrtsgesellschaftskapitänskajüte reservieren und bezahlen</Button>
      </State>
    </>
  );
}

export function Icons() {
  return (
    <ul className="grid grid-cols-[repeat(auto-fill,minmax(84px,1fr))] gap-3">
      {(Object.keys(PATHS) as IconName[]).map((name) => (
        <li key={name} className="flex flex-col items-center gap-1 text-xs text-ink-2">
          <Icon name={name} size={20} className="text-ink" />
          {name}
        </li>
      ))}
    </ul>
  );
}

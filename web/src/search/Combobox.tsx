import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { i18n } from '../i18n.ts';
import { Icon, type IconName } from '../ui/Icon.tsx';
import { announce } from '../ui/toast.ts';

export interface ComboOption {
  id: string;
  title: string;
  detail: string;
  meta: string;
  icon: IconName;
  /** Found for an earlier text: it is shown until the new ones are here, and Enter does not take it. */
  isOld?: boolean;
  /** Taken only by who sees it: not by an Enter that was pressed before there was an answer. */
  isLast?: boolean;
}

interface ComboboxProps {
  label: string;
  placeholder: string;
  text: string;
  onText: (text: string) => void;
  options: readonly ComboOption[];
  /** `second` is true with Shift: the other place to put it. */
  onChoose: (id: string, second: boolean) => void;
  /** Shown when there is text and no option. */
  nothing: string;
  /** Above the options, where nothing was typed that would say what they are. */
  heading?: string;
  /** Below the options, whether there are some or not. */
  note?: string;
  /** Above the options: filters; never inside the listbox. */
  tools?: ReactNode;
  footer?: ReactNode;
  error?: string | undefined;
  inputId?: string;
  /** The list is as wide as the nearest positioned parent, not as the field. */
  wide?: boolean;
  onFocus?: () => void;
  /** The options for the text as typed are not all here yet. */
  isWaiting?: boolean;
  /** Escape once the list is closed. */
  onLeave?: () => void;
  /** The dialog around it starts here. */
  isFirst?: boolean;
}

/** A text field with a list of options under it, after the ARIA combobox pattern: focus stays in the field. */
export function Combobox(props: ComboboxProps) {
  const { label, placeholder, text, onText, options, onChoose, nothing, heading, note, tools, footer, error, inputId, wide = false, onFocus, isWaiting = false, onLeave, isFirst = false } = props;
  const id = useId();
  const box = useRef<HTMLDivElement>(null);
  const [isOpen, setOpen] = useState(false);
  const [activeId, setActiveId] = useState<string | null>(null);
  const active = activeOf(options, activeId, text);
  const showList = isOpen && (text.trim() !== '' ? options.length > 0 || nothing !== '' : options.length > 0);

  useEffect(() => {
    if (!isOpen) return;
    const onOutside = (event: Event) => {
      if (event.target instanceof Node && !box.current?.contains(event.target)) setOpen(false);
    };
    document.addEventListener('pointerdown', onOutside);
    document.addEventListener('focusin', onOutside);
    return () => {
      document.removeEventListener('pointerdown', onOutside);
      document.removeEventListener('focusin', onOutside);
    };
  }, [isOpen]);

  const choose = (optionId: string, second: boolean) => {
    setActiveId(null);
    setOpen(false);
    onChoose(optionId, second);
  };
  const setEnter = usePendingEnter(options, isWaiting, choose);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape' && (showList || onLeave)) {
      event.stopPropagation();
      event.preventDefault();
      setEnter(null);
      if (showList) setOpen(false);
      else onLeave?.();
      return;
    }
    if (event.nativeEvent.isComposing) return;
    // What stands first was found for another text, or nothing is here yet: Enter waits for what was typed.
    if (event.key === 'Enter' && text.trim() !== '' && isWaiting && active < 0) {
      event.preventDefault();
      setOpen(true);
      setEnter({ second: event.shiftKey });
      announce(i18n.t('Searching…'));
      return;
    }
    if (options.length === 0) {
      // A form around the field is not sent by the way with a name that nothing was chosen for.
      if (event.key === 'Enter' && showList) event.preventDefault();
      return;
    }
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      setOpen(true);
      const step = event.key === 'ArrowDown' ? 1 : -1;
      const next = options[(active + (showList ? step : 0) + options.length) % options.length];
      setActiveId(next?.id ?? null);
    } else if (event.key === 'Enter' && (showList || text.trim() !== '')) {
      event.preventDefault();
      setOpen(true);
      const option = showList ? options[active] : undefined;
      if (option) choose(option.id, event.shiftKey);
    }
  };

  return (
    <div ref={box} className={wide ? '' : 'relative'}>
      <Icon name="search" className="pointer-events-none absolute mt-2.75 ms-3 text-ink-3 touch:mt-3.25" />
      <input
        id={inputId}
        data-first={isFirst || undefined}
        type="text"
        role="combobox"
        aria-label={label}
        aria-expanded={showList}
        aria-controls={`${id}-list`}
        aria-autocomplete="list"
        aria-activedescendant={showList && active >= 0 ? `${id}-${active}` : undefined}
        aria-invalid={error !== undefined}
        autoComplete="off"
        spellCheck={false}
        enterKeyHint="search"
        placeholder={placeholder}
        value={text}
        onChange={(event) => {
          setEnter(null);
          onText(event.target.value);
          setActiveId(null);
          setOpen(true);
        }}
        onFocus={() => {
          setOpen(true);
          onFocus?.();
        }}
        onClick={() => setOpen(true)}
        onKeyDown={onKeyDown}
        className="h-10 w-full rounded-m border border-line-strong/70 bg-surface pe-3 ps-10 text-m transition-colors ease-calm hover:border-line-strong focus-visible:border-accent focus-visible:outline-1 focus-visible:outline-offset-0 touch:h-11 phone:text-l"
      />
      <div
        hidden={!showList}
        className="absolute inset-x-0 top-full z-30 mt-1.5 overflow-hidden rounded-l border border-line bg-surface shadow-3"
      >
        {tools && <div className="border-b border-line p-2">{tools}</div>}
        {heading && <p className="px-4 pt-2.5 text-xs font-medium text-ink-3">{heading}</p>}
        <div role="listbox" id={`${id}-list`} aria-label={label} className="max-h-[min(360px,46dvh)] overflow-y-auto p-1.5">
          {options.map((option, index) => (
            <Option
              key={option.id}
              id={`${id}-${index}`}
              option={option}
              active={index === active}
              onPoint={() => setActiveId(option.id)}
              onPick={(second) => choose(option.id, second)}
            />
          ))}
        </div>
        {note && <p role="status" className="px-4 pb-3 text-s text-ink-2">{note}</p>}
        {options.length === 0 && nothing && <p className="px-4 pt-1 pb-5 text-center text-m text-ink-2">{nothing}</p>}
        {footer && <div className="border-t border-line bg-paper px-3 py-2 text-xs text-ink-3">{footer}</div>}
      </div>
    </div>
  );
}

/** The option that Enter takes: the one pointed at, else the first that was found for what is typed. */
function activeOf(options: readonly ComboOption[], activeId: string | null, text: string): number {
  const chosen = options.findIndex((option) => option.id === activeId);
  if (chosen >= 0) return chosen;
  // Enter in an empty field must not add what happens to stand first.
  return text.trim() !== '' && options[0] !== undefined && !options[0].isOld ? 0 : -1;
}

/** An Enter that came before the answer: it takes the first option for the text as it is, once that is here. */
function usePendingEnter(options: readonly ComboOption[], isWaiting: boolean, choose: (id: string, second: boolean) => void) {
  const enter = useRef<{ second: boolean } | null>(null);
  useEffect(() => {
    if (enter.current === null || isWaiting) return;
    const { second } = enter.current;
    enter.current = null;
    const first = options[0];
    if (first && !first.isLast) choose(first.id, second);
    else announce(i18n.t('No place by that name.'));
  });
  return (next: { second: boolean } | null) => {
    enter.current = next;
  };
}

interface OptionProps {
  id: string;
  option: ComboOption;
  active: boolean;
  onPoint: () => void;
  onPick: (second: boolean) => void;
}

function Option({ id, option, active, onPoint, onPick }: OptionProps) {
  const element = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (active) element.current?.scrollIntoView({ block: 'nearest' });
  }, [active]);
  return (
    // The field owns the keyboard; rows answer the pointer only.
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events
    <div
      ref={element}
      id={id}
      role="option"
      tabIndex={-1}
      aria-selected={active}
      onPointerMove={onPoint}
      onPointerDown={(event) => event.preventDefault()}
      onClick={(event) => onPick(event.shiftKey)}
      className={`flex min-h-12 items-center gap-3 rounded-m px-2.5 py-1.5 ${active ? 'bg-sunken' : ''} ${option.isOld ? 'opacity-55' : ''}`}
    >
      <span className="grid size-8 shrink-0 place-items-center rounded-full bg-accent-soft text-accent">
        <Icon name={option.icon} size={16} />
      </span>
      <span className="min-w-0 grow">
        <span className="block truncate font-medium">{option.title}</span>
        {option.detail && <span className="block truncate text-s text-ink-2">{option.detail}</span>}
      </span>
      {option.meta && <span className="shrink-0 text-xs text-ink-3 tabular">{option.meta}</span>}
    </div>
  );
}

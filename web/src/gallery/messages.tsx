import { type ReactNode, useState } from 'react';
import { Banner } from '../ui/Banner.tsx';
import { Button, IconButton } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { Empty } from '../ui/Empty.tsx';
import { TextField } from '../ui/Field.tsx';
import { Keys } from '../ui/Kbd.tsx';
import { Menu, MenuCheck, MenuItem, MenuLabel, MenuLine } from '../ui/Menu.tsx';
import { Popover } from '../ui/Popover.tsx';
import { toast } from '../ui/toast.ts';
import { State } from './Sample.tsx';

export function Messages() {
  return (
    <>
      <div className="space-y-3">
        <Banner>Times are in each place’s own zone.</Banner>
        <Banner tone="warn" title="No place to sleep on Sunday 2 May" action={<Button className="h-8 text-s">Add a stay</Button>}>
          The nights before and after have one.
        </Banner>
        <Banner tone="danger">The server refused the change.</Banner>
      </div>
      <State name="Keys">
        <Keys caps={['Ctrl', 'K']} />
        <Keys caps={['?']} />
      </State>
      <Empty icon="ticket" title="No bookings yet" action={<Button look="primary">Add a stay</Button>}>
        Stays, trains and flights stand here with their references.
      </Empty>
    </>
  );
}

/** What opens above the page. Open ones take the page’s own scheme. */
export function Overlays() {
  const [isOpen, setOpen] = useState(false);
  const [isOn, setOn] = useState(true);
  return (
    <State name="Opened by their buttons">
      <Button onClick={() => setOpen(true)}>Dialog</Button>
      <Menu trigger={<Button>Menu</Button>} align="start">
        <MenuLabel>This item</MenuLabel>
        <MenuItem icon="note" hint="E" onSelect={() => undefined}>
          Open
        </MenuItem>
        <MenuItem icon="up" disabled onSelect={() => undefined}>
          Move up
        </MenuItem>
        <MenuCheck checked={isOn} onChange={setOn}>
          Show where I am
        </MenuCheck>
        <MenuLine />
        <MenuItem icon="trash" danger onSelect={() => undefined}>
          Remove
        </MenuItem>
      </Menu>
      <Popover label="Details" trigger={<Button>Popover</Button>}>
        <p className="text-m">Estimated from the distance: no route was asked for.</p>
      </Popover>
      <Button onClick={() => toast('Belém Tower removed.', { action: { label: 'Undo', run: () => undefined } })}>Message</Button>
      <IconButton icon="help" label="Shown to the keyboard when focused" />
      <Dialog open={isOpen} onOpenChange={setOpen} title="New trip" description="It can be changed later.">
        <div className="space-y-4">
          <TextField label="Name" />
          <Button look="primary" onClick={() => setOpen(false)}>
            Create trip
          </Button>
        </div>
      </Dialog>
    </State>
  );
}

/** Right to left: words, icons beside them, fields and switches turn round by themselves. */
export function Arabic({ children }: { children: ReactNode }) {
  return (
    <div dir="rtl" lang="ar" className="space-y-6">
      <p className="text-l font-semibold">ثلاثة أيام في لشبونة</p>
      <div className="flex flex-wrap gap-3">
        <Button look="primary" icon="plus">
          رحلة جديدة
        </Button>
        <Button icon="share">مشاركة</Button>
      </div>
      <TextField label="الاسم" defaultValue="برج بيليم" hint="بتوقيت المكان" />
      <Banner tone="warn">لا يوجد مكان للمبيت ليلة الأحد.</Banner>
      {children}
    </div>
  );
}

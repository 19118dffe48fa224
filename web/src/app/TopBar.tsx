import { Link, useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import icon from '../ui/icon.svg';
import { i18n } from '../i18n.ts';
import { Menu, MenuItem, MenuLabel, MenuLine } from '../ui/Menu.tsx';
import { initials } from './initials.ts';
import { useMe } from './me.ts';
import { useSignOut } from './signOut.ts';

export function AccountMenu() {
  const { data } = useMe();
  const navigate = useNavigate();
  const signOut = useSignOut();
  return (
    <Menu
      trigger={
        <button
          type="button"
          aria-label={i18n.t('{initials}, account menu', { initials: initials(data?.name ?? '') })}
          className="grid size-9 place-items-center rounded-full bg-accent-soft text-xs font-semibold text-accent touch:size-11"
        >
          {initials(data?.name ?? '')}
        </button>
      }
    >
      <MenuLabel>{data ? `${data.name} · ${data.email}` : i18n.t('Account')}</MenuLabel>
      <MenuItem icon="settings" onSelect={() => void navigate({ to: '/settings' })}>
        {i18n.t('Settings')}
      </MenuItem>
      <MenuLine />
      <MenuItem icon="out" onSelect={() => signOut(false)}>
        {i18n.t('Log out')}
      </MenuItem>
    </Menu>
  );
}

export function TopBar({ children }: { children?: ReactNode }) {
  return (
    <header className="mx-auto flex h-16 w-full max-w-6xl items-center gap-4 px-4 tablet:px-8">
      <Link to="/" className="flex min-h-11 items-center gap-2.5 rounded-s text-l font-semibold tracking-tight">
        <img src={icon} alt="" width={26} height={26} />
        Sojourn
      </Link>
      <div className="grow">{children}</div>
      <AccountMenu />
    </header>
  );
}

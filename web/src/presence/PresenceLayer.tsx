import { i18n } from '../i18n.ts';
import { Button } from '../ui/Button.tsx';
import { Avatar } from './Avatar.tsx';
import { whoStyle } from './palette.ts';
import { ledBy, usePresence } from './store.ts';
import { follow, useFollow } from './useFollow.ts';
import { useMine } from './useMine.ts';
import { useNews } from './useNews.ts';
import { useComings, useRoom } from './useRoom.ts';

/** Everything about being here together that no pane shows itself. Loaded after the page. */
export function PresenceLayer() {
  useRoom();
  useMine();
  useComings();
  useNews();
  useFollow();
  return <FollowBar />;
}

function FollowBar() {
  const leader = usePresence(ledBy);
  if (!leader) return null;
  const { name, colour } = leader;
  return (
    <div style={whoStyle(colour)}>
      <div aria-hidden="true" className="pointer-events-none fixed inset-0 z-30 border-3 border-(--who-ring)" />
      <div className="pointer-events-none fixed inset-x-0 top-16 z-30 flex justify-center px-4">
        <section aria-label={i18n.t('Following')} className="pointer-events-auto flex min-h-11 max-w-full animate-rise items-center gap-2 rounded-full border border-line bg-surface py-1 pe-1 ps-2 text-m shadow-3">
          <Avatar name={name} colour={colour} />
          <span className="min-w-0 truncate">{i18n.t('Following {name}', { name })}</span>
          <Button look="quiet" data-follow onClick={() => follow(null)} className="rounded-full!">
            {i18n.t('Stop')}
          </Button>
        </section>
      </div>
    </div>
  );
}

import { useMemo } from 'react';
import { encode } from 'uqr';
import { i18n } from '../i18n.ts';

/** An address to point a camera at, with the address in letters for who has none. */
export function Qr({ url }: { url: string }) {
  const { size, path } = useMemo(() => drawn(url), [url]);
  return (
    <figure className="m-0 w-[30mm] shrink-0">
      {/* Four modules of quiet all round are part of the code. */}
      <svg role="img" aria-label={i18n.t('Code with the address of this trip')} viewBox={`-4 -4 ${size + 8} ${size + 8}`} shapeRendering="crispEdges" className="block w-full bg-white">
        <path d={path} fill="#000" />
      </svg>
      <figcaption className="mt-1 text-2xs leading-tight break-all text-ink-2" dir="ltr">
        {url.replace(/^https?:\/\//, '')}
      </figcaption>
    </figure>
  );
}

function drawn(url: string): { size: number; path: string } {
  const { size, data } = encode(url, { ecc: 'M', border: 0 });
  const path = data.flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1Z`] : []))).join('');
  return { size, path };
}

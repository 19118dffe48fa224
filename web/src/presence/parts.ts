/** One chunk for all of presence: whoever needs a part of it needs the others soon. */
export { Avatars } from './Avatars.tsx';
export { MapCursors } from './MapCursors.tsx';
export { SpotMarks } from './marks.tsx';
export { PresenceLayer } from './PresenceLayer.tsx';
